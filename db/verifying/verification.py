"""Every row that stands beside what the journal says it became."""

from collections.abc import Iterator, Sequence
from typing import Any

from db.file.raw import Raw
from db.journal.journal import NOT_JOURNALLED, canonical
from db.journal.values import StoredTable, UnreadableError, stored_table
from db.tables.record import DraftRow
from db.tables.schema import METADATA
from db.verifying.chain import named
from db.verifying.replay import Replay, columns_of


class Rows:
    """One look at every row of the record."""

    def __init__(self, raw: Raw, replay: Replay) -> None:
        self._raw = raw
        self._replay = replay
        self.rows = 0

    def check(self) -> Iterator[str]:
        """What is not as the journal says, table by table; and drafts in a form that the record never writes."""
        unjournalled = {str(row.__tablename__) for row in NOT_JOURNALLED}
        for table in METADATA.sorted_tables:
            if table.name not in unjournalled:
                yield from self._table(table.name)
        for name in self._replay.left():
            yield f"The journal tells of rows of {name}, which is no table of a record."
        yield from self._drafts()

    def _table(self, name: str) -> Iterator[str]:
        became = self._replay.became(name)
        table = stored_table(name)
        for stored in self._raw.rows(f"SELECT {table.select} FROM {name} ORDER BY id"):
            self.rows += 1
            row_id = stored[0]
            if row_id not in became:
                yield f"{_capital(named(name, row_id))} is not in the journal."
                continue
            entry_id, content = became.pop(row_id)
            if content is None:
                yield f"{_capital(named(name, row_id))}: its history was erased; nothing says what it became."
            elif _as_journalled(table, stored) != (content if isinstance(content, str) else canonical(content)):
                differing = ", ".join(_differing(table, stored, columns_of(content)))
                where = f"{_capital(named(name, row_id))} is not what journal entry {entry_id} made it"
                yield f"{where}: {differing or 'its form'}."
        for row_id, (entry_id, _) in became.items():
            yield f"{_capital(named(name, row_id))} is missing: journal entry {entry_id} left it there."

    def _drafts(self) -> Iterator[str]:
        name = str(DraftRow.__tablename__)
        table = stored_table(name)
        for stored in self._raw.rows(f"SELECT {table.select} FROM {name} ORDER BY id"):
            if _as_journalled(table, stored) is None:
                yield f"{_capital(named(name, stored[0]))} is in no form that the record writes."


def _as_journalled(table: StoredTable, stored: Sequence[Any]) -> str | None:
    """The row as the journal writes it; None where a value has no such form."""
    try:
        return canonical(table.row(stored))
    except UnreadableError:
        return None


def _differing(table: StoredTable, stored: Sequence[Any], content: dict[str, Any]) -> Iterator[str]:
    """The columns in which the row differs, by name alone: what they hold is about people."""
    for name, value in zip(table.names, stored, strict=True):
        try:
            same = name in content and canonical(table.value(name, value)) == canonical(content[name])
        except UnreadableError:
            same = False
        if not same:
            yield name


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
