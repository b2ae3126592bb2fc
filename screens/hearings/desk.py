"""The desk: the live screen on which a chair takes a meeting."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from time import monotonic
from typing import Any, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import OptionList, Static

from ccm_tui.clock import london
from ccm_tui.commands import Place
from ccm_tui.domain.agenda.item import AgendaItem
from ccm_tui.domain.composer.line.reading import Addressed
from ccm_tui.domain.composer.line.room import Template
from ccm_tui.domain.composer.rendering import render_entry
from ccm_tui.domain.composer.templates import template_line
from ccm_tui.domain.hearings.hearing import Recorded
from ccm_tui.domain.vocabulary import EntryKind
from ccm_tui.domain.words.draft import Drafts
from ccm_tui.errors import CcmError, NotYetError
from ccm_tui.services.desk.desk_view import DeskView, read_desk
from ccm_tui.services.desk.lines import read_templates
from ccm_tui.services.hearings.entries import withdraw_entry
from ccm_tui.services.meetings import walk
from ccm_tui.services.record.drafts import DraftPlace, keep_drafts, kept_drafts
from db.lane import Lane
from screens.cases.file_request import AsksForFile
from screens.frame.base import CcmScreen
from screens.frame.bindings import bindings
from screens.frame.going import AgendaWanted, ClosingWanted, MinutesWanted, OutstandingWanted, RollWanted
from screens.frame.lines import KeysFooter
from screens.hearings.case_text import case_text
from screens.hearings.composer import Composer
from screens.hearings.effects import EffectsScreen
from screens.hearings.line_taker import LineTaker
from screens.hearings.rail import Rail, RailLine
from screens.hearings.ratings import RatingsScreen
from screens.hearings.read_back import ReadBackScreen
from screens.hearings.record_panel import RecordPanel
from screens.hearings.top_line import TopLine
from screens.hearings.understanding import Understanding

_PANELS = {"case": "#case-panel", "record": "#record", "rail": "#rail"}
"""The panels in the order in which they are changed between, where there is room for one only."""

AGAIN_SECONDS = 5.0
"""How long after the last key an entry that the disk did not take is tried again."""

Step = Callable[[Any, int], AgendaItem | None]
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
    composer = getters.query_one(Composer)
    understanding = getters.query_one(Understanding)

    def __init__(self, lane: Lane, meeting_id: int) -> None:
        super().__init__(lane)
        self._panel = "case"
        self._lines = LineTaker(lane, meeting_id)
        self._meeting_id = meeting_id
        self._desk: DeskView | None = None
        self._templates: tuple[Template, ...] = ()
        self._templates_of: int | None = None
        self._read_at = monotonic()
        self._refused = ""
        self._not_yet = False
        self._again: Timer | None = None
        self._unkept: dict[DraftPlace, Drafts] = {}

    def compose(self) -> ComposeResult:
        yield TopLine()
        yield RailLine(id="rail-line")
        with Horizontal(id="panels"):
            yield Rail(id="rail", classes="frame")
            with VerticalScroll(id="case-panel", classes="frame"):
                yield Static(id="case")
            yield RecordPanel(id="record", classes="frame")
        with Vertical(id="typing"):
            yield Understanding(id="understanding")
            yield Composer(self._take)
        yield KeysFooter()

    async def on_mount(self) -> None:
        """Shows the meeting where it was left, with what was being typed."""
        self.query_one("#case-panel").border_title = "Case"
        self.record_panel.border_title = "Record"
        self.rail.border_title = "Agenda"
        self._show_panel(self._panel)
        await self.refresh_record()
        self.set_interval(1, self._tick)

    async def on_screen_resume(self) -> None:
        """Another screen may have changed the meeting."""
        if self._desk is not None:
            self.understanding.let_go()
            await self.refresh_record()

    async def refresh_record(self) -> None:
        """Reads the meeting anew and shows it."""
        desk = await self.attempt(self.lane.run(read_desk, self._meeting_id))
        if desk is None:
            return
        if not desk.meeting.state.in_session:
            # Later, because a line of the composer may have closed it, and waits for this to be done.
            self.app.call_later(self._go_to_minutes)
            return
        desk = replace(desk, room=replace(desk.room, templates=await self._templates_for(desk)))
        if self._desk is not None and _item_id(self._desk) == _item_id(desk):
            self._show(desk)
        else:
            await self._go_on(desk)

    async def _go_to_minutes(self) -> None:
        """The meeting is closed. Where something hides the desk, it is gone to when that is lifted."""
        if self.is_active:
            await self.give_way_to(MinutesWanted(self._meeting_id))

    def say_done(self, words: str) -> None:
        """Tells what was done where the chair looks, in the place of what was recorded last."""
        self.understanding.show_done(words)

    async def keep_drafts(self) -> None:
        """Keeps what is in the composer, once a line that is being recorded is, and what could not be kept before."""
        async with self.composer.recording:
            await self._keep_left()
            if self._desk is not None:
                await self.lane.run(keep_drafts, self._lines.place(self._desk), self.composer.buffer.half_typed)

    @property
    def has_typing(self) -> bool:
        """Whether something is half-typed here."""
        places = (self.composer.buffer.half_typed, *self._unkept.values())
        return any(draft.text for drafts in places for draft in drafts.values())

    async def _keep_left(self) -> None:
        """Keeps what was left half-typed with other items; what can't be kept stays in memory until it can."""
        for place, left in tuple(self._unkept.items()):
            await self.lane.run(keep_drafts, place, left)
            if self._unkept.get(place) is left:
                del self._unkept[place]

    async def _templates_for(self, desk: DeskView) -> tuple[Template, ...]:
        """The numbered actions. They are read once a case, so that a number means one thing while it is heard."""
        current = desk.current
        if current is not None and current.id != self._templates_of:
            self._templates = await self.attempt(self.lane.run(read_templates, current.id)) or ()
            self._templates_of = current.id
        return self._templates

    # Typing

    @on(Composer.Retyped)
    def _line_was_retyped(self) -> None:
        self.was_typed()
        if self._not_yet and self.composer.buffer.is_refused:
            self._take_again_later()
        self._say_understood()

    @on(Composer.Left)
    def _composer_was_left(self) -> None:
        panel = self.record_panel if self.record_panel.display else self._shown_panel()
        panel.focus()

    @on(Composer.RecallAsked)
    def _recall_was_asked(self) -> None:
        """Brings back the entry before the one being changed, or the last one."""
        if self._desk is None:
            return
        standing = [made for made in self._desk.entries if made.withdrawn_at is None]
        wanted = self.composer.buffer.earlier([made.id for made in standing])
        for made in standing:
            if made.id == wanted:
                self._recall(made)

    async def _take(self, line: Addressed) -> bool:
        """Records one line or follows the order it gives; False where it can't, and the line stays."""
        if self._desk is None:
            return False
        if line.command == "help":
            self.app.call_later(self.app.run_action, "help")
            return True
        try:
            late = self._not_yet and self.composer.buffer.is_refused
            buffer = self.composer.buffer
            said, remarks = await self._lines.take(self._desk, line, buffer.changing, buffer.half_typed_after)
        except CcmError as error:
            self._refused = self.composer.value
            self._say_saved("NOT SAVED")
            self.understanding.show_error(error.what, self._what_to_do(line, error))
            return False
        self._not_yet = False
        self._say_saved()
        await self.refresh_record()
        self.understanding.show_done(f"Saved now. {said}" if late else said, remarks)
        return True

    def _what_to_do(self, line: Addressed, error: CcmError) -> str:
        """What to do about a line that was refused. An entry that the disk did not take is tried again by itself.

        An order is not: a meeting must not close all of a sudden when nobody thinks of it any more.
        """
        self._not_yet = isinstance(error, NotYetError) and line.command is None
        if not isinstance(error, NotYetError) or line.command is not None:
            return error.do
        self._take_again_later()
        return f"{error.remedy}. The line stays here, and is saved by itself as soon as it can be."

    def _take_again_later(self) -> None:
        """Tries the line once more when nobody has touched it for a while."""
        if self._again is not None:
            self._again.stop()
        self._again = self.set_timer(AGAIN_SECONDS, self._take_again)

    def _take_again(self) -> None:
        if self._not_yet:
            self.composer.take_refused_in_turn()

    async def _take_first(self) -> None:
        """Before the case is left, a line that the disk did not take is tried once more: it belongs to this one."""
        if self._not_yet:
            await self.composer.take_refused()

    def _say_understood(self) -> None:
        desk = self._desk
        # What was wrong with a line stays in sight for as long as it is that line.
        if desk is None or (self.composer.value and self.composer.value == self._refused):
            return
        self._refused = ""
        if self.composer.value.strip():
            self.understanding.show(*self._lines.understand(desk, self.composer.buffer.addressed))
        else:
            self.understanding.lead(desk.step, self._numbered(desk))

    def _numbered(self, desk: DeskView) -> tuple[str, ...]:
        """The templates as lines, where an action can be typed."""
        can_act = self.composer.buffer.kind is EntryKind.ACTION and desk.case is not None
        return tuple(template_line(template, desk.room) for template in desk.room.templates if can_act)

    def _recall(self, made: Recorded) -> None:
        if self._desk is not None:
            line = render_entry(made.entry, self._desk.room)
            self.composer.recall(made.id, made.entry.kind, line)
            self.composer.focus()

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
        await self.go_to(AgendaWanted(self._meeting_id), self._agenda_was_left)

    def action_panel(self) -> None:
        """Shows the next panel, where there is room for one."""
        panels = tuple(_PANELS)
        self._show_panel(panels[(panels.index(self._panel) + 1) % len(panels)])
        if not self.composer.has_focus:
            self._shown_panel().focus()

    def action_change_entry(self) -> None:
        """Changes the entry chosen in the record."""
        self._with_chosen(self._recall)

    async def action_withdraw_entry(self) -> None:
        """Strikes out the entry chosen in the record; undo brings it back."""
        chosen = self.record_panel.chosen() if self.record_panel.has_focus else None
        if chosen is not None:
            try:
                await self.lane.run(withdraw_entry, chosen)
            except CcmError as error:
                self.say_error(error)
                return
            self._say_saved()
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
            await self._take_first()
            await self.attempt(self.lane.run(walk.call_item, int(event.option.id)))
            await self._arrive()

    @on(OptionList.OptionSelected, "#record")
    def _entry_was_chosen(self) -> None:
        self.action_change_entry()

    async def _walk(self, step: Step, nowhere: str) -> None:
        await self._take_first()
        try:
            item = await self.lane.run(step, self._meeting_id)
        except CcmError as error:
            self.say_error(error)
            return
        if item is None:
            self.notify(nowhere, markup=False)
        await self._arrive()

    async def _arrive(self) -> None:
        await self.refresh_record()
        self._show_panel("case")
        self.query_one("#case-panel").scroll_home(animate=False)
        self.composer.focus()

    async def _agenda_was_left(self, _answer: None) -> None:
        await self._arrive()

    def _on_this_case(self, make_screen: Callable[[Lane, int], CcmScreen]) -> None:
        current = self._desk.current if self._desk else None
        if current is None or current.hearing is None:
            self.notify("Call a case first; F8 calls the next.", markup=False)
        else:
            self.app.push_screen(make_screen(self.lane, current.id))

    async def _go_on(self, desk: DeskView) -> None:
        """Shows another item than the one before: what is half-typed stays with that, and this one's comes back."""
        drafts = self._unkept.get(self._lines.place(desk))
        if drafts is None:
            drafts = await self.attempt(self.lane.run(kept_drafts, self._lines.place(desk))) or {}
        before = self._desk
        if before is None:
            changing = self.composer.begin(drafts)
            self._show(desk)
            for made in desk.entries:
                if made.id == changing and made.withdrawn_at is None:
                    self._recall(made)
        elif _item_id(before) != _item_id(desk):
            left = self.composer.go_on(drafts)
            self._show(desk)
            self._unkept[self._lines.place(before)] = left
            self._unkept.pop(self._lines.place(desk), None)
            with suppress(CcmError):
                await self._keep_left()
            if self._unkept:
                self.was_typed()
            if any(draft.text for draft in left.values()):
                self.notify(f"What you were typing stays with {_case_words(before)}.", markup=False)

    def _with_chosen(self, act: Callable[[Recorded], None]) -> None:
        chosen = self.record_panel.chosen()
        for made in self._desk.entries if self._desk else ():
            if made.id == chosen and made.withdrawn_at is None:
                act(made)

    # What is shown

    def _show(self, desk: DeskView) -> None:
        if _item_id(self._desk) != _item_id(desk):
            self.understanding.let_go()
        self._desk, self._read_at = desk, monotonic()
        self.composer.room = desk.room
        self.composer.set_case(_case_words(desk))
        self.top.show(desk, desk.now)
        self.rail.show(desk)
        self.rail_line.show(desk)
        self.query_one("#case", Static).update(case_text(desk))
        self.record_panel.show(desk)
        if not self.composer.value.strip():
            self._say_understood()

    def _show_panel(self, panel: str) -> None:
        """Where there is room for one panel only, shows that one."""
        self._panel = panel
        for name in _PANELS:
            self.set_class(name == panel, f"-show-{name}")

    def _shown_panel(self) -> Widget:
        """The panel that is shown where there is room for one only."""
        return self.query_one(_PANELS[self._panel])

    def _tick(self) -> None:
        if self._desk is not None:
            self.top.tick(self._now(self._desk))

    def _now(self, desk: DeskView) -> datetime:
        """The record's own time, run on since it was read."""
        return desk.now + timedelta(seconds=monotonic() - self._read_at)

    def _say_saved(self, words: str = "") -> None:
        """Says on top that everything is saved, and when; or, in other words, that it is not."""
        if self._desk is not None:
            now = self._now(self._desk)
            self.top.say_saved(words or f"saved {london(now):%H:%M:%S}")
            self.top.tick(now)


def _item_id(desk: DeskView | None) -> int | None:
    return desk.current.id if desk and desk.current else None


def _case_words(desk: DeskView) -> str:
    current = desk.current
    if current is None:
        return ""
    return current.hearing.short_reference if current.hearing else current.title
