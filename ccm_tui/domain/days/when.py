"""The days that a chair types: read as they are said in England and Wales, refused where they must be guessed."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ccm_tui.domain.days.advice import AN_HOUR
from ccm_tui.domain.days.calendar import NoDayError, NoFormError
from ccm_tui.domain.days.forms import DayContext, Reading
from ccm_tui.domain.days.grammar import read_words
from ccm_tui.domain.days.words import (
    MONTH_NAMES,
    MONTHS,
    WEEKDAY_NAMES,
    WEEKDAYS,
    canonical,
    show_day,
    without_end_of_day,
    without_hours,
)
from ccm_tui.domain.days.workdays import bank_holiday
from ccm_tui.domain.words.counting import slips

_SHORTEST = 6
"""Shorter names are too like other words ("marsh", "jury") to be corrected."""
_LONG = 8
"""From this many letters on, two slips are forgiven, else one: febuary is one off, wensday two."""

_NAMES = {
    name.lower(): (short, name)
    for name, short in (*zip(MONTH_NAMES + WEEKDAY_NAMES, MONTHS + WEEKDAYS, strict=True), ("tomorrow", "tomorrow"))
    if len(name) >= _SHORTEST
}
"""Each name that is corrected to: how the grammar spells it, and how it is shown."""


def _spelled_right(words: str) -> tuple[str, tuple[str, ...]]:
    """Canonical words with each name of a day or month that is misspelt put right, and those names as shown."""
    corrected: list[str] = []
    names: list[str] = []
    for word in words.split():
        meant = _meant(word)
        if meant:
            names.append(meant[1])
        corrected.append(meant[0] if meant else word)
    return " ".join(corrected), tuple(names)


@lru_cache(maxsize=1024)
def _meant(word: str) -> tuple[str, str] | None:
    """The one name that the word is a slip or two away from; a plural is a word of its own."""
    if not word.isalpha() or len(word) < _SHORTEST - 1 or word in _NAMES or word.endswith("s"):
        return None
    alike = [name for name in _NAMES if name[0] == word[0] and abs(len(name) - len(word)) <= 2]
    off = {name: slips(word, name, 2) for name in alike}
    fewest = min(off.values(), default=0)
    nearest = [name for name in alike if off[name] == fewest <= (2 if len(name) >= _LONG else 1)]
    return _NAMES[nearest[0]] if len(nearest) == 1 else None


__all__ = ["Unreadable", "When", "distance", "read_when", "show_day"]

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class When:
    """The day that some words name, and what the chair must know of it before Enter."""

    day: date
    remark: str | None = None
    """That it is past, a weekend or a bank holiday, or what else the words could mean."""
    has_hour: bool = False
    """True where an hour stands in the words, which no day keeps."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Words that name no day, or no single one."""

    reason: str
    """What can't be read and what to type instead; it never repeats the words themselves."""
    has_form: bool = False
    """True where the words have the form of a date, though there is no such day or no single one."""


# While a line is typed, the same words are read again at every key.
@lru_cache(maxsize=1024)
def read_when(text: str, today: date, next_meeting: date | None = None) -> When | Unreadable:
    """The day that `text` names to someone in England or Wales, day before month, seen from `today`.

    It never guesses and never raises: what names no day, no day that there is, no single day or no day from 2000
    to 2099 is Unreadable. A leading "by" is the caller's to take off.
    """
    words, corrected = _spelled_right(canonical(text))
    without_hour = without_hours(words)
    if words and not without_hour:
        return Unreadable(AN_HOUR, has_form=True)
    try:
        reading = read_words(without_end_of_day(without_hour), DayContext(today, next_meeting))
    except NoDayError as refused:
        return Unreadable(str(refused), has_form=not isinstance(refused, NoFormError))
    has_hour = without_hour != words
    return When(reading.day, _remark(reading, today, corrected, has_hour), has_hour)


def distance(day: date, today: date, next_meeting: date | None = None) -> str:
    """How far off the day is: "in 11 days, 6 before the next meeting", "tomorrow", "3 days ago".

    A day that is past is not measured against the next meeting.
    """
    ahead = (day - today).days
    if ahead < 0:
        return _ago(-ahead)
    near = {0: "today", 1: "tomorrow"}.get(ahead)
    off = near or f"in {ahead} days"
    if next_meeting is None:
        return off
    before = (next_meeting - day).days
    if before == 0:
        return f"{off}, on the day of the next meeting"
    # The unit is said once: "in 11 days, 6 before", but "tomorrow, 6 days before".
    gap = _days(abs(before)) if near else str(abs(before))
    return f"{off}, {gap} {'before' if before > 0 else 'after'} the next meeting"


def _remark(reading: Reading, today: date, corrected: tuple[str, ...], has_hour: bool) -> str | None:
    day, other, holiday = reading.day, reading.other, bank_holiday(reading.day)
    said = (
        f"read as {' and '.join(corrected)}" if corrected else None,
        reading.note,
        f"it could also mean {'today' if other == today else show_day(other)}" if other else None,
        f"that was {_ago((today - day).days)}" if day < today else None,
        f"a {WEEKDAY_NAMES[day.weekday()]}" if day.weekday() >= _SATURDAY else None,
        f"a bank holiday: {holiday}" if holiday else None,
        "only the day is kept, not the hour" if has_hour else None,
    )
    return "; ".join(words for words in said if words) or None


def _ago(days: int) -> str:
    return "yesterday" if days == 1 else f"{days} days ago"


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"
