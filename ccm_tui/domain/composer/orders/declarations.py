"""Orders about what is declared at a meeting: interests, observers, and who agrees to the statement late."""

import re
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Self

from ccm_tui.domain.composer.orders.form import Misread, first_word

_NONE = "none"
_REFERENCE = re.compile(r"(?:\S*/)?\d{3}\w*$")
_ENDS = re.compile(r"(?P<nature>.*?)[\s,;]*\b(?P<end>withdraws|withdrew|stays|stayed)\.?$", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class DeclareInterest:
    """Somebody declares an interest, or all were asked and none did."""

    FORM: ClassVar[str] = "/interest CODE [REFERENCE] WHAT, withdraws · CODE [REFERENCE] WHAT, stays · none"

    code: str
    """Empty where none was declared."""
    reference: str = ""
    """The case; empty where it is about the whole meeting."""
    nature: str = ""
    withdraws: bool = False

    @classmethod
    def read(cls, rest: str, _today: date, /) -> Self | Misread | None:
        """`noise 036 cousin of the subject, withdraws`, or `none`."""
        if rest.casefold() == _NONE:
            return cls("")
        code, said = first_word(rest)
        word, more = first_word(said)
        reference, said = (word, more) if _REFERENCE.match(word) else ("", said)
        ends = _ENDS.match(said)
        if not code or not said or (not reference and not ends):
            return None
        if ends is None or not ends["nature"].strip(" ,;"):
            return Misread("An interest needs what it is, and whether they stay or withdraw.", f"Type {cls.FORM}")
        withdraws = ends["end"].casefold().startswith("withdr")
        if withdraws and not reference:
            return Misread("Who withdraws does so from a case.", "Name the case after the agency, like 036.")
        return cls(code, reference, ends["nature"].strip(" ,;"), withdraws)


@dataclass(frozen=True, slots=True)
class NoteObserver:
    """Somebody is in the room who speaks for no agency, or all were asked and nobody is."""

    FORM: ClassVar[str] = "/observer NAME[, WHERE FROM] · none"

    name: str
    """Empty where nobody is."""
    organisation: str = ""

    @classmethod
    def read(cls, rest: str, _today: date, /) -> Self | None:
        """`Ines Quill, trainee`, or `none`."""
        if rest.casefold() == _NONE:
            return cls("")
        name, _, organisation = rest.partition(",")
        return cls(name.strip(), organisation.strip()) if name.strip() else None


@dataclass(frozen=True, slots=True)
class Agree:
    """Those who came late for an agency agree to the statement."""

    FORM: ClassVar[str] = "/agreed CODE"

    code: str

    @classmethod
    def read(cls, rest: str, _today: date, /) -> Self | None:
        """`csc`."""
        return cls(rest) if rest else None
