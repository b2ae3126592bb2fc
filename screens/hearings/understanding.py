"""What the composer understood, live above the typing: the same words that the record will hold."""

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets import Static

from ccm_tui.commands import Place, command_at
from ccm_tui.domain.meetings.case_script import NextStep
from screens.frame.bindings import shown_key
from screens.widgets.columns import Flow
from screens.widgets.text import BAD, GOOD, KEY, MUTED, NOTICE, plain

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


def step_line(step: NextStep) -> Content:
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


class Understanding(Static):
    """What the entry becomes, and what to know of it; over an empty line, what was done last and what comes next."""

    _done: tuple[Content, ...] = ()
    """What was done last, which stays until something else is typed or another item is called."""
    _height = 0
    """Lines that the words need."""

    def show(self, said: str, remarks: Iterable[str] = ()) -> None:
        """Shows what a line becomes and what to know before it is recorded."""
        self._done = ()
        self._say(Content("\n").join((plain(said), _remarks(remarks))))

    def lead(self, step: NextStep, templates: Sequence[str] = ()) -> None:
        """Shows, while nothing is typed, what comes next; below what was done last where that still stands."""
        next_thing = step_line(step)
        self._say(Lead(*self._done, next_thing) if self._done else Lead(next_thing, template_lines(templates)))

    def show_done(self, said: str, remarks: Iterable[str] = ()) -> None:
        """Shows what was recorded, until something is typed."""
        texts = (plain(f"✓ {said}", GOOD), _remarks(remarks))
        self._done = tuple(text for text in texts if text.plain)
        self._say(Lead(*self._done))

    def show_error(self, what: str, do: str) -> None:
        """Shows that a line was not recorded, and what to do; the line is still there."""
        self._done = ()
        self._say(Content("\n").join((plain(f"NOT SAVED: {what}", f"bold {BAD}"), plain(do))))

    def let_go(self) -> None:
        """What was done last is seen; the next thing takes its place."""
        self._done = ()

    def _say(self, words: Content | Lead) -> None:
        """Each key comes here: only where the words need another height is the screen laid out anew."""
        width = self.content_size.width
        height = words.get_height(self.styles.get_rules(), width) if width else 0
        self.update(words, layout=height != self._height)
        self._height = height


def _remarks(remarks: Iterable[str]) -> Content:
    return plain(" · ".join(remarks), NOTICE)
