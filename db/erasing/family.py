"""Every row that is about one case or referral: those that stand, and those that only the journal tells of."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from db.erasing.rules import belongings
from db.store import Raw

Key = tuple[str, int]
"""A table and the id of one of its rows."""

_AT_ONCE = 500
"""Ids in one statement; SQLite takes some thousands."""


class Family:
    """The rows that hang on a case, with the people in it, or on a referral that became none."""

    def __init__(self, raw: Raw, root: Key) -> None:
        self._raw = raw
        self._belongings = belongings()
        self.rows: set[Key] = {root}
        """Rows that stand and are about it, the people left out."""
        self._find(list(self.rows))
        table, row_id = root
        self.people = self._people(row_id) if table == "case_file" else set()
        """Ids of the people who are in this case."""
        self.people_elsewhere = self._people_elsewhere(row_id)
        """Ids of those of them who are in another case too."""

    @property
    def people_here_alone(self) -> set[int]:
        """Ids of the people who are in no other case."""
        return self.people - self.people_elsewhere

    def gone_and_named(self, in_row: Callable[[str, str | None], bool]) -> tuple[set[Key], set[Key]]:
        """Rows about the case that stand no more, and rows in whose journal `in_row` finds a name."""
        hanging: dict[Key, list[Key]] = {}
        named: set[Key] = set()
        standing = _Standing(self._raw)
        for table, row_id, operation, before, after in self._raw.rows(_CONTENTS):
            if in_row(table, before) or in_row(table, after):
                named.add((table, row_id))
            if table in self._belongings and operation in ("add", "remove") and not standing.has(table, row_id):
                for parent in self._parents(table, _columns(after or before)):
                    hanging.setdefault(parent, []).append((table, row_id))
        return _reached(self.rows, hanging), named

    def _find(self, found: list[Key]) -> None:
        while found:
            by_table: dict[str, list[int]] = {}
            for table, row_id in found:
                by_table.setdefault(table, []).append(row_id)
            found = [key for key in self._hanging_on(by_table) if key not in self.rows]
            self.rows.update(found)

    def _hanging_on(self, parents: dict[str, list[int]]) -> Iterator[Key]:
        for table, links in self._belongings.items():
            for column, parent in links:
                for row_id in self._ids(f"SELECT id FROM {table} WHERE {column} IN", parents.get(parent, ())):
                    yield table, row_id
        # The item of a hearing is about its case, and so is what was recorded on it.
        for item_id in self._ids("SELECT agenda_item_id FROM hearing WHERE id IN", parents.get("hearing", ())):
            yield "agenda_item", item_id

    def _people(self, case_id: int) -> set[int]:
        return set(self._ids("SELECT person_id FROM case_person WHERE case_id IN", [case_id]))

    def _people_elsewhere(self, case_id: int) -> set[int]:
        found = self._raw.rows("SELECT person_id FROM case_person WHERE case_id <> ?", (case_id,))
        return self.people & {person_id for (person_id,) in found}

    def _ids(self, statement: str, ids: Iterable[int]) -> Iterator[int]:
        listed = list(ids)
        for start in range(0, len(listed), _AT_ONCE):
            part = listed[start : start + _AT_ONCE]
            for (row_id,) in self._raw.rows(f"{statement} ({', '.join('?' * len(part))})", part):
                yield row_id

    def _parents(self, table: str, columns: dict[str, Any]) -> Iterator[Key]:
        for column, parent in self._belongings[table]:
            if columns.get(column) is not None:
                yield parent, columns[column]


class _Standing:
    """Which rows there are, asked for table by table as they come up."""

    def __init__(self, raw: Raw) -> None:
        self._raw = raw
        self._ids: dict[str, set[int]] = {}

    def has(self, table: str, row_id: int) -> bool:
        if table not in self._ids:
            self._ids[table] = {found for (found,) in self._raw.rows(f"SELECT id FROM {table}")}
        return row_id in self._ids[table]


_CONTENTS = "SELECT table_name, row_id, operation, before, after FROM journal_change ORDER BY id"


def _reached(begin: set[Key], hanging: dict[Key, list[Key]]) -> set[Key]:
    reached: set[Key] = set()
    found = list(begin)
    while found:
        below = [key for parent in found for key in hanging.get(parent, ()) if key not in reached]
        reached.update(below)
        found = below
    return reached


def _columns(content: str | None) -> dict[str, Any]:
    return dict(json.loads(content)) if content else {}
