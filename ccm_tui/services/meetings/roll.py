"""The roll: how each agency answers it, and who comes and who goes."""

from collections.abc import Sequence
from datetime import date

from ccm_tui.domain.names.keys import name_key
from ccm_tui.domain.statuses import AttendanceStatus
from ccm_tui.domain.vocabulary import ItemKind, Statement
from ccm_tui.errors import CcmError
from db.queries.agenda.agenda import item_rows, times_of_items
from db.queries.meetings.meetings import attendance_row, sitting_rows, usual_speakers
from db.queries.record.find import agency_named
from db.record import Record
from db.tables.agencies import AgencyRow
from db.tables.meetings import AttendanceRow, MeetingRow, SittingRow
from db.writing import Writing


def call_roll(
    record: Record,
    meeting_id: int,
    code: str,
    status: AttendanceStatus,
    name: str = "",
    information_on: date | None = None,
) -> str:
    """Notes how an agency answers the roll, or that one more of its people comes.

    `name` is the deputy, or whoever comes where it is not the usual representative. Until the statement has been
    read, an answer corrects the one before it; afterwards whoever sat there stays on record as having done so.
    Returns what was noted, in words. Raises CcmError where the agency is unknown, the meeting is closed, a deputy has
    no name, or somebody who was there would be made never to have been.
    """
    if status is AttendanceStatus.DEPUTY and not name.strip():
        raise CcmError("A deputy needs a name.", "Type the deputy's name after the agency.")
    with record.writing("roll.call") as writing:
        meeting = _not_closed(writing, meeting_id)
        agency = agency_named(writing.session, code)
        if status.in_room:
            _seat(writing, meeting, agency, status, name.strip())
        else:
            _leave_empty(writing, meeting, agency)
        _answer(writing, meeting_id, agency.id, status, information_on)
        said = f"{status.words}, {name.strip()}" if name.strip() else status.words
        writing.label = f"roll: {agency.name} {said}"
        return f"{agency.name}: {said}"


def leave(record: Record, meeting_id: int, code: str) -> str:
    """Notes that those who are there for an agency have left the room. Returns what was noted, in words.

    Raises CcmError where the agency is unknown or is not in the room.
    """
    with record.writing("roll.leave") as writing:
        _not_closed(writing, meeting_id)
        agency = agency_named(writing.session, code)
        here = _here(writing, meeting_id, agency.id)
        if not here:
            raise CcmError("Nobody is in the room for that agency.", "Call the roll for it first.")
        for row in here:
            _end(writing, row)
        writing.label = f"roll: {agency.name} left"
        return f"{agency.name}: left"


def confirm_statement(record: Record, meeting_id: int, code: str, statement: Statement) -> str:
    """Notes how those who are there for an agency, and had not yet, accepted the confidentiality statement.

    Returns what was noted, in words. Raises CcmError where the agency is unknown or is not in the room.
    """
    with record.writing("roll.statement") as writing:
        agency = agency_named(writing.session, code)
        here = _here(writing, meeting_id, agency.id)
        if not here:
            raise CcmError("Nobody is in the room for that agency.", "Call the roll for it first.")
        for row in here:
            if row.statement is Statement.NOT_CONFIRMED:
                writing.change(row, statement=statement)
        writing.label = f"confidentiality: {agency.name} {statement.words}"
        return f"{agency.name}: {statement.words}"


def _not_closed(writing: Writing, meeting_id: int) -> MeetingRow:
    meeting = writing.session.get_one(MeetingRow, meeting_id)
    if meeting.state.closed:
        raise CcmError("This meeting is closed.", "Reopen it to change who was there.")
    return meeting


def _answer(
    writing: Writing, meeting_id: int, agency_id: int, status: AttendanceStatus, information_on: date | None
) -> None:
    row = attendance_row(writing.session, meeting_id, agency_id)
    if row is None:
        answer = AttendanceRow(meeting_id=meeting_id, agency_id=agency_id, status=status)
        answer.information_sent_on = information_on
        writing.add(answer)
    else:
        writing.change(row, status=status, information_sent_on=information_on)


def _seat(writing: Writing, meeting: MeetingRow, agency: AgencyRow, status: AttendanceStatus, name: str) -> None:
    """Somebody comes for the agency: a deputy in the place of the usual representative, anybody else beside them."""
    usual = usual_speakers(writing.session).get(agency.id, "")
    person = name or usual
    deputy_for = usual if status is AttendanceStatus.DEPUTY and name_key(usual) != name_key(person) else ""
    here = _here(writing, meeting.id, agency.id)
    for row in here:
        if _replaced(row, person, deputy_for):
            _end_or_correct(writing, meeting, row)
    if any(_same(row, person, deputy_for) for row in here):
        return
    before = sitting_rows(writing.session, meeting.id, agency.id)
    late = any(row.left_at for row in before) or _is_under_way(writing, meeting)
    writing.add(
        SittingRow(
            meeting_id=meeting.id,
            agency_id=agency.id,
            person=person,
            deputy_for=deputy_for,
            statement=_agreed_before(before, person),
            came_at=writing.now if late else None,
        )
    )


def _is_under_way(writing: Writing, meeting: MeetingRow) -> bool:
    """Whether the roll was called to its end: the statement was read after it, or a case called."""
    cases = {row.id for row in item_rows(writing.session, meeting.id) if row.kind is ItemKind.HEARING}
    return meeting.confidentiality_read_at is not None or not cases.isdisjoint(
        times_of_items(writing.session, meeting.id)
    )


def _leave_empty(writing: Writing, meeting: MeetingRow, agency: AgencyRow) -> None:
    """The agency answers that nobody is there: a correction while the roll is called, and refused afterwards."""
    sat = sitting_rows(writing.session, meeting.id, agency.id)
    if not sat:
        return
    if meeting.confidentiality_read_at is not None or any(row.left_at for row in sat):
        raise CcmError(
            "Somebody has sat there for that agency.",
            f"Type /leave {agency.code} if they went; undo takes back what was a mistake.",
        )
    for row in sat:
        writing.remove(row)


def _replaced(row: SittingRow, person: str, deputy_for: str) -> bool:
    """True where a deputy comes for whoever sits there, or whoever a deputy stands in for comes."""
    if deputy_for:
        return name_key(row.person) == name_key(deputy_for) or (
            bool(row.deputy_for) and name_key(row.person) != name_key(person)
        )
    return bool(row.deputy_for) and name_key(row.deputy_for) == name_key(person)


def _same(row: SittingRow, person: str, deputy_for: str) -> bool:
    return name_key(row.person) == name_key(person) and name_key(row.deputy_for) == name_key(deputy_for)


def _end_or_correct(writing: Writing, meeting: MeetingRow, row: SittingRow) -> None:
    if meeting.confidentiality_read_at is None and row.came_at is None:
        writing.remove(row)
    else:
        _end(writing, row)


def _end(writing: Writing, row: SittingRow) -> None:
    """A clock set back in between can't make anybody leave before they came."""
    writing.change(row, left_at=max(writing.now, row.came_at or writing.now))


def _here(writing: Writing, meeting_id: int, agency_id: int) -> Sequence[SittingRow]:
    return [row for row in sitting_rows(writing.session, meeting_id, agency_id) if row.left_at is None]


def _agreed_before(before: Sequence[SittingRow], person: str) -> Statement:
    """How the person accepted the statement when they sat there before; not, where they did not."""
    said = [row.statement for row in before if row.person == person]
    return said[-1] if said else Statement.NOT_CONFIRMED
