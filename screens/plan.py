"""A meeting being planned: its agenda against the time there is, and the cases that are due."""

from collections.abc import Awaitable
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static

from ccm_tui.commands import Place
from ccm_tui.domain.meetings import AgendaItem
from ccm_tui.domain.when import distance, show_day
from ccm_tui.errors import CcmError
from ccm_tui.services.meeting import open_meeting
from ccm_tui.services.plan import Plan, read_plan
from ccm_tui.services.planning import NewMeeting, add_case, move_item, remove_case, set_budget
from ccm_tui.services.replanning import change_meeting
from db.lane import Lane
from screens.base import CcmScreen
from screens.bindings import bindings
from screens.desk import DeskScreen
from screens.dialogs.ask_line import AskLine
from screens.dialogs.confirm import Confirm
from screens.dialogs.meeting_form import MeetingForm
from screens.widgets.footer import KeysFooter
from screens.widgets.kept_list import KeptList
from screens.widgets.place_line import PlaceLine
from screens.widgets.plain import plain
from screens.widgets.plan_lines import day_in_words, due_line, item_line, time_in_words
from screens.widgets.tones import MUTED

_ON_THE_AGENDA = ("budget", "move_up", "move_down", "take_off")
"""What is done to the item chosen, and so only while the agenda has the focus."""


class PlanScreen(CcmScreen):
    """The agenda of one planned meeting, and what could be put on it."""

    PLACE = Place.PLAN
    ABOUT = (
        "The agenda of a meeting that is planned, against the time there is. Tab goes between the agenda and the "
        "cases that are due and on no agenda; Enter there puts one on. A case taken off stays due."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.PLAN)
    CSS_PATH = "plan.tcss"
    AUTO_FOCUS = "#agenda"

    top = getters.query_one(PlaceLine)
    agenda = getters.query_one("#agenda", KeptList)
    due = getters.query_one("#due", KeptList)

    def __init__(self, lane: Lane, meeting_id: int) -> None:
        super().__init__(lane)
        self._meeting_id = meeting_id
        self._plan: Plan | None = None

    def compose(self) -> ComposeResult:
        yield PlaceLine()
        yield Static(id="summary")
        with Vertical(id="agenda-panel", classes="frame"):
            yield KeptList("No items.", id="agenda")
        with Vertical(id="due-panel", classes="frame"):
            yield KeptList("None. Accepted referrals and reviews that fall due come here.", id="due")
        yield KeysFooter()

    async def on_mount(self) -> None:
        """Shows the plan."""
        self.query_one("#agenda-panel").border_title = plain("Agenda")
        self.query_one("#due-panel").border_title = plain("Due, and on no agenda (Tab goes there)")
        await self.refresh_record()

    async def refresh_record(self) -> None:
        """Reads the plan anew and shows it; goes back where the meeting is no longer planned at all."""
        plan = await self.attempt(self.lane.run(read_plan, self._meeting_id))
        if plan is None:
            self.dismiss()
            return
        self._plan = plan
        cut_off = plan.meeting.referral_cut_off
        closed = f" · referrals by {show_day(cut_off)}" if cut_off else ""
        off = distance(plan.meeting.held_on, plan.today)
        self.top.show(day_in_words(plan), plan.settings.marking)
        self.query_one("#summary", Static).update(time_in_words(plan) + plain(f" · {off}{closed}", MUTED))
        self.agenda.show(
            [(str(item.id), item_line(place, item, cut_off)) for place, item in enumerate(plan.items, start=1)]
        )
        self.due.show(
            [
                (
                    str(case.case_id),
                    due_line(case.reference, case.kind.words, case.name, case.why, restricted=case.restricted),
                )
                for case in plan.due
            ]
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is possible now: a case is put on from those due, all else is done to an item of the agenda."""
        if action == "add_case":
            return self.focused is self.due
        if action in _ON_THE_AGENDA:
            return self.focused is self.agenda
        return super().check_action(action, parameters)

    async def action_add_case(self) -> None:
        """Puts the case chosen among those due on the agenda."""
        if self.due.chosen is not None:
            await self._do(self.lane.run(add_case, self._meeting_id, int(self.due.chosen)))

    async def action_take_off(self) -> None:
        """Takes the case chosen off the agenda."""
        item = self._chosen()
        if item is not None:
            await self._do(self.lane.run(remove_case, item.id))

    async def action_move_up(self) -> None:
        """Moves the case chosen one place up."""
        await self._move(-1)

    async def action_move_down(self) -> None:
        """Moves the case chosen one place down."""
        await self._move(1)

    async def action_budget(self) -> None:
        """Asks for the minutes of the item chosen, and gives it those."""
        item = self._chosen()
        if item is None:
            return
        item_id, drafts = item.id, self.drafts(f"minutes for {item.id}", item.id)

        async def give(minutes: str) -> None:
            await drafts.settle(set_budget, item_id, int(minutes))

        name = f"case {item.hearing.short_reference}" if item.hearing else item.title.lower()
        title, minutes = f"Minutes for {name}", str(item.budget_minutes)
        ask = AskLine(title, "How many minutes?", _minutes_wrong, give, drafts, minutes)
        await self.ask(ask, self._show_changed)

    async def action_details(self) -> None:
        """Asks for another day, other hours, another venue or other people."""
        plan = self._plan
        if plan is None:
            return
        meeting, drafts = plan.meeting, self.drafts(f"meeting {self._meeting_id}")

        async def change(new: NewMeeting) -> int:
            return await drafts.settle(change_meeting, self._meeting_id, new)

        title = f"Change meeting {meeting.number}"
        await self.ask(MeetingForm(title, change, drafts, plan.today, meeting, meeting.held_on), self._show_changed)

    async def action_open_meeting(self) -> None:
        """Opens the meeting and goes to its desk; on another day than its own, only once that is meant."""
        plan = self._plan
        if plan is None:
            return
        if plan.meeting.held_on == plan.today:
            await self._open(True)
            return
        day = f"{show_day(plan.meeting.held_on)}, {distance(plan.meeting.held_on, plan.today)}"
        question = Confirm(
            f"Open meeting {plan.meeting.number} today?",
            f"It is planned for {day}. Once open it can only be closed, not planned again.",
            "Open it",
        )
        self.app.push_screen(question, self._open)

    def action_back(self) -> None:
        """Goes back to where one was."""
        self.dismiss()

    @on(OptionList.OptionSelected, "#due")
    async def _due_case_was_selected(self) -> None:
        await self.action_add_case()

    async def _show_changed(self, answer: object) -> None:
        if answer is not None:
            await self.refresh_record()

    async def _move(self, places: int) -> None:
        item = self._chosen()
        if item is not None:
            await self._do(self.lane.run(move_item, item.id, places))

    async def _open(self, meant: bool | None) -> None:
        if meant and await self._do(self.lane.run(open_meeting, self._meeting_id)):
            await self.app.switch_screen(DeskScreen(self.lane, self._meeting_id))

    async def _do(self, act: Awaitable[None]) -> bool:
        """Waits for one act and shows what it changed; False where it can't be done, which is said."""
        try:
            await act
        except CcmError as error:
            self.say_error(error)
            return False
        await self.refresh_record()
        return True

    def _chosen(self) -> AgendaItem | None:
        """The item of the agenda that is highlighted."""
        items = self._plan.items if self._plan else ()
        return next((item for item in items if str(item.id) == self.agenda.chosen), None)


def _minutes_wrong(line: str) -> str | None:
    return None if line.isascii() and line.isdigit() and len(line) <= 3 else "Type a number of minutes, like 18."
