"""Restoring: the backup is checked first, what it replaces is kept, and the record's place is never without one."""

import shutil
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlmodel import col, select

from ccm_tui.clock import Clock, clock_from
from ccm_tui.errors import CcmError
from ccm_tui.services.record.backups import restore_backup
from ccm_tui.services.record.parting import ActsLostError, Losing, differences_in_words
from db.record import Record
from db.sqlite.backups.daily import all_backups
from db.sqlite.backups.restore import Restored
from db.sqlite.vault import LockedError, WrongPassphraseError, is_encrypted, rewrite_under
from db.tables.record import JournalEntryRow
from tests.conftest import DEMO_NOW
from tests.db.processes import add_agency, begin, codes, end, kill, opened, somebody_has

PASSPHRASE, OTHER = "four words in a row", "four other words here"
PASSPHRASES = pytest.mark.parametrize("passphrase", [None, PASSPHRASE], ids=["plain", "encrypted"])


@pytest.fixture
def path(tmp_path: Path, demo_clock: Clock) -> Path:
    """A record with two agencies, and a backup of it from when it had one."""
    record = Record.create(tmp_path / "kept" / "record.db", demo_clock, "tester")
    add_agency(record, "OLD")
    record.store.copy_to(tmp_path / "backup.db")
    add_agency(record, "NEW")
    record.close()
    return record.path


@pytest.fixture
def backup(path: Path, tmp_path: Path) -> Path:
    return tmp_path / "backup.db"


def restored(path: Path, backup: Path, passphrase: str | None = None, losing: Losing = 1) -> Restored:
    """The backup put in the record's place, which lacks the one act of `path` unless it is said otherwise."""
    return restore_backup(path, backup, passphrase, clock_from(DEMO_NOW), "tester", losing=losing)


def held(path: Path, passphrase: str | None = None) -> set[str]:
    record = opened(path, passphrase)
    try:
        return codes(record)
    finally:
        record.close()


def names(folder: Path) -> list[str]:
    return sorted(it.name for it in folder.iterdir())


@PASSPHRASES
def test_a_backup_takes_the_records_place_and_what_was_there_is_kept(
    path: Path, backup: Path, passphrase: str | None
) -> None:
    if passphrase:
        rewrite_under(path, None, passphrase)
        rewrite_under(backup, None, passphrase)
    before = backup.read_bytes()
    done = restored(path, backup, passphrase)
    assert held(path, passphrase) == {"OLD"}
    assert done.kept is not None and held(done.kept, passphrase) == {"OLD", "NEW"}
    assert done.kept.name == "record-replaced-2026-12-17-134500.db"
    assert done.encrypted is (passphrase is not None)
    assert backup.read_bytes() == before
    assert path.stat().st_mode & 0o777 == done.kept.stat().st_mode & 0o777 == 0o600
    assert names(path.parent) == ["record-backups", "record.db"]


def test_a_restore_is_journalled_and_undo_goes_no_further_back(path: Path, backup: Path) -> None:
    restored(path, backup)
    record = opened(path)
    assert record.undo() is None
    add_agency(record, "AFTER")
    assert record.undo() == "AFTER"
    assert codes(record) == {"OLD"}
    record.close()


def test_two_restores_in_one_second_keep_both_that_were_replaced(path: Path, backup: Path) -> None:
    first, second = restored(path, backup), restored(path, backup, losing=None)
    assert first.kept is not None and second.kept is not None
    assert (held(first.kept), held(second.kept)) == ({"OLD", "NEW"}, {"OLD"})


def test_where_there_is_no_record_the_backup_becomes_it(backup: Path, tmp_path: Path) -> None:
    place = tmp_path / "new machine" / "record.db"
    assert restored(place, backup, losing=None) == Restored(None, encrypted=False)
    assert held(place) == {"OLD"}
    assert place.parent.stat().st_mode & 0o777 == 0o700
    assert names(place.parent) == ["record.db"]


def test_what_the_log_of_the_replaced_record_still_held_is_kept_too(path: Path, backup: Path) -> None:
    with somebody_has(path, acts=("LEFT",)) as process:
        kill(process)
    assert Path(f"{path}-wal").stat().st_size
    with pytest.raises(ActsLostError, match="lose 2 acts"):
        restored(path, backup, losing=None)
    done = restored(path, backup, losing=2)
    assert held(path) == {"OLD"}
    assert done.kept is not None and held(done.kept) == {"OLD", "NEW", "LEFT"}


def test_a_record_under_a_forgotten_passphrase_is_kept_with_its_log(path: Path, backup: Path) -> None:
    rewrite_under(path, None, OTHER)
    with somebody_has(path, OTHER, acts=("LEFT",)) as process:
        kill(process)
    assert Path(f"{path}-wal").stat().st_size
    done = restored(path, backup, losing="unknown")
    assert held(path) == {"OLD"}
    assert not is_encrypted(path)
    assert done.kept is not None and held(done.kept, OTHER) == {"OLD", "NEW", "LEFT"}


