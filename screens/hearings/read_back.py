"""The read-back: a case's actions read aloud, and accepted by those who are there to accept them."""

from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from ccm_tui.commands import Place
from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.words.counting import counted
from ccm_tui.services.hearings.read_back import read_back
from ccm_tui.services.hearings.read_back_view import ReadBackView, SpokenAction, read_read_back
from db.lane import Lane
from screens.frame.bindings import bindings
from screens.frame.lines import KeysFooter, PlaceLine
from screens.frame.view_screen import ViewScreen
from screens.widgets.columns import Cell, Columns
from screens.widgets.lists import RuledList
from screens.widgets.text import GOOD, NOTICE, plain

_REFERENCE_WIDTH = 8


def spoken_row(action: SpokenAction, accepted: bool) -> Columns:
    """The sentence, and its standing beneath it."""
    return Columns(
        Cell(plain(action.reference, "bold"), width=_REFERENCE_WIDTH),
        Cell(Content("\n").join((plain(action.sentence), _standing(action, accepted))), share=1),
    )


def _standing(action: SpokenAction, accepted: bool) -> Content:
    if accepted:
        before = " before" if action.answer else ""
        return plain(f"✓ accepted{before}", f"bold {GOOD}")
    refused = "not accepted when it was read back last" if action.answer is False else ""
    why = f": {action.obstacle or refused}" if action.obstacle or refused else ""
    return plain(f"· stays proposed{why}", f"bold {NOTICE}")


class ReadBackScreen(ViewScreen[ReadBackView]):
    """The actions of one case, to be spoken."""

    PLACE = Place.READ_BACK
    ABOUT = (
        "Read each action aloud. Those whose owners are here are accepted when you record the read-back; leave "
        "one as proposed where its owner does not agree to it."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.READ_BACK)
    CSS_PATH = "read_back.tcss"
    AUTO_FOCUS = "#actions"

    top = getters.query_one(PlaceLine)
    actions = getters.query_one("#actions", RuledList)

    def __init__(self, lane: Lane, item_id: int) -> None:
        super().__init__(lane)
        self._item_id = item_id
        self._left_proposed: set[str] = set()

    def compose(self) -> ComposeResult:
        yield PlaceLine()
        yield Static(id="summary")
        yield RuledList("No actions are recorded for this case. Esc goes back to the desk.", id="actions")
        yield KeysFooter()

    async def read(self) -> ReadBackView:
        return await self.lane.run(read_read_back, self._item_id)

    def begin(self, view: ReadBackView) -> None:
        """One that its owner refused before stays proposed until it is accepted."""
        self._left_proposed = {action.reference for action in view.actions if action.answer is False}
        self.show(view)

    def action_leave_proposed(self) -> None:
        """Leaves the action chosen as proposed, or accepts it after all."""
        action = self._chosen()
        if action is None:
            return
        if action.obstacle:
            self.notify(f"{action.reference} stays proposed: {action.obstacle}.", markup=False)
            return
        self._left_proposed ^= {action.reference}
        self.show(self.view)

    async def action_accept(self) -> None:
        """Records the read-back and goes back to the desk."""
        if not self.view.actions:
            self.notify("There is nothing to read back.", markup=False)
            return
        left = self._left_proposed.intersection(action.reference for action in self.view.actions)
        done = await self.attempt(self.lane.run(read_back, self._item_id, left))
        if done is not None:
            accepted, proposed = done
            others = f", {proposed} left as proposed" if proposed else ""
            self.notify(f"Read back: {accepted} accepted{others}.", markup=False)
            self.dismiss()

    def action_back(self) -> None:
        """Goes back to the desk; nothing is recorded."""
        self.dismiss()

    def _chosen(self) -> SpokenAction | None:
        return next((action for action in self.view.actions if action.reference == self.actions.chosen), None)

    def _accepted(self, action: SpokenAction) -> bool:
        return action.obstacle is None and action.reference not in self._left_proposed

    def show(self, view: ReadBackView) -> None:
        sitting, hearing = view.meeting, view.item.hearing
        case = f"case {hearing.short_reference}" if hearing else view.item.title
        self.top.show(f"Read-back · {case} · meeting {sitting.number}, {show_day(sitting.held_on)}", view.marking)
        accepted = sum(self._accepted(action) for action in view.actions)
        self.query_one("#summary", Static).update(plain(_summary(len(view.actions), accepted), "bold"))
        self.actions.show([(action.reference, spoken_row(action, self._accepted(action))) for action in view.actions])


def _summary(count: int, accepted: int) -> str:
    if not count:
        return ""
    left = f", {counted(count - accepted, 'stays', 'stay')} proposed" if count > accepted else ""
    return f"{counted(count, 'action')} to read aloud: {accepted} accepted{left}."
