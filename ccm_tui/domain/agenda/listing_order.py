"""The order in which to hear the cases of an agenda, so that nobody waits who need not."""

from collections.abc import Collection, Sequence

from ccm_tui.domain.meetings.meeting import AgendaItem


def proposed_order(items: Sequence[AgendaItem], with_children: Collection[int]) -> tuple[int, ...]:
    """The ids of the cases in the order that is proposed; within each part they stay as they stood.

    SafeLives' agenda hears first the cases with children, then those whose agencies may then go. `with_children`
    are the ids of the items of cases with a child in them.
    """
    cases = [item for item in items if item.hearing]
    cases.sort(key=lambda item: (item.id not in with_children, not item.leavers))
    return tuple(item.id for item in cases)
