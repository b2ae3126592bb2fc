"""Rows added by plain statements, journalled like any other.

The object layer takes a quarter of a millisecond for each row: too long where a chair waits for Enter, and where a
sheet of ten thousand referrals brings five times as many rows.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlmodel import Session

from db.journal.journal import Change, plain
from db.record import Writing
from db.tables.columns import Row
from db.tables.schema import METADATA

_DIALECT = SQLiteDialect_pysqlite()


class _Insert(NamedTuple):
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


def add_one(writing: Writing, row_type: type[Row], **columns: Any) -> int:
    """Adds a row of one table, given as its columns; those not given start as the table says. Returns its id."""
    insert = _insert(row_type)
    values = {**insert.start, **columns}
    connection = writing.session.connection()
    row_id = connection.exec_driver_sql(insert.statement, insert.row(None, values)).lastrowid
    writing.changes.append(_added(row_type, row_id, values))
    return row_id


def add_many(writing: Writing, row_type: type[Row], rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """Adds rows of one table as `add_one` does, all at once. Returns their ids, in the same order."""
    if not rows:
        return []
    insert = _insert(row_type)
    first = _last_id(writing.session, str(row_type.__tablename__)) + 1
    whole = [(number, {**insert.start, **row}) for number, row in enumerate(rows, first)]
    writing.session.connection().exec_driver_sql(
        insert.statement, [insert.row(row_id, values) for row_id, values in whole]
    )
    writing.changes.extend(_added(row_type, row_id, values) for row_id, values in whole)
    return [row_id for row_id, _ in whole]


def _added(row_type: type[Row], row_id: int, values: Mapping[str, Any]) -> Change:
    after = {"id": row_id, **{name: plain(value) for name, value in values.items()}}
    return Change(str(row_type.__tablename__), row_id, "add", None, after)


def _last_id(session: Session, table: str) -> int:
    """The highest id that the table has ever had."""
    found = session.connection().exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,))
    return int(found.scalar() or 0)


@cache
def _insert(row_type: type[Row]) -> _Insert:
    table = METADATA.tables[str(row_type.__tablename__)]
    start = {name: field.get_default() for name, field in row_type.model_fields.items() if name != "id"}
    names = ("id", *start)
    types = [table.columns[name].type.dialect_impl(_DIALECT) for name in names]
    return _Insert(
        f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",
        start,
        tuple(kind.bind_processor(_DIALECT) for kind in types),
    )
