"""Hearings: who was in for them, what was read back, and what the last one left."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from ccm_tui.domain.actions.action import Action
from ccm_tui.domain.agenda.item import AgendaItem
from ccm_tui.domain.cases.file import FileHearing
from ccm_tui.domain.hearings.hearing import HeadRating, LastTime, PastHearing
from ccm_tui.domain.meetings.sittings import CaseAttendee, RollLine, asked_only_elsewhere, attendance_of_case
from ccm_tui.domain.referrals.repeats import PlannedStep
from ccm_tui.domain.statuses import Decision
from ccm_tui.domain.vocabulary import CaseAttendance, Head
from db.queries.actions.actions import actions_of_case, actions_of_cases, reports_on
from db.queries.agenda.agenda import outcomes_of_items, times_of_items
from db.queries.cases.cases import earlier_plans
from db.queries.hearings.entries import entries_of_items
from db.tables.agencies import AgencyRow
from db.tables.hearings import (
    AssessmentRow,
    CaseAttendanceRow,
    EntryRow,
    HearingRow,
    InterestRow,
    OutcomeRow,
    RatingRow,
    ReadBackRow,
)
from db.tables.meetings import AgendaItemRow, MeetingRow


def hearing_of_item(session: Session, item_id: int) -> HearingRow | None:
    """The hearing that an item is, if it is one."""
    return session.exec(select(HearingRow).where(HearingRow.agenda_item_id == item_id)).first()


def outcome_touched_at(session: Session, item_id: int) -> datetime | None:
    """When what was decided on an item was last recorded, changed or withdrawn; None where nothing ever was."""
    rows = session.exec(
        select(EntryRow)
        .join(OutcomeRow, col(OutcomeRow.entry_id) == col(EntryRow.id))
        .where(EntryRow.agenda_item_id == item_id)
    )
    touched = (moment for row in rows for moment in (row.made_at, row.changed_at, row.withdrawn_at) if moment)
    return max(touched, default=None)


def is_decided_after(session: Session, case_id: int, meeting: MeetingRow) -> bool:
    """Whether a meeting that was opened later than this one has decided of the case."""
    later = session.exec(
        select(col(HearingRow.agenda_item_id))
        .join(AgendaItemRow, col(AgendaItemRow.id) == col(HearingRow.agenda_item_id))
        .join(MeetingRow, col(MeetingRow.id) == col(AgendaItemRow.meeting_id))
        .where(
            HearingRow.case_id == case_id,
            MeetingRow.id != meeting.id,
            col(MeetingRow.opened_at) > meeting.opened_at,
        )
    ).all()
    return bool(outcomes_of_items(session, later))


def case_attendance(
    session: Session, meeting_id: int, items: Sequence[AgendaItem], roll: Sequence[RollLine]
) -> dict[int, tuple[CaseAttendee, ...]]:
    """For each hearing of a meeting's agenda that was called how each agency of its roll took part."""
    times, said, withdrew = (
        times_of_items(session, meeting_id),
        _said(session, meeting_id),
        _withdrew(session, meeting_id),
    )
    return {
        item.hearing.id: attendance_of_case(
            roll,
            times[item.id],
            asked_only_elsewhere(items, item),
            withdrew.get(item.hearing.id, frozenset()),
            said.get(item.hearing.id, {}),
        )
        for item in items
        if item.hearing and item.id in times
    }


def _said(session: Session, meeting_id: int) -> dict[int, dict[str, CaseAttendance]]:
    """For each hearing what was said of agencies against what follows from the sittings, or before it followed."""
    found: dict[int, dict[str, CaseAttendance]] = {}
    for row, code in session.exec(
        select(CaseAttendanceRow, AgencyRow.code)
        .join(AgencyRow, col(AgencyRow.id) == col(CaseAttendanceRow.agency_id))
        .join(HearingRow, col(HearingRow.id) == col(CaseAttendanceRow.hearing_id))
        .join(AgendaItemRow, col(AgendaItemRow.id) == col(HearingRow.agenda_item_id))
        .where(AgendaItemRow.meeting_id == meeting_id)
    ):
        found.setdefault(row.hearing_id, {})[code] = row.status
    return found


