"""Orders of the opening: who is here, who leaves, and that the statement was read."""

from dataclasses import dataclass
from datetime import date

from ccm_tui.domain.composer.orders.misreading import Misread, past_day
from ccm_tui.domain.vocabulary import AttendanceStatus

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


def read_roll(rest: str, today: date) -> CallRoll | Misread | None:
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
