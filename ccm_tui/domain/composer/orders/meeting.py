"""Orders that bend the agenda while the meeting is in session: park, defer, an urgent item, another chair."""

from dataclasses import dataclass


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
