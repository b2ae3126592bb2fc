"""The agenda of a meeting in session: what is still undecided can be moved, parked or deferred."""

from ccm_tui.domain.agenda.item import AgendaItem
from ccm_tui.domain.composer.line.entries import OutcomeEntry
from ccm_tui.domain.statuses import Decision
from ccm_tui.errors import CcmError
from ccm_tui.services.agenda.planning import move_item
from ccm_tui.services.hearings.entries import record_entry
from ccm_tui.services.meetings.walk import park, unpark
from db.queries.agenda.agenda import agenda_of_meeting
from db.queries.meetings.meetings import meeting_after
from db.record import Record
from db.tables.meetings import AgendaItemRow, MeetingRow


def move_case(record: Record, item_id: int, places: int) -> None:
    """Moves a case up (negative) or down the agenda. Raises CcmError where it is not still to be decided."""
    _still_undecided(record, item_id)
    move_item(record, item_id, places)


def park_or_put_back(record: Record, item_id: int, reason: str = "") -> bool:
    """Parks a case, or puts a parked one back into its place; True where it is parked now.

    Raises CcmError where it is not still to be decided.
    """
    item = _still_undecided(record, item_id)
    if item.parked:
        unpark(record, item_id)
    else:
        park(record, item_id, reason.strip())
    return not item.parked


def defer(record: Record, item_id: int, reason: str) -> None:
    """Records that a case, called or not, is put off to the next meeting, and why.

    Raises CcmError where no reason is given or it is not still to be decided.
    """
    if not reason.strip():
        raise CcmError("A deferral needs its reason.", "Say why; it goes into the minutes.")
    _still_undecided(record, item_id)
    with record.reading() as session:
        meeting = session.get_one(MeetingRow, session.get_one(AgendaItemRow, item_id).meeting_id)
        coming = meeting_after(session, meeting.held_on)
    day = coming.held_on if coming else None
    record_entry(record, item_id, OutcomeEntry(reason=reason.strip(), decision=Decision.DEFER, review_on=day))


def _still_undecided(record: Record, item_id: int) -> AgendaItem:
    with record.reading() as session:
        meeting_id = session.get_one(AgendaItemRow, item_id).meeting_id
        in_session = session.get_one(MeetingRow, meeting_id).state.in_session
        item = next(item for item in agenda_of_meeting(session, meeting_id) if item.id == item_id)
    if not in_session:
        raise CcmError("This meeting is not in session.", "Its agenda can't be changed here.")
    if item.hearing is None:
        raise CcmError("That is no case.", "Choose a case.")
    if item.decided:
        raise CcmError(
            f"Case {item.hearing.short_reference} is decided: {item.state_in_words}.",
            "Call it to decide otherwise, or undo the decision.",
        )
    return item
