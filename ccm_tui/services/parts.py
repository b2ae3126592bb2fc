"""The rows that hold the rest of an entry, kind by kind: made with it, and set anew when it is changed."""

from dataclasses import dataclass
from typing import Any, assert_never

from ccm_tui.domain.composer.entries import (
    ActionEntry,
    Entry,
    InfoEntry,
    NoteEntry,
    OutcomeEntry,
    RiskEntry,
    VoiceEntry,
)
from ccm_tui.domain.vocabulary import ActionStatus, AgencyKind, Known, Received
from ccm_tui.domain.when import show_day
from db.queries.actions import action_reference, next_number
from db.queries.agencies import agency_row
from db.queries.meetings import attendance_row
from db.queries.parts import part_of, ratings_of
from db.record import Writing
from db.tables.actions import ActionRow
from db.tables.agencies import AgencyRow
from db.tables.cases import CaseRow
from db.tables.hearings import (
    AssessmentRow,
    EntryRow,
    InformationShareRow,
    NoteRow,
    OutcomeRow,
    RatingRow,
    VoiceRow,
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry is recorded: the meeting, and the case where there is one."""

    meeting_id: int
    case: CaseRow | None

    @property
    def words(self) -> str:
        """How the place is named in the journal's labels: 031."""
        return self.case.reference.rsplit("/", 1)[-1] if self.case else "the meeting"


def text_of(entry: Entry) -> str:
    """The entry's own words."""
    return entry.reason if isinstance(entry, RiskEntry | OutcomeEntry) else entry.text


def add_part(writing: Writing, place: Place, row: EntryRow, entry: Entry) -> str:
    """Makes the rows that belong to a new entry. Returns what was recorded, in words without its text."""
    match entry:
        case ActionEntry():
            return _add_action(writing, place, row, entry)
        case InfoEntry():
            writing.add(InformationShareRow(entry_id=row.id, **_share(writing, place, entry)))
        case RiskEntry():
            assessment = writing.add(AssessmentRow(entry_id=row.id))
            _add_ratings(writing, assessment, entry)
        case OutcomeEntry():
            writing.add(OutcomeRow(entry_id=row.id, **_outcome(writing, entry)))
        case VoiceEntry():
            writing.add(VoiceRow(entry_id=row.id, agency_id=_agency_id(writing, entry.agency)))
        case NoteEntry():
            writing.add(NoteRow(entry_id=row.id, kind=entry.note))
        case _:
            assert_never(entry)
    return _words(place, entry)


def set_part(writing: Writing, place: Place, row: EntryRow, entry: Entry) -> str:
    """Sets the rows of an entry to what it now says. Returns what was changed, in words without its text."""
    match entry:
        case ActionEntry():
            return _set_action(writing, place, row, entry)
        case InfoEntry():
            share = part_of(writing.session, InformationShareRow, row.id)
            writing.change(share, **_share(writing, place, entry))
        case RiskEntry():
            assessment = part_of(writing.session, AssessmentRow, row.id)
            for rating in ratings_of(writing.session, assessment.id):
                writing.remove(rating)
            _add_ratings(writing, assessment, entry)
        case OutcomeEntry():
            writing.change(part_of(writing.session, OutcomeRow, row.id), **_outcome(writing, entry))
        case VoiceEntry():
            voice = part_of(writing.session, VoiceRow, row.id)
            writing.change(voice, agency_id=_agency_id(writing, entry.agency))
        case NoteEntry():
            writing.change(part_of(writing.session, NoteRow, row.id), kind=entry.note)
        case _:
            assert_never(entry)
    return _words(place, entry)


def _add_action(writing: Writing, place: Place, row: EntryRow, entry: ActionEntry) -> str:
    assert place.case is not None, "an action is recorded on a case"
    agency = _agency(writing, entry.agency)
    action = writing.add(
        ActionRow(
            entry_id=row.id,
            case_id=place.case.id,
            number=next_number(writing.session, place.case.id),
            agency_id=agency.id if agency else None,
            owner=entry.person or "",
            due_on=entry.due,
            head=entry.head,
            status=_standing(writing, place, agency),
        )
    )
    return action_words(place.case, action, agency)


def _set_action(writing: Writing, place: Place, row: EntryRow, entry: ActionEntry) -> str:
    assert place.case is not None, "an action is recorded on a case"
    action = part_of(writing.session, ActionRow, row.id)
    agency = _agency(writing, entry.agency)
    moved = action.agency_id != (agency.id if agency else None)
    writing.change(
        action,
        agency_id=agency.id if agency else None,
        owner=entry.person or "",
        due_on=entry.due,
        head=entry.head,
        status=_standing(writing, place, agency) if moved and not action.status.settled else action.status,
    )
    return action_words(place.case, action, agency)


def action_words(case: CaseRow, action: ActionRow, agency: AgencyRow | None) -> str:
    """An action as the journal names it: "action 036/2, City Police, due Fri 8 Jan 2027"."""
    due = f", due {show_day(action.due_on)}" if action.due_on else ""
    owner = f", {agency.name}" if agency else ""
    return f"action {action_reference(case.reference, action.number)}{owner}{due}"


def _standing(writing: Writing, place: Place, agency: AgencyRow | None) -> ActionStatus:
    """Open where somebody of the agency is there to accept it; else proposed, until it is accepted.

    An agency whose roll has not been called is taken to be there, unless it is a guest.
    """
    if agency is None:
        return ActionStatus.PROPOSED
    attendance = attendance_row(writing.session, place.meeting_id, agency.id)
    if attendance is None:
        return ActionStatus.PROPOSED if agency.kind is AgencyKind.GUEST else ActionStatus.OPEN
    there = attendance.status.in_room and attendance.left_at is None
    return ActionStatus.OPEN if there else ActionStatus.PROPOSED


def _share(writing: Writing, place: Place, entry: InfoEntry) -> dict[str, Any]:
    agency_id = _agency_id(writing, entry.agency)
    attendance = attendance_row(writing.session, place.meeting_id, agency_id) if agency_id else None
    silent = entry.known is Known.NO_REPLY
    return {
        "agency_id": agency_id,
        "speaker": attendance.speaker if attendance and attendance.status.in_room else "",
        "known": entry.known,
        "received": Received.NONE if silent else Received.VERBAL,
        "kind": entry.share,
        "sensitivity": entry.sensitivity,
    }


def _outcome(writing: Writing, entry: OutcomeEntry) -> dict[str, Any]:
    destination_id = _agency_id(writing, entry.to)
    return {
        "decision": entry.decision,
        "review_on": entry.review_on,
        "destination": "" if destination_id else entry.to or "",
        "destination_agency_id": destination_id,
        "tell_agency_id": _agency_id(writing, entry.tell),
    }


def _add_ratings(writing: Writing, assessment: AssessmentRow, entry: RiskEntry) -> None:
    for rated in entry.ratings:
        writing.add(
            RatingRow(
                assessment_id=assessment.id, head=rated.head, likelihood=rated.likelihood, impact=rated.impact
            )
        )


def _agency(writing: Writing, code: str | None) -> AgencyRow | None:
    return agency_row(writing.session, code) if code else None


def _agency_id(writing: Writing, code: str | None) -> int | None:
    agency = _agency(writing, code)
    return agency.id if agency else None


def _words(place: Place, entry: Entry) -> str:
    match entry:
        case InfoEntry(agency=agency):
            return f"information from {agency or 'nobody named'}, {place.words}"
        case VoiceEntry():
            return f"voice, {place.words}"
        case RiskEntry():
            return f"risk rating, {place.words}"
        case OutcomeEntry(decision=decision):
            return f"outcome, {place.words}" + (f": {decision.words.lower()}" if decision else "")
        case _:
            return f"{entry.kind.words.lower()}, {place.words}"
