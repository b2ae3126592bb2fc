"""A meeting's agenda with what has become of each item so far."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlmodel import Session, col, select

from ccm_tui.domain.agenda.item import AgendaItem, HearingLine, NamedGuest
from ccm_tui.domain.meetings.sittings import Stretch
from ccm_tui.domain.statuses import Decision, MeetingState
from db.queries.agencies.needs import named_guests
from db.queries.cases.names import subject_names
from db.tables.agencies import AgencyRow
from db.tables.cases import CaseRow
from db.tables.hearings import EntryRow, HearingRow, OutcomeRow
from db.tables.meetings import AgendaItemRow, InvitationRow, ItemTimeRow, MeetingRow
from db.tables.referrals import ReferralRow


@dataclass(slots=True)
class _Time:
    used: timedelta = timedelta()
    since: datetime | None = None
    started: datetime | None = None
    ended: datetime | None = None


@dataclass(slots=True)
class _Asked:
    guests: list[str] = field(default_factory=list)
    leavers: list[str] = field(default_factory=list)
    people: tuple[NamedGuest, ...] = ()


def agenda_of_meeting(session: Session, meeting_id: int) -> tuple[AgendaItem, ...]:
    """Every item in agenda order."""
    rows = item_rows(session, meeting_id)
    item_ids = [row.id for row in rows]
    hearings = _hearings(session, item_ids)
    times = _times(session, item_ids)
    asked = _asked(session, item_ids)
    counts = Counter(
        session.exec(
            select(EntryRow.agenda_item_id).where(
                col(EntryRow.agenda_item_id).in_(item_ids), col(EntryRow.withdrawn_at).is_(None)
            )
        )
    )
    return tuple(
        _item(row, times.get(row.id, _Time()), counts[row.id], hearings.get(row.id), asked.get(row.id, _Asked()))
        for row in rows
    )


def item_rows(session: Session, meeting_id: int) -> list[AgendaItemRow]:
    """The items of a meeting in agenda order, as rows to be changed."""
    return list(
        session.exec(
            select(AgendaItemRow)
            .where(AgendaItemRow.meeting_id == meeting_id)
            .order_by(col(AgendaItemRow.position), col(AgendaItemRow.id))
        )
    )


def invitation_rows(session: Session, item_id: int) -> Sequence[InvitationRow]:
    """Who was asked for one item."""
    return session.exec(select(InvitationRow).where(InvitationRow.agenda_item_id == item_id)).all()


def current_item_id(session: Session, meeting_id: int) -> int | None:
    """The item that the meeting is at: the one called last, under way or paused."""
    return session.exec(
        select(ItemTimeRow.agenda_item_id)
        .join(AgendaItemRow, col(AgendaItemRow.id) == col(ItemTimeRow.agenda_item_id))
        .where(AgendaItemRow.meeting_id == meeting_id)
        .order_by(col(ItemTimeRow.id).desc())
        .limit(1)
    ).first()


def is_before_a_meeting(session: Session, case_id: int) -> bool:
    """True where the case is the item that a meeting in session is at."""
    found = session.exec(
        select(HearingRow.agenda_item_id, col(AgendaItemRow.meeting_id))
        .join(AgendaItemRow, col(AgendaItemRow.id) == col(HearingRow.agenda_item_id))
        .join(MeetingRow, col(MeetingRow.id) == col(AgendaItemRow.meeting_id))
        .where(HearingRow.case_id == case_id, col(MeetingRow.state) == MeetingState.IN_SESSION)
    )
    return any(item_id == current_item_id(session, meeting_id) for item_id, meeting_id in found)


def open_times(session: Session, meeting_id: int) -> Sequence[ItemTimeRow]:
    """The time of the item before the meeting; none while it is paused."""
    return session.exec(
        select(ItemTimeRow)
        .join(AgendaItemRow, col(AgendaItemRow.id) == col(ItemTimeRow.agenda_item_id))
        .where(AgendaItemRow.meeting_id == meeting_id, col(ItemTimeRow.ended_at).is_(None))
    ).all()


def times_of_items(session: Session, meeting_id: int) -> dict[int, tuple[Stretch, ...]]:
    """For each item of a meeting that was called the stretches of time that it was given, in order."""
    found: dict[int, tuple[Stretch, ...]] = {}
    for row in session.exec(
        select(ItemTimeRow)
        .join(AgendaItemRow, col(AgendaItemRow.id) == col(ItemTimeRow.agenda_item_id))
        .where(AgendaItemRow.meeting_id == meeting_id)
        .order_by(col(ItemTimeRow.id))
    ):
        found[row.agenda_item_id] = (*found.get(row.agenda_item_id, ()), Stretch(row.started_at, row.ended_at))
    return found


def item_time_rows(session: Session, meeting_id: int) -> Sequence[ItemTimeRow]:
    """Every stretch of time given to an item of the meeting."""
    return session.exec(
        select(ItemTimeRow)
        .join(AgendaItemRow, col(AgendaItemRow.id) == col(ItemTimeRow.agenda_item_id))
        .where(AgendaItemRow.meeting_id == meeting_id)
        .order_by(col(ItemTimeRow.id))
    ).all()


def outcomes_of_items(session: Session, item_ids: Sequence[int]) -> dict[int, tuple[Decision, date | None]]:
    """For each item decided, its latest decision that stands, and the review date."""
    found = session.exec(
        select(EntryRow.agenda_item_id, col(OutcomeRow.decision), col(OutcomeRow.review_on))
        .join(EntryRow, col(EntryRow.id) == col(OutcomeRow.entry_id))
        .where(
            col(EntryRow.agenda_item_id).in_(item_ids),
            col(EntryRow.withdrawn_at).is_(None),
            col(OutcomeRow.decision).is_not(None),
        )
        .order_by(col(EntryRow.id))
    )
    return {item_id: (decision, review_on) for item_id, decision, review_on in found if decision}


def _hearings(session: Session, item_ids: Sequence[int]) -> dict[int, HearingLine]:
    decided = outcomes_of_items(session, item_ids)
    found = session.exec(
        select(HearingRow, CaseRow.reference, col(CaseRow.restricted), col(ReferralRow.received_on))
        .join(CaseRow, col(CaseRow.id) == col(HearingRow.case_id))
        .outerjoin(ReferralRow, col(ReferralRow.id) == col(HearingRow.referral_id))
        .where(col(HearingRow.agenda_item_id).in_(item_ids))
    ).all()
    names = subject_names(session, [row.case_id for row, *_ in found])
    lines: dict[int, HearingLine] = {}
    for row, reference, restricted, received_on in found:
        decision, review_on = decided.get(row.agenda_item_id, (None, None))
        lines[row.agenda_item_id] = HearingLine(
            id=row.id,
            case_id=row.case_id,
            reference=reference,
            name=names.get(row.case_id, ""),
            kind=row.kind,
            restricted=restricted,
            reason=row.reason,
            decision=decision,
            review_on=review_on,
            not_reached=row.not_reached,
            received_on=received_on,
            referral_id=row.referral_id,
        )
    return lines


def _times(session: Session, item_ids: Sequence[int]) -> dict[int, _Time]:
    times: dict[int, _Time] = {}
    for row in session.exec(
        select(ItemTimeRow).where(col(ItemTimeRow.agenda_item_id).in_(item_ids)).order_by(col(ItemTimeRow.id))
    ):
        time = times.setdefault(row.agenda_item_id, _Time(started=row.started_at))
        if row.ended_at is None:
            time.since = row.started_at
        else:
            time.used += row.ended_at - row.started_at
        time.ended = row.ended_at
    return times


def _asked(session: Session, item_ids: Sequence[int]) -> dict[int, _Asked]:
    asked: dict[int, _Asked] = {}
    for item_id, leaves_after, code in session.exec(
        select(InvitationRow.agenda_item_id, InvitationRow.leaves_after, AgencyRow.code)
        .join(AgencyRow, col(AgencyRow.id) == col(InvitationRow.agency_id))
        .where(col(InvitationRow.agenda_item_id).in_(item_ids))
        .order_by(col(AgencyRow.position))
    ):
        invited = asked.setdefault(item_id, _Asked())
        (invited.leavers if leaves_after else invited.guests).append(code)
    for item_id, people in named_guests(session, item_ids).items():
        asked.setdefault(item_id, _Asked()).people = people
    return asked


def _item(
    row: AgendaItemRow, time: _Time, entry_count: int, hearing: HearingLine | None, asked: _Asked
) -> AgendaItem:
    return AgendaItem(
        id=row.id,
        position=row.position,
        kind=row.kind,
        title=row.title or row.kind.words,
        budget_minutes=row.budget_minutes,
        parked=row.parked,
        parked_reason=row.parked_reason,
        used=time.used,
        sitting_since=time.since,
        started_at=time.started,
        ended_at=time.ended,
        entry_count=entry_count,
        hearing=hearing,
        guests=tuple(asked.guests),
        leavers=tuple(asked.leavers),
        people=asked.people,
    )
