"""Issuing an earlier action again: a new action of this hearing, with a new date, in the place of the old one."""

from datetime import date

from ccm_tui.domain.actions import Action
from ccm_tui.domain.composer.entries import ActionEntry
from ccm_tui.errors import CcmError
from ccm_tui.services.actions import issue_again
from ccm_tui.services.entries import add_entry
from db.queries.actions import action_reference, actions_with_ids
from db.queries.find import find_action
from db.queries.parts import part_of
from db.queries.place import place_of
from db.record import Record, Writing
from db.tables.actions import ActionRow
from db.tables.hearings import EntryRow


def reissue(record: Record, item_id: int, reference: str, due: date) -> str:
    """Issues the earlier action of that reference (031/4) again on an item, as one act. Returns the new reference.

    The new action has the text, the owner and the risk of the earlier one, which is superseded where it was
    unsettled. Raises CcmError where there is no such action, it is not of the case that the item hears, it
    was set at this very hearing or is issued again already, or the meeting is not in session.
    """
    with record.writing("actions.reissue") as writing:
        earlier = find_action(writing.session, reference)
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
