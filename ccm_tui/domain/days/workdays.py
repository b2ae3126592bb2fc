"""Working days in England and Wales, which due dates are counted in and held against."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

_DAY = timedelta(days=1)
_SATURDAY = 5


def is_working_day(day: date) -> bool:
    """Monday to Friday, and not a bank holiday in England and Wales."""
    return day.weekday() < _SATURDAY and bank_holiday(day) is None


def add_working_days(start: date, count: int) -> date:
    """The count-th working day after `start`, which is not itself counted.

    Raises ValueError where `count` is less than 1.
    """
    return _step(start, count, _DAY)


def subtract_working_days(start: date, count: int) -> date:
    """The count-th working day before `start`, which is not itself counted.

    Raises ValueError where `count` is less than 1.
    """
    return _step(start, count, -_DAY)


def bank_holiday(day: date) -> str | None:
    """The English name of the bank holiday in England and Wales that falls on the day, if one does.

    The dates are those of the `holidays` package: one-off holidays as proclaimed, and from 2000 to 2100 only.
    """
    return _bank_holidays(day.year).get(day)


def _step(start: date, count: int, step: timedelta) -> date:
    if count < 1:
        raise ValueError("working days are counted from 1")
    day = start
    while count:
        day += step
        count -= is_working_day(day)
    return day


@cache
def _bank_holidays(year: int) -> Mapping[date, str]:
    # Imported here because it costs a fifth of a second, which neither a start nor a first frame can spare.
    import holidays

    # Wales keeps the same bank holidays as England.
    found = holidays.country_holidays("GB", subdiv="ENG", years=year, expand=False, language="en_GB")
    return {day: name.replace("(observed)", "(substitute day)") for day, name in found.items()}
