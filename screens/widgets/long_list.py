"""A list of any number of lines, of which only those that are looked at are read and drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual, VisualType, visualize

from screens.widgets.lists import in_one_colour
from screens.widgets.text import plain
from screens.widgets.typing import InOrder

PAGE = 100
"""How many lines are asked for at once."""

_KEPT = 2_000
"""How many lines it holds, or a few more, before it lets go of those far away."""

_LINE, _CHOSEN = "long-list--line", "long-list--chosen"


class LongList(InOrder, ScrollView, can_focus=True):
    """Lines of one row each, gone through with the screen's own keys; it asks for those it has not been given."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home", "first", "First", show=False),
        Binding("end", "last", "Last", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {_LINE, _CHOSEN}

    highlighted: reactive[int | None] = reactive(None, always_update=True)
    """Which line is marked, counted from 0; None where there is none."""

    @dataclass
    class Wanted(Message):
        """Lines that are to be seen have not been given yet."""

        offset: int
        """The first of them; as many as a page are asked for."""

    @dataclass
    class Marked(Message):
        """Another line is marked, or another is in its place."""

        index: int | None

    def __init__(self, nothing: str, *, id: str) -> None:  # noqa: A002 (Textual's own word)
        super().__init__(id=id, classes="frame")
        self._nothing = nothing
        self._count = 0
        self._lines: dict[int, VisualType] = {}
        self._strips: dict[int, Strip] = {}
        self._asked: set[int] = set()

    @property
    def count(self) -> int:
        """How many lines there are."""
        return self._count

    def begin(self, count: int, offset: int, lines: Sequence[VisualType], mark: int = 0) -> None:
        """Shows so many lines from now on, of which these are given already; the one of number `mark` is marked."""
        self._count = count
        self._lines, self._asked = {}, set()
        self.virtual_size = Size(0, max(count, 1))
        self._take(offset, lines)
        self.highlighted = min(mark, count - 1) if count else None
        self.refresh()

    def give(self, offset: int, lines: Sequence[VisualType]) -> None:
        """Takes lines that were wanted, and draws them."""
        self._take(offset, lines)
        self.refresh()
        self.post_message(self.Marked(self.highlighted))

    def wants(self, offset: int) -> bool:
        """Whether the lines of that page are still to be seen; where they are not, they can be asked for again."""
        top = self.scroll_offset.y
        if offset < top + self.size.height and offset + PAGE > top:
            return True
        self._asked.discard(offset // PAGE)
        return False

    def action_move(self, by: int) -> None:
        """Marks the line so many further down, or up where it is negative."""
        if self._count:
            self.highlighted = min(max((self.highlighted or 0) + by, 0), self._count - 1)

    def action_page(self, pages: int) -> None:
        """Goes so many screenfuls further."""
        self.action_move(pages * max(self.scrollable_content_region.height - 1, 1))

    def action_first(self) -> None:
        """Goes to the first line."""
        self.action_move(-self._count)

    def action_last(self) -> None:
        """Goes to the last line."""
        self.action_move(self._count)

    def watch_highlighted(self, before: int | None, now: int | None) -> None:
        """Shows what is marked, wherever it stands."""
        self._strips.pop(-1 if before is None else before, None)
        self._strips.pop(-1 if now is None else now, None)
        if now is not None:
            self.scroll_to_region(Region(0, now, 1, 1), animate=False, force=True, immediate=True)
        self.refresh()
        self.post_message(self.Marked(now))

    def render_line(self, y: int) -> Strip:
        """One line; part of Textual's protocol."""
        width, index = self.scrollable_content_region.width, self.scroll_offset.y + y
        if not self._count and y == 0:
            return self._drawn(plain(self._nothing), _LINE)
        if index >= self._count:
            return Strip.blank(width, self.rich_style)
        if index not in self._strips:
            line = self._lines.get(index)
            if line is None:
                self._want(index)
                return self._drawn(plain("…"), _LINE)
            self._strips[index] = self._marked(line) if index == self.highlighted else self._drawn(line, _LINE)
        return self._strips[index]

    def notify_style_update(self) -> None:
        """Draws all lines anew in the new colours; part of Textual's protocol."""
        self._strips.clear()
        super().notify_style_update()

    def on_resize(self) -> None:
        """Draws all lines anew in the new width."""
        self._strips.clear()
        if self.highlighted is not None:
            self.scroll_to_region(Region(0, self.highlighted, 1, 1), animate=False, force=True, immediate=True)

    def on_focus(self) -> None:
        """What is marked looks otherwise where the keys go."""
        self._strips.clear()

    def on_blur(self) -> None:
        """What is marked looks otherwise where the keys don't go."""
        self._strips.clear()

    def on_click(self, event: events.Click) -> None:
        """Marks the line that was pointed at."""
        place = event.get_content_offset(self)
        if place is not None and place.y + self.scroll_offset.y < self._count:
            self.highlighted = place.y + self.scroll_offset.y

    def _marked(self, line: VisualType) -> Strip:
        return in_one_colour(self._drawn(line, _CHOSEN), self.get_component_rich_style(_CHOSEN))

    def _take(self, offset: int, lines: Sequence[VisualType]) -> None:
        self._strips.clear()
        if len(self._lines) > _KEPT:
            self._lines = {index: line for index, line in self._lines.items() if abs(index - offset) < _KEPT // 2}
        self._lines.update(enumerate(lines, offset))
        self._asked.discard(offset // PAGE)

    def _want(self, index: int) -> None:
        """Asks for the page that the line is on, once."""
        page = index // PAGE
        if page not in self._asked:
            self._asked.add(page)
            self.post_message(self.Wanted(page * PAGE))

    def _drawn(self, line: VisualType, look: str) -> Strip:
        width, style = self.scrollable_content_region.width, self.get_visual_style(look)
        strips = Visual.to_strips(self, visualize(self, line, markup=False), width, 1, style)
        return (strips[0] if strips else Strip.blank(width)).adjust_cell_length(width, style.rich_style)
