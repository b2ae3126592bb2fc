"""Hearings: who was in for them, what was read back, and what the last one left."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from ccm_tui.domain.hearings import HeadRating, LastTime, PastHearing
from ccm_tui.domain.meetings import CaseAttendee
from ccm_tui.domain.vocabulary import Head
from db.queries.actions import actions_of_case, reports_on
from db.queries.agenda import outcomes
from db.queries.cases import earlier_plan
from db.tables.agencies import AgencyRow
from db.tables.hearings import (
    AssessmentRow,
    CaseAttendanceRow,
    EntryRow,
    HearingRow,
    OutcomeRow,
    RatingRow,
    ReadBackRow,
)
from db.tables.meetings import AgendaItemRow, MeetingRow


def hearing_of_item(session: Session, item_id: int) -> HearingRow | None:
    """The hearing that an item is, if it is one."""
    return session.exec(select(HearingRow).where(HearingRow.agenda_item_id == item_id)).first()


def case_attendance(session: Session, meeting_id: int) -> dict[int, tuple[CaseAttendee, ...]]:
    """For each hearing of a meeting how each agency took part."""
    found: dict[int, list[CaseAttendee]] = {}
    for row, code, name in session.exec(
        select(CaseAttendanceRow, AgencyRow.code, AgencyRow.name)
        .join(AgencyRow, col(AgencyRow.id) == col(CaseAttendanceRow.agency_id))
        .join(HearingRow, col(HearingRow.id) == col(CaseAttendanceRow.hearing_id))
        .join(AgendaItemRow, col(AgendaItemRow.id) == col(HearingRow.agenda_item_id))
        .where(AgendaItemRow.meeting_id == meeting_id)
        .order_by(col(AgencyRow.position), col(AgencyRow.id))
    ):
        found.setdefault(row.hearing_id, []).append(CaseAttendee(code, name, row.status))
    return {hearing_id: tuple(attendees) for hearing_id, attendees in found.items()}


def case_attendance_rows(session: Session, hearing_id: int) -> Sequence[CaseAttendanceRow]:
    """The attendance rows of one hearing."""
    return session.exec(select(CaseAttendanceRow).where(CaseAttendanceRow.hearing_id == hearing_id)).all()


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
    actions = tuple(action for action in actions_of_case(session, case_id) if action.set_on < before)
    reports = reports_on(session, [action.id for action in actions], before)
    return LastTime(
        hearing=past_hearing(session, case_id, before),
        actions=actions,
        earlier=earlier_plan(session, case_id),
        reported=frozenset(report.action_id for report in reports),
        judged=frozenset(report.action_id for report in reports if report.effect),
    )


def past_hearing(session: Session, case_id: int, before: date) -> PastHearing | None:
    """The case's latest hearing before that day that was really held."""
    found = session.exec(
        select(HearingRow, col(MeetingRow.number), col(MeetingRow.held_on))
        .join(AgendaItemRow, col(AgendaItemRow.id) == col(HearingRow.agenda_item_id))
        .join(MeetingRow, col(MeetingRow.id) == col(AgendaItemRow.meeting_id))
        .where(
            HearingRow.case_id == case_id, col(MeetingRow.held_on) < before, col(HearingRow.not_reached).is_(False)
        )
        .order_by(col(MeetingRow.held_on).desc())
        .limit(1)
    ).first()
    if found is None:
        return None
    hearing, number, held_on = found
    item_id = hearing.agenda_item_id
    decision, review_on = outcomes(session, [item_id]).get(item_id, (None, None))
    return PastHearing(
        meeting_number=number,
        held_on=held_on,
        kind=hearing.kind,
        ratings=ratings_of_item(session, item_id),
        decision=decision,
        review_on=review_on,
        outcome_reason=_outcome_reason(session, item_id),
    )


_RATINGS: Any = (
    select(RatingRow.head, RatingRow.likelihood, RatingRow.impact, EntryRow.text)
    .join(AssessmentRow, col(AssessmentRow.id) == col(RatingRow.assessment_id))
    .join(EntryRow, col(EntryRow.id) == col(AssessmentRow.entry_id))
    .where(col(EntryRow.agenda_item_id) == bindparam("item_id"), col(EntryRow.withdrawn_at).is_(None))
    .order_by(col(EntryRow.id), col(RatingRow.id))
)


def ratings_of_item(session: Session, item_id: int) -> tuple[HeadRating, ...]:
    """The rating of each head as the hearing left it, in the order of the heads."""
    latest = {row[0]: HeadRating(*row) for row in session.execute(_RATINGS, {"item_id": item_id})}
    return tuple(latest[head] for head in Head if head in latest)


def _outcome_reason(session: Session, item_id: int) -> str:
    found = session.exec(
        select(EntryRow.text)
        .join(OutcomeRow, col(OutcomeRow.entry_id) == col(EntryRow.id))
        .where(
            EntryRow.agenda_item_id == item_id,
            col(EntryRow.withdrawn_at).is_(None),
            col(OutcomeRow.decision).is_not(None),
        )
        .order_by(col(EntryRow.id).desc())
        .limit(1)
    ).first()
    return found or ""
