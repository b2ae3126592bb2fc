"""Periods of which figures are told: quarters, and years of four of them.

The year runs from 1 April, as councils report. No two years overlap, so that two papers never differ by a few days,
which would tell what those few days held.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from ccm_tui.domain.days.when import show_day

_FIRST_MONTH = 4


@dataclass(frozen=True, slots=True)
class Period:
    """From the first to the last day, both counted."""

    first: date
    last: date

    def holds(self, day: date | None) -> bool:
        """Whether a day falls into it."""
        return day is not None and self.first <= day <= self.last

    @property
    def is_quarter(self) -> bool:
        """Whether it is one quarter of the calendar, which is one of the year from April as well."""
        return self == quarter_of(self.first)

    @property
    def is_year(self) -> bool:
        """Whether it is a year from April."""
        return self == year_of(self.first)

    @property
    def quarters(self) -> tuple["Period", ...]:
        """The four quarters of a year; none of what is no year."""
        if not self.is_year:
            return ()
        return tuple(quarter_of(_month(self.first, 3 * place)) for place in range(4))

    @property
    def year(self) -> "Period":
        """The year from April in which it ends."""
        return year_of(self.last)

    @property
    def before(self) -> "Period":
        """The quarter before a quarter, the year before a year, else as many days before."""
        ended = self.first - timedelta(days=1)
        if self.is_quarter:
            return quarter_of(ended)
        if self.is_year:
            return year_of(ended)
        return Period(ended - (self.last - self.first), ended)

    @property
    def words(self) -> str:
        """As it is printed and noted: "July to September 2026", "April 2026 to March 2027"."""
        if self.is_quarter:
            return f"{self.first:%B} to {self.last:%B %Y}"
        if self.is_year:
            return f"{self.first:%B %Y} to {self.last:%B %Y}"
        return f"{show_day(self.first)} to {show_day(self.last)}"


def quarter_of(day: date) -> Period:
    """The quarter in which a day falls."""
    first = date(day.year, day.month - (day.month - 1) % 3, 1)
    return Period(first, _month(first, 3) - timedelta(days=1))


def year_of(day: date) -> Period:
    """The year from April in which a day falls."""
    first = date(day.year - (day.month < _FIRST_MONTH), _FIRST_MONTH, 1)
    return Period(first, _month(first, 12) - timedelta(days=1))


def latest_quarter(today: date) -> Period:
    """The last quarter that is over."""
    return quarter_of(today).before


def _month(first: date, months: int) -> date:
    place = first.month - 1 + months
    return date(first.year + place // 12, place % 12 + 1, 1)
