"""What stands in the composer's line: its text and kind, what waits behind it, and the entry that it changes.

Each act gives a new buffer. None of them drops anything that was typed: it stays in the line, waits behind it, is set
aside until a change is over, or is a change begun, to be found again with its entry.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Self

from ccm_tui.domain.composer.completion import complete, complete_order, word_at
from ccm_tui.domain.composer.line.reading import Addressed, address
from ccm_tui.domain.composer.line.room import Room
from ccm_tui.domain.vocabulary import EntryKind
from ccm_tui.domain.words.counting import counted
from ccm_tui.domain.words.draft import Draft, Drafts

_LINE, _CHANGE, _CHANGING = "", "change ", "changing"
"""The fields of what is half-typed on one item: the line, each change begun, and the change under way."""

_Standing = tuple[str, EntryKind, int | None, tuple[str, ...]]
"""A line, its kind, the entry it changes, and what waits behind it."""


@dataclass(frozen=True, slots=True)
class LineBuffer:
    """The line as it stands, and all that was typed around it."""

    text: str = ""
    cursor: int = 0
    """How many characters stand before it: from none to all of them."""
    kind: EntryKind = EntryKind.ACTION
    """What a line without a slash word becomes."""
    waiting: tuple[str, ...] = ()
    """Pasted lines behind this one, to be taken after it in order."""
    ahead: tuple[str, ...] = ()
    """Lines before this one, which were entered when no line was taken any more."""
    changing: int | None = None
    """The entry that the line will change; None for a new one."""
    _recorded: str = ""
    """The entry under change, as the record has it."""
    _set_aside: Draft | None = None
    """What was being typed before an entry was changed."""
    _changes: Mapping[int, Draft] = field(default_factory=dict)
    """Each entry of which a change was begun and left."""
    _arrived_at: Drafts | None = None
    """What is half-typed on the item that a line being taken has led to."""
    _refused: _Standing | None = None
    _ahead_in: EntryKind | None = None
    """The kind in which the first of the lines ahead was typed; None where there are none."""
    _ahead_led_to: EntryKind | None = None
    """The kind of a line that comes after those, once they are taken, and says nothing of its own."""
    _offered: tuple[str, ...] = ()
    """What else the completed word could become, from the one that stands there on."""
    _offered_in: str = ""

    @property
    def addressed(self) -> Addressed:
        """The line as it stands: its kind, or the order it gives."""
        return address(self.text, self.kind)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is in the line."""
        return not self.text.strip()

    # Typing

    def retyped(self, text: str, cursor: int) -> Self:
        """With that text in the line, and the cursor there."""
        cursor = max(0, min(cursor, len(text)))
        return self if (text, cursor) == (self.text, self.cursor) else replace(self, text=text, cursor=cursor)

    def in_kind(self, kind: EntryKind) -> Self:
        """With a line of another kind; its text stays."""
        return replace(self, kind=kind)

    def pasted(self, lines: Sequence[str], start: int, end: int) -> Self:
        """With the first of the lines in place of what stands from `start` to `end`; the others wait behind it."""
        first, *others = lines
        text = f"{self.text[:start]}{first}{self.text[end:]}"
        return replace(self, text=text, cursor=start + len(first), waiting=(*others, *self.waiting))

    def completed(self, room: Room | None) -> Self | None:
        """With the word at the cursor completed, each time as the next that it could be; None where there is none."""
        if self._offered and self.text == self._offered_in:
            offered = (*self._offered[1:], self._offered[0])
        else:
            offered = self._completions(room)
        if not offered:
            return None
        start, end = word_at(self.text, self.cursor)
        text = f"{self.text[:start]}{offered[0]}{self.text[end:]}"
        return replace(self, text=text, cursor=start + len(offered[0]), _offered=offered, _offered_in=text)

    def _completions(self, room: Room | None) -> tuple[str, ...]:
        addressed = self.addressed
        if addressed.command is not None:
            return complete_order(self.text, self.cursor)
        if room is None:
            return ()
        before = len(self.text) - len(addressed.text)
        return complete(addressed.text, self.cursor - before, room, addressed.kind)

    # Changing an entry

    def earlier(self, entry_ids: Sequence[int]) -> int | None:
        """The entry to be changed next: the one before that which is, else the last; None where there is no more."""
        place = entry_ids.index(self.changing) if self.changing in entry_ids else len(entry_ids)
        return entry_ids[place - 1] if place > 0 else None

    def recalling(self, entry_id: int, kind: EntryKind, line: str) -> Self:
        """With a recorded entry in the line, to be changed; what was being typed is set aside.

        Where a change of it was begun before and left, that comes back.
        """
        changes = self._changes_begun
        begun = changes.get(entry_id) or Draft(line, len(line))
        return replace(
            self,
            text=begun.text,
            cursor=min(begun.cursor, len(begun.text)),
            kind=kind,
            waiting=(),
            ahead=(),
            _ahead_in=None,
            _ahead_led_to=None,
            changing=entry_id,
            _recorded=line,
            _set_aside=self._line if self.changing is None else self._set_aside,
            _changes=changes,
        )

    def given_back(self) -> Self:
        """With what was being typed before an entry was changed; the change begun is kept."""
        return self if self.changing is None else replace(self, _changes=self._changes_begun)._change_ended()

    @property
    def goes_on_with_change(self) -> bool:
        """Whether the change under way was begun before, left and taken up again."""
        return self.changing in self._changes

    def _change_ended(self) -> Self:
        ended = replace(self, changing=None, _set_aside=None)
        return ended if self._set_aside is None else ended._with_line(self._set_aside)

    @property
    def _changes_begun(self) -> dict[int, Draft]:
        """Each entry of which a change was begun and not recorded, with what has become of it."""
        begun = {entry_id: draft for entry_id, draft in self._changes.items() if entry_id != self.changing}
        if self.changing is not None and self.text != self._recorded:
            begun[self.changing] = Draft(self.text, self.cursor)
        return begun

    # Being taken

    @property
    def is_refused(self) -> bool:
        """Whether the line is still the one that could not be taken, and nothing was typed in it since."""
        return self._refused == self._standing

    def refused(self) -> Self:
        """The line could not be taken, and stays."""
        return replace(self, _refused=self._standing)

    def taken(self) -> Self:
        """The line was taken: what comes after it takes its place."""
        taken = replace(self, _refused=None)
        if self.changing is not None:
            changes = {entry_id: draft for entry_id, draft in self._changes.items() if entry_id != self.changing}
            return replace(taken, _changes=changes)._change_ended()
        taken = replace(taken, kind=_kind_after(self.text, self.kind))
        if self.waiting:
            first, *others = self.waiting
            return replace(taken, text=first, cursor=len(first), waiting=tuple(others))
        if self._arrived_at is not None:
            return taken._put_back(taken._in_this_kind(self._arrived_at))
        return replace(taken, text="", cursor=0)

    def held_back(self) -> Self:
        """With the line, and what waits behind it, ahead of what is typed next: it was entered and is not taken."""
        if self.changing is not None:
            return self.given_back()
        if self.is_empty:
            return self
        led_to = self._ahead_led_to or self.kind
        says_nothing = self.addressed == Addressed(self.kind, self.text)
        line = f"/{self.kind.value} {self.text}" if says_nothing and self.kind is not led_to else self.text
        entered = (line, *self.waiting)
        for each in entered:
            led_to = _kind_after(each, led_to)
        return replace(
            self,
            text="",
            cursor=0,
            kind=_kind_after(self.text, self.kind),
            waiting=(),
            ahead=(*self.ahead, *entered),
            _ahead_in=self._ahead_in or self.kind,
            _ahead_led_to=led_to,
        )

    def held_no_more(self) -> Self:
        """With the lines ahead in the line again, and what was typed since behind them."""
        return replace(self, ahead=(), _ahead_in=None, _ahead_led_to=None)._with_line(self._line)

    @property
    def _standing(self) -> _Standing:
        return self.text, self.kind, self.changing, self.waiting

    # What is half-typed on an item

    @property
    def half_typed(self) -> Drafts:
        """All that is half-typed on the item before the meeting."""
        drafts = {_LINE: self._set_aside or self._line, **_fields(self._changes_begun)}
        if self.changing is not None:
            drafts[_CHANGING] = Draft(str(self.changing), 0)
        return drafts

    @property
    def half_typed_after(self) -> Drafts:
        """What is half-typed once the line has been taken."""
        if self.changing is not None:
            changes = {entry_id: draft for entry_id, draft in self._changes.items() if entry_id != self.changing}
            return {_LINE: self._set_aside or self._line, **_fields(changes)}
        cursor = len(self.waiting[0]) if self.waiting else 0
        return {
            _LINE: Draft("\n".join(self.waiting), cursor, _kind_after(self.text, self.kind)),
            **_fields(self._changes),
        }

    def begun(self, drafts: Drafts) -> Self:
        """With what was half-typed when ccm was last left, and what is in the line where the cursor stood in it."""
        back = self._put_back(drafts)
        text = f"{back.text[: back.cursor]}{self.text}{back.text[back.cursor :]}"
        return replace(back, text=text, cursor=back.cursor + len(self.text))

    def gone_on(self, drafts: Drafts, *, is_taken: bool) -> tuple[Self, Drafts]:
        """On another item, on which `drafts` are half-typed; and what is half-typed on the item that was left.

        Where a line that is being taken led there (`is_taken`), what waits behind that line comes along.
        """
        if is_taken:
            left = {_LINE: self._set_aside or Draft("", 0, self.kind), **_fields(self._changes)}
            changes = _changes_in(drafts)
            return replace(self, changing=None, _set_aside=None, _changes=changes, _arrived_at=drafts), left
        left = {name: draft for name, draft in self.half_typed.items() if name != _CHANGING}
        return self._put_back(self._in_this_kind(drafts)), left

    @property
    def _line(self) -> Draft:
        """The line with what waits behind it, a line each."""
        if self.ahead:
            lines = (*self.ahead, *((self.text,) if self.text else ()), *self.waiting)
            return Draft("\n".join(lines), len(lines[0]), self._ahead_in)
        return Draft("\n".join((self.text, *self.waiting)), self.cursor, self.kind)

    def _with_line(self, draft: Draft) -> Self:
        first, *waiting = draft.text.split("\n")
        cursor = min(draft.cursor, len(first))
        return replace(self, text=first, cursor=cursor, kind=draft.kind or self.kind, waiting=tuple(waiting))

    def _put_back(self, drafts: Drafts) -> Self:
        fresh = type(self)(kind=self.kind, _changes=_changes_in(drafts))
        return fresh._with_line(drafts.get(_LINE, Draft("", 0)))

    def _in_this_kind(self, drafts: Drafts) -> Drafts:
        """The kind stays until it is changed, so another item's is taken only with the line that was typed in it."""
        line = drafts.get(_LINE)
        return drafts if line and line.text else {**drafts, _LINE: Draft("", 0, self.kind)}

    # What is said of it

    @property
    def title(self) -> str:
        """What the line becomes, and of which change it is."""
        addressed = self.addressed
        what = addressed.kind.words if addressed.command is None else f"/{addressed.command}"
        if self.changing is None:
            return what
        begun = "a change begun before" if self.goes_on_with_change else "changing"
        return f"{what} · {begun} (Esc leaves it as it was)"

    @property
    def subtitle(self) -> str:
        """What waits behind the line."""
        return f"{counted(len(self.waiting), 'line')} behind this one" if self.waiting else ""


def change_under_way(drafts: Drafts) -> int | None:
    """The entry that was being changed when those drafts were left."""
    changing = drafts.get(_CHANGING)
    return int(changing.text) if changing else None


def _kind_after(line: str, kind: EntryKind) -> EntryKind:
    """The kind of the next line, once that one is taken."""
    addressed = address(line, kind)
    return kind if addressed.command else addressed.kind


def _changes_in(drafts: Drafts) -> dict[int, Draft]:
    return {int(name.removeprefix(_CHANGE)): draft for name, draft in drafts.items() if name.startswith(_CHANGE)}


def _fields(changes: Mapping[int, Draft]) -> dict[str, Draft]:
    return {f"{_CHANGE}{entry_id}": draft for entry_id, draft in changes.items()}
