"""Sections 1 to 5 of the minutes: the meeting, who was there, and what came before the cases."""

from collections.abc import Iterator
from datetime import datetime

from ccm_tui.clock import london_day
from ccm_tui.documents.minutes.document import (
    ActionFromBefore,
    ActionsFromBefore,
    ActionStanding,
    Apology,
    Attendance,
    Confidentiality,
    Declaration,
    Guest,
    MeetingBlock,
    MinutesDocument,
    PersonThere,
    Roll,
)
from ccm_tui.documents.minutes.wording import NONE_HERE, agency_and_owner, name, names, note
from ccm_tui.documents.page.blocks import Block, Facts, Paragraph, Saying, Table, TableColumn, Title, paragraphs
from ccm_tui.documents.page.wording import NOT_RECORDED, day, day_and_time, time_of_day
from ccm_tui.domain.meetings.sittings import Stretch
from ccm_tui.domain.statuses import AttendanceStatus, MeetingState
from ccm_tui.domain.words.counting import counted

_ATTENDANCE = (
    TableColumn("Agency", 20),
    TableColumn("Name", 16),
    TableColumn("Kind", 8),
    TableColumn("Status", 8),
    TableColumn("Cases", 7),
    TableColumn("Statement", 9),
)
_DECLARATIONS = (
    TableColumn("Declared by", 24),
    TableColumn("Case", 11),
    TableColumn("Interest", 39),
    TableColumn("Withdrew", 0),
)
_FROM_BEFORE = (
    TableColumn("Ref", 7),
    TableColumn("Due", 15),
    TableColumn("Agency and owner", 18),
    TableColumn("Action", 32),
    TableColumn("Late", 0),
    TableColumn("Done", 0),
    TableColumn("Reason", 0),
    TableColumn("Issued again as", 0),
    TableColumn("Escalated to", 0),
    TableColumn("Marked", 0),
)


def opening_blocks(document: MinutesDocument) -> Iterator[Block]:
    """Everything before the first case."""
    yield from _meeting(document)
    yield from _roll(document)
    yield from _confidentiality(document.confidentiality)
    none_declared = (
        "None declared." if document.interests_asked else "Not recorded: nobody is noted to have been asked."
    )
    yield from _declarations(document.declarations, NONE_HERE if document.partial else none_declared)
    yield from _from_before(document.from_before, NONE_HERE if document.partial else "None reported.")


def _meeting(document: MinutesDocument) -> Iterator[Block]:
    meeting = document.meeting
    yield Title(1, f"Minutes of meeting {meeting.number}")
    yield from paragraphs(document.handling)
    yield Title(1, "1. Meeting")
    yield Facts(
        (
            ("Conference", meeting.partnership),
            ("Meeting", _held(meeting)),
            ("Time", _time(meeting)),
            *(("Opened again", f"{day_and_time(again.at)}: {again.reason}") for again in meeting.reopened),
            ("Venue", meeting.venue or NOT_RECORDED),
            ("Chair", _chair(meeting)),
            ("Co-chair", meeting.co_chair or "none"),
            ("Minute-taker", meeting.minute_taker or NOT_RECORDED),
            ("Status", _status(meeting)),
            ("Copy", document.copy_for),
        )
    )


def _held(meeting: MeetingBlock) -> str:
    instead = f"; it was planned for {day(meeting.planned_on)}" if meeting.planned_on else ""
    return f"number {meeting.number}, {day(meeting.held_on)}{instead}"


def _time(meeting: MeetingBlock) -> str:
    """Each stretch of the meeting: "14:00 to 16:07, opened again on Fri 18 Dec 2026 10:00 to 10:07"."""
    if meeting.opened_at is None:
        return f"planned for {meeting.starts_at:%H:%M} to {meeting.ends_at:%H:%M}"
    ends = (*(again.ended_at for again in meeting.reopened), meeting.closed_at)
    stretches = [_stretch(meeting.opened_at, ends[0], last=not meeting.reopened)]
    for number, again in enumerate(meeting.reopened, 1):
        said = _stretch(again.at, ends[number], last=again is meeting.reopened[-1])
        stretches.append(f"opened again on {day(london_day(again.at))} {said}")
    return ", ".join(stretches)


def _stretch(start: datetime, end: datetime | None, *, last: bool) -> str:
    if end is None:
        return f"from {time_of_day(start)}, {'not yet closed' if last else 'when it closed is not on record'}"
    on = "" if london_day(end) == london_day(start) else f" on {day(london_day(end))}"
    return f"{time_of_day(start)} to {time_of_day(end)}{on}"


def _chair(meeting: MeetingBlock) -> str:
    """Who chaired, in turn: "A until 14:40, then B until 15:10, then C"."""
    chairs = (meeting.chair or NOT_RECORDED, *(later.name for later in meeting.chaired_later))
    ends = (*(f" until {time_of_day(later.from_at)}" for later in meeting.chaired_later), "")
    return ", then ".join(f"{who}{end}" for who, end in zip(chairs, ends, strict=True))


def _status(meeting: MeetingBlock) -> str:
    match meeting.state:
        case MeetingState.PLANNED:
            return "DRAFT: the meeting has not been held yet"
        case MeetingState.IN_SESSION:
            return "DRAFT: the minutes so far, the meeting is in session"
        case MeetingState.CLOSED:
            return "DRAFT: not approved yet"
        case MeetingState.APPROVED:
            by = f" by {meeting.approved_by}" if meeting.approved_by else ""
            on = f", {day_and_time(meeting.approved_at)}" if meeting.approved_at else ""
            return f"APPROVED{by}{on}"


