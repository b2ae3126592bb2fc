"""What the journal says every row became: its changes followed one after another."""

import json
from collections.abc import Iterator
from typing import Any

from db.journal.journal import canonical_json
from db.verifying.chain import StoredChange, named

_Content = str | dict[str, Any] | None
"""A row's columns: as the journal wrote them, as an act changed them since, or None where they were erased."""


class Replay:
    """The rows as the journal has them so far. Content that nothing changes stays the text that it was written as."""

    def __init__(self) -> None:
        self._rows: dict[str, dict[int, tuple[int, _Content]]] = {}
        self._highest: dict[str, int] = {}

    def follow(self, change: StoredChange) -> Iterator[str]:
        """Takes one change; says where it does not fit what came before."""
        rows = self._rows.setdefault(change.table, {})
        self._highest[change.table] = max(self._highest.get(change.table, 0), change.row_id)
        known = change.row_id in rows
        if change.operation in ("add", "erase"):
            if known and change.operation == "add":
                yield self._misfit(change, "is added and was there already")
            # What is no text was never written by the journal, which is said where its digest is looked at.
            rows[change.row_id] = (change.entry_id, change.after if isinstance(change.after, str | None) else {})
            if change.operation == "erase" and change.after is None and not change.emptied:
                del rows[change.row_id]
            return
        if not known:
            yield self._misfit(change, "is changed and was not there")
            return
        content = rows[change.row_id][1]
        if not change.emptied and content is not None and not _fits(content, change):
            yield self._misfit(change, "was not before as it says: something changed it outside of the journal")
        if change.operation == "remove":
            del rows[change.row_id]
        else:
            rows[change.row_id] = (change.entry_id, None if change.emptied else _changed(content, change.after))

    def became(self, table: str) -> dict[int, tuple[int, _Content]]:
        """The rows of a table by id, each with the entry that wrote it last. The caller may use them up."""
        return self._rows.pop(table, {})

    def highest(self, table: str) -> int:
        """The highest id that a row of that table has ever had."""
        return self._highest.get(table, 0)

    def left(self) -> list[str]:
        """Tables of which rows are still to be asked for."""
        return [table for table, rows in self._rows.items() if rows]

    def _misfit(self, change: StoredChange, what: str) -> str:
        return f"Journal entry {change.entry_id}: {named(change.table, change.row_id)} {what}."


def columns_of(content: _Content) -> dict[str, Any]:
    """A row's content as its columns; none where it can't be read."""
    if isinstance(content, dict):
        return content
    try:
        read = json.loads(content or "{}")
    except (TypeError, ValueError):
        return {}
    return read if isinstance(read, dict) else {}


def _fits(content: str | dict[str, Any], change: StoredChange) -> bool:
    """True where the row was, before the change, as the change says it was."""
    if change.operation == "remove" and isinstance(content, str):
        return bool(content == change.before)
    columns, before = columns_of(content), columns_of(change.before)
    if change.operation == "remove":
        return canonical_json(columns) == canonical_json(before)
    return all(
        name in columns and canonical_json(columns[name]) == canonical_json(value) for name, value in before.items()
    )


def _changed(content: _Content, after: Any) -> _Content:
    return None if content is None else {**columns_of(content), **columns_of(after)}
