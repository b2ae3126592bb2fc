"""Faults of the file: told in words, nothing acknowledged that is not on the disk, and the next act works again."""

import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import col, select

from ccm_tui.clock import Clock
from ccm_tui.errors import CcmError
from db.record import Record
from db.tables.record import JournalEntryRow
from tests.conftest import DEMO_NOW
from tests.db.processes import AS_NOBODY, add_agency, begin, codes, end, opened
from tests.disks import fill, small_disk

PASSPHRASES = pytest.mark.parametrize("passphrase", [None, "four words in a row"], ids=["plain", "encrypted"])


@pytest.fixture
def record(tmp_path: Path, demo_clock: Clock) -> Iterator[Record]:
    record = Record.create(tmp_path / "kept" / "record.db", demo_clock, "tester")
    record.store.begin_session()
    add_agency(record, "BEFORE")
    yield record
    record.close()


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of four megabytes."""
    with small_disk(tmp_path / "disk", 4) as disk:
        yield disk


@PASSPHRASES
def test_on_a_full_disk_nothing_is_acknowledged_and_the_next_act_is_once_there_is_room(
    disk: Path, demo_clock: Clock, passphrase: str | None
) -> None:
    record = Record.create(disk / "record.db", demo_clock, "tester", passphrase)
    record.store.begin_session()
    add_agency(record, "BEFORE")
    filler = fill(disk)
    for _ in range(3):
        with pytest.raises(CcmError, match="disk is full"):
            add_agency(record, "X" * 100_000)
    with pytest.raises(CcmError, match="can't be written"):
        record.store.copy_to(disk / "backup.db")
    assert codes(record) == {"BEFORE"}
    assert {it.name for it in disk.iterdir() if "record.db" not in it.name} == {"filler"}
    filler.unlink()
    add_agency(record, "AFTER")
    record.close()
    record = opened(disk / "record.db", passphrase)
    assert codes(record) == {"BEFORE", "AFTER"}
    record.close()


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
@PASSPHRASES
def test_a_file_that_may_not_grow_is_told_and_the_next_act_works_once_it_may(
    tmp_path: Path, passphrase: str | None
) -> None:
    """The system refuses to write, as a failing disk does."""
    script = f"""
import resource
path = Path({str(tmp_path / "record.db")!r})
record = Record.create(path, clock_from(DEMO_NOW), "ada", {passphrase!r})
record.store.begin_session()
add_agency(record, "BEFORE")
print("begun", flush=True)
unlimited = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
resource.setrlimit(resource.RLIMIT_FSIZE, (Path(f"{{path}}-wal").stat().st_size, resource.RLIM_INFINITY))
for _ in range(3):
    try:
        add_agency(record, "LOST")
        print("acknowledged")
    except Exception as error:
        print(error.what)
print(codes(record))
resource.setrlimit(resource.RLIMIT_FSIZE, unlimited)
add_agency(record, "AFTER")
record.close()
print(sorted(codes(opened(path, {passphrase!r}))))
"""
    told = "The disk could not be read or written; what you did last is not saved.\n"
    assert end(begin(script)).decode() == f"{told * 3}{{'BEFORE'}}\n['AFTER', 'BEFORE']\n"


def test_a_commit_that_fails_leaves_the_record_usable(record: Record) -> None:
    """By a limit that SQLite itself keeps, on any system: no page may be added."""
    with record.reading() as session:
        pages = session.connection().exec_driver_sql("PRAGMA page_count").scalar()
        session.connection().exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    for _ in range(3):
        with pytest.raises(CcmError, match="disk is full"):
            add_agency(record, "X" * 100_000)
    assert codes(record) == {"BEFORE"}
    with record.reading() as session:
        session.connection().exec_driver_sql("PRAGMA max_page_count = 100000")
    add_agency(record, "AFTER")
    assert codes(record) == {"BEFORE", "AFTER"}


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
@pytest.mark.parametrize("closed", ["file", "folder"])
@PASSPHRASES
def test_a_record_that_may_not_be_written_to_is_read_and_leaves_no_trace(closed: str, passphrase: str | None) -> None:
    script = f"""
import tempfile
{AS_NOBODY}
with tempfile.TemporaryDirectory() as made:
    folder, path = Path(made), Path(made) / "record.db"
    record = Record.create(path, clock_from(DEMO_NOW), "ada", {passphrase!r})
    add_agency(record, "BEFORE")
    record.close()
    folder.chmod(0o500 if {closed!r} == "folder" else 0o700)
    path.chmod(0o400 if {closed!r} == "file" else 0o600)
    print("begun", flush=True)
    record = opened(path, {passphrase!r})
    record.store.begin_session()
    print(codes(record), record.store.refusal.because)
    try:
        add_agency(record, "REFUSED")
    except Exception as error:
        print(error.what)
    record.close()
    folder.chmod(0o700)
    path.chmod(0o600)
    print([it.name for it in folder.iterdir()])
    record = opened(path, {passphrase!r})
    add_agency(record, "AFTER")
    print(sorted(codes(record)))
    record.close()
