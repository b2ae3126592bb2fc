"""The agenda walk: in what order, what comes next, what is still undecided, and whom to hear before they leave."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta

from ccm_tui.domain.agenda.item import AgendaItem
from ccm_tui.domain.vocabulary import ItemKind

_BEFORE_THE_CASES = (ItemKind.OPENING, ItemKind.ACTIONS_REVIEW)


def next_item(items: Sequence[AgendaItem], current_id: int | None) -> AgendaItem | None:
    """The case after the current one, then what was parked, then other business and the close; None at the end.

    The opening and the actions review are walked on their own screens, so from either the next is the first
    case.
    """
    walk = _walk(items)
    place = _place(walk, current_id)
    if place is None:
        return walk[0] if walk else None
    return walk[place + 1] if place + 1 < len(walk) else None


def previous_item(items: Sequence[AgendaItem], current_id: int | None) -> AgendaItem | None:
    """The item before the current one in the same walk; None at its beginning."""
    walk = _walk(items)
    place = _place(walk, current_id)
    return walk[place - 1] if place else None


def hearings(items: Sequence[AgendaItem]) -> tuple[AgendaItem, ...]:
    """The cases, in the order in which they are heard."""
    return tuple(item for item in _walk(items) if item.hearing)


def undecided(items: Sequence[AgendaItem]) -> tuple[AgendaItem, ...]:
    """Cases that have been before the meeting and have no outcome: the meeting can't close on them."""
    return tuple(item for item in hearings(items) if item.heard and not item.decided)


def unreached(items: Sequence[AgendaItem]) -> tuple[AgendaItem, ...]:
    """Cases that were never begun: at the close they are not reached, and carry over by themselves."""
    return tuple(item for item in hearings(items) if not item.heard and not item.decided)


def carried_over(items: Sequence[AgendaItem]) -> tuple[AgendaItem, ...]:
    """Cases that come up again at the next meeting: never begun, or marked not reached."""
    return tuple(
        item
        for item in hearings(items)
        if item.hearing and (item.hearing.not_reached or not (item.heard or item.decided))
    )


def find_hearing(items: Sequence[AgendaItem], reference: str) -> AgendaItem | None:
    """The item that hears the case of that reference, in full (CCM/26/031) or as it is said (031)."""
    wanted = reference.strip().casefold()
    for item in hearings(items):
        if item.hearing and wanted in (
            item.hearing.reference.casefold(),
            item.hearing.short_reference.casefold(),
        ):
            return item
    return None


def budget(items: Sequence[AgendaItem]) -> timedelta:
    """The time that the whole agenda asks for."""
    return timedelta(minutes=sum(item.budget_minutes for item in items))


def _walk(items: Sequence[AgendaItem]) -> tuple[AgendaItem, ...]:
    cases = [item for item in items if item.hearing]
    rest = [item for item in items if not item.hearing and item.kind not in _BEFORE_THE_CASES]
    return (
        *(item for item in cases if not item.parked),
        *(item for item in cases if item.parked),
        *rest,
    )


def _place(walk: Sequence[AgendaItem], current_id: int | None) -> int | None:
    return next((place for place, item in enumerate(walk) if item.id == current_id), None)


def proposed_order(items: Sequence[AgendaItem], with_children: Collection[int]) -> tuple[int, ...]:
    """The ids of the cases in the order that is proposed; within each part they stay as they stood.

    SafeLives' agenda hears first the cases with children, then those whose agencies may then go. `with_children`
    are the ids of the items of cases with a child in them.
    """
    cases = [item for item in items if item.hearing]
    cases.sort(key=lambda item: (item.id not in with_children, not item.leavers))
    return tuple(item.id for item in cases)


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
