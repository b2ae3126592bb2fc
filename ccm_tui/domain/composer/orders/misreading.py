"""What an order says that can't be followed, and the days that orders speak of: those that have been."""

from dataclasses import dataclass
from datetime import date

from ccm_tui.domain.days.when import Unreadable, read_when


@dataclass(frozen=True, slots=True)
class Misread:
    """An order that can't be followed: what is wrong and what to type instead."""

    what: str
    do: str


def past_day(text: str, today: date) -> date | Misread:
    """A day that has been: "10 dec" said on the 17th is last week's, not next year's."""
    read = read_when(text, today)
    if isinstance(read, Unreadable):
        return Misread(f"The day can't be read: {read.reason}", "Type it like 10 dec or 2026-12-10.")
    day = read.day
    if day > today and read_when(text, day.replace(year=day.year - 1, day=1)) != read:
        day = day.replace(year=day.year - 1)
    if day > today:
        return Misread("That day is still to come.", "Type the day on which it happened.")
    return day