def _withdrew(session: Session, meeting_id: int) -> dict[int, frozenset[str]]:
    """For each hearing the agencies that withdrew from it for an interest."""
    found: dict[int, frozenset[str]] = {}
    for hearing_id, code in session.exec(
        select(InterestRow.hearing_id, AgencyRow.code)
        .join(AgencyRow, col(AgencyRow.id) == col(InterestRow.agency_id))
        .where(InterestRow.meeting_id == meeting_id, col(InterestRow.withdrew))
    ):
        if hearing_id is not None:
            found[hearing_id] = found.get(hearing_id, frozenset()) | {code}
    return found


def read_back_at(session: Session, meeting_id: int) -> dict[int, datetime]:
    """For each hearing of a meeting when its actions were last read back."""
    found = session.exec(
        select(ReadBackRow.hearing_id, ReadBackRow.read_at)
        .join(HearingRow, col(HearingRow.id) == col(ReadBackRow.hearing_id))
        .join(AgendaItemRow, col(AgendaItemRow.id) == col(HearingRow.agenda_item_id))
        .where(AgendaItemRow.meeting_id == meeting_id)
        .order_by(col(ReadBackRow.id))
    )
    return dict(found.all())


def last_time(session: Session, case_id: int, before: date) -> LastTime:
    """What stands beside a hearing held on `before`: the one before it, and every action set until then."""
    return last_times(session, [case_id], before)[case_id]


def last_times(session: Session, case_ids: Collection[int], before: date) -> dict[int, LastTime]:
    """The same for several cases that are heard on one day, read together."""
    actions: dict[int, list[Action]] = {case_id: [] for case_id in case_ids}
    for action in actions_of_cases(session, case_ids):
        if action.set_on < before:
            actions[action.case_id].append(action)
    reports = reports_on(session, [action.id for found in actions.values() for action in found], before)
    reported = frozenset(report.action_id for report in reports)
    judged = frozenset(report.action_id for report in reports if report.effect)
    hearings = past_hearings(session, case_ids, before)
    earlier = earlier_plans(session, case_ids)
    return {
        case_id: LastTime(
            hearing=hearings.get(case_id),
            actions=tuple(found),
            earlier=earlier.get(case_id),
            reported=reported & {action.id for action in found},
            judged=judged & {action.id for action in found},
        )
        for case_id, found in actions.items()
    }


def hearings_of_case(session: Session, case_id: int) -> tuple[FileHearing, ...]:
    """Every hearing of a case, planned ones included, in the order of their meetings."""
    rows = session.exec(
        select(HearingRow, MeetingRow)
        .join(AgendaItemRow, col(AgendaItemRow.id) == col(HearingRow.agenda_item_id))
        .join(MeetingRow, col(MeetingRow.id) == col(AgendaItemRow.meeting_id))
        .where(HearingRow.case_id == case_id)
        .order_by(col(MeetingRow.held_on), col(AgendaItemRow.position))
    ).all()
    recorded = entries_of_items(session, [hearing.agenda_item_id for hearing, _ in rows])
    return tuple(
        FileHearing(
            id=hearing.id,
            meeting_id=meeting.id,
            meeting_number=meeting.number,
            held_on=meeting.held_on,
            state=meeting.state,
            kind=hearing.kind,
            reason=hearing.reason,
            not_reached=hearing.not_reached,
            recorded=recorded.get(hearing.agenda_item_id, ()),
        )
        for hearing, meeting in rows
    )


