"""The roll: one key an agency, then the confidentiality statement."""

from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from ccm_tui.clock import london
from ccm_tui.commands import Place
from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.meetings.meeting import Meeting
from ccm_tui.domain.meetings.quorum import here_in_words, quorum_in_words
from ccm_tui.domain.meetings.sittings import RollLine
from ccm_tui.domain.statuses import AttendanceStatus
from ccm_tui.domain.vocabulary import Statement
from ccm_tui.services.meetings.meeting import read_confidentiality
from ccm_tui.services.meetings.roll import call_roll, confirm_statement, leave
from ccm_tui.services.meetings.roll_view import Call, RollView, read_roll
from db.lane import Lane
from screens.dialogs.questions import AskLine, needed
from screens.frame.bindings import bindings
from screens.frame.lines import KeysFooter, KeysLine, PlaceLine
from screens.frame.view_screen import ViewScreen
from screens.widgets.columns import Cell, Columns
from screens.widgets.lists import KeptList
from screens.widgets.text import GOOD, MUTED, NOTICE, plain

_CODE_WIDTH = 10


def roll_row(call: Call, statement_read: bool) -> Columns:
    """The line of one agency; one that nobody speaks for stands back."""
    line = call.line
    tone = "" if line.in_room or line.status is None else MUTED
    return Columns(
        Cell(plain(line.code, "bold" if line.in_room else tone), width=_CODE_WIDTH),
        Cell(plain(_name(call), tone), share=1),
        Cell(_standing(call, statement_read), share=1),
    )


def _standing(call: Call, statement_read: bool) -> Content:
    line = call.line
    if line.status is None:
        return _words(MUTED, "not called", line.usual_speaker)
    if not line.status.in_room:
        invited = line.status is not AttendanceStatus.NOT_INVITED
        return _words(NOTICE if invited else MUTED, line.status.words)
    arrived = f"since {london(line.arrived_at):%H:%M}" if line.arrived_at else ""
    here = (line.status.words, _speaker(line), arrived)
    if line.left_at:
        return _words(NOTICE, *here, f"left {london(line.left_at):%H:%M}")
    if statement_read and line.statement is Statement.NOT_CONFIRMED:
        return _words(NOTICE, *here, "has not agreed to the statement")
    return _words(GOOD, *here)


def _words(colour: str, *parts: str) -> Content:
    return plain(", ".join(part for part in parts if part), colour)


def _speaker(line: RollLine) -> str:
    return f"{line.speaker} for {line.deputy_for}" if line.deputy_for else line.speaker


def _name(call: Call) -> str:
    return f"{call.line.name} (for {', '.join(call.asked_for)})" if call.asked_for else call.line.name


