"""A stored value as the journal writes it. Each has one stored form; any other was not written by the record."""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Column, Table

_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_TIME = r"[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}"
_IS_DAY, _IS_TIME, _IS_MOMENT = (re.compile(form) for form in (_DAY, _TIME, f"{_DAY} {_TIME}"))
_NO_FRACTION = ".000000"

Reading = Callable[[Any], Any]


class UnreadableError(Exception):
    """The value has a form in which the record writes none."""


def readings(table: Table) -> dict[str, Reading]:
    """For each column what turns its stored value into the journal's."""
    return {column.name: _reading(column) for column in table.columns}


def moment(value: Any) -> Any:
    """A stored moment as the journal writes it. Raises UnreadableError where it is none."""
    return f"{_matching(_IS_MOMENT, value).replace(' ', 'T').removesuffix(_NO_FRACTION)}+00:00"


def _reading(column: Column[Any]) -> Reading:
    kind = column.type.python_type
    if issubclass(kind, bool):
        return _or_none(_yes_or_no)
    if issubclass(kind, datetime):
        return _or_none(moment)
    if issubclass(kind, date):
        return _or_none(lambda value: _matching(_IS_DAY, value))
    if issubclass(kind, time):
        return _or_none(lambda value: _matching(_IS_TIME, value).removesuffix(_NO_FRACTION))
    return _or_none(lambda value: _of_kind(int if issubclass(kind, int) else str, value))


def _or_none(reading: Reading) -> Reading:
    return lambda value: None if value is None else reading(value)


def _yes_or_no(value: Any) -> bool:
    if value in (0, 1) and type(value) is int:
        return bool(value)
    raise UnreadableError


def _matching(form: re.Pattern[str], value: Any) -> str:
    if isinstance(value, str) and form.fullmatch(value):
        return value
    raise UnreadableError


def _of_kind(kind: type, value: Any) -> Any:
    if type(value) is kind:
        return value
    raise UnreadableError
