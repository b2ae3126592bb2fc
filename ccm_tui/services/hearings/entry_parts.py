"""The rows that hold the rest of an entry, kind by kind: made with it, and set anew when it is changed."""

from datetime import date
from typing import Any, assert_never

from ccm_tui.domain.composer.line.entries import (
    ActionEntry,
    Entry,
    InfoEntry,
    NoteEntry,
    OutcomeEntry,
    RiskEntry,
    VoiceEntry,
)
from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.statuses import ActionStatus
from ccm_tui.domain.vocabulary import Known, Received
from db.queries.actions.actions import action_reference
from db.queries.hearings.place import AgencyThere, ItemPlace, agency_there, next_number, part_of, ratings_of
from db.tables.actions import ActionRow
from db.tables.hearings import (
    AssessmentRow,
    EntryRow,
    InformationShareRow,
    NoteRow,
    OutcomeRow,
    RatingRow,
    VoiceRow,
)
from db.writing import Writing, add_many, add_one


def text_of(entry: Entry) -> str:
    """The entry's own words."""
    return entry.reason if isinstance(entry, RiskEntry | OutcomeEntry) else entry.text


def add_part(writing: Writing, place: ItemPlace, entry_id: int, entry: Entry) -> str:
    """Makes the rows that belong to a new entry. Returns what was recorded, in words without its text."""
    match entry:
        case ActionEntry():
            return _add_action(writing, place, entry_id, entry)
        case InfoEntry():
            add_one(writing, InformationShareRow, entry_id=entry_id, **_share(writing, place, entry))
        case RiskEntry():
            _add_ratings(writing, add_one(writing, AssessmentRow, entry_id=entry_id, **_overall(entry)), entry)
        case OutcomeEntry():
            add_one(writing, OutcomeRow, entry_id=entry_id, **_outcome(writing, place, entry))
        case VoiceEntry():
            add_one(writing, VoiceRow, entry_id=entry_id, agency_id=_agency_id(writing, place, entry.agency))
        case NoteEntry():
            add_one(writing, NoteRow, entry_id=entry_id, kind=entry.note, resolution=entry.resolution)
        case _:
            assert_never(entry)
    return _words(place, entry)


def set_part(writing: Writing, place: ItemPlace, row: EntryRow, entry: Entry) -> str:
    """Sets the rows of an entry to what it now says. Returns what was changed, in words without its text."""
    match entry:
        case ActionEntry():
            return _set_action(writing, place, row, entry)
        case InfoEntry():
            share = part_of(writing.session, InformationShareRow, row.id)
            writing.change(share, **_share(writing, place, entry))
        case RiskEntry():
            assessment = part_of(writing.session, AssessmentRow, row.id)
            writing.change(assessment, **_overall(entry))
            for rating in ratings_of(writing.session, assessment.id):
                writing.remove(rating)
            _add_ratings(writing, assessment.id, entry)
        case OutcomeEntry():
            writing.change(part_of(writing.session, OutcomeRow, row.id), **_outcome(writing, place, entry))
        case VoiceEntry():
            voice = part_of(writing.session, VoiceRow, row.id)
            writing.change(voice, agency_id=_agency_id(writing, place, entry.agency))
        case NoteEntry():
            note = part_of(writing.session, NoteRow, row.id)
            writing.change(note, kind=entry.note, resolution=entry.resolution)
        case _:
            assert_never(entry)
    return _words(place, entry)


def _add_action(writing: Writing, place: ItemPlace, entry_id: int, entry: ActionEntry) -> str:
    assert place.case_id is not None, "an action is recorded on a case"
    agency = _agency(writing, place, entry.agency)
    number = next_number(writing.session, place.case_id)
    add_one(
        writing,
        ActionRow,
        entry_id=entry_id,
        case_id=place.case_id,
        number=number,
        agency_id=agency.id if agency else None,
        owner=entry.person or "",
        due_on=entry.due,
        head=entry.head,
        status=_standing(agency),
    )
    return _action_words(place, number, entry, agency)


def _set_action(writing: Writing, place: ItemPlace, row: EntryRow, entry: ActionEntry) -> str:
    action = part_of(writing.session, ActionRow, row.id)
    agency = _agency(writing, place, entry.agency)
    moved = action.agency_id != (agency.id if agency else None)
    passed_on = action.owner != (entry.person or "") and action.accepted_by == action.owner
    if moved or passed_on:
        # Acceptance belongs to an owner: to the agency that had it, or to the person that had it and accepted it.
        writing.change(action, accepted_at=None, accepted_by="")
    writing.change(
        action,
        agency_id=agency.id if agency else None,
        owner=entry.person or "",
        due_on=entry.due,
        head=entry.head,
        status=_standing(agency) if moved and not action.status.settled else action.status,
    )
    return _action_words(place, action.number, entry, agency)


def action_words(case_reference: str, number: int, agency_name: str, due_on: date | None) -> str:
    """An action as the journal names it: "action 036/2, City Police, due Fri 8 Jan 2027"."""
    due = f", due {show_day(due_on)}" if due_on else ""
    owner = f", {agency_name}" if agency_name else ""
    return f"action {action_reference(case_reference, number)}{owner}{due}"


def _action_words(place: ItemPlace, number: int, entry: ActionEntry, agency: AgencyThere | None) -> str:
    return action_words(place.case_reference or "", number, agency.name if agency else "", entry.due)


def _standing(agency: AgencyThere | None) -> ActionStatus:
    """Open where somebody of the agency is there to accept it; else proposed, until it is accepted."""
    return ActionStatus.OPEN if agency is not None and agency.here else ActionStatus.PROPOSED


def _share(writing: Writing, place: ItemPlace, entry: InfoEntry) -> dict[str, Any]:
    agency = _agency(writing, place, entry.agency)
    silent = entry.known is Known.NO_REPLY
    return {
        "agency_id": agency.id if agency else None,
        "speaker": agency.speaker if agency and agency.here else "",
        "known": entry.known,
        "received": Received.NONE if silent else Received.VERBAL,
        "kind": entry.share,
        "sensitivity": entry.sensitivity,
    }


def _outcome(writing: Writing, place: ItemPlace, entry: OutcomeEntry) -> dict[str, Any]:
    destination_id = _agency_id(writing, place, entry.to)
    return {
        "decision": entry.decision,
        "review_on": entry.review_on,
        "destination": "" if destination_id else entry.to or "",
        "destination_agency_id": destination_id,
        "tell_agency_id": _agency_id(writing, place, entry.tell),
    }


def _overall(entry: RiskEntry) -> dict[str, Any]:
    return {"overall": entry.overall, "overall_reason": entry.overall_reason}


def _add_ratings(writing: Writing, assessment_id: int, entry: RiskEntry) -> None:
    ratings = [{"head": it.head, "likelihood": it.likelihood, "impact": it.impact} for it in entry.ratings]
    add_many(writing, RatingRow, [{"assessment_id": assessment_id, **rating} for rating in ratings])


def _agency(writing: Writing, place: ItemPlace, code: str | None) -> AgencyThere | None:
    return agency_there(writing.session, place.meeting_id, code) if code else None


def _agency_id(writing: Writing, place: ItemPlace, code: str | None) -> int | None:
    agency = _agency(writing, place, code)
    return agency.id if agency else None


def _words(place: ItemPlace, entry: Entry) -> str:
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
