"""How days and times are put into words, once for every document."""

from datetime import date, datetime

from ccm_tui.clock import london, london_day
from ccm_tui.domain.days.when import show_day

NOT_RECORDED = "not recorded"


def day(value: date | None, otherwise: str = NOT_RECORDED) -> str:
    """A day: "Thu 19 Nov 2026"."""
    return show_day(value) if value else otherwise


def time_of_day(moment: datetime) -> str:
    """A time of day in London: "14:02"."""
    return f"{london(moment):%H:%M}"


def day_and_time(value: datetime) -> str:
    """A moment in London: "Thu 19 Nov 2026 at 14:02"."""
    return f"{day(london_day(value))} at {time_of_day(value)}"


def as_sentence(*parts: str) -> str:
    """Parts joined by commas, those that say nothing left out, with a capital and a full stop."""
    said = ", ".join(part for part in parts if part)
    return f"{said[:1].upper()}{said[1:]}." if said else ""
