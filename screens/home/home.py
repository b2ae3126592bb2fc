"""Home: what is next, what is late, and what waits for an answer, each a line that leads there."""

from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from ccm_tui.clock import london, london_day
from ccm_tui.commands import Place
from ccm_tui.domain.actions.search import OPEN
from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.meetings.meeting import Meeting
from ccm_tui.services.agenda.planning import NewMeeting, plan_meeting
from ccm_tui.services.home.home_view import HomeView, read_home
from db.lane import Lane
from screens.agenda.meeting_form import MeetingForm, proposed_day
from screens.frame import going
from screens.frame.bindings import bindings
from screens.frame.lines import KeysFooter, KeysLine, PlaceLine
from screens.frame.view_screen import ViewScreen
from screens.home.home_lines import (
    ActionsLine,
    BoardLine,
    CommandLine,
    HomeLine,
    MeetingLine,
    PlannedCaseLine,
    home_lines,
)
from screens.widgets.lists import KeptList
from screens.widgets.text import BAD, plain

_SECONDS_BETWEEN_LOOKS = 30
"""How often home reads the record anew while it is looked at: "in 15 minutes" must stay true."""


class HomeScreen(ViewScreen[HomeView]):
    """The first screen of a record."""

    PLACE = Place.HOME
    ABOUT = (
        "What is next, what is late, and what waits for an answer. Enter on a line goes there: to a meeting's "
        "planning, its desk or its minutes, to the actions from before, or to the referrals. "
        "F9 on a closed meeting writes its documents."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.HOME)
    CSS_PATH = "home.tcss"
    AUTO_FOCUS = "#lines"

    class PassphraseAsked(Message):
        """The record is to have another passphrase, or none."""

    top = getters.query_one(PlaceLine)
    lines = getters.query_one("#lines", KeptList)

    def __init__(self, lane: Lane) -> None:
        super().__init__(lane)
        self._shown: dict[str, HomeLine] = {}

    def compose(self) -> ComposeResult:
        yield PlaceLine()
        yield Static(id="remarks")
        yield KeptList("Reading the record.", id="lines")
        yield KeysLine(Place.HOME)
        yield KeysFooter()

    async def on_mount(self) -> None:
        """Goes on showing the record as it stands."""
        self.set_interval(_SECONDS_BETWEEN_LOOKS, self._look_again)

    async def on_screen_resume(self) -> None:
        """Another screen may have changed what is next."""
        if self.is_read:
            await self.refresh_record()

    async def read(self) -> HomeView:
        return await self.lane.run(read_home)

    def show(self, view: HomeView) -> None:
        where = f"{view.settings.partnership} · {show_day(london_day(view.now))}, {london(view.now):%H:%M}"
        self.top.show(where, "DEMO, all invented" if view.settings.demo else "")
        remarks = self.query_one("#remarks", Static)
        remarks.display = bool(view.remarks)
        remarks.update(Content("\n").join(plain(remark, f"bold {BAD}") for remark in view.remarks))
        self._shown = {line.name: line for line in home_lines(view)}
        self.lines.show([(line.name, line.look) for line in self._shown.values()])

    async def action_open(self) -> None:
        """Goes where the line chosen leads."""
        line = self._shown.get(self.lines.chosen or "")
        match line.leads_to if line else None:
            case MeetingLine(meeting):
                await self.go_to(_wanted_of(meeting))
            case ActionsLine(search):
                await self.go_to(going.ActionsWanted(search))
            case PlannedCaseLine(item_id):
                await self.go_to(going.CasePlanWanted(item_id))
            case BoardLine():
                await self.go_to(going.RepresentationWanted())
            case CommandLine(command):
                await self.run_action(command)

    async def action_new_meeting(self) -> None:
        """Plans a meeting, and goes to its agenda."""
        drafts = self.drafts("new meeting")

        async def plan(new: NewMeeting) -> int:
            return await drafts.settle(plan_meeting, new)

        today, last = london_day(self.view.now), self.view.last_meeting
        form = MeetingForm("Plan a meeting", plan, drafts, today, last, proposed_day(last, today))
        await self.ask(form, self._go_to_plan)

    async def action_referrals(self) -> None:
        """Goes to the referrals."""
        await self.go_to(going.ReferralsWanted())

    async def action_actions(self) -> None:
        """Goes to all actions."""
        await self.go_to(going.ActionsWanted(OPEN))

    async def action_cases(self) -> None:
        """Goes to the cases."""
        await self.go_to(going.CasesWanted())

    async def action_log(self) -> None:
        """Goes to who saw what."""
        await self.go_to(going.LogWanted())

    async def action_retention(self) -> None:
        """Goes to the cases that have been kept long enough."""
        await self.go_to(going.RetentionWanted())

    async def action_agencies(self) -> None:
        """Goes to the agencies."""
        await self.go_to(going.AgenciesWanted())

    async def action_settings(self) -> None:
        """Goes to the settings."""
        await self.go_to(going.SettingsWanted())

    async def action_documents(self) -> None:
        """Goes to the documents of the closed meeting chosen."""
        line = self._shown.get(self.lines.chosen or "")
        match line.leads_to if line else None:
            case MeetingLine(meeting) if meeting.state.closed:
                await self.go_to(going.DocumentsWanted(meeting.id))
            case _:
                self.notify("Choose the line of a meeting that is closed; its documents are then written.")

    def action_passphrase(self) -> None:
        """Asks for another passphrase."""
        self.post_message(self.PassphraseAsked())

    @on(KeptList.OptionSelected)
    async def _line_was_selected(self) -> None:
        await self.action_open()

    async def _look_again(self) -> None:
        if self.is_current:
            await self.refresh_record()

    async def _go_to_plan(self, meeting_id: int | None) -> None:
        if meeting_id is not None:
            await self.go_to(going.PlanWanted(meeting_id))


def _wanted_of(meeting: Meeting) -> going.Wanted:
    if meeting.state.planned:
        return going.PlanWanted(meeting.id)
    if meeting.state.in_session:
        return going.DeskWanted(meeting.id)
    return going.MinutesWanted(meeting.id)
