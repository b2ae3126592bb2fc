"""Makes the demo's meetings that were held: who came, how long each item took, and who was in for each case."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from ccm_tui.domain.statuses import AttendanceStatus
from ccm_tui.domain.vocabulary import AgencyKind, CaseAttendance, Enquiry, EntryKind, ItemKind, NoteKind, Statement
from ccm_tui.services.demo.agencies import AGENCIES, DemoAgency
from ccm_tui.services.demo.cases import CASES
from ccm_tui.services.demo.draft import Making
from ccm_tui.services.demo.hearing_rows import make_hearing
from ccm_tui.services.demo.meeting_rows import MEETINGS, MINUTES, STARTS_AT, agenda_of
from ccm_tui.services.demo.roll import speakers_at, status_at
from ccm_tui.services.demo.shapes import DemoHearing, DemoMeeting
from db.tables.hearings import CaseAttendanceRow, EntryRow, InterestRow, NoteRow
from db.tables.meetings import AttendanceRow, EnquiryRow, ItemTimeRow, ObserverRow, SittingRow

_INFORMATION_SENT_BEFORE = timedelta(days=2)


def hold_meetings(making: Making) -> None:
    """Adds what happened at each meeting that is over."""
    for meeting in MEETINGS:
        if meeting.held:
            _add_sittings(making, meeting)
            _add_roll(making, meeting)
            _add_notes(making, meeting)
            for hearing in meeting.hearings:
                _add_case_attendance(making, meeting, hearing)
                make_hearing(making, meeting, hearing)


def _add_sittings(making: Making, meeting: DemoMeeting) -> None:
    start = making.moment(meeting.held_on, STARTS_AT)
    for kind, hearing in agenda_of(meeting):
        end = start + timedelta(minutes=hearing.took if hearing else MINUTES[kind])
        making.sittings[meeting.number, hearing.case if hearing else kind] = start, end
        start = end
    making.add(
        ItemTimeRow(agenda_item_id=making.items[place], started_at=start, ended_at=end)
        for place, (start, end) in making.sittings.items()
        if place[0] == meeting.number
    )


def _add_roll(making: Making, meeting: DemoMeeting) -> None:
    making.add(
        _attendance_row(making, meeting, agency, status)
        for agency in AGENCIES
        if (status := status_at(meeting.number, agency.code))
    )
    making.add(
        _sitting_row(making, meeting, agency, status)
        for agency in AGENCIES
        if (status := status_at(meeting.number, agency.code)) and status.in_room
    )
    making.add(EnquiryRow(meeting_id=making.meetings[meeting.number], about=about) for about in Enquiry)
    making.add(
        ObserverRow(
            meeting_id=making.meetings[meeting.number],
            name=name,
            organisation=organisation,
            statement=Statement.SIGNED,
        )
        for name, organisation in meeting.observers
    )


def _attendance_row(
    making: Making, meeting: DemoMeeting, agency: DemoAgency, status: AttendanceStatus
) -> AttendanceRow:
    sent = status is AttendanceStatus.APOLOGIES_INFORMATION
    return AttendanceRow(
        meeting_id=making.meetings[meeting.number],
        agency_id=making.agencies[agency.code],
        status=status,
        information_sent_on=making.day(meeting.held_on - _INFORMATION_SENT_BEFORE) if sent else None,
    )


def _sitting_row(making: Making, meeting: DemoMeeting, agency: DemoAgency, status: AttendanceStatus) -> SittingRow:
    deputy = status is AttendanceStatus.DEPUTY
    return SittingRow(
        meeting_id=making.meetings[meeting.number],
        agency_id=making.agencies[agency.code],
        person=speakers_at(meeting.number)[agency.code],
        deputy_for=agency.speaker if deputy else "",
        statement=Statement.VERBAL if deputy or agency.kind is AgencyKind.GUEST else Statement.SIGNED,
        left_at=_left_at(making, meeting, agency.code),
    )


def _left_at(making: Making, meeting: DemoMeeting, code: str) -> datetime | None:
    left = [hearing for hearing in meeting.hearings if code in hearing.leavers]
    return making.sittings[meeting.number, left[0].case][1] if left else None


def _add_notes(making: Making, meeting: DemoMeeting) -> None:
    notes = ((ItemKind.OPENING, meeting.opening_note), (ItemKind.OTHER_BUSINESS, meeting.business_note))
    rows = making.add(
        EntryRow(
            agenda_item_id=making.items[meeting.number, kind],
            kind=EntryKind.NOTE,
            text=text,
            made_at=making.sittings[meeting.number, kind][0] + timedelta(minutes=2),
        )
        for kind, text in notes
        if text
    )
    making.add(NoteRow(entry_id=row.id, kind=NoteKind.SUMMARY) for row in rows)


def _add_case_attendance(making: Making, meeting: DemoMeeting, hearing: DemoHearing) -> None:
    hearing_id = making.hearings[meeting.number, hearing.case]
    making.add(
        CaseAttendanceRow(hearing_id=hearing_id, agency_id=making.agencies[code], status=CaseAttendance.OUT)
        for code in _kept_out(meeting, hearing)
    )
    making.add(
        InterestRow(
            meeting_id=making.meetings[meeting.number],
            hearing_id=hearing_id,
            agency_id=making.agencies[interest.agency],
            declared_by=speakers_at(meeting.number)[interest.agency],
            nature=interest.nature,
            withdrew=True,
        )
        for interest in hearing.interests
    )


def _kept_out(meeting: DemoMeeting, hearing: DemoHearing) -> Iterator[str]:
    """The agencies that sat there and are not on the list of those who may hear of the case."""
    may_see = next(case.may_see for case in CASES if case.short == hearing.case)
    for agency in AGENCIES:
        status = status_at(meeting.number, agency.code)
        if may_see and status and status.in_room and agency.code not in may_see:
            yield agency.code
