"""The keys of a list that is gone through line by line, always on screen: more of them than a footer holds."""

from collections.abc import Sequence

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets import Static

from ccm_tui.commands import Command, Place, commands_of
from screens.bindings import shown_key
from screens.widgets.plain import plain
from screens.widgets.tones import KEY

_GAP = "  "


class KeysLine(Static):
    """The commands of a place that its footer leaves out, each with its key."""

    def __init__(self, place: Place) -> None:
        left_out = (command for command in commands_of(place) if not command.in_footer)
        super().__init__(_Flow([_key(command) for command in left_out]), id="keys")


class _Flow(Visual):
    """Short texts one after another; a new line begins between two of them, never within one."""

    def __init__(self, parts: Sequence[Content]) -> None:
        self._parts = parts

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        strips = [strip for line in self._lines(width) for strip in line.render_strips(width, None, style, options)]
        return strips[:height]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return Content(_GAP).join(self._parts).get_optimal_width(rules, container_width)

    def get_height(self, rules: RulesMap, width: int) -> int:
        return sum(line.get_height(rules, width) for line in self._lines(width))

    def _lines(self, width: int) -> list[Content]:
        lines = [self._parts[0]]
        for part in self._parts[1:]:
            longer = Content.assemble(lines[-1], _GAP, part)
            if longer.cell_length <= width:
                lines[-1] = longer
            else:
                lines.append(part)
        return lines


def _key(command: Command) -> Content:
    return Content.assemble(plain(shown_key(command.keys[0]), KEY), " ", plain(command.label))
