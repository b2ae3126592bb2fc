"""The connection to a record's file, set so that what is committed is on the disk."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, NoResultFound
from sqlalchemy.pool import StaticPool

from ccm_tui.errors import CcmError
from db.sqlite.faults import fault_in_words
from db.sqlite.folder import Folder
from db.sqlite.vault import key_of, sqlcipher

APPLICATION_ID = 0x43434D31
"""Marks a file as a CCM record ("CCM1" in ASCII), so that a foreign database is recognised."""

BUSY_SECONDS = 2.0
"""How long a write waits for another program to finish its own."""

_BEGIN = "ccm_begin"


def connect(path: Path, passphrase: str | None = None, mode: str = "mode=rw") -> Engine:
    """An engine with one connection to the record at `path`, for the thread that opens it.

    The passphrase is that of an encrypted record, and None for one that is not. `mode` is how SQLite's addresses
    say that a file may only be read.
    """
    engine = create_engine(
        _url(passphrase),
        creator=lambda: _dbapi_connection(path, passphrase, mode),
        poolclass=StaticPool,
        # A refused row must not put its words, which are about a person, into an error message.
        hide_parameters=True,
    )
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def for_writing(engine: Engine) -> Engine:
    """The same engine, whose transactions take the write lock as they begin, so none fails half-way."""
    return engine.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})


def reading_mode(path: Path, *, in_use: bool = False) -> str:
    """How to open a record that may or must not be written to; `in_use` says that somebody has it open.

    Where its log holds nothing and nobody writes, SQLite needs neither locks nor files of its own.
    """
    log = Path(f"{path}-wal")
    if in_use or (log.exists() and log.stat().st_size):
        return "mode=ro"
    return "mode=ro&immutable=1"


@contextmanager
def connected(path: Path, passphrase: str | None = None, mode: str = "mode=rw") -> Iterator[Engine]:
    """An engine as `connect` gives it, let go of afterwards."""
    engine = connect(path, passphrase, mode)
    try:
        yield engine
    finally:
        engine.dispose()


def password_of(engine: Engine) -> str | None:
    """The passphrase that the record of `engine` was opened with."""
    return engine.url.password


def keep_to_itself(engine: Engine) -> None:
    """Keeps a connection, before it first reads, from memory shared with others, which not every folder has."""
    outside_transaction(engine, "PRAGMA locking_mode=EXCLUSIVE")


def choose_journal(engine: Engine, folder: Folder) -> None:
    """Sets how the record is written, as its folder allows. It may write to the file, which must be known to be ours.

    On a disk of this machine readers and the writer work side by side, by the write-ahead log. In other folders each
    change goes to the file itself, after a copy of what it overwrites (sqlite.org/pragma.html: DELETE with EXTRA also
    puts the end of that copy on the disk).
    """
    wanted = "wal" if folder.log_is_safe else "delete"
    if not folder.log_is_safe:
        outside_transaction(engine, "PRAGMA synchronous=EXTRA")
    with engine.connect() as connection:
        used = connection.exec_driver_sql("PRAGMA journal_mode").scalar()
    if used != wanted:
        # Somebody who has the record open goes on writing it in their way, which stays ours then.
        with suppress(CcmError):
            outside_transaction(engine, f"PRAGMA journal_mode={wanted}")
    if not folder.log_is_safe:
        outside_transaction(engine, "PRAGMA locking_mode=NORMAL")
    with engine.connect() as connection:
        # Lets go of the file after an exclusive lock, and begins the log, which is watched from now on.
        connection.exec_driver_sql("SELECT 1 FROM sqlite_master")


def outside_transaction(engine: Engine, statement: str, *parameters: str) -> Any:
    """Runs one statement that SQLite refuses inside a transaction. Returns the first row of what it says, if any.

    Raises CcmError where it can't be done.
    """
    try:
        with closing(engine.raw_connection()) as connection:
            cursor = connection.cursor()
            cursor.execute(statement, parameters)
            return cursor.fetchone()
    except engine.dialect.loaded_dbapi.DatabaseError as fault:
        raise fault_in_words(fault) or fault from None


def mark(connection: Connection, revision: str) -> None:
    """Writes that the file is a CCM record of this revision, as Alembic would."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(
        "CREATE TABLE IF NOT EXISTS alembic_version "
        "(version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.exec_driver_sql("DELETE FROM alembic_version")
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (revision,))


def stored_revision(engine: Engine) -> str:
    """The revision that a record holds. Raises CcmError where the file is no CCM record, or has none."""
    with engine.connect() as connection:
        if connection.exec_driver_sql("PRAGMA application_id").scalar() != APPLICATION_ID:
            raise CcmError("This file is not a CCM record.", "Name another file with --db; this one was not changed.")
        try:
            return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one())
        except (DatabaseError, NoResultFound):
            raise CcmError("This record has no version.", "Restore the last backup of it.") from None


def _url(passphrase: str | None) -> URL:
    """SQLAlchemy's dialect for SQLCipher gives the key as soon as the file is open."""
    return URL.create("sqlite" if passphrase is None else "sqlite+pysqlcipher", password=key_of(passphrase))


def _dbapi_connection(path: Path, passphrase: str | None, mode: str) -> Any:
    driver = sqlite3 if passphrase is None else sqlcipher()
    # No mode makes a file: a mistyped path would give an empty record in the wrong place.
    return driver.connect(f"{path.absolute().as_uri()}?{mode}", uri=True, timeout=BUSY_SECONDS, isolation_level=None)


def _set_up(connection: Any, _pooled: object) -> None:
    for pragma in ("foreign_keys=ON", "synchronous=FULL", "trusted_schema=OFF", "temp_store=MEMORY"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get(_BEGIN, "BEGIN"))
