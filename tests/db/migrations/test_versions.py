"""The schema and its migrations are one thing."""

import sqlite3
from importlib import import_module
from pathlib import Path

import pytest
from sqlmodel import select

from ccm_tui.clock import Clock
from ccm_tui.domain.vocabulary import EntryKind
from ccm_tui.errors import CcmError
from db.migrations.upgrade import run_steps, scripts
from db.record import Record
from db.sqlite.durable import make_owner_only
from db.sqlite.engine import connect, for_writing, mark
from db.tables.record import DraftRow
from db.tables.schema import HEAD


def schema(path: Path) -> dict[str, str]:
    raw = sqlite3.connect(path)
    found = raw.execute(
        "SELECT name, sql FROM sqlite_master"
        " WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name <> 'alembic_version'"
    ).fetchall()
    raw.close()
    return {name: " ".join(sql.split()) for name, sql in found}


def test_a_migrated_record_and_a_new_one_have_the_same_tables(tmp_path: Path, demo_clock: Clock) -> None:
    migrated = tmp_path / "migrated.db"
    make_owner_only(migrated)
    engine = connect(migrated)
    with for_writing(engine).connect() as connection:
        run_steps(connection, "base")
    engine.dispose()
    Record.create(tmp_path / "new.db", demo_clock, "tester").close()
    assert len(schema(migrated)) > 80
    assert schema(migrated) == schema(tmp_path / "new.db")


def test_the_programs_own_revision_is_the_newest_migration() -> None:
    assert scripts().get_current_head() == HEAD


def test_a_record_of_a_newer_program_is_left_alone(tmp_path: Path, demo_clock: Clock) -> None:
    path = tmp_path / "newer.db"
    Record.create(path, demo_clock, "tester").close()
    raw = sqlite3.connect(path)
    raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.commit()
    raw.close()
    before = path.read_bytes()
    with pytest.raises(CcmError, match="newer version"):
        Record.open(path, demo_clock, "tester")
    assert path.read_bytes() == before
    assert list(tmp_path.rglob("*before*")) == []


@pytest.mark.parametrize("passphrase", [None, "four words of it"])
def test_a_record_of_the_first_schema_keeps_what_was_half_typed_in_it(
    passphrase: str | None, tmp_path: Path, demo_clock: Clock
) -> None:
    path = tmp_path / "first.db"
    make_owner_only(path)
    engine = connect(path, passphrase)
    with engine.begin() as connection:
        for statement in import_module("db.migrations.versions.0001_first_schema").STATEMENTS:
            connection.exec_driver_sql(statement)
        mark(connection, "0001")
        columns = "place, kind, text, cursor, saved_at"
        connection.exec_driver_sql(
            f"INSERT INTO draft ({columns}) VALUES ('composer', 'note', 'half', 2, '2026-12-17 13:45:00.000000')"
        )
    engine.dispose()
    record = Record.open(path, demo_clock, "tester", passphrase)
    with record.reading() as session:
        (row,) = session.exec(select(DraftRow)).all()
    record.close()
    assert (row.kind, row.text, row.cursor, row.field, row.found) == (EntryKind.NOTE, "half", 2, "", "")
    assert [backup.name for backup in tmp_path.rglob("*before*.db")] == [f"first-before-0001-to-{HEAD}.db"]
