"""Putting a backup in the place of a record, at once, with what it replaces kept.

At every moment the path of the record names a whole record: the one before, until the new one, copied and checked
beside it, takes its name in one step.
"""

import os
import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from ccm_tui.errors import CcmError
from ccm_tui.files import put_in_place
from db.sqlite.backups.backup import copy_checked, standing_of, unfinished
from db.sqlite.backups.daily import replaced_path
from db.sqlite.backups.parting import Parting, compare_journals
from db.sqlite.claim import Holder, claim
from db.sqlite.durable import put_on_disk
from db.sqlite.engine import connected, reading_mode
from db.sqlite.faults import BusyError, told_in_words
from db.sqlite.folder import folder_here
from db.sqlite.vault import alone, check_passphrase, is_encrypted
from db.tables.schema import HEAD

_BESIDE = ("-wal", "-shm")
"""What SQLite keeps beside a file that it has open, or that was left without being closed."""


class Restored(NamedTuple):
    """What came of a restore."""

    kept: Path | None
    """Where the record is that was replaced; None where there was none."""
    encrypted: bool
    """True where the record now needs a passphrase."""
    parting: Parting | None = None
    """How the two journals differed; None where no record was replaced, or its journal can't be read."""


def put_back(
    path: Path,
    backup: Path,
    passphrase: str | None,
    holder: Holder,
    *,
    passphrase_in_place: str | None,
    allow: Callable[[Parting | None], None],
) -> Restored:
    """Makes what `backup` holds the record at `path`; the passphrase is that of the backup.

    `allow` is asked, while nobody else can have the record, whether it may be replaced, and raises CcmError where
    not. Of a record that is damaged, or that `passphrase_in_place` does not open, it is told nothing.

    Raises CcmError where the backup is no CCM record, is damaged, was written by a newer program or is the record
    itself, where somebody has the record open, or there is no room; LockedError or WrongPassphraseError where the
    passphrase does not open the backup. The record is then as it was.
    """
    if not backup.is_file():
        raise CcmError("There is no such backup.", "Name the file that ccm backup wrote, or one of the daily ones.")
    if path.exists() and backup.samefile(path):
        raise CcmError("That is the record itself.", "Name a backup of it; nothing was changed.")
    check_passphrase(backup, passphrase)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (
        closing(claim(path, holder, synced=bool(folder_here(path).synced))),
        unfinished(path.with_name(f".{path.name}.restored")) as part,
    ):
        _copy(backup, part, passphrase)
        kept, parting = None, None
        if path.exists():
            parting = _compared(path, passphrase_in_place, part, passphrase)
            allow(parting)
            kept = _set_aside(path, passphrase_in_place, holder.since)
        for suffix in _BESIDE:
            Path(f"{path}{suffix}").unlink(missing_ok=True)
        put_in_place(part, path)
        put_on_disk(path.parent)
    return Restored(kept, is_encrypted(path), parting)


def _compared(path: Path, passphrase_in_place: str | None, part: Path, passphrase: str | None) -> Parting | None:
    """How the two journals differ; None where that of the record can't be read. Raises BusyError where it is busy."""
    try:
        return compare_journals(path, passphrase_in_place, part, passphrase)
    except BusyError:
        raise
    except CcmError:
        return None


def _copy(backup: Path, part: Path, passphrase: str | None) -> None:
    """The backup, read whole, into an empty file. It is not changed by being read."""
    password = passphrase if is_encrypted(backup) else None
    with told_in_words(), connected(backup, password, reading_mode(backup)) as engine:
        revision = standing_of(engine).revision
        if revision != HEAD:
            from db.migrations.upgrade import check_known

            check_known(revision)
        copy_checked(engine, part)


def _set_aside(path: Path, passphrase: str | None, now: datetime) -> Path:
    """Gives the record a second name, which it keeps when the first goes to another. Returns that name.

    Raises BusyError where somebody has it open.
    """
    try:
        # What its log still holds goes into the file first, so that the file is all there is to the record.
        with alone(path, passphrase if is_encrypted(path) else None):
            pass
    except BusyError:
        raise
    except CcmError:
        # Being damaged or under another passphrase, it can't be opened: its log is kept beside it as it is.
        pass
    kept = replaced_path(path, now)
    for suffix in ("-wal", ""):
        if Path(f"{path}{suffix}").exists():
            _second_name(Path(f"{path}{suffix}"), Path(f"{kept}{suffix}"))
    put_on_disk(kept.parent)
    return kept


def _second_name(path: Path, name: Path) -> None:
    try:
        name.hardlink_to(path)
    except OSError:
        # Memory sticks know no second names.
        os.close(os.open(name, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        shutil.copyfile(path, name)
        put_on_disk(name)
