"""Who was represented at the latest meetings and who was missing, read in one snapshot."""

from collections import defaultdict
from dataclasses import dataclass

from ccm_tui.domain.agencies.representation import AttendedMeeting, Representation, representation
from ccm_tui.domain.agenda.needs import Need
from ccm_tui.domain.listings import ListedAttendance
from ccm_tui.domain.meetings.meeting import Meeting
from ccm_tui.domain.vocabulary import CaseAttendance
from db.queries.agencies.agencies import codes_by_agency
from db.queries.agencies.needs import needs_of_case
from db.queries.agenda.agenda import agenda_of_meeting
from db.queries.hearings.hearings import case_attendance
from db.queries.meetings.meetings import all_meetings, roll_of
from db.queries.record.settings import settings_on_record
from db.record import Record
from db.store import Snapshot

LATEST = 12
"""Meetings that are looked back on unless others are asked for: a year of them."""


@dataclass(frozen=True, slots=True)
class RepresentationView:
    """The representation board as it is shown."""

    marking: str
    board: Representation


def read_representation(record: Record, latest: int = LATEST) -> RepresentationView:
    """How every member was represented at the latest meetings that were held."""
    with record.reading() as session:
        held = [meeting for meeting in all_meetings(session) if meeting.state.closed][-latest:]
        heard: dict[str, int] = {}
        meetings = [_attended(session, meeting, heard) for meeting in held]
        known = codes_by_agency(session)
        tied = {reference: _by_code(needs_of_case(session, case_id, known)) for reference, case_id in heard.items()}
        return RepresentationView(settings_on_record(session).marking, representation(meetings, tied))


def list_attendance(record: Record, latest: int = LATEST) -> tuple[str, list[ListedAttendance]]:
    """The same as flat lines, with what they are of in words."""
    board = read_representation(record, latest).board
    return board.words, [
        ListedAttendance(
            agency=agency.code,
            name=agency.name,
            kind=agency.kind,
            represented=agency.attended.count,
            invited=agency.attended.of,
            percent=agency.attended.percent,
            sent_information=agency.sent_information,
            in_a_row=agency.in_a_row,
            meetings=agency.marks,
            missed_hearings=len(agency.missed),
            needed_for=tuple(f"{reference} ({why})" for reference, why in agency.needed),
        )
        for agency in board.agencies
    ]


def _attended(session: Snapshot, meeting: Meeting, heard: dict[str, int]) -> AttendedMeeting:
    """One meeting; the cases that were heard at it are added to `heard`, by short reference."""
    items, roll = agenda_of_meeting(session, meeting.id), roll_of(session, meeting.id)
    attendance = case_attendance(session, meeting.id, items, roll)
    missed: dict[str, list[str]] = defaultdict(list)
    for item in items:
        hearing = item.hearing
        if hearing is None or not item.heard:
            continue
        heard[hearing.short_reference] = hearing.case_id
        for attendee in attendance.get(hearing.id, ()):
            if attendee.status is CaseAttendance.OUT:
                missed[attendee.code].append(hearing.short_reference)
    without = {code: tuple(references) for code, references in missed.items()}
    return AttendedMeeting(meeting.number, meeting.held_on, roll, without)


def _by_code(tied: dict[int, Need]) -> dict[str, Need]:
    return {need.code: need for need in tied.values()}
