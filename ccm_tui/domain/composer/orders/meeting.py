"""Orders about the meeting itself: its roll, its statement, its chair, undo, its close."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Self

from ccm_tui.domain.composer.orders.days import past_day
from ccm_tui.domain.composer.orders.form import BareOrder, Misread
from ccm_tui.domain.statuses import AttendanceStatus


@dataclass(frozen=True, slots=True)
class Open(BareOrder):
    """Open the meeting, whatever its day and hour."""

    FORM: ClassVar[str] = "/open"


@dataclass(frozen=True, slots=True)
class NotOpened(BareOrder):
    """The meeting was opened by mistake: it is planned again as before."""

    FORM: ClassVar[str] = "/not-opened"


@dataclass(frozen=True, slots=True)
class CallRoll:
    """How an agency is represented."""

    FORM: ClassVar[str] = (
        "/roll CODE present [NAME] · deputy NAME · apologies [information DATE] · absent · not-invited"
    )

    code: str
    status: AttendanceStatus
    name: str = ""
    information_on: date | None = None

    @classmethod
    def read(cls, rest: str, today: date, /) -> Self | Misread | None:
        """`asc present`, `hsg deputy Fern Lockwood`, `lfb apologies information 15 dec`, `mht absent`."""
        code, _, said = rest.partition(" ")
        status, _, name = said.strip().partition(" ")
        name = name.strip()
        match status.casefold():
            case "present" | "p":
                return cls(code, AttendanceStatus.PRESENT, name)
            case "deputy" | "d":
                return cls(code, AttendanceStatus.DEPUTY, name) if name else None
            case "apologies" | "a":
                return cls._apologies(code, name, today)
            case "absent" | "n":
                return cls(code, AttendanceStatus.ABSENT)
            case "not-invited":
                return cls(code, AttendanceStatus.NOT_INVITED)
        return None

    @classmethod
    def _apologies(cls, code: str, said: str, today: date) -> Self | Misread:
        word, _, when = said.partition(" ")
        if not word:
            return cls(code, AttendanceStatus.APOLOGIES)
        if word.casefold() not in ("information", "info"):
            return Misread("What follows apologies can't be read.", f"Type {cls.FORM}")
        day = past_day(when, today) if when.strip() else today
        if isinstance(day, Misread):
            return day
        return cls(code, AttendanceStatus.APOLOGIES_INFORMATION, information_on=day)


@dataclass(frozen=True, slots=True)
class Leave:
    """An agency's representative has left the room."""

    FORM: ClassVar[str] = "/leave CODE"

    code: str

    @classmethod
    def read(cls, rest: str, _today: date, /) -> Self | None:
        """`csc`."""
        return cls(rest) if rest else None


@dataclass(frozen=True, slots=True)
class ReadConfidentiality:
    """The statement has been read, with these exceptions."""

    FORM: ClassVar[str] = "/confidentiality [exceptions]"

    exceptions: str = ""

    @classmethod
    def read(cls, rest: str, _today: date, /) -> Self:
        """Nothing, or who did not agree."""
        return cls(rest)


@dataclass(frozen=True, slots=True)
class HandOver:
    """Somebody else has the chair from now on."""

    FORM: ClassVar[str] = "/chair NAME"

    name: str

    @classmethod
    def read(cls, rest: str, _today: date, /) -> Self | None:
        """`Lowell Featherstone`."""
        return cls(rest) if rest else None


@dataclass(frozen=True, slots=True)
class Undo(BareOrder):
    """Take back the latest act."""

    FORM: ClassVar[str] = "/undo"


@dataclass(frozen=True, slots=True)
class Redo(BareOrder):
    """Do again what was taken back."""

    FORM: ClassVar[str] = "/redo"


@dataclass(frozen=True, slots=True)
class Close(BareOrder):
    """Close the meeting."""

    FORM: ClassVar[str] = "/close"


@dataclass(frozen=True, slots=True)
class Help(BareOrder):
    """Say what can be typed."""

    FORM: ClassVar[str] = "/help"
