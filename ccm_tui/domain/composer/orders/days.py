"""The days that orders and answers speak of: those that have been."""

from datetime import date

from ccm_tui.domain.composer.orders.form import Misread
from ccm_tui.domain.days.when import Unreadable, read_when


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
