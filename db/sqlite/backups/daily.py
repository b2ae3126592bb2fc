"""The backups that ccm keeps by itself: in a folder beside the record, one a day and one before each migration.

Of the daily ones the newest are kept; those before a migration, and what a restore replaced, stay until somebody
removes them. All are for their owner alone and encrypted as the record was.
"""

import re
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import Engine

from ccm_tui.clock import london
from ccm_tui.errors import CcmError
from ccm_tui.files import new_file_told_in_words
from db.sqlite.backups.backup import PART, standing_of, write_backup
from db.sqlite.durable import put_on_disk, wipe
from db.sqlite.engine import connected, password_of


def backups_folder(path: Path) -> Path:
    """The folder of the backups of the record at `path`."""
    return path.with_name(f"{path.stem}-backups")


def all_backups(path: Path) -> list[Path]:
    """Every copy of the record at `path` in that folder, by name."""
    folder = backups_folder(path)
    listed = folder.iterdir() if folder.is_dir() else ()
    return sorted(it for it in listed if it.suffix == path.suffix and it.name.startswith(path.stem) and it.is_file())


def daily_backups(path: Path) -> list[Path]:
    """The daily backups of the record at `path`, the newest first."""
    name = re.compile(rf"{re.escape(path.stem)}-\d{{4}}-\d\d-\d\d{re.escape(path.suffix)}")
    return sorted((found for found in all_backups(path) if name.fullmatch(found.name)), reverse=True)


def daily_backup_path(path: Path, day: date) -> Path:
    """Where the backup of that day lies, if there is one."""
    return _named(path, day.isoformat())


def keep_daily_backup(engine: Engine, path: Path, day: date, keep: int) -> None:
    """Makes that day's backup and removes the oldest, once the new one is checked, so that `keep` are left.

    Raises CcmError where it can't be made; those of other days are left alone then.
    """
    folder = _begun_folder(path)
    for left_over in folder.glob(f".ccm-*{PART}"):
        wipe(left_over)
    write_backup(engine, daily_backup_path(path, day))
    for surplus in daily_backups(path)[max(keep, 1) :]:
        wipe(surplus)


def back_up_before_migration(engine: Engine, path: Path, stored: str, newest: str) -> None:
    """Keeps the record as it is before it is migrated from one revision to another.

    A migration that was broken off and is tried again leaves one backup, not many. Raises CcmError where it can't
    be made.
    """
    _begun_folder(path)
    target = _named(path, f"before-{stored}-to-{newest}")
    if not (target.exists() and _holds_the_same(engine, target)):
        write_backup(engine, _free_name(target))


def replaced_path(path: Path, now: datetime) -> Path:
    """Where the record at `path` is kept when another takes its place: under the day and time, in London."""
    _begun_folder(path)
    return _free_name(_named(path, f"replaced-{london(now):%Y-%m-%d-%H%M%S}"))


def clear_second_names(path: Path) -> None:
    """Takes back the names that a restore gave to the record when it was broken off before it put another there."""
    for copy in all_backups(path):
        if copy.name.startswith(f"{path.stem}-replaced-") and copy.samefile(path):
            copy.unlink()


def _free_name(path: Path) -> Path:
    """That path, or the first with a number that nothing has yet."""
    numbered = (path.with_stem(f"{path.stem}-{number}") for number in range(2, 1000))
    return next(name for name in (path, *numbered) if not name.exists())


def _named(path: Path, what: str) -> Path:
    return backups_folder(path) / f"{path.stem}-{what}{path.suffix}"


def _begun_folder(path: Path) -> Path:
    folder = backups_folder(path)
    with new_file_told_in_words():
        if not folder.is_dir():
            folder.mkdir(mode=0o700)
            put_on_disk(folder.parent)
    return folder


def _holds_the_same(engine: Engine, backup: Path) -> bool:
    """True where that backup is whole and stands where the record does."""
    try:
        with connected(backup, password_of(engine)) as copy:
            return standing_of(copy) == standing_of(engine)
    except CcmError:
        return False