def _roll(document: MinutesDocument) -> Iterator[Block]:
    roll = document.roll
    yield Title(1, "2. Attendance")
    if roll.present:
        yield Table(_ATTENDANCE, tuple(row for line in roll.present for row in _attendance(line)))
    else:
        yield Paragraph("Nobody is recorded as present.")
    yield Facts(tuple(_others(roll, "none" if document.observers_asked else NOT_RECORDED)))


def _attendance(line: Attendance) -> Iterator[tuple[str, ...]]:
    """A row for each person who was there for the agency."""
    sat = (Stretch(line.arrived_at, line.left_at),)
    for one in line.people or (PersonThere(line.speaker, line.deputy_for, line.statement, sat),):
        named = one.name or NOT_RECORDED
        status = AttendanceStatus.DEPUTY if one.deputy_for else AttendanceStatus.PRESENT
        yield (
            f"{line.agency.name} ({line.agency.code})",
            f"{named}, for {one.deputy_for}" if one.deputy_for else named,
            line.kind.words,
            "\n".join((status.words, *(words for stretch in one.sat if (words := _part_of_meeting(stretch))))),
            _cases(line),
            one.statement.words,
        )


def _part_of_meeting(sat: Stretch) -> str:
    arrived = f"from {time_of_day(sat.start)}" if sat.start else ""
    left = f"to {time_of_day(sat.end)}" if sat.end else ""
    return " ".join(part for part in (arrived, left) if part)


def _cases(line: Attendance) -> str:
    if not line.attended:
        return "none" if line.missed else ""
    if not line.missed:
        return "all"
    if len(line.missed) < len(line.attended):
        return f"all but {', '.join(line.missed)}"
    return ", ".join(line.attended)


def _others(roll: Roll, no_observer: str) -> Iterator[tuple[str, str]]:
    yield "Observers", "\n".join(_guest(guest) for guest in roll.observers) or no_observer
    yield "Apologies", "\n".join(_apology(apology) for apology in roll.apologies) or "none"
    yield "Absent, no notice", names(roll.absent) or "none"
    if roll.not_called:
        yield "Roll not called", names(roll.not_called)
    if roll.quorum_gaps:
        yield "Quorum", "\n".join(_quorum_gaps(roll))
    elif roll.present:
        yield "Quorum", "every agency needed was in the room"


def _quorum_gaps(roll: Roll) -> Iterator[str]:
    """Who of those needed was missing, told apart: it never came, it left, or the roll says nothing of it."""
    came = [one.agency for one in roll.present]
    gaps = {
        "needed and not in the room": [one for one in roll.quorum_gaps if one not in (*came, *roll.not_called)],
        "needed and left early": [one for one in roll.quorum_gaps if one in came],
        "needed and not called": [one for one in roll.quorum_gaps if one in roll.not_called],
    }
    return (f"{said}: {names(parties)}" for said, parties in gaps.items() if parties)


def _guest(guest: Guest) -> str:
    who = ", ".join(part for part in (guest.name, guest.organisation) if part)
    return f"{who} (statement {guest.statement.words})"


def _apology(apology: Apology) -> str:
    if not apology.information_sent:
        return f"{apology.agency.name}: no information sent"
    on = f" {day(apology.information_sent_on)}" if apology.information_sent_on else ", day not recorded"
    return f"{apology.agency.name}: information sent{on}"


def _confidentiality(said: Confidentiality) -> Iterator[Block]:
    yield Title(1, "3. Confidentiality and purpose")
    yield from paragraphs(said.statement)
    yield from paragraphs(said.purpose)
    yield Facts(
        (
            ("Read out", f"at {time_of_day(said.read_at)}" if said.read_at else NOT_RECORDED),
            ("Exceptions", said.exceptions or "none"),
        )
    )
    for noted in said.notes:
        yield Saying("Noted at the opening", note(noted))


def _declarations(declarations: tuple[Declaration, ...], none: str) -> Iterator[Block]:
    yield Title(1, "4. Declarations of interest")
    if declarations:
        yield Table(_DECLARATIONS, tuple(_declaration(declared) for declared in declarations))
    else:
        yield Paragraph(none)


def _declaration(declared: Declaration) -> tuple[str, ...]:
    who = (name(declared.agency, ""), declared.declared_by)
    return (
        "\n".join(part for part in who if part) or NOT_RECORDED,
        declared.case_reference or "the meeting",
        declared.nature or NOT_RECORDED,
        "yes" if declared.withdrew else "no",
    )


def _from_before(before: ActionsFromBefore, none: str) -> Iterator[Block]:
    yield Title(1, "5. Incomplete actions from before")
    if not before.actions:
        yield Paragraph(none)
    for standing in ActionStanding:
        rows = tuple(_action(action) for action in before.actions if action.standing is standing)
        if rows:
            yield Title(2, standing.value)
            yield Table(_FROM_BEFORE, rows)
    for noted in before.notes:
        yield Saying("Noted", note(noted))


def _action(action: ActionFromBefore) -> tuple[str, ...]:
    return (
        action.reference,
        day(action.due_on, "no date"),
        agency_and_owner(action.agency, action.owner),
        action.text,
        counted(action.days_late, "day") if action.days_late else "",
        day(action.done_on, ""),
        action.reason,
        action.reissued_as or "",
        ", ".join(part for part in (action.escalated_to, day(action.escalated_on, "")) if part),
        "restricted case" if action.restricted else "",
    )
