"""Whether a file is whole: its pages, its references, and the tables and indexes that it has."""

from collections.abc import Iterator
from functools import cache

from sqlalchemy import create_engine

from db.sqlite.index import TABLES as OF_THE_SEARCH
from db.store import Raw
from db.tables.schema import make_tables

_LISTED = (
    "SELECT name, sql FROM sqlite_master"
    " WHERE name <> 'alembic_version' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' AND sql IS NOT NULL"
)
_NAMED_AT_MOST = 20


def pages_at_fault(raw: Raw) -> Iterator[str]:
    """What SQLite finds wrong with the file, in its own words, which name tables and pages."""
    if raw.value("PRAGMA cipher_version") is not None:
        for (found,) in raw.rows("PRAGMA cipher_integrity_check"):
            yield f"The encrypted file was changed: {found}."
    for (found,) in raw.rows(f"PRAGMA integrity_check({_NAMED_AT_MOST})"):
        if found != "ok":
            yield f"The file is damaged: {found.splitlines()[-1]}."
    for table, row_id, parent, _ in raw.rows("PRAGMA foreign_key_check"):
        yield f"Row {row_id} of {table} refers to a row of {parent} that is not there."


def tables_at_fault(raw: Raw) -> Iterator[str]:
    """Where tables, indexes or triggers are not those that this program makes; the index of the search left out."""
    made = _made()
    stored = {name: _on_one_line(sql) for name, sql in raw.rows(_LISTED) if name not in OF_THE_SEARCH}
    for name in sorted({*made, *stored}):
        if name not in stored:
            yield f"{name} is missing among the tables and indexes."
        elif name not in made:
            yield f"{name} is no table or index of a record."
        elif made[name] != stored[name]:
            yield f"The table or index {name} is not as this program makes it."


@cache
def _made() -> dict[str, str]:
    """The statements of a record that was just made, by what they make."""
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        make_tables(connection)
        made = {name: _on_one_line(sql) for name, sql in connection.exec_driver_sql(_LISTED)}
    engine.dispose()
    return made


def _on_one_line(sql: str) -> str:
    return " ".join(sql.split())
