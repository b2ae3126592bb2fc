"""From the roll on record to what the minutes say of who was there."""

from collections.abc import Mapping, Sequence

from ccm_tui.documents.minutes.case import Party
from ccm_tui.documents.minutes.document import Apology, Attendance, Guest, Roll
from ccm_tui.domain.meetings.meeting import CaseAttendee, Observer, RollLine
from ccm_tui.domain.vocabulary import AgencyKind, AttendanceStatus, CaseAttendance

_APOLOGIES = (AttendanceStatus.APOLOGIES_INFORMATION, AttendanceStatus.APOLOGIES)


def minute_roll(
    lines: Sequence[RollLine],
    observers: Sequence[Observer],
    attended: Mapping[str, Sequence[CaseAttendee]],
) -> Roll:
    """Who was at the meeting; `attended` says for each case heard, by its short reference, who was in for it."""
    return Roll(
        present=tuple(_attendance(line, attended) for line in lines if line.status and line.status.in_room),
        observers=tuple(Guest(one.name, one.organisation, one.statement) for one in observers),
        apologies=tuple(_apology(line) for line in lines if line.status in _APOLOGIES),
        absent=tuple(_party(line) for line in lines if line.status is AttendanceStatus.ABSENT),
        not_called=tuple(_party(line) for line in lines if line.status is None and line.kind is not AgencyKind.GUEST),
        quorum_gaps=tuple(
            _party(line)
            for line in lines
            if line.needed_for_quorum and line.status is not None and not line.status.in_room
        ),
    )


def _attendance(line: RollLine, attended: Mapping[str, Sequence[CaseAttendee]]) -> Attendance:
    there = {
        reference: any(one.code == line.code and one.status is CaseAttendance.IN for one in attendees)
        for reference, attendees in attended.items()
    }
    assert line.status is not None, "only who was in the room is minuted as present"
    return Attendance(
        agency=_party(line),
        kind=line.kind,
        speaker=line.speaker,
        deputy_for=line.deputy_for,
        status=line.status,
        statement=line.statement,
        attended=tuple(reference for reference, here in there.items() if here),
        missed=tuple(reference for reference, here in there.items() if not here),
        arrived_at=line.arrived_at,
        left_at=line.left_at,
    )


def _apology(line: RollLine) -> Apology:
    return Apology(
        agency=_party(line),
        information_sent=line.status is AttendanceStatus.APOLOGIES_INFORMATION,
        information_sent_on=line.information_sent_on,
    )


def _party(line: RollLine) -> Party:
    return Party(line.code, line.name)
