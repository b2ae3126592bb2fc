"""When an action has stayed undone for so long that it goes to somebody higher up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Spell:
    """One stretch of an action that was issued, perhaps again and again: its date, and how long it stood."""

    due_on: date | None
    until: date | None
    """The day on which it was issued again; None for the action as it stands now."""
    escalated_on: date | None


def misses(spells: Iterable[Spell], held: Sequence[date]) -> int:
    """How many of the meetings held on these days the action had missed its date at, since it was last escalated.

    An action that is issued again takes its misses along: a new date does not make it done.
    """
    spells = tuple(spells)
    escalated = max((spell.escalated_on for spell in spells if spell.escalated_on), default=date.min)
    return sum(day > escalated and any(_missed(spell, day) for spell in spells) for day in held)


def _missed(spell: Spell, day: date) -> bool:
    return spell.due_on is not None and spell.due_on < day and (spell.until is None or day <= spell.until)
