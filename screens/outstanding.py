"""The incomplete actions from before: one key each, with two distinct reasons for not complete."""

from collections import Counter
from collections.abc import Awaitable, Callable
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from ccm_tui.commands import Place
from ccm_tui.domain.actions import Action
from ccm_tui.domain.composer.misread import Misread
from ccm_tui.domain.composer.orders import Order, read_order
from ccm_tui.domain.composer.plan_orders import ReportStatus
from ccm_tui.domain.vocabulary import ActionStatus
from ccm_tui.domain.when import show_day
from ccm_tui.services.actions import accept, report_status, stays_as_it_is
from ccm_tui.services.outstanding import Outstanding, read_outstanding
from db.lane import Lane
from screens.base import CcmScreen
from screens.bindings import bindings
from screens.dialog_drafts import DraftsInRecord
from screens.dialogs.ask_line import AskLine, Check, needed
from screens.widgets.action_row import action_row
from screens.widgets.footer import KeysFooter
from screens.widgets.kept_list import RuledList
from screens.widgets.keys_line import KeysLine
from screens.widgets.place_line import PlaceLine
from screens.widgets.plain import plain

Answer = Callable[[DraftsInRecord, Action, str], Awaitable[None]]
"""What is done with a line that was asked for about an action. Raises CcmError where it can't be done."""


class OutstandingScreen(CcmScreen):
    """The actions that were not simply done, gone through one by one."""

    PLACE = Place.OUTSTANDING
    ABOUT = (
        "The actions from earlier meetings that are not complete, and those that came late. Say what became of "
        "the one that is marked; the mark goes on to the next. Not possible means that circumstances changed; "
        "not done means that the agency did not do it."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.OUTSTANDING)
    CSS_PATH = "outstanding.tcss"
    AUTO_FOCUS = "#actions"

    top = getters.query_one(PlaceLine)
    actions = getters.query_one("#actions", RuledList)

    def __init__(self, lane: Lane, meeting_id: int) -> None:
        super().__init__(lane)
        self._meeting_id = meeting_id
        self._outstanding: Outstanding | None = None

    def compose(self) -> ComposeResult:
        yield PlaceLine()
        yield Static(id="summary")
        yield RuledList("Nothing is outstanding from before. Esc goes back.", id="actions")
        yield KeysLine(Place.OUTSTANDING)
        yield KeysFooter()

    async def on_mount(self) -> None:
        """Shows the actions as they stand."""
        await self.refresh_record()

    async def refresh_record(self) -> None:
        """Reads the actions anew and shows them."""
        outstanding = await self.attempt(self.lane.run(read_outstanding, self._meeting_id))
        if outstanding is not None:
            self._show(outstanding)

    async def action_complete(self) -> None:
        """It is done; asks on what day."""
        question = "When was it done? Enter is today; or type a day, like 10 dec."
        await self._ask("Complete", question, self._wrong_with_day, self._complete)

    async def action_not_possible(self) -> None:
        """Circumstances changed; asks why."""
        await self._ask_why("Not possible: circumstances changed", self._not_possible)

    async def action_not_done(self) -> None:
        """The agency has not done it; asks why."""
        await self._ask_why("Not done", self._not_done)

    async def action_still_open(self) -> None:
        """It stays open, or is open after all; a proposed action is accepted by its owner."""
        action = self._chosen()
        if action is None:
            return
        if action.status is ActionStatus.PROPOSED and action.agency is not None:
            question = f"Who accepts it for {action.agency_name}?"
            await self._ask("Accepted", question, needed("Type who accepts it."), self._accept, action.owner)
            return
        if action.status.settled:
            await self.attempt(self.lane.run(report_status, action.reference, ActionStatus.OPEN))
        elif not self._is_heard(action):
            await self.attempt(self.lane.run(stays_as_it_is, action.reference))
        await self.refresh_record()
        self.actions.move_on()

    def action_back(self) -> None:
        """Goes back to the desk."""
        self.dismiss()

    async def _complete(self, drafts: DraftsInRecord, action: Action, day: str) -> None:
        order = self._read_day(day)
        assert isinstance(order, ReportStatus), "the line was checked before it was taken"
        await drafts.settle(report_status, action.reference, order.status, done_on=order.done_on)

    async def _not_possible(self, drafts: DraftsInRecord, action: Action, why: str) -> None:
        await drafts.settle(report_status, action.reference, ActionStatus.NOT_POSSIBLE, why)

    async def _not_done(self, drafts: DraftsInRecord, action: Action, why: str) -> None:
        await drafts.settle(report_status, action.reference, ActionStatus.NOT_DONE, why)

    async def _accept(self, drafts: DraftsInRecord, action: Action, accepted_by: str) -> None:
        await drafts.settle(accept, action.reference, accepted_by)

    async def _ask_why(self, title: str, answer: Answer) -> None:
        await self._ask(title, "Why? The reason goes into the minutes.", needed("Type why."), answer)

    async def _ask(self, title: str, question: str, check: Check, answer: Answer, value: str = "") -> None:
        """Asks for one line about the action chosen, does what the answer asks, and goes on to the next."""
        action = self._chosen()
        if action is None:
            return
        title = f"{action.reference} · {title}"
        drafts = self.drafts(title)

        async def act(line: str) -> None:
            await answer(drafts, action, line)
            self.actions.move_on()

        await self.ask(AskLine(title, question, check, act, drafts, value), self._show_answered)

    async def _show_answered(self, line: str | None) -> None:
        if line is not None:
            await self.refresh_record()

    def _wrong_with_day(self, line: str) -> str | None:
        order = self._read_day(line)
        return f"{order.what} {order.do}" if isinstance(order, Misread) else None

    def _read_day(self, day: str) -> Order | Misread:
        """The day as the composer's own order reads it, so that both take the same words."""
        assert self._outstanding is not None, "an action is asked about once it is shown"
        return read_order("status", f"ACTION complete {day}", self._outstanding.today)

    def _is_heard(self, action: Action) -> bool:
        return self._outstanding is not None and action.id in self._outstanding.heard

    def _chosen(self) -> Action | None:
        actions = self._outstanding.actions if self._outstanding else ()
        return next((action for action in actions if action.reference == self.actions.chosen), None)

    def _show(self, outstanding: Outstanding) -> None:
        self._outstanding = outstanding
        sitting = outstanding.meeting
        where = f"Actions from before · meeting {sitting.number}, {show_day(sitting.held_on)}"
        self.top.show(where, outstanding.marking)
        self.query_one("#summary", Static).update(plain(_summary(outstanding), "bold"))
        self.actions.show(
            [
                (action.reference, action_row(action, outstanding.today, self._is_heard(action)))
                for action in outstanding.actions
            ]
        )


def _summary(outstanding: Outstanding) -> str:
    """How many there are of each standing, and left to hear of: "2 open, 1 proposed, 1 complete; 3 to go through"."""
    counts = Counter(action.status for action in outstanding.actions)
    said = ", ".join(f"{counts[status]} {status.words.split(',')[0]}" for status in ActionStatus if counts[status])
    left = f"{outstanding.to_hear} to go through" if outstanding.to_hear else "all gone through"
    return f"{said}; {left}" if said else ""
