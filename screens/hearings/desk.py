"""The desk: the live screen on which a chair takes a meeting."""

from collections.abc import Callable
from typing import Any, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import OptionList, Static

from ccm_tui.commands import Place
from ccm_tui.domain.agenda.item import AgendaItem
from ccm_tui.domain.vocabulary import EntryKind
from ccm_tui.errors import CcmError
from ccm_tui.services.desk.desk_view import DeskReader, DeskView
from ccm_tui.services.hearings.entries import withdraw_entry
from ccm_tui.services.meetings import walk
from db.lane import Lane
from screens.cases.file_request import AsksForFile
from screens.frame.base import CcmScreen
from screens.frame.bindings import bindings
from screens.frame.going import AgendaWanted, ClosingWanted, MinutesWanted, OutstandingWanted, RollWanted
from screens.frame.lines import KeysFooter
from screens.hearings.case_text import case_text
from screens.hearings.composer import Composer
from screens.hearings.composer_line import ComposerLine
from screens.hearings.effects import EffectsScreen
from screens.hearings.rail import Rail, RailLine
from screens.hearings.ratings import RatingsScreen
from screens.hearings.read_back import ReadBackScreen
from screens.hearings.record_panel import RecordPanel
from screens.hearings.top_line import TopLine
from screens.hearings.understanding import Understanding

_PANELS = {"case": "#case-panel", "record": "#record", "rail": "#rail"}
"""The panels in the order in which they are changed between, where there is room for one only."""

_Walk = Callable[[Any, int], AgendaItem | None]
"""One step of the walk: a service of the record and the meeting's id."""


