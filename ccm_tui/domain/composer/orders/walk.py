"""Orders of the walk through the agenda: which case is before the meeting, and what bends their order."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Self

from ccm_tui.domain.composer.orders.form import BareOrder, first_word


@dataclass(frozen=True, slots=True)
class GoToCase:
    """Call a case by its reference."""

    FORM: ClassVar[str] = "/case REFERENCE"

    reference: str

    @classmethod
    def read(cls, rest: str, _today: date, /) -> Self | None:
        """`036`."""
        return cls(rest) if rest else None


@dataclass(frozen=True, slots=True)
class GoNext(BareOrder):
    """Call the next case."""

    FORM: ClassVar[str] = "/next"


@dataclass(frozen=True, slots=True)
class GoBack(BareOrder):
    """Return to the case before."""

    FORM: ClassVar[str] = "/previous"


@dataclass(frozen=True, slots=True)
class Pause(BareOrder):
    """Stop the clock of the case; the next line of any case starts it again."""

    FORM: ClassVar[str] = "/pause"


@dataclass(frozen=True, slots=True)
class NotReached:
    """This case was called but not heard; it carries over."""

    FORM: ClassVar[str] = "/not-reached REFERENCE"

    reference: str

    @classmethod
    def read(cls, rest: str, _today: date, /) -> Self | None:
        """`036`."""
        return cls(rest) if rest else None


@dataclass(frozen=True, slots=True)
class Park:
    """Put a case aside until the others are heard; a case that is parked goes back to its place."""

    FORM: ClassVar[str] = "/park REFERENCE [WHY], and again to put it back"

    reference: str
    reason: str = ""

    @classmethod
    def read(cls, rest: str, _today: date, /) -> Self | None:
        """`036` or `036 the police are on their way`."""
        reference, reason = first_word(rest)
        return cls(reference, reason) if reference else None


@dataclass(frozen=True, slots=True)
class Defer:
    """Put a case off to the next meeting, called or not."""

    FORM: ClassVar[str] = "/defer REFERENCE WHY"

    reference: str
    reason: str

    @classmethod
    def read(cls, rest: str, _today: date, /) -> Self | None:
        """`036 no report from the practice`; a deferral without its reason is none."""
        reference, reason = first_word(rest)
        return cls(reference, reason) if reason else None


@dataclass(frozen=True, slots=True)
class AddUrgent:
    """Hear a case that is not on the agenda, after the one before the meeting."""

    FORM: ClassVar[str] = "/urgent NAME · REFERENCE NAME, like CCM/26/041 · REFERENCE of a case on record"

    name: str
    reference: str = ""
    """Empty for a new case that takes the next free reference."""

    @classmethod
    def read(cls, rest: str, _today: date, /) -> Self | None:
        """`Orla Vance`, `CCM/26/040 Orla Vance`, or `CCM/26/033` alone for a case on record.

        A first word with a digit is a reference: one that is mistyped is then told, and not taken for a name.
        """
        first, others = first_word(rest)
        if any(character.isdigit() for character in first):
            return cls(others, first)
        return cls(rest) if rest else None
