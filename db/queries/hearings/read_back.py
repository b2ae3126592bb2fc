"""What the owners of a hearing's actions have answered so far."""

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from ccm_tui.domain.meetings.sittings import Stretch
from ccm_tui.domain.statuses import ActionStatus
from db.queries.meetings.meetings import sitting_rows
from db.tables.actions import ActionRow
from db.tables.hearings import EntryRow, ReadBackLineRow, ReadBackRow
from db.tables.meetings import AgendaItemRow

_LINES: Any = (
    select(  # type: ignore[call-overload]
        ActionRow.id,
        ActionRow.status,
        ActionRow.accepted_at,
        EntryRow.changed_at,
        col(ReadBackLineRow.accepted),
        col(ReadBackRow.read_at),
        ActionRow.agency_id,
        AgendaItemRow.meeting_id,
    )
    .select_from(ActionRow)
    .join(EntryRow, col(EntryRow.id) == col(ActionRow.entry_id))
    .join(AgendaItemRow, col(AgendaItemRow.id) == col(EntryRow.agenda_item_id))
    .outerjoin(ReadBackLineRow, col(ReadBackLineRow.action_id) == col(ActionRow.id))
    .outerjoin(ReadBackRow, col(ReadBackRow.id) == col(ReadBackLineRow.read_back_id))
    .where(col(EntryRow.agenda_item_id) == bindparam("item_id"))
    .order_by(col(ReadBackRow.id))
)


def answers_read_back(session: Session, item_id: int) -> dict[int, bool]:
    """For each action of an item, by its id, whether its owner accepted it as it stands; those not answered left out.

    An action changed since it was answered has to be answered anew. One that was read back while nobody was there
    from its agency was not refused.
    """
    found: dict[int, bool] = {}
    for row in session.execute(_LINES, {"item_id": item_id}):
        found.pop(row.id, None)
        if row.status is ActionStatus.OPEN and _held_since(row.accepted_at, row.changed_at):
            found[row.id] = True
        elif row.status is ActionStatus.PROPOSED and row.accepted is False and _was_asked(session, row):
            found[row.id] = False
    return found


def _was_asked(session: Session, row: Any) -> bool:
    """True where somebody from the agency was there to answer for the action as it stands."""
    if not _held_since(row.read_at, row.changed_at):
        return False
    if row.agency_id is None:
        return True
    sat = sitting_rows(session, row.meeting_id, row.agency_id)
    return any(Stretch(one.came_at, one.left_at).holds(row.read_at) for one in sat)


def _held_since(answered_at: datetime | None, *later: datetime | None) -> bool:
    return answered_at is not None and all(moment is None or moment <= answered_at for moment in later)
