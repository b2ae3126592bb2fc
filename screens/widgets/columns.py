"""Several texts side by side or one after another, giving way as a terminal narrows."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

_GAP = 2


@dataclass(frozen=True, slots=True)
class Cell:
    """One text of a row: so many terminal cells wide, or a share of what the others leave."""

    content: Content
    width: int = 0
    share: int = 0


class Columns(Visual):
    """Cells side by side."""

    def __init__(self, *cells: Cell) -> None:
        self._cells = cells

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The row as lines of the width; part of Textual's protocol."""
        widths = self._widths(width)
        base = style.rich_style
        rendered = [
            cell.content.render_strips(room, None, style, options)
            for cell, room in zip(self._cells, widths, strict=True)
        ]
        lines = [
            Strip.join(
                strip
                for place, room in enumerate(widths)
                for strip in (
                    (line[place] or Strip.blank(room, base)).adjust_cell_length(room, base),
                    Strip.blank(_GAP if place + 1 < len(widths) else 0, base),
                )
            )
            for line in zip_longest(*rendered)
        ]
        return lines[:height]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002 (Textual's protocol)
        """A row takes what there is; part of Textual's protocol."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """The height of the tallest cell; part of Textual's protocol."""
        return max(
            cell.content.get_height(rules, room) for cell, room in zip(self._cells, self._widths(width), strict=True)
        )

    def _widths(self, width: int) -> list[int]:
        shares = sum(cell.share for cell in self._cells)
        left = width - sum(cell.width for cell in self._cells) - _GAP * (len(self._cells) - 1)
        # Two cells at least, so that a wide character always has room.
        return [cell.width or max(2, left * cell.share // shares) for cell in self._cells]


_FLOW_GAP = "  "


class Flow(Visual):
    """A new line begins between two of the texts, never within one."""

    def __init__(self, parts: Sequence[Content], gap: str = _FLOW_GAP) -> None:
        self._parts = parts
        self._gap = gap

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The texts as lines of the width; part of Textual's protocol."""
        strips = [strip for line in self._lines(width) for strip in line.render_strips(width, None, style, options)]
        return strips[:height]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """The width of all of them in one line; part of Textual's protocol."""
        return Content(self._gap).join(self._parts).get_optimal_width(rules, container_width)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """How many lines they take; part of Textual's protocol."""
        return sum(line.get_height(rules, width) for line in self._lines(width))

    def _lines(self, width: int) -> list[Content]:
        lines = list(self._parts[:1])
        for part in self._parts[1:]:
            longer = Content.assemble(lines[-1], self._gap, part)
            if longer.cell_length <= width:
                lines[-1] = longer
            else:
                lines.append(part)
        return lines
