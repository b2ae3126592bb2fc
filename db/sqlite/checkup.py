"""What can be read off a record's files without changing a byte of them, for whoever asks what is wrong."""

import sqlite3
import stat
import sys
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection

from db.sqlite.backups.backup import PART
from db.sqlite.backups.daily import all_backups, daily_backups
from db.sqlite.claim import Holder, holder_of
from db.sqlite.durable import may_write
from db.sqlite.engine import connected, reading_mode, stored_revision
from db.sqlite.faults import told_in_words
from db.sqlite.folder import folder_here
from db.sqlite.vault import check_passphrase, is_encrypted, sqlcipher
from db.tables.schema import HEAD

_SIDES = ("", "-wal", "-shm", "-journal")
"""The record's file, and what SQLite keeps beside it."""

_HEADER_VERSIONS = slice(18, 20)
"""Where an unencrypted file says whether it is written by the log (sqlite.org/fileformat.html, section 1.3)."""


@dataclass(frozen=True, slots=True)
class Inside:
    """What a record says of itself when it is opened."""

    whole: bool
    """True where every page and index holds together."""
    broken_references: int
    """Rows that refer to rows which are not there."""
    older: bool
    """True where this program would migrate it."""
    written_by_log: bool | None
    """True where the write-ahead log is used; None where that can't be told."""
    last_act_at: datetime | None
    last_backup_at: datetime | None
    """When a backup of it was last noted."""
    demo: bool


@dataclass(frozen=True, slots=True)
class Outside:
    """What can be seen of a record without opening it."""

    encrypted: bool
    writable: bool
    """Whether we may write to its file and its folder."""
    open_to_others: tuple[Path, ...]
    """Its files and backups that others on this machine may read or write; told on Windows by nobody."""
    left_over: tuple[Path, ...]
    """Copies left by something that was broken off."""
    plain_backups: tuple[Path, ...]
    """Backups that are not encrypted, beside a record that is."""
    holder: Holder | None
    last_daily: Path | None


def sqlite_version() -> str:
    """The version of SQLite that unencrypted records are written by."""
    return sqlite3.sqlite_version


def sqlcipher_version() -> str:
    """The version of SQLCipher that encrypted records are written by; empty where it can't be loaded."""
    try:
        with closing(sqlcipher().connect(":memory:")) as connection:
            return str(connection.execute("PRAGMA cipher_version").fetchone()[0])
    except ImportError:
        return ""


def look_outside(path: Path, now: datetime) -> Outside:
    """Looks at the files of the record at `path`."""
    encrypted, backups = is_encrypted(path), all_backups(path)
    files = [found for side in _SIDES if (found := Path(f"{path}{side}")).exists()]
    return Outside(
        encrypted=encrypted,
        writable=may_write(path),
        open_to_others=tuple(found for found in (*files, *backups) if _open_to_others(found)),
        left_over=_left_over(path),
        plain_backups=tuple(found for found in backups if encrypted and not is_encrypted(found)),
        holder=holder_of(path, now, synced=bool(folder_here(path).synced)),
        last_daily=next(iter(daily_backups(path)), None),
    )


def look_inside(path: Path, passphrase: str | None, *, in_use: bool) -> Inside:
    """Reads the whole record at `path`; `in_use` says that somebody has it open.

    Raises LockedError or WrongPassphraseError where the passphrase does not open it, CcmError where it can't be read
    or is no CCM record.
    """
    check_passphrase(path, passphrase)
    mode = reading_mode(path, in_use=in_use)
    password = passphrase if is_encrypted(path) else None
    with told_in_words(), connected(path, password, mode) as engine:
        revision = stored_revision(engine)
        with engine.connect() as connection:
            return Inside(
                whole=connection.exec_driver_sql("PRAGMA integrity_check(1)").scalars().all() == ["ok"],
                broken_references=len(connection.exec_driver_sql("PRAGMA foreign_key_check").all()),
                older=revision != HEAD,
                written_by_log=_written_by_log(path, connection, mode),
                last_act_at=_moment(connection, "SELECT at FROM journal_entry ORDER BY id DESC LIMIT 1"),
                last_backup_at=_moment(connection, "SELECT max(left_at) FROM disclosure WHERE document = 'backup'"),
                demo=connection.exec_driver_sql("SELECT value FROM setting WHERE name = 'demo'").scalar() == "true",
            )


def _written_by_log(path: Path, connection: Connection, mode: str) -> bool | None:
    if "immutable" not in mode:
        return connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    if is_encrypted(path):
        return None
    with path.open("rb") as file:
        return file.read(_HEADER_VERSIONS.stop)[_HEADER_VERSIONS] == b"\2\2"


def _moment(connection: Connection, statement: str) -> datetime | None:
    found = connection.exec_driver_sql(statement).scalar()
    return datetime.fromisoformat(found).replace(tzinfo=UTC) if found else None


def _open_to_others(path: Path) -> bool:
    return sys.platform != "win32" and bool(path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))


def _left_over(path: Path) -> tuple[Path, ...]:
    beside = [path.with_name(f".{path.name}{suffix}") for suffix in (".new", ".old")]
    return tuple(sorted((*(found for found in beside if found.exists()), *path.parent.glob(f".ccm-*{PART}"))))
