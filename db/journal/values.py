"""A stored value as the journal writes it. Each has one stored form; any other was not written by the record."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from functools import cache
from typing import Any

from sqlalchemy import Column, Table

from db.tables.schema import METADATA

_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_TIME = r"[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}"
_IS_DAY, _IS_TIME, _IS_MOMENT = (re.compile(form) for form in (_DAY, _TIME, f"{_DAY} {_TIME}"))
_NO_FRACTION = ".000000"

_Reading = Callable[[Any], Any]


class UnreadableError(Exception):
    """The value has a form in which the record writes none."""


class StoredTable:
    """One table's rows as the journal writes them."""

    def __init__(self, table: Table) -> None:
        self.names = [column.name for column in table.columns]
        self._special = {column.name: reading for column in table.columns if (reading := _reading(column))}

    @property
    def select(self) -> str:
        """What its columns are selected by, in their order."""
        return ", ".join(self.names)

    def row(self, stored: Sequence[Any]) -> dict[str, Any]:
        """A row from its stored values. Raises UnreadableError where one has a form that is never written."""
        row = dict(zip(self.names, stored, strict=True))
        for name, reading in self._special.items():
            if row[name] is not None:
                row[name] = reading(row[name])
        if any(isinstance(value, bytes) for value in stored):
            raise UnreadableError
        return row

    def value(self, name: str, stored: Any) -> Any:
        """One column's value. Raises UnreadableError as `row` does."""
        if isinstance(stored, bytes):
            raise UnreadableError
        return self._special[name](stored) if stored is not None and name in self._special else stored


@cache
def stored_table(name: str) -> StoredTable:
    """The table of that name."""
    return StoredTable(METADATA.tables[name])


def journal_moment(value: Any) -> Any:
    """A stored moment as the journal writes it. Raises UnreadableError where it is none."""
    return f"{_matching(_IS_MOMENT, value).replace(' ', 'T').removesuffix(_NO_FRACTION)}+00:00"


def _reading(column: Column[Any]) -> _Reading | None:
    """What turns a stored value into the journal's; None for numbers and texts, which are the same in both."""
    kind = column.type.python_type
    if issubclass(kind, bool):
        return _yes_or_no
    if issubclass(kind, datetime):
        return journal_moment
    if issubclass(kind, date):
        return lambda value: _matching(_IS_DAY, value)
    if issubclass(kind, time):
        return lambda value: _matching(_IS_TIME, value).removesuffix(_NO_FRACTION)
    return None


def _yes_or_no(value: Any) -> bool:
    if value in (0, 1) and type(value) is int:
        return bool(value)
    raise UnreadableError


def _matching(form: re.Pattern[str], value: Any) -> str:
    if isinstance(value, str) and form.fullmatch(value):
        return value
    raise UnreadableError
