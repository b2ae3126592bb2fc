"""The composer: one line in which everything said is recorded.

A line being recorded is awaited in the composer's own message queue, so keys typed meanwhile wait their turn
behind it: nothing typed is dropped, and the line is cleared only once it is on the disk.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message

from ccm_tui.commands import Place
from ccm_tui.domain.composer.line.reading import Addressed
from ccm_tui.domain.composer.line.room import Room
from ccm_tui.domain.composer.line_buffer import LineBuffer, change_under_way
from ccm_tui.domain.vocabulary import EntryKind
from ccm_tui.domain.words.draft import Drafts
from screens.frame.bindings import bindings
from screens.widgets.text import plain
from screens.widgets.typing import TypedLine

TakeLine = Callable[[Addressed], Awaitable[bool]]
"""Records one line; False where it can't be, and the line stays."""


class Composer(TypedLine):
    """The field in which the line buffer is typed: it hands on what a key means, and shows what comes of it."""

    PLACE: ClassVar[Place] = Place.COMPOSER
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.COMPOSER)

    class Left(Message):
        """The composer was left; what is in it stays."""

    class RecallAsked(Message):
        """An earlier entry of this hearing is wanted, to be changed."""

    def __init__(self, take: TakeLine) -> None:
        super().__init__(id="composer", classes="frame", select_on_focus=False)
        self._take = take
        self._case = ""
        self._held = LineBuffer()
        self._records = True
        self._takes = False
        self.recording = asyncio.Lock()
        """Held while lines are being recorded, or what is half-typed is being kept: neither is settled until then."""
        self.room: Room | None = None
        """What is completed against."""

    @property
    def buffer(self) -> LineBuffer:
        """The line as it stands. Its text and cursor are the field's own, wherever keys have taken them."""
        return self._held.retyped(self.value, self.cursor_position)

    def set_case(self, case: str) -> None:
        """Names the case in the border."""
        self._case = case
        self._show_border()

    def set_kind(self, kind: EntryKind) -> None:
        """Changes what a line without a slash word becomes."""
        self._show(self.buffer.in_kind(kind))

    def recall(self, entry_id: int, kind: EntryKind, line: str) -> None:
        """Puts a recorded entry into the line to be changed; what was being typed is set aside."""
        self._show(self.buffer.recalling(entry_id, kind, line))

    def begin(self, drafts: Drafts) -> int | None:
        """Puts back what was half-typed when ccm was last left. Returns the entry whose change was under way."""
        self._show(self.buffer.begun(drafts))
        return change_under_way(drafts)

    def go_on(self, drafts: Drafts) -> Drafts:
        """Goes on to another item, on which `drafts` are half-typed. Returns those of the item that was left."""
        buffer, left = self.buffer.gone_on(drafts, is_taken=self._takes)
        if self._takes:
            self._held = buffer
        else:
            self._show(buffer)
        return left

    def take_refused_in_turn(self) -> None:
        """Takes the line that was refused once more, behind the keys that have arrived."""
        self.call_later(self.take_refused)

    async def take_refused(self) -> None:
        """Takes the line that was refused once more, unless it has been typed in since."""
        async with self.recording:
            if self.buffer.is_refused:
                await self._take_lines()

    def action_complete(self) -> None:
        """Completes the agency, person, head, tag or order at the cursor, each press the next; or moves on."""
        completed = self.buffer.completed(self.room)
        if completed is None:
            self.screen.focus_next()
        else:
            self._show(completed)

    def action_recall(self) -> None:
        """Brings back the last entry, to be changed."""
        self.post_message(self.RecallAsked())

    def action_leave(self) -> None:
        """Leaves the line as it is; or, while changing an entry, goes back to what was being typed."""
        if self.buffer.changing is not None:
            self._show(self.buffer.given_back())
        else:
            self.post_message(self.Left())

    async def _on_key(self, event: events.Key) -> None:
        """Enter is taken here and not by a binding, because it is awaited where the keys that follow it wait."""
        if event.key == "enter" and self.app.focused is self:
            event.stop()
            event.prevent_default()
            await self._record()

    async def take_pasted(self, lines: Sequence[str]) -> None:
        """Several pasted lines become several entries, in order; one is put into the line."""
        start, end = sorted(self.selection)
        self._show(self.buffer.pasted(lines, start, end))
        if len(lines) > 1:
            await self._record()

    def _watch_value(self, value: str) -> None:
        super()._watch_value(value)
        self._show_border()

    def hold(self, *, held: bool) -> None:
        """From now on no line is recorded, each stays as it was typed; or they stand in the line again, to be."""
        self._records = not held
        if not held:
            self._show(self.buffer.held_no_more())

    async def _record(self) -> None:
        """Records the line and those that wait behind it, as far as they can be; the one that can't be stays."""
        async with self.recording:
            await self._take_lines()
            if not self._records:
                self._show(self.buffer.held_back())

    async def _take_lines(self) -> None:
        self._takes = True
        try:
            await self._take_each_line()
        finally:
            self._takes = False

    async def _take_each_line(self) -> None:
        goes_on = True
        while goes_on and self._records and not self.buffer.is_empty:
            if not await self._take(self.buffer.addressed):
                self._held = self.buffer.refused()
                return
            goes_on = bool(self.buffer.waiting)
            self._show(self.buffer.taken())

    def _show(self, buffer: LineBuffer) -> None:
        self._held = buffer
        self.value = buffer.text
        self.cursor_position = buffer.cursor
        self._show_border()
        self.post_message(self.Retyped(self))

    def _show_border(self) -> None:
        buffer = self.buffer
        self.border_title = plain(f"{self._case} · {buffer.title}" if self._case else buffer.title)
        self.border_subtitle = plain(buffer.subtitle)
