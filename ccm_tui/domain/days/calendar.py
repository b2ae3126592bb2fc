"""Finding days on the calendar: only those that there are, and only in the years that a due date can have."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from ccm_tui.domain.days.words import DAYS_IN, MONTH_NAMES, MONTHS_IN, WEEKDAYS
from ccm_tui.domain.days.workdays import add_working_days, is_working_day, subtract_working_days

PickDay = Callable[[int, int], date]
"""Finds a day in the month of a year; raises NoDayError where that month has no such day."""

_FIRST_YEAR, _LAST_YEAR = 2000, 2099


class NoDayError(Exception):
    """No day can be taken without guessing; its text says why and what to type instead."""


class NoFormError(NoDayError):
    """The words have the form of no date at all."""


def check_year(year: int) -> None:
    """Raises NoDayError for a year that a two-digit year can't mean."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise NoDayError(f"Only days from {_FIRST_YEAR} to {_LAST_YEAR} can be read: type the year like 27 or 2027.")


def month_length(year: int, month: int) -> int:
    """Days in the month."""
    return monthrange(year, month)[1]


def exact_day(year: int, month: int, day: int) -> date:
    """The day by its numbers. Raises NoDayError where the calendar has no such day."""
    check_year(year)
    length = month_length(year, month)
    if not 1 <= day <= length:
        raise NoDayError(
            f"{MONTH_NAMES[month - 1]} {year} has {length} days and no day {day}: type a day that it has."
        )
    return date(year, month, day)


def last_day(year: int, month: int) -> date:
    """The last day of the month."""
    return exact_day(year, month, month_length(year, month))


def pick_nth(place: int, matches: Callable[[date], bool]) -> PickDay:
    """Picks a month's first (1), second or last (-1) day among those that match."""

    def pick(year: int, month: int) -> date:
        days = [exact_day(year, month, day) for day in range(1, month_length(year, month) + 1)]
        matching = [day for day in days if matches(day)]
        if not place or place > len(matching):
            raise NoDayError(
                f"{MONTH_NAMES[month - 1]} {year} has only {len(matching)} of those: type the date itself."
            )
        return matching[place - 1 if place > 0 else place]

    return pick


def next_weekday(weekday: str, after: date) -> date:
    """The first such weekday ("fri") after the day."""
    return after + timedelta(days=(WEEKDAYS.index(weekday) - after.weekday() - 1) % 7 + 1)


def weekday_of_week(weekday: str, today: date, weeks: int) -> date:
    """The weekday of a calendar week, Monday to Sunday, so many weeks from the one that holds today."""
    return today + timedelta(weeks=weeks, days=WEEKDAYS.index(weekday) - today.weekday())


def last_working_day(day: date) -> date:
    """The day, or the last working day before it."""
    return day if is_working_day(day) else subtract_working_days(day, 1)


def add_months(day: date, count: int) -> date:
    """The same day of the month so many months on, or that month's last day where it is shorter."""
    years, month = divmod(day.month - 1 + count, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, month_length(year, month + 1)))


def moved(day: date, count: int, unit: str) -> date:
    """The day moved by a count of hours, days, wd (working days), weeks, months or years; below 0, back.

    Raises NoDayError for hours that are not whole days, and for a day that is already out of range.
    """
    check_year(day.year)
    if unit == "hour":
        if count % 24:
            raise NoDayError("A due date is a day, not an hour: type today, tomorrow or 2d.")
        return day + timedelta(hours=count)
    if unit in DAYS_IN:
        return day + timedelta(days=count * DAYS_IN[unit])
    if unit in MONTHS_IN:
        return add_months(day, count * MONTHS_IN[unit])
    if count == 0:
        return day
    return add_working_days(day, count) if count > 0 else subtract_working_days(day, -count)
