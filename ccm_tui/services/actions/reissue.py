"""Issuing an earlier action again, at a hearing or between meetings: a new one, with a new date, in its place."""

from dataclasses import dataclass
from datetime import date

from ccm_tui.clock import london_day
from ccm_tui.domain.actions.action import Action
from ccm_tui.domain.composer.line.entries import ActionEntry
from ccm_tui.domain.statuses import ActionStatus
from ccm_tui.errors import CcmError
from ccm_tui.services.actions.actions import action_in_words, issue_again
from ccm_tui.services.hearings.entries import add_entry
from db.queries.actions.actions import action_reference, actions_with_ids
from db.queries.hearings.place import next_number, part_of, place_of
from db.queries.record.find import action_named, agency_named
from db.record import Record
from db.tables.actions import ActionRow, ReissueRow
from db.tables.hearings import EntryRow
from db.writing import Writing, add_one


def reissue(record: Record, item_id: int, reference: str, due: date) -> str:
    """Issues the earlier action of that reference (031/4) again on an item, as one act. Returns the new reference.

    The new action has the text, the owner and the risk of the earlier one, which is superseded where it was
    unsettled. Raises CcmError where there is no such action, it is not of the case that the item hears, it
    was set at this very hearing or is issued again already, or the meeting is not in session.
    """
    with record.writing("actions.reissue") as writing:
        earlier = action_named(writing.session, reference)
        said = actions_with_ids(writing.session, [earlier.id])[0]
        _refuse_unfit(writing, item_id, earlier, said)
        entry = ActionEntry(said.text, said.agency, said.owner or None, due, said.head)
        action = part_of(writing.session, ActionRow, add_entry(writing, item_id, entry))
        issue_again(writing, action, earlier)
        writing.label = f"{writing.label}: {said.reference} issued again"
        return action_reference(said.case_reference, action.number)


def _refuse_unfit(writing: Writing, item_id: int, earlier: ActionRow, said: Action) -> None:
    if place_of(writing.session, item_id).case_id != earlier.case_id:
        raise CcmError("This action belongs to another case.", "Issue it again when its own case is heard.")
    if writing.session.get_one(EntryRow, earlier.entry_id).agenda_item_id == item_id:
        raise CcmError("This action was set at this very hearing.", "Change its date in the record of the hearing.")
    if said.reissued_as is not None:
        raise CcmError(f"{said.reference} is issued again already, as {said.reissued_as}.", "Look at that one.")


@dataclass(frozen=True, slots=True)
class NewTerms:
    """What an action that is issued again between meetings has instead of what was agreed."""

    due: date
    agency: str | None
    """The code of the agency that is to own it; None for nobody."""
    owner: str
    reason: str
    """Why it is issued again."""


def reissue_between(record: Record, reference: str, terms: NewTerms) -> str:
    """Issues an action again between meetings, as one act. Returns the new reference.

    What a meeting agreed stays as it was agreed: the new action stands in its place, with its text and the risk that
    it answers. Given to another agency it is proposed until that has accepted it. Raises CcmError where there is no
    such action or agency, the day is past, no reason is given, or it is issued again already.
    """
    with record.writing("actions.reissue_between") as writing:
        session = writing.session
        earlier = action_named(session, reference)
        said = actions_with_ids(session, [earlier.id])[0]
        _refuse_terms(said, terms, london_day(writing.now))
        agency = agency_named(session, terms.agency) if terms.agency else None
        entry = session.get_one(EntryRow, earlier.entry_id)
        entry_id = add_one(
            writing,
            EntryRow,
            agenda_item_id=entry.agenda_item_id,
            kind=entry.kind,
            text=entry.text,
            made_at=writing.now,
        )
        stays = agency is not None and agency.id == earlier.agency_id and said.status is not ActionStatus.PROPOSED
        number = next_number(session, earlier.case_id)
        action_id = add_one(
            writing,
            ActionRow,
            entry_id=entry_id,
            case_id=earlier.case_id,
            number=number,
            agency_id=agency.id if agency else None,
            owner=terms.owner.strip(),
            due_on=terms.due,
            head=earlier.head,
            type=earlier.type,
            status=ActionStatus.OPEN if stays else ActionStatus.PROPOSED,
        )
        reason = terms.reason.strip()
        add_one(writing, ReissueRow, action_id=action_id, issued_at=writing.now, reason=reason)
        action = session.get_one(ActionRow, action_id)
        issue_again(writing, action, earlier)
        writing.label = f"{action_in_words(writing, action)}: {said.reference} issued again"
        return action_reference(said.case_reference, number)


def _refuse_terms(said: Action, terms: NewTerms, today: date) -> None:
    if said.reissued_as is not None:
        raise CcmError(f"{said.reference} is issued again already, as {said.reissued_as}.", "Look at that one.")
    if said.status in (ActionStatus.COMPLETE, ActionStatus.WITHDRAWN):
        raise CcmError(f"{said.reference} is {said.status.words}.", "Only what is still to be done is issued again.")
    if terms.due < today:
        raise CcmError("The new date is past.", "Give a day to come.")
    if not terms.reason.strip():
        raise CcmError("Nobody would know why it is issued again.", "Say why.")