class DeskScreen(AsksForFile):
    """One meeting in session."""

    PLACE = Place.DESK
    ABOUT = (
        "The desk of a meeting in session. Type what is said and press Enter: it is on the disk at once. "
        "The line above the typing says what it will become and, while nothing is typed, what comes next; a digit "
        "and Tab write one of the numbered actions below it."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.DESK)
    CSS_PATH = "desk.tcss"
    AUTO_FOCUS = "#composer"

    top = getters.query_one(TopLine)
    rail = getters.query_one(Rail)
    rail_line = getters.query_one(RailLine)
    record_panel = getters.query_one(RecordPanel)
    line = getters.query_one(ComposerLine)
    composer = getters.query_one(Composer)
    understanding = getters.query_one(Understanding)

    def __init__(self, lane: Lane, meeting_id: int) -> None:
        super().__init__(lane)
        self._panel = "case"
        self._meeting_id = meeting_id
        self._reader = DeskReader(lane, meeting_id)
        self._desk: DeskView | None = None

    def compose(self) -> ComposeResult:
        yield TopLine()
        yield RailLine(id="rail-line")
        with Horizontal(id="panels"):
            yield Rail(id="rail", classes="frame")
            with VerticalScroll(id="case-panel", classes="frame"):
                yield Static(id="case")
            yield RecordPanel(id="record", classes="frame")
        yield ComposerLine(self.lane, self._meeting_id, self.refresh_record)
        yield KeysFooter()

    async def on_mount(self) -> None:
        """Shows the meeting where it was left, with what was being typed."""
        self.query_one("#case-panel").border_title = "Case"
        self.record_panel.border_title = "Record"
        self.rail.border_title = "Agenda"
        self._show_panel(self._panel)
        await self.refresh_record()

    async def on_screen_resume(self) -> None:
        """Another screen may have changed the meeting."""
        if self._desk is not None:
            self.understanding.let_go()
            await self.refresh_record()

    async def refresh_record(self) -> None:
        """Reads the meeting anew and shows it."""
        desk = await self.attempt(self._reader.read())
        if desk is None:
            return
        if not desk.meeting.state.in_session:
            # Later, because a line of the composer may have closed it, and waits for this to be done.
            self.app.call_later(self._go_to_minutes)
            return
        if not self.line.is_at(desk):
            self.line.go_on(desk, await self.attempt(self.line.read_drafts(desk)) or {})
        self._show(desk)
        if not await self.line.keep_left():
            self.was_typed()

    async def _go_to_minutes(self) -> None:
        """The meeting is closed. Where something hides the desk, it is gone to when that is lifted."""
        if self.is_active:
            await self.give_way_to(MinutesWanted(self._meeting_id))

    def say_done(self, words: str) -> None:
        """Tells what was done where the chair looks, in the place of what was recorded last."""
        self.understanding.show_done(words)

    async def keep_drafts(self) -> None:
        """Keeps what is in the line."""
        await self.line.keep()

    @property
    def has_typing(self) -> bool:
        """Whether something is half-typed here."""
        return self.line.has_typing

    def hold_lines(self, *, held: bool) -> None:
        """Lines stay in the composer as they were typed, while they are held."""
        self.composer.hold(held=held)

    @property
    def lines_held(self) -> int:
        """How many lines were entered and not recorded."""
        return len(self.composer.buffer.ahead)

    @property
    def lines_waiting(self) -> int:
        """How many lines are being recorded."""
        return len(self.composer.buffer.waiting) + self.composer.recording.locked()

    @on(Composer.Retyped)
    def _line_was_retyped(self) -> None:
        self.was_typed()

    @on(Composer.Left)
    def _line_was_left(self) -> None:
        panel = self.record_panel if self.record_panel.display else self._shown_panel()
        panel.focus()

    @on(ComposerLine.Taken)
    def _line_was_taken(self) -> None:
        self.top.mark_saved()

    @on(ComposerLine.Refused)
    def _line_was_refused(self) -> None:
        self.top.say_saved("NOT SAVED")

    @on(ComposerLine.Parted)
    def _line_was_parted_from(self, event: ComposerLine.Parted) -> None:
        self.notify(f"What you were typing stays with {event.title}.", markup=False)

    # What a key asks for

    def action_compose(self, kind: str) -> None:
        """Types an entry of that kind."""
        self.composer.set_kind(EntryKind.of(kind))
        self.composer.focus()

    async def action_next_case(self) -> None:
        """Calls the next case."""
        await self._walk(walk.call_next, "That was the last item. F10 closes the meeting.")

    async def action_previous_case(self) -> None:
        """Calls the case before."""
        await self._walk(walk.call_previous, "This is the first case.")

    async def action_pause(self) -> None:
        """Stops the clock, or starts it again."""
        current = self._desk.current if self._desk else None
        if current is None:
            return
        if current.sitting_since is None:
            await self.attempt(self.lane.run(walk.call_item, current.id))
        else:
            await self.attempt(self.lane.run(walk.pause, self._meeting_id))
        await self.refresh_record()

    async def action_go_to_item(self) -> None:
        """Goes to the agenda, to choose what to call or to bend it."""
        await self.go_to(AgendaWanted(self._meeting_id), self._arrive)

    def action_panel(self) -> None:
        """Shows the next panel, where there is room for one."""
        panels = tuple(_PANELS)
        self._show_panel(panels[(panels.index(self._panel) + 1) % len(panels)])
        if not self.composer.has_focus:
            self._shown_panel().focus()

    def action_change_entry(self) -> None:
        """Changes the entry chosen in the record."""
        self.line.change(self.record_panel.chosen())

    async def action_withdraw_entry(self) -> None:
        """Strikes out the entry chosen in the record; undo brings it back."""
        chosen = self.record_panel.chosen() if self.record_panel.has_focus else None
        if chosen is not None:
            try:
                await self.lane.run(withdraw_entry, chosen)
            except CcmError as error:
                self.say_error(error)
                return
            self.top.mark_saved()
            await self.refresh_record()

    async def action_roll(self) -> None:
        """Calls the roll."""
        await self.go_to(RollWanted(self._meeting_id))

    async def action_outstanding(self) -> None:
        """Goes through the incomplete actions from before."""
        await self.go_to(OutstandingWanted(self._meeting_id))

    def action_read_back(self) -> None:
        """Reads the actions of this case back."""
        self._on_this_case(ReadBackScreen)

    async def action_case_file(self) -> None:
        """Reads the whole file of the case before the meeting."""
        if self._desk is not None and self._desk.case is not None:
            await self.ask_for_file(self._desk.case.reference)

    def action_ratings(self) -> None:
        """Rates the risks on a grid."""
        self._on_this_case(RatingsScreen)

    def action_effects(self) -> None:
        """Says of each earlier action whether it helped."""
        self._on_this_case(EffectsScreen)

    async def action_minutes(self) -> None:
        """Reads the minutes as they stand."""
        await self.go_to(MinutesWanted(self._meeting_id))

    async def action_close_meeting(self) -> None:
        """Goes to the close."""
        await self.go_to(ClosingWanted(self._meeting_id))

    async def action_home(self) -> None:
        """Leaves the meeting in session and goes home."""
        if not await self.keep_typing() and self.has_typing:
            self.notify("The desk stays open: what is typed can't be kept just now.", severity="error", markup=False)
            return
        self.dismiss()

    @on(OptionList.OptionSelected, "#rail")
    async def _item_was_chosen(self, event: OptionList.OptionSelected) -> None:
        if event.option.id:
            await self.line.take_due()
            await self.attempt(self.lane.run(walk.call_item, int(event.option.id)))
            await self._arrive()

    @on(OptionList.OptionSelected, "#record")
    def _entry_was_chosen(self) -> None:
        self.action_change_entry()

    async def _walk(self, step: _Walk, nowhere: str) -> None:
        await self.line.take_due()
        try:
            item = await self.lane.run(step, self._meeting_id)
        except CcmError as error:
            self.say_error(error)
            return
        if item is None:
            self.notify(nowhere, markup=False)
        await self._arrive()

    async def _arrive(self, _answer: None = None) -> None:
        await self.refresh_record()
        self._show_panel("case")
        self.query_one("#case-panel").scroll_home(animate=False)
        self.composer.focus()

    def _on_this_case(self, make_screen: Callable[[Lane, int], CcmScreen]) -> None:
        current = self._desk.current if self._desk else None
        if current is None or current.hearing is None:
            self.notify("Call a case first; F8 calls the next.", markup=False)
        else:
            self.app.push_screen(make_screen(self.lane, current.id))

    # What is shown

    def _show(self, desk: DeskView) -> None:
        self._desk = desk
        self.line.show(desk)
        self.top.show(desk)
        self.rail.show(desk)
        self.rail_line.show(desk)
        self.query_one("#case", Static).update(case_text(desk))
        self.record_panel.show(desk)

    def _show_panel(self, panel: str) -> None:
        """Where there is room for one panel only, shows that one."""
        self._panel = panel
        for name in _PANELS:
            self.set_class(name == panel, f"-show-{name}")

    def _shown_panel(self) -> Widget:
        """The panel that is shown where there is room for one only."""
        return self.query_one(_PANELS[self._panel])
