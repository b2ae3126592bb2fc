"""The incomplete actions from before: one key each, with two distinct reasons for not complete."""

from collections import Counter
from datetime import date
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from ccm_tui.commands import Place
from ccm_tui.domain.actions.action import Action
from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.statuses import ActionStatus
from ccm_tui.services.actions.actions import report_status, stays_as_it_is
from ccm_tui.services.meetings.outstanding_view import OutstandingView, read_outstanding, said_of
from db.lane import Lane
from screens.actions.action_questions import AsksAboutActions
from screens.frame.bindings import bindings
from screens.frame.lines import KeysFooter, KeysLine, PlaceLine
from screens.frame.view_screen import ViewScreen
from screens.widgets.columns import Cell, Columns
from screens.widgets.lists import RuledList
from screens.widgets.text import BAD, GOOD, MUTED, NOTICE, plain

_REFERENCE_WIDTH = 8


def outstanding_row(action: Action, today: date, *, heard: bool, to_escalate: bool) -> Columns:
    """The action over several rows; `heard` where this meeting has heard what became of it."""
    whose = ", ".join(part for part in (action.agency_name or "No owner", action.owner) if part)
    said = [plain(words, MUTED) for words in said_of(action)]
    return Columns(
        Cell(plain(action.reference, "bold"), width=_REFERENCE_WIDTH),
        Cell(_lines(plain(whose, "bold"), plain(action.text), *said), share=5),
        Cell(_lines(_state(action, today), *_terms(action, heard=heard, to_escalate=to_escalate)), share=3),
    )


def _state(action: Action, today: date) -> Content:
    tone = GOOD if action.status is ActionStatus.COMPLETE else NOTICE
    return plain(action.state_in_words(today), f"bold {BAD if action.overdue(today) else tone}")


def _terms(action: Action, *, heard: bool, to_escalate: bool) -> tuple[Content, ...]:
    due = f"due {show_day(action.due_on)}" if action.due_on else "no date"
    restricted = ("restricted case",) if action.restricted else ()
    said = ("✓ said at this meeting",) if heard else ()
    missed = (plain("! due for escalation", f"bold {BAD}"),) if to_escalate else ()
    return (*(plain(words, MUTED) for words in (due, *restricted, *said)), *missed)


def _lines(*lines: Content) -> Content:
    return Content("\n").join(lines)


class OutstandingScreen(ViewScreen[OutstandingView], AsksAboutActions):
    """The actions that were not simply done, gone through one by one."""

    PLACE = Place.OUTSTANDING
    ABOUT = (
        "The actions from earlier meetings that are not complete, and those that came late. Say what became of "
        "the one that is marked; the mark goes on to the next. Not possible means that circumstances changed; "
        "not done means that the agency did not do it. What has stayed undone past several meetings is escalated."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.OUTSTANDING)
    CSS_PATH = "outstanding.tcss"
    AUTO_FOCUS = "#actions"

    top = getters.query_one(PlaceLine)
    actions = getters.query_one("#actions", RuledList)

    def __init__(self, lane: Lane, meeting_id: int) -> None:
        super().__init__(lane)
        self._meeting_id = meeting_id

    def compose(self) -> ComposeResult:
        yield PlaceLine()
        yield Static(id="summary")
        yield RuledList("Nothing is outstanding from before. Esc goes back.", id="actions")
        yield KeysLine(Place.OUTSTANDING)
        yield KeysFooter()

    async def read(self) -> OutstandingView:
        return await self.lane.run(read_outstanding, self._meeting_id)

    def show(self, view: OutstandingView) -> None:
        sitting = view.meeting
        where = f"Actions from before · meeting {sitting.number}, {show_day(sitting.held_on)}"
        self.top.show(where, view.marking)
        self.query_one("#summary", Static).update(plain(_summary(view), "bold"))
        self.actions.show([(action.full_reference, self._row(action)) for action in view.actions])

    async def action_still_open(self) -> None:
        """It stays open, or is open after all; a proposed action is accepted by its owner."""
        action = self.chosen
        if action is None:
            return
        if action.status is ActionStatus.PROPOSED and action.agency is not None:
            await self.ask_who_accepts(action)
            return
        if action.status.settled:
            await self.attempt(self.lane.run(report_status, action.full_reference, ActionStatus.OPEN))
        elif not self._is_heard(action):
            await self.attempt(self.lane.run(stays_as_it_is, action.full_reference))
        await self.refresh_record()
        self.actions.move_on()

    def action_back(self) -> None:
        """Goes back to the desk."""
        self.dismiss()

    @property
    def today(self) -> date:
        """The day that days are read against."""
        return self.view.today

    @property
    def chosen(self) -> Action | None:
        """The action that is marked."""
        return next((action for action in self.view.actions if action.full_reference == self.actions.chosen), None)

    def go_on(self) -> None:
        """Goes on to the next."""
        self.actions.move_on()

    def _is_heard(self, action: Action) -> bool:
        return action.id in self.view.heard

    def _row(self, action: Action) -> Columns:
        to_escalate = action.id in self.view.to_escalate
        return outstanding_row(action, self.today, heard=self._is_heard(action), to_escalate=to_escalate)


def _summary(outstanding: OutstandingView) -> str:
    """How many there are of each standing, and left to hear of: "2 open, 1 proposed, 1 complete; 3 to go through"."""
    counts = Counter(action.status for action in outstanding.actions)
    said = ", ".join(f"{counts[status]} {status.words.split(',')[0]}" for status in ActionStatus if counts[status])
    left = f"{outstanding.to_hear} to go through" if outstanding.to_hear else "all gone through"
    return f"{said}; {left}" if said else ""