"""
    because = "its file or folder can't be written to"
    assert end(begin(script)).decode().splitlines() == [
        f"{{'BEFORE'}} {because}",
        f"This record can only be read: {because}.",
        "['record.db']",
        "['AFTER', 'BEFORE']",
    ]


def removed(path: Path) -> None:
    path.unlink()


def moved(path: Path) -> None:
    path.rename(path.with_name("moved.db"))


def replaced(path: Path) -> None:
    copy = path.with_name("copy.db")
    shutil.copy(path, copy)
    copy.replace(path)


def without_its_log(path: Path) -> None:
    Path(f"{path}-wal").unlink()


def lying_beside(path: Path) -> dict[str, bytes]:
    """What lies where the record was made, and not among what ccm keeps for its user."""
    return {name: content for name, content in bytes_in(path.parent.parent).items() if not name.startswith("home")}


def without_its_folder(path: Path) -> None:
    path.parent.rename(path.parent.with_name("elsewhere"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows moves no file that is open")
@pytest.mark.parametrize("befalls", [removed, moved, replaced, without_its_log, without_its_folder])
def test_a_record_that_is_no_longer_there_takes_no_act(befalls: Callable[[Path], None], record: Record) -> None:
    befalls(record.path)
    lying_there = lying_beside(record.path)
    for _ in range(2):
        with pytest.raises(CcmError, match=r"moved, removed or replaced|its folder can't be written to"):
            add_agency(record, "GHOST")
        with (
            pytest.raises(CcmError, match=r"moved, removed or replaced|its folder can't be written to"),
            record.drafting(),
        ):
            pass
    assert codes(record) == {"BEFORE"}
    assert lying_beside(record.path) == lying_there


@pytest.mark.skipif(sys.platform == "win32", reason="Windows moves no file that is open")
def test_a_record_that_is_put_back_takes_the_next_act(record: Record) -> None:
    moved(record.path)
    with pytest.raises(CcmError):
        add_agency(record, "GHOST")
    record.path.with_name("moved.db").rename(record.path)
    add_agency(record, "AFTER")
    assert codes(record) == {"BEFORE", "AFTER"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows moves no file that is open")
def test_a_record_that_is_taken_away_in_the_middle_of_an_act_does_not_get_it(record: Record) -> None:
    with pytest.raises(CcmError, match="moved, removed or replaced"), record.writing("test", "half") as writing:
        writing.session.connection().exec_driver_sql("DELETE FROM agency")
        removed(record.path)
    assert codes(record) == {"BEFORE"}


def test_a_connection_that_is_made_anew_goes_on_with_the_same_record(record: Record) -> None:
    record.store._engine.dispose()
    add_agency(record, "AFTER")
    add_agency(record, "THEN")
    assert codes(record) == {"BEFORE", "AFTER", "THEN"}


def test_times_in_the_journal_stand_still_while_the_clock_is_behind(tmp_path: Path) -> None:
    times = {"now": DEMO_NOW}
    record = Record.create(tmp_path / "record.db", lambda: times["now"], "tester")
    for code, minutes in (("A", 0), ("B", -90), ("C", -1), ("D", 5)):
        times["now"] = DEMO_NOW + timedelta(minutes=minutes)
        add_agency(record, code)
    with record.reading() as session:
        at = session.exec(select(JournalEntryRow.at).order_by(col(JournalEntryRow.id))).all()
    assert at == [DEMO_NOW, DEMO_NOW, DEMO_NOW, DEMO_NOW + timedelta(minutes=5)]
    record.close()


def test_a_list_of_tables_that_is_no_text_any_more_is_told(tmp_path: Path, demo_clock: Clock) -> None:
    path = tmp_path / "record.db"
    Record.create(path, demo_clock, "tester").close()
    content = path.read_bytes()
    path.write_bytes(content.replace(b"CREATE TABLE", b"CREATE \xd4ABLE"))
    with pytest.raises(CcmError, match="is damaged"):
        opened(path, None)


def bytes_in(folder: Path) -> dict[str, bytes]:
    """Every file in it but the index of the log, which holds no content."""
    return {
        str(it.relative_to(folder)): it.read_bytes()
        for it in folder.rglob("*")
        if it.is_file() and not it.name.endswith("-shm")
    }
