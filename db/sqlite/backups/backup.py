"""A copy of the record as it stands at one moment, made while it is in use, and checked before it has its name.

SQLite writes the copy from one snapshot (VACUUM INTO), so it is consistent whatever is recorded meanwhile, and holds
nothing that was deleted. It is encrypted as the record is, under the same passphrase, for its owner alone, and it is
under its own name only once it is whole: a kill leaves no more than a file beside it whose name begins with a dot.

The record is only ever read through SQLite, never opened as a file: in a process that has it open, closing it once
more would let go of SQLite's own locks on it (sqlite.org/howtocorrupt.html, section 2.2).
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError
from sqlmodel import Session

from ccm_tui.errors import CcmError
from ccm_tui.files import new_file_told_in_words
from db.journal import journal
from db.sqlite.durable import give_new_name, put_on_disk
from db.sqlite.engine import connected, outside_transaction, password_of, stored_revision

PART = ".part"
"""How the names of copies end that are not whole yet."""


class DamagedError(CcmError):
    """A file that was a record, and can't be read whole."""

    def __init__(self) -> None:
        super().__init__("That file is damaged.", "Keep it as it is, and choose another backup.")


class RecordStanding(NamedTuple):
    """Where a record stands: its revision, and the number and digest of its latest act."""

    revision: str
    act: int
    digest: str


def write_backup(engine: Engine, target: Path) -> None:
    """Copies the record of `engine` to `target`, where nothing may be yet. It is there, checked, on return.

    Raises CcmError, leaving nothing behind, where there is something of that name or the file can't be written.
    """
    with unfinished(target) as part:
        copy_checked(engine, part)
        with new_file_told_in_words():
            give_new_name(part, target)


@contextmanager
def unfinished(target: Path) -> Iterator[Path]:
    """An empty file beside `target`, for its owner alone, which is gone afterwards unless it was given a name.

    Raises CcmError where there is something at `target` already, or the folder can't be written to.
    """
    with new_file_told_in_words():
        if os.path.lexists(target):
            raise FileExistsError
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".ccm-", suffix=PART)
        os.close(handle)
    part = Path(name)
    try:
        yield part
    finally:
        part.unlink(missing_ok=True)


def copy_checked(engine: Engine, part: Path) -> RecordStanding:
    """Copies the record of `engine` into an empty file, reads that back and compares. Returns where it stands.

    Raises CcmError where the copy can't be written, or does not come out whole and the same.
    """
    try:
        outside_transaction(engine, "VACUUM INTO ?", str(part))
        put_on_disk(part)
    except (CcmError, OSError):
        raise CcmError(
            "The copy of the record can't be written.",
            "Make room where it goes, or choose another place; ccm doctor says whether the record is sound.",
        ) from None
    try:
        with connected(part, password_of(engine)) as copy:
            standing = standing_of(copy)
    except DamagedError:
        standing = None
    if standing is None or not _stood_at(engine, standing):
        raise CcmError(
            "The copy of the record did not come out right, so it was not kept.",
            "Try again; ccm doctor says whether the record and its disk are sound.",
        )
    return standing


def standing_of(engine: Engine) -> RecordStanding:
    """Reads all of a record and returns where it stands.

    Raises DamagedError where it can't be read whole, CcmError where it is no CCM record.
    """
    try:
        revision = stored_revision(engine)
        with engine.connect() as connection:
            if connection.exec_driver_sql("PRAGMA integrity_check").scalars().all() != ["ok"]:
                raise DamagedError
        with Session(engine) as session:
            tip = journal.tip(session)
    except DatabaseError:
        raise DamagedError from None
    return RecordStanding(revision, tip.id, tip.digest)


def _stood_at(engine: Engine, copied: RecordStanding) -> bool:
    """True where the record is of that revision and has that act; others may have followed meanwhile."""
    with engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT digest FROM journal_entry WHERE id = ?", (copied.act,)).scalar()
    return (found or "") == copied.digest and stored_revision(engine) == copied.revision
