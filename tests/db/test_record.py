"""The record's file, its rules, and what happens to one act."""

import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from ccm_tui.clock import Clock
from ccm_tui.domain.vocabulary import AgencyKind
from ccm_tui.errors import CcmError
from db.record import Record
from db.tables.agencies import AgencyRow, RepresentativeRow
from db.tables.record import JournalEntryRow


@pytest.fixture
def record(tmp_path: Path, demo_clock: Clock) -> Record:
    return Record.create(tmp_path / "kept" / "record.db", demo_clock, "tester")


def agency(code: str = "HSG") -> AgencyRow:
    return AgencyRow(code=code, name="Housing", kind=AgencyKind.CORE)


def journal_length(record: Record) -> int:
    with record.reading() as session:
        return len(session.exec(select(JournalEntryRow)).all())


def test_the_file_its_journal_and_its_folder_are_for_the_owner_alone(record: Record) -> None:
    with record.writing("test", "an agency") as writing:
        writing.add(agency())
    for suffix in ("", "-wal", "-shm"):
        assert stat.S_IMODE(Path(f"{record.path}{suffix}").stat().st_mode) == 0o600
    assert stat.S_IMODE(record.path.parent.stat().st_mode) == 0o700


def test_what_is_committed_is_durable_and_rules_are_enforced(record: Record) -> None:
    with record.reading() as session:
        pragmas = {
            name: session.connection().exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "temp_store")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "temp_store": 2}


def test_a_person_without_an_agency_is_refused(record: Record) -> None:
    with pytest.raises(IntegrityError), record.writing("test", "an orphan") as writing:
        writing.add(RepresentativeRow(agency_id=999, name="Nobody"))


def test_a_word_outside_the_vocabulary_is_refused_by_the_file_itself(record: Record) -> None:
    raw = sqlite3.connect(record.path)
    with pytest.raises(sqlite3.IntegrityError):
        raw.execute(
            "INSERT INTO agency (code, name, kind, position, needed_for_quorum, active)"
            " VALUES ('X', 'X', 'bogus', 0, 0, 1)"
        )
    raw.close()


def test_an_act_that_fails_leaves_no_row_and_no_journal_entry(record: Record) -> None:
    with pytest.raises(CcmError), record.writing("test", "half an act") as writing:
        writing.add(agency())
        raise CcmError("It went wrong.", "Try again.")
    with record.reading() as session:
        assert session.exec(select(AgencyRow)).all() == []
    assert journal_length(record) == 0


def test_an_act_that_changes_nothing_is_not_journalled(record: Record) -> None:
    with record.writing("test", "an agency") as writing:
        row = writing.add(agency())
    with record.writing("test", "the same again") as writing:
        writing.change(writing.session.get_one(AgencyRow, row.id), name="Housing")
    assert journal_length(record) == 1


def test_an_id_is_never_used_twice(record: Record) -> None:
    with record.writing("test", "first") as writing:
        first = writing.add(agency("ONE"))
    record.undo()
    with record.writing("test", "second") as writing:
        second = writing.add(agency("TWO"))
    assert second.id > first.id


def test_setting_up_never_touches_a_file_that_is_there(tmp_path: Path, demo_clock: Clock) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear Sir")
    with pytest.raises(CcmError):
        Record.create(path, demo_clock, "tester")
    assert path.read_text() == "Dear Sir"


@pytest.mark.parametrize("content", [b"", b"Dear Sir", b"SQLite format 3\x00" + b"\xff" * 4096])
def test_a_foreign_file_is_no_record_and_stays_as_it_is(tmp_path: Path, demo_clock: Clock, content: bytes) -> None:
    path = tmp_path / "other.db"
    path.write_bytes(content)
    with pytest.raises(CcmError):
        Record.open(path, demo_clock, "tester")
    assert path.read_bytes() == content


def test_another_programs_database_is_no_record(tmp_path: Path, demo_clock: Clock) -> None:
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE recipe (name TEXT)")
    other.commit()
    other.close()
    before = path.read_bytes()
    with pytest.raises(CcmError, match="not a CCM record"):
        Record.open(path, demo_clock, "tester")
    assert path.read_bytes() == before


def test_opening_never_makes_a_file(tmp_path: Path, demo_clock: Clock) -> None:
    with pytest.raises(CcmError):
        Record.open(tmp_path / "typo.db", demo_clock, "tester")
    assert list(tmp_path.glob("typo*")) == []


def test_a_write_while_another_program_writes_is_told_in_words(record: Record) -> None:
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None);"
            "c.execute('BEGIN IMMEDIATE'); print('held', flush=True); sys.stdin.read()",
            str(record.path),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert holder.stdout is not None and holder.stdout.readline() == b"held\n"
    try:
        with (
            pytest.raises(CcmError, match="Another program is writing"),
            record.writing("test", "an agency") as writing,
        ):
            writing.add(agency())
    finally:
        holder.communicate()
    with record.reading() as session:
        assert session.exec(select(AgencyRow).where(col(AgencyRow.code) == "HSG")).first() is None


def test_a_refused_rows_words_are_not_in_the_error(record: Record) -> None:
    with pytest.raises(IntegrityError) as caught, record.writing("test", "canary") as writing:
        writing.add(RepresentativeRow(agency_id=999, name="CANARY Jasper"))
    assert "CANARY" not in str(caught.value)
