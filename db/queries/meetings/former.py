"""What rows held before an act changed them, as the journal tells it."""

import json
from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple

from sqlmodel import Session, col, select

from db.tables.record import JournalChangeRow, JournalEntryRow


class Former(NamedTuple):
    """A row that was changed: when, and what the columns held before that were changed."""

    row_id: int
    at: datetime
    held: dict[str, Any]


def held_before(session: Session, table: str, acts: Collection[str] = ()) -> tuple[Former, ...]:
    """Each change that acts of those names, or any where none is named, made to rows of the table, the first first.

    A change of which the text was erased tells nothing and is left out.
    """
    found = session.exec(
        select(JournalChangeRow.row_id, JournalEntryRow.at, col(JournalChangeRow.before))
        .join(JournalEntryRow, col(JournalEntryRow.id) == col(JournalChangeRow.entry_id))
        .where(
            *((col(JournalEntryRow.act).in_(acts),) if acts else ()),
            JournalChangeRow.table_name == table,
            JournalChangeRow.operation == "change",
        )
        .order_by(col(JournalChangeRow.entry_id), col(JournalChangeRow.ordinal))
    )
    return tuple(Former(row_id, at, json.loads(before)) for row_id, at, before in found if before)
