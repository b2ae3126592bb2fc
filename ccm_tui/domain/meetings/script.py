"""The script of a meeting: the one thing to do next, from what stands recorded.

It follows how conferences are chaired: the opening, then each case from its last plan to its outcome, then the
close. It only ever says; nothing has to be done in its order, and what is passed over for something later in the
script is no longer asked for.
"""

from collections.abc import Iterator
from typing import assert_never

from ccm_tui.domain.agenda.item import AgendaItem
from ccm_tui.domain.agenda.walk import hear_first, next_item, undecided
from ccm_tui.domain.composer.line.entries import NoteEntry
from ccm_tui.domain.meetings.case_script import NextStep, Scene, case_steps
from ccm_tui.domain.vocabulary import AgencyKind, ItemKind
from ccm_tui.domain.words.counting import counted, listed


def next_step(scene: Scene) -> NextStep:
    """What the chair does next."""
    return next(_steps(scene))


def _steps(scene: Scene) -> Iterator[NextStep]:
    item = scene.current
    if item is None:
        yield from _moving_on(scene)
        return
    if item.sitting_since is None:
        yield NextStep("The clock is stopped: start it again", "pause")
    match item.kind:
        case ItemKind.HEARING:
            if item.hearing:
                yield from case_steps(scene, item, item.hearing)
        case ItemKind.OPENING | ItemKind.ACTIONS_REVIEW:
            yield from _opening(scene)
        case ItemKind.OTHER_BUSINESS:
            yield from _other_business(scene)
        case ItemKind.CLOSE:
            yield NextStep("Close: the totals, first deadline and next date", "close_meeting")
        case _:
            assert_never(item.kind)
    yield from _moving_on(scene)


def _opening(scene: Scene) -> Iterator[NextStep]:
    members = [line for line in scene.roll if line.kind is not AgencyKind.GUEST]
    to_call = sum(line.status is None for line in members)
    if to_call and not scene.statement_read:
        left = "" if to_call == len(members) else " still"
        yield NextStep(f"Call the roll:{left} {counted(to_call, 'agency', 'agencies')}", "roll")
    if not scene.statement_read:
        yield NextStep("Read the confidentiality statement aloud", "roll")
    if scene.outstanding:
        incomplete = counted(scene.outstanding, "incomplete action")
        yield NextStep(f"Go through {incomplete} from before", "outstanding")


def _other_business(scene: Scene) -> Iterator[NextStep]:
    if not any(isinstance(made.entry, NoteEntry) for made in scene.entries):
        yield NextStep("Other business? An issue for the board, no names?", order="/n")


def _moving_on(scene: Scene) -> Iterator[NextStep]:
    """Which case is next, and who need not stay for it."""
    current_id = scene.current.id if scene.current else None
    coming = next_item(scene.items, current_id)
    hurried = next(iter(hear_first(scene.items, scene.gone)), None)
    if hurried and (coming is None or hurried.item_id != coming.id):
        yield NextStep(hurried.words.rstrip("."), "go_to_item")
    left = [item.hearing.short_reference for item in undecided(scene.items) if item.hearing and item.id != current_id]
    if left and (coming is None or coming.hearing is None):
        yield NextStep(f"Still undecided: {listed(left)}", "go_to_item")
    if coming is None:
        yield NextStep("That was the last item: close the meeting", "close_meeting")
    else:
        yield NextStep(f"{_may_go(scene)}{_coming(scene, coming)}", "next_case")


def _may_go(scene: Scene) -> str:
    """Agencies that stayed for this case alone."""
    item = scene.current
    done = [code for code in item.leavers if code in scene.here] if item and item.decided else []
    return f"{listed(done)} may go. " if done else ""


def _coming(scene: Scene, item: AgendaItem) -> str:
    """The next item, and which guests to ask in for it."""
    hearing = item.hearing
    if hearing is None:
        return f"Next: {item.title}"
    parked = ", parked before" if item.parked else ""
    awaited = [code for code in item.guests if code not in scene.here]
    guests = f"; ask in {listed(awaited)}" if awaited else ""
    return f"Next: {hearing.short_reference}, {hearing.kind.words}, {item.budget_minutes} min{parked}{guests}"