class RollScreen(ViewScreen[RollView]):
    """Who is here, agency by agency."""

    PLACE = Place.ROLL
    ABOUT = (
        "Call the roll: one key for the agency that is marked, and the mark goes on to the next. Come back here "
        "when somebody arrives or leaves. The confidentiality statement stands below, to be read aloud."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.ROLL)
    CSS_PATH = "roll.tcss"
    AUTO_FOCUS = "#agencies"

    top = getters.query_one(PlaceLine)
    agencies = getters.query_one("#agencies", KeptList)

    def __init__(self, lane: Lane, meeting_id: int) -> None:
        super().__init__(lane)
        self._meeting_id = meeting_id

    def compose(self) -> ComposeResult:
        yield PlaceLine()
        yield KeptList("No agency is on record yet. Add the agencies from the home screen.", id="agencies")
        yield Static(id="summary")
        yield Static(id="reading")
        with VerticalScroll(id="statement"):
            yield Static(id="statement-text")
        yield KeysLine(Place.ROLL)
        yield KeysFooter()

    async def read(self) -> RollView:
        return await self.lane.run(read_roll, self._meeting_id)

    def begin(self, view: RollView) -> None:
        """At the first agency that has not been called."""
        to_call = (place for place, line in enumerate(view.lines) if line.status is None)
        self.agencies.highlighted = next(to_call, 0)

    async def action_present(self) -> None:
        """The usual representative is here."""
        await self._call(AttendanceStatus.PRESENT)

    async def action_deputy(self) -> None:
        """A deputy is here; asks for the name."""
        call = self._chosen()
        if call is None:
            return
        code = call.line.code
        drafts = self.drafts(f"deputy for {code} at meeting {self._meeting_id}")

        async def deputy(name: str) -> None:
            await drafts.settle(call_roll, self._meeting_id, code, AttendanceStatus.DEPUTY, name)
            self.agencies.move_on()

        title, question = f"A deputy for {code}", f"Who is here for {call.line.name}?"
        ask = AskLine(title, question, needed("Type the deputy's name."), deputy, drafts, call.deputy)
        await self.ask(ask, self._show_called)

    async def action_information(self) -> None:
        """Apologies, and information was sent."""
        await self._call(AttendanceStatus.APOLOGIES_INFORMATION)

    async def action_apologies(self) -> None:
        """Apologies, and nothing was sent."""
        await self._call(AttendanceStatus.APOLOGIES)

    async def action_absent(self) -> None:
        """Absent without notice."""
        await self._call(AttendanceStatus.ABSENT)

    async def action_not_invited(self) -> None:
        """The agency was not asked to this meeting."""
        await self._call(AttendanceStatus.NOT_INVITED)

    async def action_leave(self) -> None:
        """The representative has left; the mark stays, for they rarely leave in the order of the roll."""
        code = self.agencies.chosen
        if code is not None:
            await self.attempt(self.lane.run(leave, self._meeting_id, code))
            await self.refresh_record()

    async def action_confidentiality(self) -> None:
        """The statement was read to all; once it has been, the agency chosen has agreed to it."""
        call = self._chosen()
        read_at = self.view.meeting.confidentiality_read_at
        if read_at is None:
            await self.attempt(self.lane.run(read_confidentiality, self._meeting_id))
        elif call and call.line.in_room and call.line.statement is Statement.NOT_CONFIRMED:
            agreed = Statement.VERBAL
            await self.attempt(self.lane.run(confirm_statement, self._meeting_id, call.line.code, agreed))
        else:
            self.notify(f"It was read at {london(read_at):%H:%M}. Ctrl+Z takes that back.", markup=False)
            return
        await self.refresh_record()

    def action_back(self) -> None:
        """Goes back to the desk."""
        self.dismiss()

    async def _show_called(self, name: str | None) -> None:
        if name is not None:
            await self.refresh_record()

    async def _call(self, status: AttendanceStatus) -> None:
        code = self.agencies.chosen
        if code is None:
            return
        said = await self.attempt(self.lane.run(call_roll, self._meeting_id, code, status))
        if said is not None:
            self.agencies.move_on()
        await self.refresh_record()

    def _chosen(self) -> Call | None:
        return next((call for call in self.view.calls if call.line.code == self.agencies.chosen), None)

    def show(self, view: RollView) -> None:
        sitting = view.meeting
        read_at = sitting.confidentiality_read_at
        self.top.show(f"The roll · meeting {sitting.number}, {show_day(sitting.held_on)}", view.marking)
        self.agencies.show([(call.line.code, roll_row(call, read_at is not None)) for call in view.calls])
        counted = plain(f"{here_in_words(view.lines)}. ", "bold")
        self.query_one("#summary", Static).update(counted + plain(quorum_in_words(view.lines)))
        self.query_one("#reading", Static).update(_reading(sitting))
        self.query_one("#statement-text", Static).update(_statement(view.statement))


def _statement(text: str) -> Content:
    """The statement with its own paragraphs."""
    return Content("\n\n").join(plain(line) for line in text.splitlines() if line.strip())


def _reading(sitting: Meeting) -> Content:
    """Whether the statement has been read, and when."""
    read_at = sitting.confidentiality_read_at
    if read_at is None:
        words = "Confidentiality: not read yet. Tab shows it whole; c once it has been read aloud."
        return plain(words, f"bold {NOTICE}")
    exceptions = sitting.confidentiality_exceptions
    excepted = f" Exceptions: {exceptions}" if exceptions else ""
    return plain(f"Confidentiality: read at {london(read_at):%H:%M}.{excepted}", f"bold {GOOD}")
