"""A long text to be read: its lines stay whole, and only those on the screen are drawn."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from ccm_tui.domain.words.text import visible


class Pages(ScrollView, can_focus=True):
    """Lines of text, scrolled up and down, and sideways where the terminal is narrower than they are."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 (Textual's own word)
        super().__init__(id=id)
        self._lines: tuple[str, ...] = ()

    @property
    def lines(self) -> Sequence[str]:
        """What is read."""
        return self._lines

    def show(self, lines: Sequence[str]) -> None:
        """Shows these lines, from where one is reading."""
        self._lines = tuple(visible(line) for line in lines)
        self.virtual_size = Size(max(map(cell_len, self._lines), default=0), len(self._lines))
        self.refresh()

    def go_to(self, line: int) -> None:
        """Brings that line to the top."""
        self.scroll_to(y=line, animate=False)

    def render_line(self, y: int) -> Strip:
        """One line of what is on the screen; part of Textual's protocol."""
        across, down = self.scroll_offset
        place = down + y
        text = self._lines[place] if place < len(self._lines) else ""
        strip = Strip([Segment(text, self.rich_style)])
        return strip.crop_extend(across, across + self.size.width, self.rich_style)
