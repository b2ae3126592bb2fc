"""The connection to a record's file, set so that what is committed is on the disk."""

import os
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool

APPLICATION_ID = 0x43434D31
"""Marks a file as a CCM record ("CCM1" in ASCII), so that a foreign database is recognised."""

BUSY_SECONDS = 2.0
"""How long a write waits for another program to finish its own."""

_BEGIN = "ccm_begin"


def make_owner_only(path: Path) -> None:
    """Creates an empty file that its owner alone may read, in a folder that its owner alone may enter.

    SQLite gives its journal and shared-memory files the mode of the record's own file.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def connect(path: Path) -> Engine:
    """An engine with one connection to the record at `path`, for the thread that opens it."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: _dbapi_connection(path),
        poolclass=StaticPool,
        # A refused row must not put its words, which are about a person, into an error message.
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    return engine


def for_writing(engine: Engine) -> Engine:
    """The same engine, whose transactions take the write lock as they begin, so none fails half-way."""
    return engine.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})


def use_write_ahead_log(engine: Engine) -> None:
    """Lets readers and the writer work side by side. It writes to the file, which must be known to be ours."""
    outside_transaction(engine, "PRAGMA journal_mode=WAL")


def outside_transaction(engine: Engine, statement: str, *parameters: str) -> None:
    """Runs one statement that SQLite refuses inside a transaction."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute(statement, parameters)
    finally:
        connection.close()


def _dbapi_connection(path: Path) -> Any:
    import sqlite3

    # Opening must never make a file: a mistyped path would give an empty record in the wrong place.
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=BUSY_SECONDS, isolation_level=None
    )
    try:
        for pragma in ("foreign_keys=ON", "synchronous=FULL", "trusted_schema=OFF"):
            connection.execute(f"PRAGMA {pragma}")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get(_BEGIN, "BEGIN"))
