"""Agencies that leave early: which case to hear while they are still in the room."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ccm_tui.domain.agenda.walk import hearings
from ccm_tui.domain.meetings.meeting import AgendaItem


@dataclass(frozen=True, slots=True)
class HearFirst:
    """A case to be heard before its turn, because agencies go once it is heard."""

    item_id: int
    short_reference: str
    leavers: tuple[str, ...]
    """Their codes."""

    @property
    def words(self) -> str:
        """The advice as a sentence: "CSC leaves after 036: hear it first."."""
        verb = "leaves" if len(self.leavers) == 1 else "leave"
        return f"{' and '.join(self.leavers)} {verb} after {self.short_reference}: hear it first."


def hear_first(items: Sequence[AgendaItem], gone: Collection[str]) -> tuple[HearFirst, ...]:
    """The cases whose agencies leave after them while another case is to be heard before, in that order.

    SafeLives' agenda hears first the cases whose agencies may then go. `gone` are the codes of agencies that the
    roll says are not in the room: nothing has to be hurried for them.
    """
    waiting = [item for item in hearings(items) if not (item.heard or item.decided)]
    found = []
    for item in waiting[1:]:
        leavers = tuple(code for code in item.leavers if code not in gone)
        if item.hearing and leavers:
            found.append(HearFirst(item.id, item.hearing.short_reference, leavers))
    return tuple(found)
