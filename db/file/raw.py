"""The record's file read as it is, without the object layer: what was tampered with need not fit its types."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlmodel import Session

_AT_ONCE = 1000
"""Rows fetched at once."""


class Raw:
    """Plain statements on one snapshot of the record."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def rows(self, statement: str, parameters: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """What a statement finds, a few rows at a time."""
        cursor = self._connection.cursor()
        cursor.execute(statement, parameters)
        while fetched := cursor.fetchmany(_AT_ONCE):
            yield from fetched

    def do(self, statement: str, parameters: Sequence[Any] = ()) -> None:
        """Changes rows without the journal's knowledge: whoever calls this tells it."""
        self._connection.execute(statement, parameters)

    def value(self, statement: str, parameters: Sequence[Any] = ()) -> Any:
        """The first column of the first row; None where there is none."""
        return next(self.rows(statement, parameters), (None,))[0]


@contextmanager
def raw_snapshot(session: Session) -> Iterator[Raw]:
    """The snapshot that a session reads, with texts that are no Unicode taken as they are instead of refused."""
    connection: Any = session.connection().connection.driver_connection
    usual = connection.text_factory
    connection.text_factory = _any_text
    try:
        yield Raw(connection)
    finally:
        connection.text_factory = usual


def _any_text(stored: bytes) -> str:
    return stored.decode("utf-8", "surrogateescape")
