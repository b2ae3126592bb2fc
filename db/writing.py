"""What an act does to rows: added, changed and removed, each told to the journal."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple, TypeVar

from sqlmodel import Session

from db.journal.journal import Change, json_value
from db.store import raw_snapshot, store_of
from db.tables.columns import RecordRow
from db.tables.schema import METADATA

_SomeRow = TypeVar("_SomeRow", bound=RecordRow)


@dataclass(slots=True)
class Writing:
    """One act under way: the rows it touches become durable, with their journal entry, all or none."""

    session: Session
    now: datetime
    label: str
    why: str = ""
    changes: list[Change] = field(default_factory=list)

    def add(self, row: _SomeRow) -> _SomeRow:
        """Adds a row and gives it its id."""
        self.session.add(row)
        self.session.flush()
        return row

    def change(self, row: _SomeRow, **values: Any) -> _SomeRow:
        """Sets columns of a row."""
        for name, value in values.items():
            setattr(row, name, value)
        self.session.add(row)
        self.session.flush()
        return row

    def remove(self, row: RecordRow) -> None:
        """Removes a row; the journal keeps it."""
        self.session.delete(row)
        self.session.flush()


def add_one(writing: Writing, row_type: type[RecordRow], **columns: Any) -> int:
    """Adds a row of one table, given as its columns; those not given start as the table says. Returns its id.

    By a plain statement, journalled like any other: the object layer takes a quarter of a millisecond for each row,
    which is too long where a chair waits for Enter.
    """
    insert = _insertion(writing, row_type)
    values = {**insert.start, **columns}
    connection = writing.session.connection()
    row_id = connection.exec_driver_sql(insert.statement, insert.row(None, values)).lastrowid
    writing.changes.append(_added(row_type, row_id, values))
    return row_id


def add_many(writing: Writing, row_type: type[RecordRow], rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """Adds rows of one table as `add_one` does, all at once. Returns their ids, in the same order.

    A sheet of ten thousand referrals brings five times as many rows.
    """
    if not rows:
        return []
    insert = _insertion(writing, row_type)
    with raw_snapshot(writing.session) as raw:
        first = store_of(writing.session).last_ids(raw).get(str(row_type.__tablename__), 0) + 1
    whole = [(number, {**insert.start, **row}) for number, row in enumerate(rows, first)]
    writing.session.connection().exec_driver_sql(
        insert.statement, [insert.row(row_id, values) for row_id, values in whole]
    )
    writing.changes.extend(_added(row_type, row_id, values) for row_id, values in whole)
    return [row_id for row_id, _ in whole]


class _Insertion(NamedTuple):
    """The statement that adds a row of one table, and how each of its columns is stored."""

    statement: str
    start: Mapping[str, Any]
    """Every column but the id, in the order of the statement, with what it holds where nothing is given."""
    stored: tuple[Callable[[Any], Any] | None, ...]
    """What turns each value into what the database holds, the id first; None where it is held as it is."""

    def row(self, row_id: int | None, values: Mapping[str, Any]) -> tuple[Any, ...]:
        given = (row_id, *values.values())
        return tuple(
            value if store is None else store(value) for store, value in zip(self.stored, given, strict=True)
        )


def _added(row_type: type[RecordRow], row_id: int, values: Mapping[str, Any]) -> Change:
    after = {"id": row_id, **{name: json_value(value) for name, value in values.items()}}
    return Change(str(row_type.__tablename__), row_id, "add", None, after)


def _insertion(writing: Writing, row_type: type[RecordRow]) -> _Insertion:
    speaks: Any = type(writing.session.connection().dialect)
    return _insertion_by(speaks, row_type)


@cache
def _insertion_by(speaks: Any, row_type: type[RecordRow]) -> _Insertion:
    table, dialect = METADATA.tables[str(row_type.__tablename__)], speaks()
    start = {name: field.get_default() for name, field in row_type.model_fields.items() if name != "id"}
    names = ("id", *start)
    types = [table.columns[name].type.dialect_impl(dialect) for name in names]
    return _Insertion(
        f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",
        start,
        tuple(kind.bind_processor(dialect) for kind in types),
    )
