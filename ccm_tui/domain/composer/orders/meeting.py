"""Orders about the meeting itself: its roll, its statement, and what bends its agenda."""

from dataclasses import dataclass
from datetime import date

from ccm_tui.domain.composer.orders.misreading import Misread, past_day
from ccm_tui.domain.vocabulary import AttendanceStatus


@dataclass(frozen=True, slots=True)
class Park:
    """Put a case aside until the others are heard; a case that is parked goes back to its place."""

    reference: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Defer:
    """Put a case off to the next meeting, called or not."""

    reference: str
    reason: str


@dataclass(frozen=True, slots=True)
class AddUrgent:
    """Hear a case that is not on the agenda, after the one before the meeting."""

    name: str
    reference: str = ""
    """Empty for a new case that takes the next free reference."""


@dataclass(frozen=True, slots=True)
class HandOver:
    """Somebody else has the chair from now on."""

    name: str


def read_park(rest: str) -> Park | None:
    """`036` or `036 the police are on their way`."""
    reference, reason = _first_word(rest)
    return Park(reference, reason) if reference else None


def read_defer(rest: str) -> Defer | None:
    """`036 no report from the practice`; a deferral without its reason is none."""
    reference, reason = _first_word(rest)
    return Defer(reference, reason) if reason else None


def read_urgent(rest: str) -> AddUrgent | None:
    """`Orla Vance`, `CCM/26/040 Orla Vance`, or `CCM/26/033` alone for a case on record.

    A first word with a digit is a reference: one that is mistyped is then told, and not taken for a name.
    """
    first, others = _first_word(rest)
    if any(character.isdigit() for character in first):
        return AddUrgent(others, first)
    return AddUrgent(rest) if rest else None


def read_chair(rest: str) -> HandOver | None:
    """`Lowell Featherstone`."""
    return HandOver(rest) if rest else None


def _first_word(rest: str) -> tuple[str, str]:
    word, *more = rest.split(maxsplit=1) or ("",)
    return word, "".join(more)


ROLL_USAGE = "/roll CODE present [NAME] · deputy NAME · apologies [information DATE] · absent · not-invited"
"""What follows /roll."""


@dataclass(frozen=True, slots=True)
class CallRoll:
    """How an agency is represented."""

    code: str
    status: AttendanceStatus
    name: str = ""
    information_on: date | None = None


@dataclass(frozen=True, slots=True)
class Leave:
    """An agency's representative has left the room."""

    code: str


@dataclass(frozen=True, slots=True)
class ReadConfidentiality:
    """The statement has been read, with these exceptions."""

    exceptions: str = ""


def roll_order(rest: str, today: date) -> CallRoll | Misread | None:
    """`asc present`, `hsg deputy Fern Lockwood`, `lfb apologies information 15 dec`, `mht absent`."""
    code, _, said = rest.partition(" ")
    status, _, name = said.strip().partition(" ")
    name = name.strip()
    match status.casefold():
        case "present" | "p":
            return CallRoll(code, AttendanceStatus.PRESENT, name)
        case "deputy" | "d":
            return CallRoll(code, AttendanceStatus.DEPUTY, name) if name else None
        case "apologies" | "a":
            return _apologies(code, name, today)
        case "absent" | "n":
            return CallRoll(code, AttendanceStatus.ABSENT)
        case "not-invited":
            return CallRoll(code, AttendanceStatus.NOT_INVITED)
    return None


def _apologies(code: str, said: str, today: date) -> CallRoll | Misread:
    word, _, when = said.partition(" ")
    if not word:
        return CallRoll(code, AttendanceStatus.APOLOGIES)
    if word.casefold() not in ("information", "info"):
        return Misread("What follows apologies can't be read.", f"Type {ROLL_USAGE}")
    day = past_day(when, today) if when.strip() else today
    if isinstance(day, Misread):
        return day
    return CallRoll(code, AttendanceStatus.APOLOGIES_INFORMATION, information_on=day)
