"""Backups: whole, the same, as encrypted as the record, never over anything, and kept as long as they should be."""

import stat
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import col, select

from ccm_tui.clock import Clock, clock_from
from ccm_tui.errors import CcmError
from ccm_tui.services.record.backups import back_up, daily_backup
from db.record import Record
from db.sqlite.backups.daily import (
    all_backups,
    back_up_before_migration,
    backups_folder,
    daily_backups,
    replaced_path,
)
from db.sqlite.engine import connected
from db.sqlite.vault import WrongPassphraseError, check_passphrase, is_encrypted, rewrite_under
from db.tables.record import DisclosureRow, JournalEntryRow
from tests.conftest import DEMO_NOW
from tests.db.processes import add_agency, begin, codes, kill, opened
from tests.demo_file import demo_record

PASSPHRASE = "four words in a row"
PASSPHRASES = pytest.mark.parametrize("passphrase", [None, PASSPHRASE], ids=["plain", "encrypted"])
CANARY = b"Turnstile"
"""A name that the demo record holds many times."""


@pytest.fixture
def record(tmp_path: Path, demo_clock: Clock) -> Record:
    return Record.create(tmp_path / "kept" / "record.db", demo_clock, "tester")


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    (tmp_path / "demo").mkdir()
    return demo_record(tmp_path / "demo")


def rows(path: Path, passphrase: str | None) -> list[object]:
    """All that a record holds, table by table."""
    with connected(path, passphrase) as engine, engine.connect() as connection:
        tables = connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1"
        ).scalars()
        return [(name, connection.exec_driver_sql(f'SELECT * FROM "{name}"').all()) for name in tables.all()]


@PASSPHRASES
def test_a_backup_holds_the_same_under_the_same_passphrase_for_its_owner_alone(
    demo: Path, tmp_path: Path, passphrase: str | None
) -> None:
    if passphrase:
        rewrite_under(demo, None, passphrase)
    before = rows(demo, passphrase)
    record = opened(demo, passphrase)
    made = back_up(record, tmp_path / "backup.db")
    record.close()
    assert made.noted
    assert rows(made.place, passphrase) == before
    assert stat.S_IMODE(made.place.stat().st_mode) == 0o600
    assert is_encrypted(made.place) is (passphrase is not None)
    assert (CANARY in made.place.read_bytes()) is (passphrase is None)
    if passphrase:
        with pytest.raises(WrongPassphraseError):
            check_passphrase(made.place, "four other words here")
    assert sorted(it.name for it in tmp_path.iterdir()) == ["backup.db", "demo", "home"]


def test_the_record_notes_that_it_was_backed_up_and_undo_passes_over_it(record: Record, tmp_path: Path) -> None:
    add_agency(record, "ONE")
    back_up(record, tmp_path / "backup.db")
    with record.reading() as session:
        noted = session.exec(select(DisclosureRow)).one()
        entry = session.exec(select(JournalEntryRow).order_by(col(JournalEntryRow.id).desc())).first()
    assert (noted.document, noted.actor, len(noted.digest)) == ("backup", "tester", 64)
    assert entry is not None and entry.label == "a backup made"
    assert record.undo() == "ONE"


def test_a_record_that_was_removed_while_open_can_still_be_backed_up(record: Record, tmp_path: Path) -> None:
    add_agency(record, "ONE")
    record.path.unlink()
    made = back_up(record, tmp_path / "backup.db")
    assert not made.noted
    assert codes(opened(made.place)) == {"ONE"}


def a_file(place: Path) -> None:
    place.write_text("Dear Sir")


def a_folder(place: Path) -> None:
    place.mkdir()


def a_link_to_nothing(place: Path) -> None:
    place.symlink_to(place.with_name("nothing"))


@pytest.mark.parametrize("there", [a_file, a_folder, a_link_to_nothing])
def test_a_backup_goes_over_nothing_that_is_there(
    there: Callable[[Path], None], record: Record, tmp_path: Path
) -> None:
    place = tmp_path / "backup.db"
    there(place)
    before = place.lstat()
    with pytest.raises(CcmError, match="of that name already"):
        record.store.copy_to(place)
    assert (place.lstat().st_ino, place.lstat().st_size) == (before.st_ino, before.st_size)
    assert sorted(it.name for it in tmp_path.iterdir()) == ["backup.db", "home", "kept"]


@pytest.mark.parametrize("place", ["no/such/folder/backup.db", "home/../kept/record.db/backup.db", "x" * 300])
def test_a_backup_that_can_not_be_put_there_is_told(place: str, record: Record, tmp_path: Path) -> None:
    with pytest.raises(CcmError):
        record.store.copy_to(tmp_path / place)
    assert sorted(it.name for it in tmp_path.iterdir()) == ["home", "kept"]


def test_a_backup_made_while_another_writes_is_one_moment_of_the_record(record: Record, tmp_path: Path) -> None:
    """The other adds agencies in pairs; no backup may hold half a pair, nor an act that it has not in whole."""
    script = f"""
record = opened(Path({str(record.path)!r}))
record.store.begin_session()
print("begun", flush=True)
for number in range(100000):
    with record.writing("test", f"pair {{number}}") as writing:
        writing.add(AgencyRow(code=f"L{{number}}", name="Left", kind="core"))
        writing.add(AgencyRow(code=f"R{{number}}", name="Right", kind="core"))
"""
    writer = begin(script)
    try:
        counts = []
        for number in range(6):
            record.store.copy_to(tmp_path / f"{number}.db")
            found = codes(opened(tmp_path / f"{number}.db"))
            assert {code[1:] for code in found if code[0] == "L"} == {code[1:] for code in found if code[0] == "R"}
            counts.append(len(found))
        assert writer.poll() is None
        assert counts == sorted(counts) and counts[-1] > counts[0]
    finally:
        kill(writer)


