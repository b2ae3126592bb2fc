"""A meeting being planned: its agenda against the time there is, and the cases that are due."""

from collections.abc import Awaitable
from pathlib import Path
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static

from ccm_tui.commands import Place
from ccm_tui.domain.agenda.item import AgendaItem
from ccm_tui.domain.days.when import distance, show_day
from ccm_tui.domain.words.counting import counted
from ccm_tui.errors import CcmError
from ccm_tui.services.agenda.papers import save_agenda
from ccm_tui.services.agenda.plan_view import PlanView, read_plan
from ccm_tui.services.agenda.planning import (
    NewMeeting,
    add_case,
    change_meeting,
    move_item,
    remove_case,
    set_budget,
    take_proposed_order,
)
from ccm_tui.services.agenda.requests import request_papers, save_requests
from ccm_tui.services.documents.folders import documents_folder, file_stem
from ccm_tui.services.meetings.meeting import open_meeting
from db.lane import Lane
from screens.agenda.meeting_form import MeetingForm
from screens.agenda.plan_lines import day_in_words, due_line, item_line, time_in_words, why_here
from screens.dialogs.questions import AskLine, Confirm, needed
from screens.frame.bindings import bindings
from screens.frame.going import CasePlanWanted, DeskWanted
from screens.frame.lines import KeysFooter, KeysLine, PlaceLine
from screens.frame.view_screen import ViewScreen
from screens.widgets.lists import KeptList
from screens.widgets.text import MUTED, NOTICE, plain

_ON_THE_AGENDA = ("budget", "move_up", "move_down", "take_off")
"""What is done to the item chosen, and so only while the agenda has the focus."""


