"""Short texts one after another, as many lines of them as there is room for."""

from collections.abc import Sequence

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

GAP = "  "


class Flow(Visual):
    """A new line begins between two of the texts, never within one."""

    def __init__(self, parts: Sequence[Content], gap: str = GAP) -> None:
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
