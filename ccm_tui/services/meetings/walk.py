"""Walking the agenda: calling an item, leaving it, pausing, and putting one aside."""

from collections.abc import Callable, Sequence

from ccm_tui.domain.agenda.item import AgendaItem
from ccm_tui.domain.agenda.walk import next_item, previous_item
from ccm_tui.errors import CcmError
from ccm_tui.services.agenda.planning import item_words
from db.queries.agenda.agenda import agenda_of_meeting, current_item_id, open_times
from db.record import Record
from db.tables.meetings import AgendaItemRow, ItemTimeRow, MeetingRow
from db.writing import Writing


def call_item(record: Record, item_id: int) -> None:
    """Makes an item the one before the meeting; the time of the one before it stops, its own goes on.

    Raises CcmError where the meeting is not in session.
    """
    with record.writing("walk.call", kind="aside") as writing:
        item = writing.session.get_one(AgendaItemRow, item_id)
        if not writing.session.get_one(MeetingRow, item.meeting_id).state.in_session:
            raise CcmError("This meeting is not in session.", "Open it first.")
        if any(row.agenda_item_id == item_id for row in open_times(writing.session, item.meeting_id)):
            return
        stop_clock(writing, item.meeting_id)
        writing.add(ItemTimeRow(agenda_item_id=item_id, started_at=writing.now))
        writing.label = f"call of {item_words(writing, item)}"


def call_next(record: Record, meeting_id: int) -> AgendaItem | None:
    """Calls the next case, then other business and the close; None, changing nothing, at the end."""
    return _step(record, meeting_id, next_item)


def call_previous(record: Record, meeting_id: int) -> AgendaItem | None:
    """Calls the case before this one; None, changing nothing, at the first."""
    return _step(record, meeting_id, previous_item)


def pause(record: Record, meeting_id: int) -> None:
    """Stops the clock of the item before the meeting; calling it again starts it."""
    with record.writing("walk.pause", "pause", kind="aside") as writing:
        stop_clock(writing, meeting_id)


def park(record: Record, item_id: int, reason: str = "") -> None:
    """Puts a case aside: it comes up again after the others."""
    with record.writing("walk.park", why=reason) as writing:
        item = writing.session.get_one(AgendaItemRow, item_id)
        writing.change(item, parked=True, parked_reason=reason)
        writing.label = f"parking of {item_words(writing, item)}"


def unpark(record: Record, item_id: int) -> None:
    """Puts a parked case back into its place."""
    with record.writing("walk.unpark") as writing:
        item = writing.session.get_one(AgendaItemRow, item_id)
        writing.change(item, parked=False, parked_reason="")
        writing.label = f"return of {item_words(writing, item)} to its place"


def stop_clock(writing: Writing, meeting_id: int) -> None:
    """Ends the time of the item before the meeting. A clock set back in between can't make it end before it began."""
    for row in open_times(writing.session, meeting_id):
        writing.change(row, ended_at=max(writing.now, row.started_at))


def _step(
    record: Record,
    meeting_id: int,
    choose: Callable[[Sequence[AgendaItem], int | None], AgendaItem | None],
) -> AgendaItem | None:
    with record.reading() as session:
        target = choose(agenda_of_meeting(session, meeting_id), current_item_id(session, meeting_id))
    if target:
        call_item(record, target.id)
    return target
