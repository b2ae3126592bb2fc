"""The roll: how each agency is represented, who comes and who goes."""

from datetime import date
from typing import Any

from ccm_tui.domain.meetings.meeting import is_in_room
from ccm_tui.domain.statuses import AttendanceStatus
from ccm_tui.domain.vocabulary import CaseAttendance, Statement
from ccm_tui.errors import CcmError
from db.queries.agenda.agenda import current_item_id
from db.queries.hearings.hearings import case_attendance_rows, hearing_of_item
from db.queries.meetings.meetings import attendance_row, roll_of
from db.queries.record.find import agency_named
from db.record import Record
from db.tables.agencies import AgencyRow
from db.tables.hearings import CaseAttendanceRow
from db.tables.meetings import AttendanceRow, MeetingRow
from db.writing import Writing


def call_roll(
    record: Record,
    meeting_id: int,
    code: str,
    status: AttendanceStatus,
    name: str = "",
    information_on: date | None = None,
) -> str:
    """Notes how an agency is represented. `name` is the deputy, or whoever speaks where it is not the usual one.

    Returns what was noted, in words. Raises CcmError where the agency is unknown, the meeting is closed, or
    a deputy has no name.
    """
    if status is AttendanceStatus.DEPUTY and not name.strip():
        raise CcmError("A deputy needs a name.", "Type the deputy's name after the agency.")
    with record.writing("roll.call") as writing:
        meeting = _not_closed(writing, meeting_id)
        agency = agency_named(writing.session, code)
        usual = _usual_speaker(writing, meeting_id, agency)
        late = meeting.confidentiality_read_at is not None and status.in_room
        row = attendance_row(writing.session, meeting_id, agency.id)
        was_in = bool(row and is_in_room(row.status, row.left_at is not None))
        values: dict[str, Any] = {
            "status": status,
            "speaker": (name.strip() or usual) if status.in_room else "",
            "deputy_for": usual if status is AttendanceStatus.DEPUTY else "",
            "information_sent_on": information_on,
            "left_at": None,
            "arrived_at": row.arrived_at if row and was_in else (writing.now if late else None),
        }
        if row is None:
            writing.add(AttendanceRow(meeting_id=meeting_id, agency_id=agency.id, **values))
        else:
            writing.change(row, **values)
        _follow_in_case(writing, meeting_id, agency.id, CaseAttendance.IN if status.in_room else CaseAttendance.OUT)
        said = f"{status.words}, {name.strip()}" if name.strip() else status.words
        writing.label = f"roll: {agency.name} {said}"
        return f"{agency.name}: {said}"


def leave(record: Record, meeting_id: int, code: str) -> str:
    """Notes that an agency's representative has left the room. Returns what was noted, in words.

    Raises CcmError where the agency is unknown or is not in the room.
    """
    with record.writing("roll.leave") as writing:
        _not_closed(writing, meeting_id)
        agency = agency_named(writing.session, code)
        row = attendance_row(writing.session, meeting_id, agency.id)
        if row is None or not is_in_room(row.status, row.left_at is not None):
            raise CcmError("Nobody is in the room for that agency.", "Call the roll for it first.")
        writing.change(row, left_at=writing.now)
        _follow_in_case(writing, meeting_id, agency.id, CaseAttendance.OUT)
        writing.label = f"roll: {agency.name} left"
        return f"{agency.name}: left"


def confirm_statement(record: Record, meeting_id: int, code: str, statement: Statement) -> None:
    """Notes how an agency accepted the confidentiality statement.

    Raises CcmError where the agency is unknown or its roll has not been called.
    """
    with record.writing("roll.statement") as writing:
        agency = agency_named(writing.session, code)
        row = attendance_row(writing.session, meeting_id, agency.id)
        if row is None:
            raise CcmError("The roll has not been called for that agency.", "Call the roll for it first.")
        writing.change(row, statement=statement)
        writing.label = f"confidentiality: {agency.name} {statement.words}"


def _not_closed(writing: Writing, meeting_id: int) -> MeetingRow:
    meeting = writing.session.get_one(MeetingRow, meeting_id)
    if meeting.state.closed:
        raise CcmError("This meeting is closed.", "Reopen it to change who was there.")
    return meeting


def _usual_speaker(writing: Writing, meeting_id: int, agency: AgencyRow) -> str:
    lines = (line for line in roll_of(writing.session, meeting_id) if line.agency_id == agency.id)
    return next((line.usual_speaker for line in lines), "")


def _follow_in_case(writing: Writing, meeting_id: int, agency_id: int, status: CaseAttendance) -> None:
    """Who comes or goes while a case is before the meeting is in or out for that case."""
    item_id = current_item_id(writing.session, meeting_id)
    hearing = hearing_of_item(writing.session, item_id) if item_id else None
    if hearing is None:
        return
    for row in case_attendance_rows(writing.session, hearing.id):
        if row.agency_id == agency_id:
            writing.change(row, status=status)
            return
    writing.add(CaseAttendanceRow(hearing_id=hearing.id, agency_id=agency_id, status=status))