def plan_of_case(session: Session, case_id: int, today: date) -> tuple[tuple[PlannedStep, ...], str]:
    """What was planned for a case, whether it was done and helped, the oldest first; and what was decided last."""
    earlier = earlier_plans(session, [case_id]).get(case_id)
    steps = (
        *(PlannedStep(one.measure, "", one.result, one.effect) for one in (earlier.measures if earlier else ())),
        *(
            PlannedStep(one.text, one.agency or "no owner", one.state_in_words(today), one.effect)
            for one in actions_of_case(session, case_id)
        ),
    )
    hearing = past_hearings(session, [case_id], today + timedelta(days=1)).get(case_id)
    if hearing is None or hearing.decision is None:
        return steps, ""
    reason = f": {hearing.outcome_reason}" if hearing.outcome_reason else ""
    return steps, f"{hearing.decision.words}{reason}"


def past_hearings(session: Session, case_ids: Collection[int], before: date) -> dict[int, PastHearing]:
    """Each case's latest hearing before that day that was really held."""
    latest = {
        hearing.case_id: (hearing, number, held_on)
        for hearing, number, held_on in session.exec(
            select(HearingRow, col(MeetingRow.number), col(MeetingRow.held_on))
            .join(AgendaItemRow, col(AgendaItemRow.id) == col(HearingRow.agenda_item_id))
            .join(MeetingRow, col(MeetingRow.id) == col(AgendaItemRow.meeting_id))
            .where(
                col(HearingRow.case_id).in_(case_ids),
                col(MeetingRow.held_on) < before,
                col(HearingRow.not_reached).is_(False),
            )
            .order_by(col(MeetingRow.held_on))
        )
    }
    items = [hearing.agenda_item_id for hearing, *_ in latest.values()]
    decided = outcomes_of_items(session, items)
    reasons = _outcome_reasons(session, items)
    ratings = _ratings(session, items)
    nothing: tuple[Decision | None, date | None] = (None, None)
    return {
        case_id: PastHearing(
            meeting_number=number,
            held_on=held_on,
            kind=hearing.kind,
            ratings=ratings.get(hearing.agenda_item_id, ()),
            decision=decided.get(hearing.agenda_item_id, nothing)[0],
            review_on=decided.get(hearing.agenda_item_id, nothing)[1],
            outcome_reason=reasons.get(hearing.agenda_item_id, ""),
        )
        for case_id, (hearing, number, held_on) in latest.items()
    }


_RATINGS: Any = (
    select(  # type: ignore[call-overload]
        EntryRow.agenda_item_id, RatingRow.head, RatingRow.likelihood, RatingRow.impact, EntryRow.text
    )
    .join(AssessmentRow, col(AssessmentRow.id) == col(RatingRow.assessment_id))
    .join(EntryRow, col(EntryRow.id) == col(AssessmentRow.entry_id))
    .where(col(EntryRow.withdrawn_at).is_(None))
    .order_by(col(EntryRow.id), col(RatingRow.id))
)
"""Built once: building it costs more than running it."""


def _ratings(session: Session, item_ids: Collection[int]) -> dict[int, tuple[HeadRating, ...]]:
    """For each item the rating of each head as the hearing left it, in the order of the heads."""
    latest: dict[int, dict[Head, HeadRating]] = {}
    for item_id, *rated in session.execute(_RATINGS.where(col(EntryRow.agenda_item_id).in_(item_ids))):
        latest.setdefault(item_id, {})[rated[0]] = HeadRating(*rated)
    return {item_id: tuple(rated[head] for head in Head if head in rated) for item_id, rated in latest.items()}


def _outcome_reasons(session: Session, item_ids: Collection[int]) -> dict[int, str]:
    """For each item decided the reason of its latest decision that stands."""
    found = session.exec(
        select(EntryRow.agenda_item_id, EntryRow.text)
        .join(OutcomeRow, col(OutcomeRow.entry_id) == col(EntryRow.id))
        .where(
            col(EntryRow.agenda_item_id).in_(item_ids),
            col(EntryRow.withdrawn_at).is_(None),
            col(OutcomeRow.decision).is_not(None),
        )
        .order_by(col(EntryRow.id))
    )
    return dict(found.all())
