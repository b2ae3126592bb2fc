"""The agency that a line names, and what else in it is written like one."""

from collections.abc import Callable
from dataclasses import dataclass

from ccm_tui.domain.composer.line.owner import NotAnAgency, Owner, owner_at
from ccm_tui.domain.composer.line.room import Room
from ccm_tui.domain.composer.line.words import MOST_MARKS, Line, shown

First = Callable[[Line, Room], Owner | NotAnAgency | None]
"""Reads the agency that a line begins with."""


@dataclass(frozen=True, slots=True)
class Named:
    """The agencies that a line names."""

    owner: Owner | None = None
    """The first, which is taken."""
    unknown: NotAnAgency | None = None
    """The first word written like an agency's that is none."""
    further: tuple[str, ...] = ()
    """What is written like an agency after the first; it stays in the text."""


def named_in(line: Line, room: Room, first: First) -> Named:
    """The agencies that the line names: first in it, or with an @ anywhere. Nothing is taken out of the line."""
    front = first(line, room)
    owner = front if isinstance(front, Owner) else None
    unknown = front if isinstance(front, NotAnAgency) else None
    further = []
    for index in line.marked("@")[:MOST_MARKS]:
        word = line.words[index]
        if owner and word.start < owner.end:
            continue
        named = owner_at(line, index, room)
        if named and owner:
            further.append(shown(word.text))
        elif isinstance(named, Owner):
            owner = named
        else:
            unknown = unknown or named
    return Named(owner, unknown, tuple(further))