@pytest.mark.parametrize(("passphrase", "delays"), [(None, (0.02, 0.11)), (PASSPHRASE, (0.3,))])
def test_a_kill_in_the_middle_leaves_the_record_whole_and_no_half_backup(
    demo: Path, tmp_path: Path, passphrase: str | None, delays: tuple[float, ...]
) -> None:
    if passphrase:
        rewrite_under(demo, None, passphrase)
    before = rows(demo, passphrase)
    script = f"""
record = opened(Path({str(demo)!r}), {passphrase!r})
print("begun", flush=True)
for number in range(100000):
    place = Path({str(tmp_path)!r}) / "backup.db"
    record.store.copy_to(place)
    place.unlink()
"""
    for delay in delays:
        backing_up = begin(script)
        time.sleep(delay)
        kill(backing_up)
        assert rows(demo, passphrase) == before
        place = tmp_path / "backup.db"
        if place.exists():
            assert rows(place, passphrase) == before
            place.unlink()


def test_a_damaged_record_gives_no_backup(record: Record, tmp_path: Path) -> None:
    for number in range(40):
        add_agency(record, f"A{number}")
    record.close()
    content = bytearray(record.path.read_bytes())
    content[-8192:] = bytes(8192)
    record.path.write_bytes(content)
    with pytest.raises(CcmError):
        opened(record.path).store.copy_to(tmp_path / "backup.db")
    assert sorted(it.name for it in tmp_path.iterdir()) == ["home", "kept"]


def on_day(record: Record, number: int) -> Record:
    """The record opened again, so many days later."""
    record.close()
    later = opened(record.path, clock=clock_from(DEMO_NOW + timedelta(days=number)))
    later.store.begin_session()
    return later


def back_up_on(record: Record, keep: int) -> None:
    """Makes the backup of the record's day."""
    make = record.store.daily_copy(record.today, keep)
    assert make is not None
    make()


def test_one_backup_is_made_a_day_and_a_set_number_kept(record: Record) -> None:
    for number in range(5):
        back_up_on(record := on_day(record, number), keep=3)
        assert record.store.daily_copy(record.today, 3) is None
    kept = [it.name for it in daily_backups(record.path)]
    assert kept == [f"record-2026-12-{day}.db" for day in (21, 20, 19)]
    assert stat.S_IMODE(backups_folder(record.path).stat().st_mode) == 0o700


def test_what_was_kept_before_a_migration_or_a_restore_outlives_the_daily_ones(record: Record) -> None:
    with connected(record.path) as engine:
        back_up_before_migration(engine, record.path, "0000", "0001")
    replaced_path(record.path, DEMO_NOW).touch()
    others = {"record-before-0000-to-0001.db", "record-replaced-2026-12-17-134500.db"}
    for number in range(4):
        back_up_on(record := on_day(record, number), keep=1)
    assert {it.name for it in all_backups(record.path)} == {"record-2026-12-20.db", *others}


def test_older_backups_stay_where_the_new_one_fails(record: Record) -> None:
    back_up_on(record := on_day(record, 0), keep=1)
    record = on_day(record, 1)
    content = bytearray(record.path.read_bytes())
    content[4096:] = bytes(len(content) - 4096)
    record.path.write_bytes(content)
    with pytest.raises(CcmError):
        back_up_on(record, keep=1)
    assert [it.name for it in all_backups(record.path)] == ["record-2026-12-17.db"]


def test_what_a_killed_backup_left_is_wiped_by_the_next_but_not_what_has_its_name(record: Record) -> None:
    back_up_on(record := on_day(record, 0), keep=9)
    folder = backups_folder(record.path)
    whole = folder / "record-2026-12-17.db"
    (folder / ".ccm-half.part").write_bytes(b"half")
    (folder / ".ccm-named.part").hardlink_to(whole)
    before = whole.read_bytes()
    back_up_on(on_day(record, 1), keep=9)
    assert whole.read_bytes() == before
    assert sorted(it.name for it in folder.iterdir()) == ["record-2026-12-17.db", "record-2026-12-18.db"]


def test_a_session_that_may_not_write_and_the_demonstration_make_no_daily_backup(record: Record, demo: Path) -> None:
    first, second = on_day(record, 0), opened(record.path)
    second.store.begin_session()
    assert second.store.daily_copy(second.today, 3) is None
    assert first.store.daily_copy(first.today, 3) is not None
    assert daily_backup(opened(demo)) is None


def test_a_backup_before_a_migration_is_made_once_for_what_it_holds_and_never_written_over(record: Record) -> None:
    with connected(record.path) as engine:
        back_up_before_migration(engine, record.path, "0001", "0002")
        back_up_before_migration(engine, record.path, "0001", "0002")
        assert [it.name for it in all_backups(record.path)] == ["record-before-0001-to-0002.db"]
        add_agency(record, "NEW")
        back_up_before_migration(engine, record.path, "0001", "0002")
    held = {it.name: codes(opened(it)) for it in all_backups(record.path)}
    assert held == {"record-before-0001-to-0002.db": set(), "record-before-0001-to-0002-2.db": {"NEW"}}
