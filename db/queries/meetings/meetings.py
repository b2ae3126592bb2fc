"""Meetings and who was at them."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import Session, col, select

from ccm_tui.domain.meetings.meeting import Chairing, Interest, Meeting, Observer, Reopening
from ccm_tui.domain.meetings.sittings import RollLine, Sitting
from ccm_tui.domain.statuses import MeetingState
from ccm_tui.domain.vocabulary import AgencyKind, Enquiry
from db.queries.meetings.former import held_before
from db.tables.actions import ActionReportRow
from db.tables.agencies import AgencyRow, RepresentativeRow
from db.tables.cases import CaseRow
from db.tables.hearings import EntryRow, HearingRow, InterestRow
from db.tables.meetings import (
    AgendaItemRow,
    AttendanceRow,
    ChairingRow,
    EnquiryRow,
    MeetingRow,
    ObserverRow,
    ReopeningRow,
    SittingRow,
)


def all_meetings(session: Session) -> tuple[Meeting, ...]:
    """Every meeting, in the order in which they are held."""
    return tuple(
        _meeting(row)
        for row in session.exec(select(MeetingRow).order_by(col(MeetingRow.held_on), col(MeetingRow.starts_at)))
    )


def meeting_with_id(session: Session, meeting_id: int) -> Meeting:
    """One meeting."""
    return _meeting(session.get_one(MeetingRow, meeting_id))


def meeting_in_session(session: Session) -> Meeting | None:
    """The meeting that is under way, if one is."""
    row = session.exec(select(MeetingRow).where(MeetingRow.state == MeetingState.IN_SESSION)).first()
    return _meeting(row) if row else None


def approved_meeting_rows(session: Session) -> Sequence[MeetingRow]:
    """The meetings whose minutes are approved, in the order in which they were held."""
    return session.exec(
        select(MeetingRow).where(MeetingRow.state == MeetingState.APPROVED).order_by(col(MeetingRow.held_on))
    ).all()


def meeting_after(session: Session, held_on: date) -> Meeting | None:
    """The first meeting after that day."""
    row = session.exec(
        select(MeetingRow).where(col(MeetingRow.held_on) > held_on).order_by(col(MeetingRow.held_on)).limit(1)
    ).first()
    return _meeting(row) if row else None


def roll_of(session: Session, meeting_id: int) -> tuple[RollLine, ...]:
    """Every member agency and every guest that attended, in the order of the roll."""
    answers = {row.agency_id: row for row in roll_rows(session, meeting_id)}
    sat: dict[int, list[Sitting]] = {}
    for row in sitting_rows(session, meeting_id):
        sat.setdefault(row.agency_id, []).append(
            Sitting(row.person, row.deputy_for, row.statement, row.came_at, row.left_at)
        )
    usual = usual_speakers(session)
    rows = session.exec(select(AgencyRow).order_by(col(AgencyRow.position), col(AgencyRow.id)))
    return tuple(
        _roll_line(row, usual.get(row.id, ""), answers.get(row.id), tuple(sat.get(row.id, ())))
        for row in rows
        if row.id in answers or (row.active and row.kind is not AgencyKind.GUEST)
    )


def attendance_row(session: Session, meeting_id: int, agency_id: int) -> AttendanceRow | None:
    """What the roll says of one agency."""
    return session.exec(
        select(AttendanceRow).where(AttendanceRow.meeting_id == meeting_id, AttendanceRow.agency_id == agency_id)
    ).first()


def roll_rows(session: Session, meeting_id: int) -> Sequence[AttendanceRow]:
    """The roll as far as it has been called."""
    return session.exec(select(AttendanceRow).where(AttendanceRow.meeting_id == meeting_id)).all()


def sitting_rows(session: Session, meeting_id: int, agency_id: int | None = None) -> Sequence[SittingRow]:
    """Who was in the room, of every agency or of one, in the order in which they came."""
    chosen = select(SittingRow).where(SittingRow.meeting_id == meeting_id)
    if agency_id is not None:
        chosen = chosen.where(SittingRow.agency_id == agency_id)
    return session.exec(chosen.order_by(col(SittingRow.id))).all()


def asked_about(session: Session, meeting_id: int) -> frozenset[Enquiry]:
    """What the meeting was asked about."""
    return frozenset(session.exec(select(col(EnquiryRow.about)).where(EnquiryRow.meeting_id == meeting_id)))


def agencies_in_room(session: Session, meeting_id: int) -> frozenset[int]:
    """Agencies that somebody can answer for now."""
    return frozenset(line.agency_id for line in roll_of(session, meeting_id) if line.in_room)


def chairings_of(session: Session, meeting_id: int) -> tuple[Chairing, ...]:
    """Who took the chair over from whoever opened the meeting, in the order in which they did."""
    rows = session.exec(select(ChairingRow).where(ChairingRow.meeting_id == meeting_id).order_by(col(ChairingRow.id)))
    return tuple(Chairing(row.name, row.from_at) for row in rows)


def reopenings_of(session: Session, meeting_id: int) -> tuple[Reopening, ...]:
    """When the meeting was opened again after it had closed, and why, in order; and when it had closed each time."""
    rows = session.exec(
        select(ReopeningRow).where(ReopeningRow.meeting_id == meeting_id).order_by(col(ReopeningRow.id))
    ).all()
    ends = _ends_before_reopening(session, meeting_id) if rows else {}
    return tuple(Reopening(row.reopened_at, row.reason, ends.get(row.reopened_at)) for row in rows)


def planned_day_of(session: Session, meeting_id: int) -> date:
    """The day that a meeting was planned for when it was opened, which may not be the one on which it was held."""
    opened = [one for one in held_before(session, "meeting", ("meeting.open",)) if one.row_id == meeting_id]
    planned = opened[-1].held.get("held_on") if opened else None
    return date.fromisoformat(planned) if planned else session.get_one(MeetingRow, meeting_id).held_on


def holds_anything(session: Session, meeting_id: int) -> bool:
    """Whether anything was recorded at the meeting since it was opened: its roll, a statement read, an entry.

    Having called its items is nothing.
    """
    meeting = session.get_one(MeetingRow, meeting_id)
    of_meeting = (AttendanceRow, SittingRow, EnquiryRow, ObserverRow, InterestRow, ChairingRow, ActionReportRow)
    of_items = select(EntryRow.id).join(AgendaItemRow, col(AgendaItemRow.id) == col(EntryRow.agenda_item_id))
    found = (
        session.exec(of_items.where(AgendaItemRow.meeting_id == meeting_id).limit(1)).first(),
        *(
            session.exec(select(table.id).where(table.meeting_id == meeting_id).limit(1)).first()
            for table in of_meeting
        ),
    )
    return meeting.confidentiality_read_at is not None or any(one is not None for one in found)


def observers_of(session: Session, meeting_id: int) -> tuple[Observer, ...]:
    """Who was in the room without speaking for an agency."""
    rows = observer_rows(session, meeting_id)
    return tuple(Observer(row.name, row.organisation, row.statement) for row in rows)


def observer_rows(session: Session, meeting_id: int) -> Sequence[ObserverRow]:
    """The same as rows, in the order noted."""
    chosen = select(ObserverRow).where(ObserverRow.meeting_id == meeting_id)
    return session.exec(chosen.order_by(col(ObserverRow.id))).all()


def interests_of(session: Session, meeting_id: int) -> tuple[Interest, ...]:
    """Declarations of interest, in the order made."""
    found = session.exec(
        select(InterestRow, AgencyRow.code, CaseRow.reference)
        .outerjoin(AgencyRow, col(AgencyRow.id) == col(InterestRow.agency_id))
        .outerjoin(HearingRow, col(HearingRow.id) == col(InterestRow.hearing_id))
        .outerjoin(CaseRow, col(CaseRow.id) == col(HearingRow.case_id))
        .where(InterestRow.meeting_id == meeting_id)
        .order_by(col(InterestRow.id))
    )
    return tuple(
        Interest(reference, code, row.declared_by, row.nature, row.withdrew) for row, code, reference in found
    )


def _ends_before_reopening(session: Session, meeting_id: int) -> dict[datetime, datetime]:
    """For each moment at which the meeting was opened again when it had closed before."""
    ends = (
        (former.at, former.held.get("closed_at"))
        for former in held_before(session, "meeting", ("meeting.reopen",))
        if former.row_id == meeting_id
    )
    return {at: datetime.fromisoformat(end) for at, end in ends if end}


def usual_speakers(session: Session) -> dict[int, str]:
    """Who usually speaks for each agency, guests included, by its id."""
    found: dict[int, str] = {}
    for agency_id, name in session.exec(
        select(RepresentativeRow.agency_id, RepresentativeRow.name)
        .where(col(RepresentativeRow.active))
        .order_by(col(RepresentativeRow.deputy), col(RepresentativeRow.position), col(RepresentativeRow.id))
    ):
        found.setdefault(agency_id, name)
    return found


def _roll_line(agency: AgencyRow, usual: str, row: AttendanceRow | None, sittings: tuple[Sitting, ...]) -> RollLine:
    return RollLine(
        agency_id=agency.id,
        code=agency.code,
        name=agency.name,
        kind=agency.kind,
        needed_for_quorum=agency.needed_for_quorum,
        usual_speaker=usual,
        status=row.status if row else None,
        information_sent_on=row.information_sent_on if row else None,
        sittings=sittings,
    )


def _meeting(row: MeetingRow) -> Meeting:
    return Meeting(
        id=row.id,
        number=row.number,
        held_on=row.held_on,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        venue=row.venue,
        chair=row.chair,
        co_chair=row.co_chair,
        minute_taker=row.minute_taker,
        referral_cut_off=row.referral_cut_off,
        state=row.state,
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        approved_at=row.approved_at,
        approved_by=row.approved_by,
        confidentiality_read_at=row.confidentiality_read_at,
        confidentiality_exceptions=row.confidentiality_exceptions,
    )
