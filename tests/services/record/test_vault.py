"""What the app asks of a record that it has open, and what becomes of its backups when the passphrase changes."""

from pathlib import Path

import pytest

from ccm_tui.clock import clock_from
from ccm_tui.errors import CcmError
from ccm_tui.services.home.home_view import read_home
from ccm_tui.services.record.backups import daily_backup
from ccm_tui.services.record.condition import begin_session
from ccm_tui.services.record.setup import set_up
from ccm_tui.services.record.vault import change_passphrase, has_passphrase, try_passphrase_again
from db.record import Record
from db.sqlite.backups.daily import all_backups
from db.sqlite.vault import WrongPassphraseError, check_passphrase, is_encrypted
from tests.conftest import DEMO_NOW
from tests.db.processes import begin, end, opened, somebody_has

PASSPHRASE, OTHER = "four words in a row", "four other words here"


def real(folder: Path, passphrase: str | None = None) -> Record:
    return set_up(folder / "record.db", "Thimble", clock_from(DEMO_NOW), "tester", passphrase=passphrase)


def changed(path: Path, old: str | None, new: str | None) -> tuple[int, tuple[Path, ...]]:
    done = change_passphrase(path, old, new, clock_from(DEMO_NOW), "tester")
    return done.backups, done.left


def backed_up(record: Record) -> Path:
    make = daily_backup(record)
    assert make is not None
    make()
    record.close()
    (backup,) = all_backups(record.path)
    return backup


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE], ids=["plain", "encrypted"])
def test_nothing_that_the_app_asks_of_an_open_record_lets_go_of_its_locks(
    tmp_path: Path, passphrase: str | None
) -> None:
    """Closing its file once more would: another program could then take the log away from under it."""
    record = real(tmp_path, passphrase)
    session = begin_session(record)
    read_home(record)
    assert has_passphrase(record) is (passphrase is not None)
    if passphrase:
        try_passphrase_again(record, passphrase)
    assert session.make_backup is not None
    session.make_backup()
    read_home(record)
    taken = begin(
        f"""
from db.sqlite.vault import alone
print("begun", flush=True)
try:
    with alone(Path({str(record.path)!r}), {passphrase!r}):
        print("taken")
except Exception as error:
    print(error.what)
"""
    )
    assert end(taken) == b"Another program is writing to this record.\n"
    record.close()


def test_the_open_record_knows_its_passphrase(tmp_path: Path) -> None:
    record = real(tmp_path, PASSPHRASE)
    try_passphrase_again(record, PASSPHRASE)
    for wrong in ("", OTHER, PASSPHRASE.upper(), "\udc80", PASSPHRASE + "\0"):
        with pytest.raises(WrongPassphraseError):
            try_passphrase_again(record, wrong)
    record.close()
    record = real(tmp_path / "plain")
    with pytest.raises(WrongPassphraseError):
        try_passphrase_again(record, "")
    record.close()


def test_a_new_passphrase_is_that_of_every_backup_too(tmp_path: Path) -> None:
    record = real(tmp_path)
    backup = backed_up(record)
    assert changed(record.path, None, PASSPHRASE) == (1, ())
    check_passphrase(backup, PASSPHRASE)
    assert changed(record.path, PASSPHRASE, OTHER) == (1, ())
    check_passphrase(backup, OTHER)
    assert is_encrypted(backup)


def test_backups_that_can_not_be_opened_are_named_and_left(tmp_path: Path) -> None:
    record = real(tmp_path)
    backup = backed_up(record)
    spoilt = backup.with_name("record-2026-12-16.db")
    spoilt.write_bytes(b"no record at all")
    assert changed(record.path, None, PASSPHRASE) == (1, (spoilt,))
    assert spoilt.read_bytes() == b"no record at all"


def test_backups_stay_locked_where_the_passphrase_is_taken_away(tmp_path: Path) -> None:
    record = real(tmp_path, PASSPHRASE)
    backup = backed_up(record)
    assert changed(record.path, PASSPHRASE, None) == (0, ())
    assert not is_encrypted(record.path)
    check_passphrase(backup, PASSPHRASE)
    assert is_encrypted(backup)


def test_nobody_changes_the_passphrase_of_a_record_that_somebody_has(tmp_path: Path) -> None:
    record = real(tmp_path)
    backup = backed_up(record)
    with somebody_has(record.path), pytest.raises(CcmError, match="ada has it open"):
        changed(record.path, None, PASSPHRASE)
    assert not is_encrypted(record.path)
    assert not is_encrypted(backup)
    opened(record.path).close()
