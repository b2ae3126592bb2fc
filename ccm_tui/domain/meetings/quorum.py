"""How many are in the room, and who of those that a quorum needs is not, in words."""

from collections.abc import Iterable, Sequence

from ccm_tui.domain.meetings.sittings import RollLine
from ccm_tui.domain.statuses import AttendanceStatus
from ccm_tui.domain.vocabulary import AgencyKind
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
    if not any(line.needed_for_quorum for line in lines):
        return "No agency is set as needed for a quorum."
    gaps = quorum_gaps(lines)
    if not gaps:
        return "Every agency that a quorum needs is in the room."
    away = [line.name for line in gaps if line.status is not None]
    return " ".join((*_away(away), *_to_call(len(gaps) - len(away))))


def quorum_gaps(lines: Iterable[RollLine]) -> tuple[RollLine, ...]:
    """The agencies that a quorum needs and that nobody is known to speak for: away, gone again, or not called."""
    return tuple(line for line in lines if line.needed_for_quorum and not line.in_room)


def _asked(line: RollLine) -> bool:
    return line.status is not AttendanceStatus.NOT_INVITED


def _away(names: Sequence[str]) -> tuple[str, ...]:
    if len(names) == 1:
        return (f"{names[0]} is not in the room.",)
    return (f"Not in the room: {'; '.join(names)}.",) if names else ()


def _to_call(count: int) -> tuple[str, ...]:
    return (f"A quorum needs {counted(count, 'agency', 'agencies')} not called yet.",) if count else ()
