"""The connection to a record's file, set so that what is committed is on the disk."""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool

from db.vault import key_of, sqlcipher

APPLICATION_ID = 0x43434D31
"""Marks a file as a CCM record ("CCM1" in ASCII), so that a foreign database is recognised."""

BUSY_SECONDS = 2.0
"""How long a write waits for another program to finish its own."""

_BEGIN = "ccm_begin"


def connect(path: Path, passphrase: str | None = None) -> Engine:
    """An engine with one connection to the record at `path`, for the thread that opens it.

    The passphrase is that of an encrypted record, and None for one that is not.
    """
    engine = create_engine(
        _url(passphrase),
        creator=lambda: _dbapi_connection(path, passphrase),
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


def use_write_ahead_log(engine: Engine) -> None:
    """Lets readers and the writer work side by side. It writes to the file, which must be known to be ours."""
    outside_transaction(engine, "PRAGMA journal_mode=WAL")


def outside_transaction(engine: Engine, statement: str, *parameters: str) -> Any:
    """Runs one statement that SQLite refuses inside a transaction. Returns the first row of what it says, if any."""
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute(statement, parameters)
        return cursor.fetchone()
    finally:
        connection.close()


def _url(passphrase: str | None) -> URL:
    """SQLAlchemy's dialect for SQLCipher gives the key as soon as the file is open."""
    return URL.create("sqlite" if passphrase is None else "sqlite+pysqlcipher", password=key_of(passphrase))


def _dbapi_connection(path: Path, passphrase: str | None) -> Any:
    driver = sqlite3 if passphrase is None else sqlcipher()
    # Opening must never make a file: a mistyped path would give an empty record in the wrong place.
    return driver.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=BUSY_SECONDS, isolation_level=None)


def _set_up(connection: Any, _pooled: object) -> None:
    for pragma in ("foreign_keys=ON", "synchronous=FULL", "trusted_schema=OFF"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get(_BEGIN, "BEGIN"))
