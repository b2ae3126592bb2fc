"""The days that stand in sheets: as people type them, as programs write them, and as the numbers that Excel keeps.

Day before month, always. What names no day is refused in words that do not repeat it.
"""

import re
from datetime import date, timedelta

from ccm_tui.domain.days.words import MONTH_NAMES, WEEKDAY_NAMES
from ccm_tui.domain.spreadsheets.sheet import plain_words

A_DATE = "a date, day before month: 3/12/2026, 3 Dec 2026 or 2026-12-03"

_FIRST_YEAR, _LAST_YEAR = 1900, 2099
_NO_SERIAL_BEFORE = date(1899, 12, 30)
"""Excel's day 0, for all days after February 1900."""
_LOWEST_SERIAL = 10_000
"""Shorter numbers are years, scores or counts; this one is in 1927."""
_HIGHEST_SERIAL = 73_050
_LEAST_AGE = 10
"""Years: somebody younger could be more than a hundred, where the year has two digits."""
_SHORT = 2
_FOUR_DIGITS = "needs its year in four digits"

_HOUR = r"(?:[ t]+(?:at )?[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2}(?:\.[0-9]+)?)?(?: ?[ap]m)?z?)?"
_YEAR = r"(?P<year>[0-9]{4}|'?[0-9]{2})"
_FORMS = tuple(
    re.compile(form + _HOUR)
    for form in (
        r"(?P<year>[0-9]{4})(?P<mark>[-/.])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})",
        r"(?P<year>(?:19|20)[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})",
        rf"(?P<day>[0-9]{{1,2}}) ?(?P<mark>[/.-]) ?(?P<month>[0-9]{{1,2}}) ?(?P=mark) ?{_YEAR}",
        rf"(?P<day>[0-9]{{1,2}}) (?P<month>[0-9]{{1,2}}) {_YEAR}",
        rf"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)?[ /.,-]*(?P<month>[a-z]{{3,9}})\.?[ /.,-]*{_YEAR}",
        rf"(?P<month>[a-z]{{3,9}})\.? (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,? {_YEAR}",
    )
)
_SERIAL = re.compile(r"(?P<days>[0-9]{5})(?:\.[0-9]+)?")
_WEEKDAY = re.compile(r"(?P<weekday>[a-z]{2,9})\.?,? (?=[0-9])")
_NO_YEAR = re.compile(r"[0-9]{1,2}(?:(?:st|nd|rd|th)?(?: of)?[ /.-]*[a-z]{3,9}|[/.-][0-9]{1,2})")
_YEAR_ALONE = re.compile(r"(?:19|20)[0-9]{2}")
_SEPTEMBER = "sept"


class NotADayError(Exception):
    """A cell that names no day; its text says why, to go after the name of the column."""


def read_day(cell: str, today: date | None = None, *, of_birth: bool = False) -> date:
    """The day in a cell. Raises NotADayError where there is none, or no single one.

    A year of two digits is the latest that is not after `today`; it is refused without a `today`, and where somebody
    born then could as well be a child or more than a hundred.
    """
    words = " ".join(cell.casefold().replace("’", "'").split())
    if serial := _SERIAL.fullmatch(words):
        return _of_serial(int(serial["days"]))
    weekday, words = _without_weekday(words)
    found = next(filter(None, (form.fullmatch(words) for form in _FORMS)), None)
    if found is None:
        raise NotADayError(_why_not(words))
    day = _calendar_day(found, today)
    is_short = len(found["year"].lstrip("'")) <= _SHORT
    if is_short and of_birth and today and today.year - day.year < _LEAST_AGE:
        raise NotADayError(_FOUR_DIGITS)
    if weekday is not None and day.weekday() != weekday:
        raise NotADayError(f"is a {WEEKDAY_NAMES[day.weekday()]}, and names another weekday")
    return day


def _of_serial(days: int) -> date:
    if not _LOWEST_SERIAL <= days <= _HIGHEST_SERIAL:
        raise NotADayError(f"is not {A_DATE}")
    return _NO_SERIAL_BEFORE + timedelta(days=days)


def _without_weekday(words: str) -> tuple[int | None, str]:
    found = _WEEKDAY.match(words)
    if found is None:
        return None, words
    named = (
        number
        for number, name in enumerate(WEEKDAY_NAMES)
        if name.casefold().startswith(found["weekday"].removesuffix("s"))
    )
    number = next(named, None)
    return (None, words) if number is None else (number, words[found.end() :])


def _calendar_day(found: re.Match[str], today: date | None) -> date:
    month, day = found["month"], int(found["day"])
    number = int(month) if month.isdigit() else _month_named(month)
    written = found["year"].lstrip("'")
    year = int(written) if len(written) > _SHORT else _whole_year(int(written), number, day, today)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise NotADayError(f"has a year before {_FIRST_YEAR} or after {_LAST_YEAR}")
    try:
        return date(year, number, day)
    except ValueError:
        raise NotADayError("is no day that there is, with the day before the month") from None


def _whole_year(short: int, month: int, day: int, today: date | None) -> int:
    if today is None:
        raise NotADayError(_FOUR_DIGITS)
    century = today.year - today.year % 100
    year = century + short
    return year - 100 if (year, month, day) > (today.year, today.month, today.day) else year


def _why_not(words: str) -> str:
    if _YEAR_ALONE.fullmatch(words):
        return "is a year alone; a date needs its day and month"
    if _NO_YEAR.fullmatch(words) and plain_words(words):
        return "needs its year"
    return f"is not {A_DATE}"


def _month_named(name: str) -> int:
    """The month's number, 0 where it is the name of none."""
    wanted = "sep" if name == _SEPTEMBER else name
    found = (number for number, month in enumerate(MONTH_NAMES, 1) if month.casefold().startswith(wanted))
    return next(found, 0)
