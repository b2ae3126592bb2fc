"""The time: aware UTC inside, London on every screen and page."""

import os
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from ccm_tui.errors import UsageError

LONDON = ZoneInfo("Europe/London")
"""The time zone in which meetings are held and due dates fall."""

Clock = Callable[[], datetime]
"""Tells the time now, aware and in UTC."""


def clock_from(start: datetime) -> Clock:
    """A clock that reads `start` (aware) now and runs on from there, untouched by changes of the machine's."""
    begun = time.monotonic()
    origin = start.astimezone(UTC)

    def now() -> datetime:
        return origin + timedelta(seconds=time.monotonic() - begun)

    return now


def machine_clock() -> Clock:
    """The machine's clock, or one that starts from the ISO time in CCM_NOW.

    Raises UsageError where CCM_NOW can't be read.
    """
    told = os.environ.get("CCM_NOW")
    if not told:
        return lambda: datetime.now(UTC)
    try:
        start = datetime.fromisoformat(told)
    except ValueError:
        raise UsageError(
            "CCM_NOW is not a time that can be read.", "Write it like 2026-12-17T13:45, or unset it."
        ) from None
    return clock_from(start if start.tzinfo else start.replace(tzinfo=LONDON))


def london(moment: datetime) -> datetime:
    """The moment as clocks in London show it."""
    return moment.astimezone(LONDON)


def london_day(moment: datetime) -> date:
    """The calendar day of the moment in London."""
    return london(moment).date()
