"""The time that the items of an agenda have used and still ask for, in words."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from ccm_tui.domain.agenda.item import AgendaItem


def stopwatch(used: timedelta) -> str:
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
        return f"{stopwatch(used)}, {int(over.total_seconds() // 60)} min over"
    return f"{stopwatch(used)} of {item.budget_minutes} min"


def pace(items: Sequence[AgendaItem], now: datetime, ends: datetime) -> tuple[str, ...]:
    """Whether the meeting will end on time, from what its budgets still ask for; the shortest words first.

    ("on time",), or ("at this pace 16:20", "6 min a case to finish 16:00"). `ends` is in the zone to be shown.
    """
    asked = sum((_still_asked(item, now) for item in items), timedelta())
    finish = (now + asked).astimezone(ends.tzinfo)
    if finish < ends + timedelta(minutes=1):
        return ("on time",)
    cases = [item for item in items if item.hearing and _still_asked(item, now)]
    rest = sum((_still_asked(item, now) for item in items if not item.hearing), timedelta())
    minutes = int((ends - now - rest) / timedelta(minutes=1) / len(cases)) if cases else 0
    each = (f"{minutes} min a case to finish {ends:%H:%M}",) if minutes >= 1 else ()
    return (f"at this pace {finish:%H:%M}", *each)


def _still_asked(item: AgendaItem, now: datetime) -> timedelta:
    if item.hearing and item.decided and not item.sitting_since:
        return timedelta()
    if item.heard and not item.hearing and not item.sitting_since:
        return timedelta()
    return max(timedelta(), timedelta(minutes=item.budget_minutes) - item.used_at(now))
