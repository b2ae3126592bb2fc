"""What stands above an empty line: the next thing of the script, below what was done last or above the templates."""

from collections.abc import Sequence

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from ccm_tui.commands import Place, command_at
from ccm_tui.domain.meetings.scene import Step
from screens.frame.bindings import shown_key
from screens.widgets.flow import Flow
from screens.widgets.plain import plain
from screens.widgets.tones import KEY, MUTED

_BEGINNING = 19
"""Cells of a template that are shown, so that several stand beside one another."""


class Lead(Visual):
    """Texts in the order of their weight: each of the later ones has its line before the first gets a second."""

    def __init__(self, *texts: Content | Flow) -> None:
        self._texts = texts

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """As much of the texts as there is room for; part of Textual's protocol."""
        strips: list[Strip] = []
        for place, text in enumerate(self._texts):
            after = len(self._texts) - place - 1
            room = None if height is None else max(1, height - len(strips) - after)
            if room == 1 and isinstance(text, Content):
                text = text.truncate(width, ellipsis=True)
            strips.extend(text.render_strips(width, room, style, options)[:room])
        return strips[:height]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002 (Textual's protocol)
        """It takes what there is; part of Textual's protocol."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:  # noqa: ARG002 (Textual's protocol)
        """A line for each text; what else there is of them fills the room there is. Part of Textual's protocol."""
        return len(self._texts)


def step_line(step: Step) -> Content:
    """A step, its key first so that it is there however narrow the screen is: "F4 Read back 2 actions"."""
    does = shown_key(command_at(Place.DESK, step.command).keys[0]) if step.command else step.order
    return Content.assemble(plain(does, KEY), " ", plain(step.words))


def template_lines(lines: Sequence[str]) -> Flow:
    """The beginnings of the templates, each behind the digit that calls it."""
    return Flow(
        [
            Content.assemble(plain(str(number), KEY), " ", plain(line, MUTED).truncate(_BEGINNING, ellipsis=True))
            for number, line in enumerate(lines, 1)
        ]
    )
