"""The composer: one line in which everything said is recorded.

A line being recorded is awaited in the composer's own message queue, so keys typed meanwhile wait their turn
behind it: nothing typed is dropped, and the line is cleared only once it is on the disk.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message

from ccm_tui.commands import Place
from ccm_tui.domain.composer.completion import complete, word_at
from ccm_tui.domain.composer.line.reading import Addressed, address
from ccm_tui.domain.composer.line.room import Room
from ccm_tui.domain.vocabulary import EntryKind
from ccm_tui.domain.words.counting import counted
from ccm_tui.services.record.drafts import Draft, Drafts
from screens.frame.bindings import bindings
from screens.widgets.text import plain
from screens.widgets.typing import TypedLine

Take = Callable[[Addressed], Awaitable[bool]]
"""Records one line; False where it can't be, and the line stays."""

_Line = tuple[str, EntryKind, int | None, tuple[str, ...]]
"""A line, its kind, the entry it changes, and what waits behind it."""

_LINE, _CHANGE, _CHANGING = "", "change ", "changing"
"""The fields of what is half-typed on one item: the line, each change begun, and the change under way."""


class Composer(TypedLine):
    """The line, its kind, and the entry it is changing, if it is changing one."""

    PLACE: ClassVar[Place] = Place.COMPOSER
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.COMPOSER)

    class Left(Message):
        """The composer was left; what is in it stays."""

    class RecallAsked(Message):
        """An earlier entry of this hearing is wanted, to be changed."""

    def __init__(self, take: Take) -> None:
        super().__init__(id="composer", classes="frame", select_on_focus=False)
        self._take = take
        self._case = ""
        self._offered: tuple[str, ...] = ()
        self._offered_in = ""
        self._waiting: tuple[str, ...] = ()
        self._set_aside: Draft | None = None
        self._recorded = ""
        self._changes: dict[int, Draft] = {}
        self._arrived_at: Drafts | None = None
        self._refused: _Line | None = None
        self.recording = asyncio.Lock()
        """Held while lines are being recorded; what is half-typed is not settled until it is free."""
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
        """Puts a recorded entry into the line to be changed; what was being typed is set aside.

        Where a change of it was begun before and left, that comes back.
        """
        if self.changing is None:
            self._set_aside = self._line
        self._changes = self._changes_begun()
        self.changing, self.kind, self._recorded = entry_id, kind, line
        self._waiting = ()
        begun = self._changes.get(entry_id) or Draft(line, len(line))
        self._put(begun.text, begun.cursor)

    def give_back(self) -> None:
        """Stops changing an entry and brings back what was being typed; the change begun is kept."""
        if self.changing is None:
            return
        self._changes = self._changes_begun()
        self._end_change()

    @property
    def half_typed(self) -> Drafts:
        """All that is half-typed on the item before the meeting."""
        drafts = {_LINE: self._set_aside or self._line, **_fields(self._changes_begun())}
        if self.changing is not None:
            drafts[_CHANGING] = Draft(str(self.changing), 0)
        return drafts

    def left_after(self, line: Addressed) -> Drafts:
        """What is half-typed once that line, which is the one in the composer, has been taken."""
        if self.changing is not None:
            changes = {entry_id: draft for entry_id, draft in self._changes.items() if entry_id != self.changing}
            return {_LINE: self._set_aside or self._line, **_fields(changes)}
        kind = self.kind if line.command else line.kind
        cursor = len(self._waiting[0]) if self._waiting else 0
        return {_LINE: Draft("\n".join(self._waiting), cursor, kind), **_fields(self._changes)}

    def begin(self, drafts: Drafts) -> int | None:
        """Puts back what was half-typed when ccm was last left. Returns the entry whose change was under way.

        What was typed before the record had been read goes in where the cursor stood.
        """
        typed = self.value
        self._put_back(drafts)
        if typed:
            self.insert_text_at_cursor(typed)
        changing = drafts.get(_CHANGING)
        return int(changing.text) if changing else None

    def go_on(self, drafts: Drafts) -> Drafts:
        """Goes on to another item, on which `drafts` are half-typed. Returns those of the item that was left.

        Where a line that is being taken led there, what waits behind that line comes along.
        """
        if self.recording.locked():
            left = {_LINE: self._set_aside or Draft("", 0, self.kind), **_fields(self._changes)}
            self.changing, self._set_aside, self._arrived_at = None, None, drafts
            return left
        left = {field: draft for field, draft in self.half_typed.items() if field != _CHANGING}
        self._put_back(self._in_this_kind(drafts))
        return left

    @property
    def is_refused(self) -> bool:
        """Whether the line is still the one that could not be taken, and nothing was typed in it since."""
        return self._refused == self._standing

    def take_refused_in_turn(self) -> None:
        """Takes the line that was refused once more, behind the keys that have arrived."""
        self.call_later(self.take_refused)

    async def take_refused(self) -> None:
        """Takes the line that was refused once more, unless it has been typed in since."""
        async with self.recording:
            if self.is_refused:
                await self._take_lines()

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
        """Enter is taken here and not by a binding, because it is awaited where the keys that follow it wait."""
        if event.key == "enter" and self.app.focused is self:
            event.stop()
            event.prevent_default()
            await self._record()

    async def take_pasted(self, lines: tuple[str, ...]) -> None:
        """Several pasted lines become several entries, in order; one is put into the line."""
        self.replace(lines[0], *self.selection)
        if len(lines) > 1:
            self._waiting = (*lines[1:], *self._waiting)
            self._show_border()
            await self._record()

    def _watch_value(self, value: str) -> None:
        super()._watch_value(value)
        self._show_border()

    async def _record(self) -> None:
        """Records the line and those that wait behind it, as far as they can be; the one that can't be stays."""
        async with self.recording:
            await self._take_lines()

    async def _take_lines(self) -> None:
        goes_on = True
        while goes_on and self.value.strip():
            line = self.addressed
            if not await self._take(line):
                self._refused = self._standing
                return
            self._refused = None
            goes_on = bool(self._waiting)
            self._clear(line)

    def _clear(self, line: Addressed) -> None:
        """The line was taken: what comes after it takes its place."""
        if self.changing is not None:
            self._changes.pop(self.changing, None)
            self._end_change()
            return
        if line.command is None:
            self.kind = line.kind
        if self._waiting:
            first, self._waiting = self._waiting[0], self._waiting[1:]
            self._put(first, len(first))
        elif self._arrived_at is not None:
            self._put_back(self._in_this_kind(self._arrived_at))
        else:
            self._put("", 0)

    @property
    def _line(self) -> Draft:
        """The line with what waits behind it, a line each."""
        return Draft("\n".join((self.value, *self._waiting)), self.cursor_position, self.kind)

    @property
    def _standing(self) -> _Line:
        return self.value, self.kind, self.changing, self._waiting

    def _put_back(self, drafts: Drafts) -> None:
        self._refused = None
        line = drafts.get(_LINE, Draft("", 0))
        self._changes = {
            int(field.removeprefix(_CHANGE)): draft for field, draft in drafts.items() if field.startswith(_CHANGE)
        }
        self.changing, self._set_aside, self._arrived_at = None, None, None
        self._put_line(line)

    def _put_line(self, draft: Draft) -> None:
        self.kind = draft.kind or self.kind
        first, *waiting = draft.text.split("\n")
        self._waiting = tuple(waiting)
        self._put(first, min(draft.cursor, len(first)))

    def _in_this_kind(self, drafts: Drafts) -> Drafts:
        """The kind stays until it is changed, so another item's is taken only with the line that was typed in it."""
        line = drafts.get(_LINE)
        return drafts if line and line.text else {**drafts, _LINE: Draft("", 0, self.kind)}

    def _end_change(self) -> None:
        line, self.changing, self._set_aside = self._set_aside, None, None
        if line is not None:
            self._put_line(line)

    def _changes_begun(self) -> dict[int, Draft]:
        """Each entry of which a change was begun and not recorded, with what has become of it."""
        begun = {entry_id: draft for entry_id, draft in self._changes.items() if entry_id != self.changing}
        if self.changing is not None and self.value != self._recorded:
            begun[self.changing] = self.draft
        return begun

    def _put(self, line: str, cursor: int) -> None:
        self.value = line
        self.cursor_position = cursor
        self._show_border()
        self.post_message(self.Retyped(self))

    def _show_border(self) -> None:
        addressed = self.addressed
        what = addressed.kind.words if addressed.command is None else f"/{addressed.command}"
        changing = ""
        if self.changing is not None:
            begun = "a change begun before" if self.changing in self._changes else "changing"
            changing = f" · {begun} (Esc leaves it as it was)"
        self.border_title = plain(f"{self._case} · {what}{changing}" if self._case else f"{what}{changing}")
        waiting = f"{counted(len(self._waiting), 'pasted line')} behind this one" if self._waiting else ""
        self.border_subtitle = plain(waiting)


def _fields(changes: Mapping[int, Draft]) -> dict[str, Draft]:
    return {f"{_CHANGE}{entry_id}": draft for entry_id, draft in changes.items()}