@pytest.mark.parametrize("losing", [None, 0, 1])
def test_what_can_not_be_read_is_replaced_only_where_nobody_minds_what_it_held(
    losing: Losing, path: Path, backup: Path
) -> None:
    rewrite_under(path, None, OTHER)
    before = path.read_bytes()
    with pytest.raises(CcmError, match="nobody knows what it holds") as refused:
        restored(path, backup, losing=losing)
    assert "--losing unknown" in refused.value.do
    assert path.read_bytes() == before


def test_a_damaged_record_can_be_replaced(path: Path, backup: Path) -> None:
    spoilt = path.read_bytes()[:4096] + bytes(40_000)
    path.write_bytes(spoilt)
    done = restored(path, backup, losing="unknown")
    assert held(path) == {"OLD"}
    assert done.kept is not None and done.kept.read_bytes() == spoilt


@PASSPHRASES
def test_acts_that_the_backup_lacks_are_named_and_lost_only_where_their_number_is_given(
    path: Path, backup: Path, passphrase: str | None
) -> None:
    if passphrase:
        rewrite_under(path, None, passphrase)
        rewrite_under(backup, None, passphrase)
    record = opened(path, passphrase)
    add_agency(record, "NEWER")
    record.close()
    before = path.read_bytes()
    for losing in (None, 0, 1, 3):
        with pytest.raises(ActsLostError, match="lose 2 acts of the record in place") as refused:
            restored(path, backup, passphrase, losing)
        assert refused.value.do.endswith("--losing 2.")
        assert refused.value.sentences == (
            "Both are the same up to act number 1, of Thu 17 Dec 2026 at 13:45.",
            "Only in the record in place: 2 acts, of Thu 17 Dec 2026 at 13:45.",
            "    2  Thu 17 Dec 2026 at 13:45  NEW",
            "    3  Thu 17 Dec 2026 at 13:45  NEWER",
            "Only in the backup: no act.",
        )
        assert path.read_bytes() == before
        assert names(path.parent) == ["record.db"]
    restored(path, backup, passphrase, 2)
    assert held(path, passphrase) == {"OLD"}


def test_two_copies_that_both_went_on_are_told_by_the_act_at_which_they_part(path: Path, backup: Path) -> None:
    other = opened(backup)
    add_agency(other, "THEIRS")
    add_agency(other, "THEIRS TOO")
    other.close()
    with pytest.raises(ActsLostError, match="lose 1 act of the record in place: number 2") as refused:
        restored(path, backup, losing=None)
    assert refused.value.sentences == (
        "Both are the same up to act number 1, of Thu 17 Dec 2026 at 13:45, and part there.",
        "Only in the record in place: 1 act, of Thu 17 Dec 2026 at 13:45.",
        "    2  Thu 17 Dec 2026 at 13:45  NEW",
        "Only in the backup: 2 acts, of Thu 17 Dec 2026 at 13:45.",
        "    2  Thu 17 Dec 2026 at 13:45  THEIRS",
        "    3  Thu 17 Dec 2026 at 13:45  THEIRS TOO",
    )
    assert held(path) == {"OLD", "NEW"}
    restored(path, backup, losing=1)
    assert held(path) == {"OLD", "THEIRS", "THEIRS TOO"}


def test_a_copy_that_only_went_on_loses_nothing_and_what_it_adds_is_told(path: Path, backup: Path) -> None:
    done = restored(backup, path, losing=None)
    assert held(backup) == {"OLD", "NEW"}
    assert done.parting is not None
    assert differences_in_words(done.parting)[1:] == (
        "Only in the record in place: no act.",
        "Only in the backup: 1 act, of Thu 17 Dec 2026 at 13:45.",
        "    2  Thu 17 Dec 2026 at 13:45  NEW",
    )


@pytest.mark.parametrize("acts", [(), ("OLD",)], ids=["empty", "begun alike"])
def test_another_record_is_told_to_be_another_and_takes_the_place_only_on_purpose(
    path: Path, tmp_path: Path, demo_clock: Clock, acts: tuple[str, ...]
) -> None:
    another = Record.create(tmp_path / "another.db", demo_clock, "tester")
    for code in acts:
        add_agency(another, code)
    another.close()
    for losing in (None, 0, 1):
        with pytest.raises(ActsLostError, match="a backup of another record") as refused:
            restored(path, another.path, losing=losing)
        assert refused.value.sentences[0].startswith("The backup and the record in place are two records")
    assert held(path) == {"OLD", "NEW"}
    restored(path, another.path, losing=2)
    assert held(path) == set(acts)


def test_a_record_in_place_under_another_passphrase_is_compared_where_that_is_given(path: Path, backup: Path) -> None:
    rewrite_under(path, None, OTHER)
    with pytest.raises(ActsLostError):
        restore_backup(path, backup, None, clock_from(DEMO_NOW), "tester", passphrase_in_place=OTHER)
    assert held(path, OTHER) == {"OLD", "NEW"}


