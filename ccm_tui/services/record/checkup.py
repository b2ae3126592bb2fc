"""What is right and what is wrong with a machine, a folder and a record, and what to do about it.

Nothing is changed by looking, and nothing that is found holds text from a case.
"""

import platform
import shutil
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from pathlib import Path

from ccm_tui.clock import LONDON, london, london_day
from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.words.counting import counted
from ccm_tui.errors import CcmError
from ccm_tui.paths import log_folder
from ccm_tui.reports import kept_reports
from ccm_tui.services.record.condition import CLOCK_SLACK
from ccm_tui.version import VERSION
from db.sqlite.backups.daily import backups_folder
from db.sqlite.checkup import Inside, Outside, look_inside, look_outside, sqlcipher_version, sqlite_version
from db.sqlite.folder import Folder, folder_here

_ROOM = 200 * 2**20
"""Bytes free below which a disk is nearly full for a record and its backups."""

_BACKUP_DAYS = 7
"""How old the last backup may be while things were recorded after it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    said: str
    """What was found."""
    do: str = ""
    """What is to be done; empty where all is well."""


def check_machine() -> Iterator[Finding]:
    """The programs that ccm stands on, and the time zone in which meetings are held."""
    sqlite, cipher = sqlite_version(), sqlcipher_version()
    parts = (
        f"ccm {VERSION}",
        f"Python {platform.python_version()}",
        f"SQLite {sqlite}",
        f"Textual {version('textual')}",
        f"{platform.system()} {platform.release()}",
    )
    yield Finding(", ".join(parts))
    if cipher:
        yield Finding(f"Records can be encrypted: SQLCipher {cipher}")
    else:
        yield Finding("No record can be encrypted: SQLCipher can't be loaded", "Install ccm anew.")
    yield Finding(_reports_in_words(kept_reports()))
    if datetime(2026, 7, 1, tzinfo=LONDON).utcoffset() == timedelta(hours=1):
        yield Finding(f"London's time is known: {london(datetime.now(UTC)):%H:%M}")
    else:
        yield Finding("London's time is not known", "Install ccm anew; it brings the package tzdata.")


def check_folder(path: Path) -> Iterator[Finding]:
    """The folder that the record at `path` lies in, or is to."""
    folder = path.parent
    if not folder.is_dir():
        yield Finding(f"The folder is not there yet: {folder}")
        return
    kind = folder_here(path)
    yield Finding(f"It is {_kind_in_words(kind)}: {folder}", kind.warning)
    mode = folder.stat().st_mode
    shared = sys.platform != "win32" and mode & (stat.S_IWGRP | stat.S_IWOTH) and not mode & stat.S_ISVTX
    if shared:
        yield Finding("Others on this machine may put files there, or take some away", f"Run: chmod 700 '{folder}'")
    free, needed = shutil.disk_usage(folder).free, max(_ROOM, 3 * (path.stat().st_size if path.is_file() else 0))
    room = "" if free > needed else "Make room: a full disk keeps the record from being written."
    yield Finding(f"{free // 2**20} MB are free on its disk", room)


def check_record(path: Path, passphrase: str | None, now: datetime) -> Iterator[Finding]:
    """The record at `path`; its inside only where `passphrase` opens it."""
    if not path.is_file():
        yield Finding(f"There is no record there yet: {path}", "Run ccm to set one up, or name another with --db.")
        return
    outside = look_outside(path, now)
    yield Finding(f"{path.name}, {path.stat().st_size // 1024} KB")
    yield Finding(outside.holder.in_words(now) if outside.holder else "Nobody has it open")
    yield from _its_files(outside)
    try:
        inside = look_inside(path, passphrase, in_use=outside.holder is not None)
    except CcmError as error:
        yield Finding(error.what.removesuffix("."), error.do)
        return
    yield from _its_inside(inside, folder_here(path))
    yield from _its_backups(path, outside, inside, now)
    if inside.last_act_at is not None and now < inside.last_act_at - CLOCK_SLACK:
        yield Finding(
            f"This machine's clock is behind the last thing recorded, {_when(inside.last_act_at)}",
            "Put the clock right; until it is later than that, what is recorded carries that time.",
        )


def _its_files(outside: Outside) -> Iterator[Finding]:
    if outside.encrypted:
        yield Finding("It is encrypted: it opens with its passphrase alone")
    else:
        # Declining a passphrase is a choice, and the demonstration has none.
        yield Finding("It is not encrypted: whoever gets at its file can read it; ccm passphrase set encrypts it")
    if not outside.writable:
        yield Finding(
            "It can only be read: you may not write to its file or folder",
            "See that you may write to both; until then nothing can be recorded.",
        )
    for file in outside.open_to_others:
        yield Finding(f"Others on this machine may read or write {file.name}", f"Run: chmod 600 '{file}'")
    for file in outside.left_over:
        yield Finding(
            f"A copy of the record was left by something broken off: {file.name}",
            f"Once the record opens with all that is in it, remove {file}",
        )
    for file in outside.plain_backups:
        yield Finding(
            f"A backup is not encrypted, though the record is: {file.name}",
            "Run ccm passphrase change, which encrypts backups too, or remove it.",
        )


def _its_inside(inside: Inside, folder: Folder) -> Iterator[Finding]:
    if inside.whole:
        yield Finding("It is whole: every page and index holds together")
    else:
        yield Finding("It is damaged", "ccm restore puts a backup in its place, and keeps the file as it is.")
    if inside.broken_references:
        yield Finding(
            f"{counted(inside.broken_references, 'row refers', 'rows refer')} to what is not there",
            "Keep a backup of it as it is, and tell whoever looks after ccm.",
        )
    if inside.older:
        yield Finding("It was written by an older ccm, and is brought up to date when it is next opened")
    if inside.written_by_log and not folder.log_is_safe:
        yield Finding(
            "It is written with a log, which is not safe in this folder",
            "Close it everywhere and open it once with ccm, which then writes it the safe way.",
        )
    elif inside.written_by_log is not None:
        yield Finding(
            f"It is written {'with' if inside.written_by_log else 'without'} a log (WAL), as its folder allows"
        )


def _its_backups(path: Path, outside: Outside, inside: Inside, now: datetime) -> Iterator[Finding]:
    daily = outside.last_daily
    made = [datetime.fromtimestamp(daily.stat().st_mtime, UTC)] if daily else []
    last = max((*made, *([inside.last_backup_at] if inside.last_backup_at else [])), default=None)
    if inside.demo or inside.last_act_at is None:
        return
    if last is None:
        yield Finding("There is no backup of it", "Run ccm backup FILE, with a FILE on another disk.")
        return
    behind = inside.last_act_at > last and (now - last).days >= _BACKUP_DAYS
    do = "Run ccm backup FILE, with a FILE on another disk." if behind else ""
    yield Finding(f"The last backup is of {_when(last)}; the daily ones are in {backups_folder(path)}", do)


def _reports_in_words(reports: list[Path]) -> str:
    folder = log_folder()
    if not reports:
        return f"No fault of ccm's own was met; reports, which hold nothing of a case, would go to {folder}"
    count, last = counted(len(reports), "report"), datetime.fromtimestamp(reports[-1].stat().st_mtime, UTC)
    return f"{count} of ccm's own faults, which hold nothing of a case, in {folder}; the last of {_when(last)}"


def _when(moment: datetime) -> str:
    return f"{show_day(london_day(moment))}, {london(moment):%H:%M}"


def _kind_in_words(kind: Folder) -> str:
    if kind.synced:
        return f"kept in step by {kind.synced}"
    return f"a network or shared folder ({kind.network})" if kind.network else "on a disk of this machine"
