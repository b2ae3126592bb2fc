"""Time in words: the clock of a case against its budget, and whether the meeting will finish on time."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from ccm_tui.domain.meetings import AgendaItem


def clock(used: timedelta) -> str:
    """A stretch of time as minutes and seconds, with hours once there are some: 07:05, 1:07:05."""
    seconds = max(0, int(used.total_seconds()))
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"


def case_time(item: AgendaItem, now: datetime) -> str:
    """The item's time against its budget: "07:05 of 20 min", "21:10, 1 min over"."""
    used = item.used_at(now)
    over = used - timedelta(minutes=item.budget_minutes)
    if over >= timedelta(minutes=1):
        return f"{clock(used)}, {int(over.total_seconds() // 60)} min over"
    return f"{clock(used)} of {item.budget_minutes} min"


def pace(items: Sequence[AgendaItem], now: datetime, ends: datetime) -> str:
    """Whether the meeting will end on time, from what its budgets still ask: "on time", "12 min over"."""
    asked = sum((_still_asked(item, now) for item in items), timedelta())
    over = int((now + asked - ends).total_seconds() // 60)
    if over >= 1:
        return f"{over} min over"
    return "on time"


def _still_asked(item: AgendaItem, now: datetime) -> timedelta:
    if item.hearing and item.decided and not item.sitting_since:
        return timedelta()
    if item.heard and not item.hearing and not item.sitting_since:
        return timedelta()
    return max(timedelta(), timedelta(minutes=item.budget_minutes) - item.used_at(now))