def test_the_journal_of_what_was_restored_says_how_much_it_lacks(path: Path, backup: Path) -> None:
    restored(path, backup)
    record = opened(path)
    with record.reading() as session:
        last = session.exec(select(JournalEntryRow).order_by(col(JournalEntryRow.id).desc())).first()
    record.close()
    assert last is not None
    assert last.label == "restored from a backup that lacks 1 act of the record in place before"


def cut_off(backup: Path) -> None:
    backup.write_bytes(backup.read_bytes()[:-5000])


def zeroed(backup: Path) -> None:
    content = backup.read_bytes()
    backup.write_bytes(content[:4096] + bytes(len(content) - 4096))


def a_letter(backup: Path) -> None:
    backup.write_text("SQLite format 3\0 Dear Sir")


def empty(backup: Path) -> None:
    backup.write_bytes(b"")


def gone(backup: Path) -> None:
    backup.unlink()


def a_folder(backup: Path) -> None:
    backup.unlink()
    backup.mkdir()


def somebody_elses(backup: Path) -> None:
    backup.unlink()
    with sqlite3.connect(backup) as other:
        other.execute("CREATE TABLE recipe (name TEXT)")
    other.close()


def of_a_newer_program(backup: Path) -> None:
    with sqlite3.connect(backup) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
    newer.close()


def without_its_version(backup: Path) -> None:
    with sqlite3.connect(backup) as record:
        record.execute("DELETE FROM alembic_version")
    record.close()


def behind_a_passphrase(backup: Path) -> None:
    rewrite_under(backup, None, OTHER)


@pytest.mark.parametrize(
    "spoil",
    [
        cut_off, zeroed, a_letter, empty, gone, a_folder, somebody_elses, of_a_newer_program, without_its_version,
        behind_a_passphrase,
    ],
)  # fmt: skip
def test_what_is_no_whole_record_of_ours_is_not_restored(
    spoil: Callable[[Path], None], path: Path, backup: Path
) -> None:
    spoil(backup)
    before = path.read_bytes()
    with pytest.raises(CcmError):
        restored(path, backup)
    assert path.read_bytes() == before
    assert names(path.parent) == ["record.db"]


def test_an_encrypted_backup_that_was_damaged_is_not_restored(path: Path, backup: Path) -> None:
    rewrite_under(backup, None, PASSPHRASE)
    content = bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 1
    backup.write_bytes(content)
    with pytest.raises(CcmError, match="damaged"):
        restored(path, backup, PASSPHRASE)
    assert held(path) == {"OLD", "NEW"}
    assert names(path.parent) == ["record.db"]


def test_the_passphrase_of_a_backup_is_asked_for_and_checked(path: Path, backup: Path) -> None:
    rewrite_under(backup, None, PASSPHRASE)
    with pytest.raises(LockedError):
        restored(path, backup)
    with pytest.raises(WrongPassphraseError):
        restored(path, backup, OTHER)
    assert held(path) == {"OLD", "NEW"}


def test_the_record_itself_is_no_backup_of_it(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(path)
    for same in (path, link):
        with pytest.raises(CcmError, match="the record itself"):
            restored(path, same)


def test_nothing_is_restored_while_somebody_has_the_record(path: Path, backup: Path) -> None:
    with somebody_has(path), pytest.raises(CcmError, match="ada has it open"):
        restored(path, backup)
    reader = begin(
        f"""
record = opened(Path({str(path)!r}))
print("begun", flush=True)
sys.stdin.read()
print(sorted(codes(record)))
record.close()
"""
    )
    with pytest.raises(CcmError, match="Another program"):
        restored(path, backup)
    assert end(reader) == b"['NEW', 'OLD']\n"
    assert names(path.parent) == ["record.db"]


@pytest.mark.parametrize(("passphrase", "delays"), [(None, (0.02, 0.3)), (PASSPHRASE, (0.6,))])
def test_a_kill_in_the_middle_leaves_the_record_or_the_backup_in_its_place(
    path: Path, backup: Path, tmp_path: Path, passphrase: str | None, delays: tuple[float, ...]
) -> None:
    if passphrase:
        rewrite_under(path, None, passphrase)
        rewrite_under(backup, None, passphrase)
    pristine = tmp_path / "pristine.db"
    shutil.copy(path, pristine)
    script = f"""
from ccm_tui.services.record.backups import restore_backup
path, backup, pristine = Path({str(path)!r}), Path({str(backup)!r}), Path({str(pristine)!r})
print("begun", flush=True)
while True:
    restore_backup(path, backup, {passphrase!r}, clock_from(DEMO_NOW), "tester", losing=1)
    restore_backup(path, pristine, {passphrase!r}, clock_from(DEMO_NOW), "tester")
"""
    for delay in delays:
        restoring = begin(script)
        time.sleep(delay)
        kill(restoring)
        assert held(path, passphrase) in ({"OLD", "NEW"}, {"OLD"})
        for kept in all_backups(path):
            assert held(kept, passphrase) in ({"OLD", "NEW"}, {"OLD"})
            kept.unlink()