class PlanScreen(ViewScreen[PlanView]):
    """The agenda of one planned meeting, and what could be put on it."""

    PLACE = Place.PLAN
    ABOUT = (
        "The agenda of a meeting that is planned, against the time there is. Enter on a case shows whom it needs and "
        "who may go after it. Tab goes between the agenda and the cases that are due and on no agenda; Enter there "
        "puts one on. A case taken off stays due."
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

    def compose(self) -> ComposeResult:
        yield PlaceLine()
        yield Static(id="summary")
        with Vertical(id="agenda-panel", classes="frame"):
            yield KeptList("No items.", id="agenda")
            yield Static(id="chosen")
        with Vertical(id="due-panel", classes="frame"):
            yield KeptList("None. Accepted referrals, reviews and cases carried over come here.", id="due")
        yield KeysLine(Place.PLAN)
        yield KeysFooter()

    async def on_mount(self) -> None:
        """Says what the panels hold."""
        self.query_one("#agenda-panel").border_title = plain("Agenda")
        self.query_one("#due-panel").border_title = plain("Due, and on no agenda (Tab goes there)")

    async def read(self) -> PlanView | None:
        return await self.lane.run(read_plan, self._meeting_id)

    def begin(self, view: PlanView) -> None:
        """At its first case."""
        self.agenda.highlighted = next((place for place, item in enumerate(view.items) if item.hearing), 0)

    def show(self, view: PlanView) -> None:
        cut_off = view.meeting.referral_cut_off
        closed = f" · referrals by {show_day(cut_off)}" if cut_off else ""
        off = distance(view.meeting.held_on, view.today)
        self.top.show(day_in_words(view), view.settings.marking)
        order = (
            ""
            if view.order_stands
            else "\nAnother order is proposed: children first, then agencies that may go (F10)."
        )
        summary = time_in_words(view) + plain(f" · {off}{closed}", MUTED) + plain(order, NOTICE)
        self.query_one("#summary", Static).update(summary)
        self.agenda.show(
            [(str(item.id), item_line(place, item, cut_off)) for place, item in enumerate(view.items, start=1)]
        )
        self.due.show(
            [
                (
                    str(case.case_id),
                    due_line(case.reference, case.kind.words, case.name, case.why, restricted=case.restricted),
                )
                for case in view.due
            ]
        )
        self._tell_why()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is possible now: what is done to an item of the agenda only while the agenda has the focus."""
        if action in _ON_THE_AGENDA and self.focused is not self.agenda:
            return False
        return super().check_action(action, parameters)

    async def action_choose(self) -> None:
        """Goes to the case chosen on the agenda, or puts the one chosen among those due on it."""
        if self.focused is self.due:
            if self.due.chosen is not None:
                await self._do(self.lane.run(add_case, self._meeting_id, int(self.due.chosen)))
            return
        item = self._chosen()
        if item is not None and item.hearing:
            await self.go_to(CasePlanWanted(item.id))

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

    async def action_order(self) -> None:
        """Puts the cases in the order proposed, or says that they stand in it."""
        try:
            changed = await self.lane.run(take_proposed_order, self._meeting_id)
        except CcmError as error:
            self.say_error(error)
            return
        if not changed:
            self.say_done("The cases stand in that order: children first, then agencies that may go.")
        await self.refresh_record()

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
        plan = self.view
        meeting, drafts = plan.meeting, self.drafts(f"meeting {self._meeting_id}")

        async def change(new: NewMeeting) -> int:
            return await drafts.settle(change_meeting, self._meeting_id, new)

        title = f"Change meeting {meeting.number}"
        await self.ask(MeetingForm(title, change, drafts, plan.today, meeting, meeting.held_on), self._show_changed)

    async def action_save_agenda(self) -> None:
        """Saves the agenda as a file to be sent; asks where."""
        drafts = self.drafts(f"file for the agenda of meeting {self._meeting_id}")

        async def save(path: str) -> None:
            saved = await drafts.settle(save_agenda, self._meeting_id, Path(path))
            self.say_done(f"Saved as {saved}")

        question = (
            "References and initials, no reasons; restricted cases by reference alone. The ending of the name says "
            "what it is: .docx, .pdf, .html, .md or .txt. Save it as:"
        )
        where = str(documents_folder() / f"{file_stem('agenda', self.view.meeting)}.docx")
        await self.ask(AskLine("Save the agenda", question, needed("Type where."), save, drafts, where))

    async def action_save_requests(self) -> None:
        """Saves for each agency what it is asked to look up; asks for the folder."""
        papers = await self.attempt(self.lane.run(request_papers, self._meeting_id))
        if not papers:
            self.say_error(CcmError("There is nobody to be asked yet.", "Put cases on the agenda first."))
            return
        drafts = self.drafts(f"folder for the requests of meeting {self._meeting_id}")

        async def save(folder: str) -> None:
            place = await drafts.settle(save_requests, self._meeting_id, Path(folder))
            self.say_done(f"{counted(len(papers), 'request')} saved in {place}")

        question = (
            f"For {counted(len(papers), 'agency', 'agencies')}, a Word file each: who is to be looked up, and "
            "nothing of why. Restricted cases go only to agencies that may see them. Save them in the folder:"
        )
        where = str(documents_folder() / file_stem("requests", self.view.meeting))
        await self.ask(AskLine("Save the requests", question, needed("Type where."), save, drafts, where))

    async def action_open_meeting(self) -> None:
        """Opens the meeting and goes to its desk; at another time than its own, only once that is meant."""
        meeting, today = self.view.meeting, self.view.today
        if self.view.its_time:
            await self._open(True)
            return
        day = f"{show_day(meeting.held_on)}, {distance(meeting.held_on, today)}"
        held = "" if meeting.held_on == today else f" It is then minuted as held on {show_day(today)}."
        question = Confirm(
            f"Open meeting {meeting.number} now?",
            f"It is planned for {day}, {meeting.starts_at:%H:%M} to {meeting.ends_at:%H:%M}.{held} "
            "Until something is recorded, /not-opened takes the opening back.",
            "Open it",
        )
        self.app.push_screen(question, self._open)

    def action_back(self) -> None:
        """Goes back to where one was."""
        self.dismiss()

    async def on_screen_resume(self) -> None:
        """The case that was gone to may need others now."""
        if self.is_read:
            await self.refresh_record()

    @on(OptionList.OptionSelected)
    async def _line_was_selected(self) -> None:
        await self.action_choose()

    @on(OptionList.OptionHighlighted, "#agenda")
    def _another_item_is_chosen(self) -> None:
        self._tell_why()

    async def _show_changed(self, answer: object) -> None:
        if answer is not None:
            await self.refresh_record()

    def _tell_why(self) -> None:
        """Says why the case chosen is on the agenda, beneath it."""
        item, about = self._chosen(), self.query_one("#chosen", Static)
        about.display = bool(item and item.hearing)
        if item is not None and item.hearing:
            about.update(why_here(item, item.hearing, self.view))

    async def _move(self, places: int) -> None:
        item = self._chosen()
        if item is not None:
            await self._do(self.lane.run(move_item, item.id, places))

    async def _open(self, meant: bool | None) -> None:
        if meant and await self._do(self.lane.run(open_meeting, self._meeting_id)):
            await self.give_way_to(DeskWanted(self._meeting_id))

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
        return next((item for item in self.view.items if str(item.id) == self.agenda.chosen), None)


def _minutes_wrong(line: str) -> str | None:
    return None if line.isascii() and line.isdigit() and len(line) <= 3 else "Type a number of minutes, like 18."
