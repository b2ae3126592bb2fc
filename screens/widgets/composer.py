"""The composer: one line in which everything said is recorded.

A line being recorded is awaited in the composer's own message queue, so keys typed meanwhile wait their turn
behind it: nothing typed is dropped, and the line is cleared only once it is on the disk.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.widgets.input import Selection

from ccm_tui.commands import Place
from ccm_tui.domain.composer.complete import complete, word_at
from ccm_tui.domain.composer.lines import Addressed, address, split_lines
from ccm_tui.domain.composer.room import Room
from ccm_tui.domain.vocabulary import EntryKind
from screens.bindings import bindings
from screens.widgets.plain import plain
from screens.widgets.typed_line import TypedLine

Take = Callable[[Addressed], Awaitable[bool]]
"""Records one line; False where it can't be, and the line stays."""


class Composer(TypedLine):
    """The line, its kind, and the entry it is changing, if it is changing one."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.COMPOSER)

    @dataclass
    class Retyped(Message):
        """The line or its kind has changed."""

        composer: "Composer"

        def can_replace(self, message: Message) -> bool:
            """A key changes the line and then the cursor; it is looked at once."""
            return isinstance(message, Composer.Retyped)

    class Left(Message):
        """The composer was left; what is in it stays."""

    class RecallAsked(Message):
        """An earlier entry of this hearing is wanted, to be changed."""

    def __init__(self, take: Take) -> None:
        super().__init__(id="composer", select_on_focus=False)
        self._take = take
        self._case = ""
        self._offered: tuple[str, ...] = ()
        self._offered_in = ""
        self._set_aside: tuple[str, EntryKind] | None = None
        self.room: Room | None = None
        """What is completed against."""
        self.kind = EntryKind.ACTION
        """What a line without a slash word becomes."""
        self.changing: int | None = None
        """The entry that the line will change; None for a new one."""

    @property
    def addressed(self) -> Addressed:
        """The line as it stands: its kind, or the order it gives."""
        return address(self.value, self.kind)

    def set_case(self, case: str) -> None:
        """Names the case in the border."""
        self._case = case
        self._show_border()

    def set_kind(self, kind: EntryKind) -> None:
        """Changes what a line without a slash word becomes."""
        self.kind = kind
        self._show_border()
        self.post_message(self.Retyped(self))

    def recall(self, entry_id: int, kind: EntryKind, line: str) -> None:
        """Puts a recorded entry into the line to be changed; what was being typed is set aside."""
        if self.changing is None:
            self._set_aside = (self.value, self.kind)
        self.changing = entry_id
        self.kind = kind
        self._put(line)

    def give_back(self) -> None:
        """Stops changing an entry and brings back what was being typed."""
        if self.changing is None:
            return
        self.changing = None
        line, self.kind = self._set_aside or ("", self.kind)
        self._set_aside = None
        self._put(line)

    def put_draft(self, kind: EntryKind, line: str, cursor: int) -> None:
        """Puts back what was being typed when ccm was last left."""
        self.kind = kind
        self._put(line)
        self.cursor_position = cursor

    def action_complete(self) -> None:
        """Completes the agency, person, head or tag at the cursor, each press the next; or moves on."""
        if self._offered and self.value == self._offered_in:
            self._offered = (*self._offered[1:], self._offered[0])
        else:
            self._offered = self._completions()
        if not self._offered:
            self.screen.focus_next()
            return
        start, end = word_at(self.value, self.cursor_position)
        self.value = f"{self.value[:start]}{self._offered[0]}{self.value[end:]}"
        self.cursor_position = start + len(self._offered[0])
        self._offered_in = self.value

    def _completions(self) -> tuple[str, ...]:
        addressed = self.addressed
        if self.room is None or addressed.command is not None:
            return ()
        before = len(self.value) - len(addressed.text)
        return complete(addressed.text, self.cursor_position - before, self.room, addressed.kind)

    def action_recall(self) -> None:
        """Brings back the last entry, to be changed."""
        self.post_message(self.RecallAsked())

    def action_leave(self) -> None:
        """Leaves the line as it is; or, while changing an entry, goes back to what was being typed."""
        if self.changing is not None:
            self.give_back()
        else:
            self.post_message(self.Left())

    async def _on_key(self, event: events.Key) -> None:
        """Enter is taken here and not by a binding, which would run beside the keys that follow it."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            await self._record(self.value)
        else:
            await super()._on_key(event)

    def _watch_selection(self, selection: Selection) -> None:
        super()._watch_selection(selection)
        self.post_message(self.Retyped(self))

    async def _on_paste(self, event: events.Paste) -> None:  # type: ignore[override]
        """Several pasted lines become several entries, in order; one is put into the line."""
        event.stop()
        event.prevent_default()
        lines = split_lines(event.text)
        if not lines:
            return
        self.insert_text_at_cursor(lines[0])
        if len(lines) == 1:
            return
        await self._record(self.value)
        for line in lines[1:]:
            self._put(f"{self.value}{line}")
            await self._record(self.value)

    def _watch_value(self, value: str) -> None:
        super()._watch_value(value)
        self._show_border()
        self.post_message(self.Retyped(self))

    async def _record(self, line: str) -> None:
        addressed = address(line, self.kind)
        if not line.strip() or not await self._take(addressed):
            return
        if self.changing is not None:
            self.give_back()
            return
        if addressed.command is None:
            self.kind = addressed.kind
        self._put("")

    def _put(self, line: str) -> None:
        self.value = line
        self.cursor_position = len(line)
        self._show_border()
        self.post_message(self.Retyped(self))

    def _show_border(self) -> None:
        addressed = self.addressed
        what = addressed.kind.words if addressed.command is None else f"/{addressed.command}"
        changing = " · changing a recorded entry (Esc leaves it as it was)" if self.changing else ""
        self.border_title = plain(f"{self._case} · {what}{changing}" if self._case else f"{what}{changing}")
