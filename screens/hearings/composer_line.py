"""The line of a meeting in session: what is typed, what it will become, and what was done with it.

Any screen of the meeting can hold it. It keeps what is half-typed with the item it was typed for, takes a line by the
same services as the linear mode, and tries one that the disk did not take again.
"""

from collections.abc import Awaitable, Callable
from contextlib import suppress

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.timer import Timer

from ccm_tui.commands import Place, command_at
from ccm_tui.domain.composer.line.reading import Addressed
from ccm_tui.domain.composer.rendering import render_entry
from ccm_tui.domain.composer.templates import template_line
from ccm_tui.domain.vocabulary import EntryKind
from ccm_tui.domain.words.draft import Drafts
from ccm_tui.errors import CcmError
from ccm_tui.services.desk.desk_view import DeskView
from ccm_tui.services.desk.left_drafts import LeftDrafts, has_text
from ccm_tui.services.desk.line_taker import LineTaker
from ccm_tui.services.desk.unsaved_line import UnsavedLine
from ccm_tui.services.record.drafts import composer_place, keep_drafts
from db.lane import Lane
from screens.frame.bindings import shown_key
from screens.frame.turn import SureTimer
from screens.hearings.composer import Composer
from screens.hearings.understanding import Understanding

AGAIN_SECONDS = 5.0
"""How long after the last key an entry that the disk did not take is tried again."""

_COMPLETES = shown_key(command_at(Place.COMPOSER, "complete").keys[0])


class ComposerLine(SureTimer, Vertical):
    """The composer with what it understands, over one meeting."""

    class Taken(Message):
        """A line is on the disk, or its order was followed."""

    class Refused(Message):
        """A line could not be taken, and stands where it was typed."""

    class Parted(Message):
        """Another item was gone to, and what was being typed stays with the one that was left."""

        def __init__(self, title: str) -> None:
            super().__init__()
            self.title = title
            """The item that was left, in a word."""

    composer = getters.query_one(Composer)
    understanding = getters.query_one(Understanding)

    def __init__(self, lane: Lane, meeting_id: int, read_again: Callable[[], Awaitable[None]]) -> None:
        super().__init__(id="typing")
        self._lane = lane
        self._meeting_id = meeting_id
        self._read_again = read_again
        self._taker = LineTaker(lane, meeting_id)
        self._left = LeftDrafts(lane)
        self._unsaved = UnsavedLine()
        self._again: Timer | None = None
        self._desk: DeskView | None = None

    def compose(self) -> ComposeResult:
        yield Understanding(id="understanding")
        yield Composer(self._take)

    # The meeting as it stands

    async def read_drafts(self, desk: DeskView) -> Drafts:
        """What is half-typed on the item that is before the meeting. Raises CcmError where it can't be read."""
        return await self._left.read(composer_place(self._meeting_id, desk.item_id))

    def show(self, desk: DeskView) -> None:
        """Takes the same item on, as it stands now."""
        self._desk = desk
        self.composer.room = desk.room
        self.composer.set_case(desk.item_title)
        if self.composer.buffer.is_empty:
            self._say_understood()

    def is_at(self, desk: DeskView) -> bool:
        """Whether the line is that item's already."""
        return self._desk is not None and self._desk.item_id == desk.item_id

    def go_on(self, desk: DeskView, drafts: Drafts) -> None:
        """Goes on to another item: what is half-typed stays with the one before, and `drafts` of this come back."""
        before = self._desk
        if before is None:
            self._begin(desk, drafts)
        elif not self.is_at(desk):
            here, there = (composer_place(self._meeting_id, view.item_id) for view in (before, desk))
            left = self.composer.go_on(drafts)
            self._left.move(here, left, there)
            self.understanding.let_go()
            self.show(desk)
            if has_text(left):
                self.post_message(self.Parted(before.item_title))

    def _begin(self, desk: DeskView, drafts: Drafts) -> None:
        """Goes on with what was half-typed when ccm was last left."""
        changing = self.composer.begin(drafts)
        self.show(desk)
        self.change(changing)

    # What is half-typed

    async def keep(self) -> None:
        """Keeps what is half-typed, once a line that is being recorded is. Raises CcmError where it can't be kept."""
        async with self.composer.recording:
            await self._left.keep()
            if self._desk is not None:
                place = composer_place(self._meeting_id, self._desk.item_id)
                await self._lane.run(keep_drafts, place, self.composer.buffer.half_typed)

    async def keep_left(self) -> bool:
        """Keeps what stayed with other items; False where that can't be done yet."""
        with suppress(CcmError):
            await self._left.keep()
        return self._left.is_all_kept

    @property
    def has_typing(self) -> bool:
        """Whether something is half-typed here."""
        return self._left.has_text or has_text(self.composer.buffer.half_typed)

    # Taking a line

    async def take_due(self) -> None:
        """Before a case is left, a line that the disk did not take is tried once more: it belongs to this one."""
        if self._unsaved.is_due:
            await self.composer.take_refused()

    async def _take(self, line: Addressed) -> bool:
        """Records one line or follows the order it gives; False where it can't, and the line stays."""
        if self._desk is None:
            return False
        if line.command == "help":
            self.app.call_later(self.app.run_action, "help")
            return True
        buffer = self.composer.buffer
        late = self._unsaved.is_due and buffer.is_refused
        try:
            said, remarks = await self._taker.take(self._desk, line, buffer.changing, buffer.half_typed_after)
        except CcmError as error:
            self.post_message(self.Refused())
            self.understanding.show_error(error.what, self._unsaved.refuse(buffer.text, line, error))
            if self._unsaved.is_due:
                self._take_again_later()
            return False
        self._unsaved.save()
        self.post_message(self.Taken())
        await self._read_again()
        self.understanding.show_done(f"Saved now. {said}" if late else said, remarks)
        return True

    def _take_again_later(self) -> None:
        """Tries the line once more when nobody has touched it for a while."""
        if self._again is not None:
            self._again.stop()
        self._again = self.set_timer(AGAIN_SECONDS, self._take_again)

    def _take_again(self) -> None:
        if self._unsaved.is_due:
            self.composer.take_refused_in_turn()

    # Typing

    @on(Composer.Retyped)
    def _line_was_retyped(self) -> None:
        if self._unsaved.is_due and self.composer.buffer.is_refused:
            self._take_again_later()
        self._say_understood()

    def _say_understood(self) -> None:
        desk, buffer = self._desk, self.composer.buffer
        if desk is None or self._unsaved.is_explained(buffer.text):
            return
        if buffer.is_empty:
            self.understanding.lead(desk.step, self._numbered(desk))
        else:
            self.understanding.show(*self._taker.understand(desk, buffer.addressed, _COMPLETES))

    def _numbered(self, desk: DeskView) -> tuple[str, ...]:
        """The templates as lines, where an action can be typed."""
        can_act = self.composer.buffer.kind is EntryKind.ACTION and desk.case is not None
        return tuple(template_line(template, desk.room) for template in desk.room.templates if can_act)

    # Changing an entry

    @on(Composer.RecallAsked)
    def _recall_was_asked(self) -> None:
        """Brings back the entry before the one being changed, or the last one."""
        if self._desk is not None:
            self.change(self.composer.buffer.earlier([made.id for made in self._desk.standing]))

    def change(self, entry_id: int | None) -> None:
        """Puts that entry of the item into the line to be changed, unless it is struck out."""
        desk = self._desk
        made = next((made for made in desk.standing if made.id == entry_id), None) if desk else None
        if desk is not None and made is not None:
            self.composer.recall(made.id, made.entry.kind, render_entry(made.entry, desk.room))
            self.composer.focus()
