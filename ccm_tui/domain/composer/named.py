"""The agency that a line names, what else in it is written like one, and why a word names none."""

import re
from dataclasses import dataclass
from difflib import get_close_matches

from ccm_tui.domain.composer.owner import NotAnAgency, Owner, owner_at, owner_at_front
from ccm_tui.domain.composer.room import Room
from ccm_tui.domain.composer.roster import either, find_agency
from ccm_tui.domain.composer.words import MOST_MARKS, Line, shown

_LONGEST_MISSPELT = 30


@dataclass(frozen=True, slots=True)
class Named:
    """The agencies that a line names."""

    owner: Owner | None = None
    """The first, which is taken."""
    unknown: NotAnAgency | None = None
    """The first word written like an agency's that is none."""
    further: tuple[str, ...] = ()
    """What is written like an agency after the first; it stays in the text."""


def named_in(line: Line, room: Room) -> Named:
    """The agencies that the line names: first in it, or with an @ anywhere. Nothing is taken out of the line."""
    front = owner_at_front(line, room)
    owner = front if isinstance(front, Owner) else None
    unknown = front if isinstance(front, NotAnAgency) else None
    further = []
    for index in line.marked("@")[:MOST_MARKS]:
        word = line.words[index]
        if owner and word.start < owner.end:
            continue
        named = None if owner else owner_at(line, index, room)
        if isinstance(named, Owner):
            owner = named
        elif owner:
            further.append(shown(word.text))
        else:
            unknown = unknown or (named if isinstance(named, NotAnAgency) else None)
    return Named(owner, unknown, tuple(further))


def why_not(unknown: NotAnAgency, room: Room) -> str:
    """Why the word names no agency, with what it could be or may have been meant for."""
    if unknown.reason:
        return unknown.reason
    could_be = find_agency(unknown.word, room.seats).could_be
    if could_be:
        return f"{shown(unknown.word)} could be {either([seat.code for seat in could_be])}"
    near = _near(unknown.word, room)
    perhaps = f", perhaps {either(near)}" if near else ""
    return f"{shown(unknown.word)} is not an agency here{perhaps}"


def _near(word: str, room: Room) -> list[str]:
    """Codes of the agencies whose code, or a word of whose name, begins or is spelled much like the word."""
    meant = word[:_LONGEST_MISSPELT].casefold()
    spelled: dict[str, str] = {}
    for seat in room.seats:
        for known in (seat.code, *re.findall(r"\w{4,}", seat.name)):
            spelled.setdefault(known.casefold(), seat.code)
    begun = [code for known, code in spelled.items() if len(meant) > 1 and known.startswith(meant)]
    close = get_close_matches(meant, spelled, n=3, cutoff=0.6)
    return list(dict.fromkeys([*begun, *(spelled[known] for known in close)]))[:3]
