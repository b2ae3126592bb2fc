"""How many are in the room and who is needed, and the time against the budget, in words."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from ccm_tui.domain.meetings.meeting import AgendaItem, RollLine
from ccm_tui.domain.vocabulary import AgencyKind, AttendanceStatus
from ccm_tui.domain.words.counting import counted


def here_in_words(lines: Sequence[RollLine]) -> str:
    """The count of the roll: "11 of 14 here, 2 guests, 1 not called". Those not invited are not counted."""
    members = [line for line in lines if line.kind is not AgencyKind.GUEST and _asked(line)]
    guests = sum(line.in_room for line in lines if line.kind is AgencyKind.GUEST)
    not_called = sum(line.status is None for line in members)
    parts = [f"{sum(line.in_room for line in members)} of {len(members)} here"]
    if guests:
        parts.append(counted(guests, "guest"))
    if not_called:
        parts.append(f"{not_called} not called")
    return ", ".join(parts)


def quorum_in_words(lines: Sequence[RollLine]) -> str:
    """Which of the agencies that a quorum needs are not in the room, or are still to be called.

    What a quorum is differs from partnership to partnership, so this tells the chair and forbids nothing.
    """
    needed = [line for line in lines if line.needed_for_quorum]
    if not needed:
        return "No agency is set as needed for a quorum."
    away = [line.name for line in needed if line.status and not line.in_room]
    to_call = sum(line.status is None for line in needed)
    if not away and not to_call:
        return "Every agency that a quorum needs is in the room."
    return " ".join((*_away(away), *_to_call(to_call)))


def _asked(line: RollLine) -> bool:
    return line.status is not AttendanceStatus.NOT_INVITED


def _away(names: Sequence[str]) -> tuple[str, ...]:
    if len(names) == 1:
        return (f"{names[0]} is not in the room.",)
    return (f"Not in the room: {'; '.join(names)}.",) if names else ()


def _to_call(count: int) -> tuple[str, ...]:
    return (f"A quorum needs {counted(count, 'agency', 'agencies')} not called yet.",) if count else ()


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
