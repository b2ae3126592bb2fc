"""From a meeting on record to its minutes."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ccm_tui.documents.minutes.case import Note, Party
from ccm_tui.documents.minutes.document import (
    ActionsFromBefore,
    Apology,
    Attendance,
    Confidentiality,
    Declaration,
    Guest,
    MeetingBlock,
    MinutesDocument,
    NextMeeting,
    PersonThere,
    Roll,
)
from ccm_tui.documents.minutes.from_record.actions import linked_by, minute_action_from_before, summarise_by_agency
from ccm_tui.documents.minutes.from_record.case import Background, CaseAtMeeting, minute_case
from ccm_tui.domain.actions.action import Action
from ccm_tui.domain.agencies.agency import Agency
from ccm_tui.domain.composer.line.entries import NoteEntry
from ccm_tui.domain.hearings.hearing import Recorded
from ccm_tui.domain.meetings.meeting import Chairing, Interest, Meeting, Observer, Reopening
from ccm_tui.domain.meetings.quorum import quorum_gaps
from ccm_tui.domain.meetings.sittings import CaseAttendee, RollLine, Sitting
from ccm_tui.domain.settings.bands import Bands
from ccm_tui.domain.settings.settings import Settings
from ccm_tui.domain.statuses import AttendanceStatus
from ccm_tui.domain.vocabulary import AgencyKind, CaseAttendance, Enquiry, ItemKind


def minute_roll(
    lines: Sequence[RollLine],
    observers: Sequence[Observer],
    attended: Mapping[str, Sequence[CaseAttendee]],
) -> Roll:
    """Who was at the meeting; `attended` says for each case heard, by its short reference, who was in for it."""
    return Roll(
        present=tuple(_attendance(line, attended) for line in lines if line.sittings),
        observers=tuple(Guest(one.name, one.organisation, one.statement) for one in observers),
        apologies=tuple(_apology(line) for line in lines if line.status and line.status.sent_apologies),
        absent=tuple(_party(line) for line in lines if line.status is AttendanceStatus.ABSENT),
        not_called=tuple(_party(line) for line in lines if line.status is None and line.kind is not AgencyKind.GUEST),
        quorum_gaps=tuple(_party(line) for line in quorum_gaps(lines)),
    )


def _attendance(line: RollLine, attended: Mapping[str, Sequence[CaseAttendee]]) -> Attendance:
    there = {
        reference: any(one.code == line.code and one.status is CaseAttendance.IN for one in attendees)
        for reference, attendees in attended.items()
    }
    return Attendance(
        agency=_party(line),
        kind=line.kind,
        speaker=line.speaker,
        deputy_for=line.deputy_for,
        status=AttendanceStatus.DEPUTY if line.deputy_for else AttendanceStatus.PRESENT,
        statement=line.statement,
        attended=tuple(reference for reference, here in there.items() if here),
        missed=tuple(reference for reference, here in there.items() if not here),
        arrived_at=line.arrived_at,
        left_at=line.left_at,
        people=tuple(_people(line.sittings)),
    )


def _people(sittings: Sequence[Sitting]) -> Iterator[PersonThere]:
    """Each person once, with every stretch in which they sat; the statement counts as it stood last."""
    of_each: dict[tuple[str, str], list[Sitting]] = {}
    for sitting in sittings:
        of_each.setdefault((sitting.person, sitting.deputy_for), []).append(sitting)
    for (person, deputy_for), sat in of_each.items():
        yield PersonThere(person, deputy_for, sat[-1].statement, tuple(one.stretch for one in sat))


def _apology(line: RollLine) -> Apology:
    return Apology(
        agency=_party(line),
        information_sent=line.status is AttendanceStatus.APOLOGIES_INFORMATION,
        information_sent_on=line.information_sent_on,
    )


def _party(line: RollLine) -> Party:
    return Party(line.code, line.name)


@dataclass(frozen=True, slots=True)
class HeldMeeting:
    """A meeting with all that is on record of it; of entries, those that stand."""

    settings: Settings
    meeting: Meeting
    chairings: tuple[Chairing, ...]
    reopenings: tuple[Reopening, ...]
    planned_on: date
    agencies: tuple[Agency, ...]
    roll: tuple[RollLine, ...]
    observers: tuple[Observer, ...]
    interests: tuple[Interest, ...]
    asked: frozenset[Enquiry]
    """What the meeting was asked about."""
    from_before: tuple[Action, ...]
    """The actions from before of which the meeting heard."""
    cases: tuple[CaseAtMeeting, ...]
    """In the order in which they are heard."""
    procedure: Mapping[ItemKind, tuple[Recorded, ...]]
    """What was recorded on the items that are no cases."""
    next_meeting: Meeting | None


def minute_meeting(held: HeldMeeting) -> MinutesDocument:
    """The full minutes."""
    background = _background(held)
    cases = tuple(minute_case(number, heard, background) for number, heard in enumerate(held.cases, start=1))
    attended = {heard.hearing.short_reference: heard.attendees for heard in held.cases if heard.attendees}
    return MinutesDocument(
        marking=held.settings.marking,
        handling=held.settings.handling,
        meeting=_meeting_block(held),
        roll=minute_roll(held.roll, held.observers, attended),
        confidentiality=_confidentiality(held),
        declarations=tuple(_declaration(declared, background) for declared in held.interests),
        from_before=_from_before(held, background),
        cases=cases,
        other_business=_notes(held, ItemKind.OTHER_BUSINESS, ItemKind.CLOSE),
        action_summary=summarise_by_agency(cases, tuple(agency.code for agency in held.agencies)),
        next_meeting=_next_meeting(held.next_meeting),
        sign_off=held.settings.sign_off,
        interests_asked=Enquiry.INTERESTS in held.asked,
        observers_asked=Enquiry.OBSERVERS in held.asked,
    )


def _background(held: HeldMeeting) -> Background:
    return Background(
        held_on=held.meeting.held_on,
        parties={agency.code: Party(agency.code, agency.name) for agency in held.agencies},
        bands=Bands.parse(held.settings.bands),
        known_actions=_references(held),
    )


def _references(held: HeldMeeting) -> Collection[str]:
    before = [action for heard in held.cases for action in heard.last_time.actions]
    now = [recorded.action for heard in held.cases for recorded in heard.entries if recorded.action]
    return frozenset(action.reference for action in (*held.from_before, *before, *now))


def _meeting_block(held: HeldMeeting) -> MeetingBlock:
    meeting = held.meeting
    return MeetingBlock(
        partnership=held.settings.partnership,
        number=meeting.number,
        held_on=meeting.held_on,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        opened_at=meeting.opened_at,
        closed_at=meeting.closed_at,
        venue=meeting.venue,
        chair=meeting.chair,
        co_chair=meeting.co_chair,
        minute_taker=meeting.minute_taker,
        state=meeting.state,
        approved_at=meeting.approved_at,
        approved_by=meeting.approved_by,
        chaired_later=held.chairings,
        reopened=held.reopenings,
        planned_on=held.planned_on if held.planned_on != meeting.held_on else None,
    )


def _confidentiality(held: HeldMeeting) -> Confidentiality:
    return Confidentiality(
        statement=held.settings.confidentiality,
        purpose=held.settings.purpose,
        read_at=held.meeting.confidentiality_read_at,
        exceptions=held.meeting.confidentiality_exceptions,
        notes=_notes(held, ItemKind.OPENING),
    )


def _declaration(declared: Interest, background: Background) -> Declaration:
    return Declaration(
        case_reference=declared.case_reference,
        agency=background.party(declared.agency),
        declared_by=declared.declared_by,
        nature=declared.nature,
        withdrew=declared.withdrew,
    )


def _from_before(held: HeldMeeting, background: Background) -> ActionsFromBefore:
    held_on = background.held_on
    stood = (linked_by(action, held_on, background.known_actions) for action in held.from_before)
    minuted = (minute_action_from_before(action, held_on) for action in stood)
    return ActionsFromBefore(
        actions=tuple(action for action in minuted if action),
        notes=_notes(held, ItemKind.ACTIONS_REVIEW),
    )


def _notes(held: HeldMeeting, *kinds: ItemKind) -> tuple[Note, ...]:
    return tuple(
        Note(recorded.entry.text)
        for kind in kinds
        for recorded in held.procedure.get(kind, ())
        if isinstance(recorded.entry, NoteEntry)
    )


def _next_meeting(coming: Meeting | None) -> NextMeeting | None:
    if coming is None:
        return None
    return NextMeeting(
        number=coming.number,
        held_on=coming.held_on,
        starts_at=coming.starts_at,
        venue=coming.venue,
        referral_cut_off=coming.referral_cut_off,
    )
