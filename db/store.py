"""The seam to the engine that holds the record: what the rest of db/ asks of it, which is all that it knows of it."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any

from sqlmodel import Session

from ccm_tui.domain.cases.search import SearchWord

Snapshot = Session
"""What queries read from: the record as it was at one moment, or as the act under way has made it."""

_STORE = "store"
_AT_ONCE = 1000
"""Rows fetched at once."""


class Raw:
    """Plain statements on one snapshot, past the object layer: what was tampered with need not fit its types."""

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


class Store(ABC):
    """One engine's way of doing what each engine does in its own."""

    @abstractmethod
    def raw(self, snapshot: Snapshot) -> AbstractContextManager[Raw]:
        """That snapshot past the object layer, with texts that are no Unicode taken as they are, not refused."""

    @abstractmethod
    def last_ids(self, raw: Raw) -> dict[str, int]:
        """The highest id that each table has ever had; none where a table never had a row."""

    @abstractmethod
    def check_pages(self, raw: Raw) -> Iterator[str]:
        """What the engine finds wrong with what it stores, in its own words, which name tables and pages."""

    @abstractmethod
    def check_tables(self, raw: Raw) -> Iterator[str]:
        """Where tables, indexes or triggers are not those that this program makes."""

    @abstractmethod
    def texts_with(self, snapshot: Snapshot, words: Sequence[SearchWord]) -> list[list[int]] | None:
        """For each word the numbers of the texts that hold it, in order; None where that has to be read off the rows.

        Of a common word only texts that a case is called by.
        """


def told_by(snapshot: Snapshot, store: Store) -> Snapshot:
    """The snapshot, which from now on knows the store that it is of."""
    snapshot.info[_STORE] = store
    return snapshot


def store_of(snapshot: Snapshot) -> Store:
    """The store that a snapshot is of."""
    store: Store = snapshot.info[_STORE]
    return store


def raw_snapshot(snapshot: Snapshot) -> AbstractContextManager[Raw]:
    """That snapshot past the object layer."""
    return store_of(snapshot).raw(snapshot)
