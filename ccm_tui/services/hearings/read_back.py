"""The read-back: a hearing's actions spoken aloud, and accepted by those who are there to accept them."""

from collections.abc import Collection

from ccm_tui.domain.composer.line.entries import ActionEntry
from ccm_tui.domain.composer.rendering import entry_sentence
from ccm_tui.domain.statuses import ActionStatus
from ccm_tui.errors import CcmError
from db.queries.actions.actions import action_rows_of_item
from db.queries.agencies.agencies import all_agencies
from db.queries.hearings.entries import entries_of_item
from db.queries.hearings.hearings import hearing_of_item
from db.queries.hearings.read_back import answers_read_back
from db.queries.meetings.meetings import agencies_in_room
from db.record import Record
from db.tables.cases import CaseRow
from db.tables.hearings import ReadBackLineRow, ReadBackRow
from db.tables.meetings import AgendaItemRow


def read_back(record: Record, item_id: int, left_proposed: Collection[str] = ()) -> tuple[int, int]:
    """Notes that the hearing's actions were read back now. Returns how many were accepted and how many not.

    Those of `left_proposed` (references such as 031/4), of absent agencies, or without an owner stay proposed;
    what was accepted before and not changed since stays accepted, whoever has left. Raises CcmError where the item
    is no case, or has no such action.
    """
    with record.writing("readback.read") as writing:
        hearing = hearing_of_item(writing.session, item_id)
        if hearing is None:
            raise CcmError("No case is before the meeting.", "Call a case first.")
        case = writing.session.get_one(CaseRow, hearing.case_id)
        short = case.reference.rsplit("/", 1)[-1]
        item = writing.session.get_one(AgendaItemRow, item_id)
        writing.label = f"read-back, {short}"
        reading = writing.add(ReadBackRow(hearing_id=hearing.id, read_at=writing.now))
        there = agencies_in_room(writing.session, item.meeting_id)
        before = answers_read_back(writing.session, item_id)
        accepted = 0
        actions = action_rows_of_item(writing.session, item_id)
        if not set(left_proposed) <= {f"{short}/{action.number}" for action in actions}:
            raise CcmError("That is no action of this hearing.", f"Name those to leave proposed, like {short}/1.")
        for action in actions:
            refused = f"{short}/{action.number}" in left_proposed
            agreed = before.get(action.id, False)
            agrees = (agreed or action.agency_id in there) and not refused
            accepted += agrees
            writing.add(ReadBackLineRow(read_back_id=reading.id, action_id=action.id, accepted=agrees))
            if not action.status.settled and not (agreed and agrees):
                writing.change(
                    action,
                    status=ActionStatus.OPEN if agrees else ActionStatus.PROPOSED,
                    accepted_at=writing.now if agrees else None,
                    accepted_by=action.owner if agrees else "",
                )
        return accepted, len(actions) - accepted


def refused_before(record: Record, item_id: int) -> tuple[str, ...]:
    """References of the actions that their owners, being there, did not accept when they were read back last."""
    with record.reading() as session:
        before = answers_read_back(session, item_id)
        made = entries_of_item(session, item_id)
    return tuple(one.action.reference for one in made if one.action and before.get(one.action.id) is False)


def sentences_of(record: Record, item_id: int) -> tuple[str, ...]:
    """The hearing's actions as sentences to be spoken, owner first."""
    with record.reading() as session:
        names = {agency.code: agency.name for agency in all_agencies(session)}
        recorded = entries_of_item(session, item_id)
    return tuple(
        f"{made.action.reference}. {entry_sentence(made.entry, names)}"
        for made in recorded
        if made.action and made.withdrawn_at is None and isinstance(made.entry, ActionEntry)
    )
