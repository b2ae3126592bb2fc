"""Help for the screen one is on: what it is for, its keys, and on the desk what can be typed."""

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.types import CSSPathType
from textual.widgets import Button, Static

from ccm_tui.commands import Command, Place, commands_of
from ccm_tui.domain.composer.examples import DAYS, EXAMPLES, LINE_MARKS
from ccm_tui.domain.composer.orders.orders import USAGE
from screens.frame.bindings import shown_keys
from screens.frame.dialog import DIALOG_SHEET, Dialog
from screens.widgets.columns import Cell, Columns
from screens.widgets.text import KEY, MUTED, plain

_KEYS_WIDTH = 14
"""Room for the longest keys of a command: Del, Backspace."""


class HelpScreen(Dialog[None]):
    """What a place is for and what can be done there. F1, which opened it, leaves it again, as Esc does."""

    BEFORE_COVER = True
    CSS_PATH: ClassVar[CSSPathType | None] = [DIALOG_SHEET, "help.tcss"]

    def __init__(self, place: Place, about: str) -> None:
        super().__init__(f"Help · {place}")
        self._place = place
        self._about = about

    def compose_body(self) -> ComposeResult:
        yield Static(plain(self._about), classes="about")
        if self._place is Place.DESK:
            yield from _composer_help()
        if self._place is not Place.EVERYWHERE:
            yield from _commands("Here", commands_of(self._place))
        if self._place is Place.DESK:
            yield from _commands("While typing", commands_of(Place.COMPOSER))
        yield from _commands("Everywhere", commands_of(Place.EVERYWHERE))

    def compose_buttons(self) -> ComposeResult:
        yield Button("Back", id="leave")

    def go(self) -> None:
        self.dismiss()

    def on_mount(self) -> None:
        """The text itself is scrolled with the keys."""
        body = self.query_one("#body", VerticalScroll)
        body.can_focus = True
        body.focus()


def _commands(title: str, commands: Iterable[Command]) -> ComposeResult:
    yield _title(title)
    for command in commands:
        meaning = Content.assemble(plain(f"{command.label}. ", "bold"), plain(command.help))
        keys = plain(shown_keys(command) or "palette", KEY)
        yield Static(Columns(Cell(keys, width=_KEYS_WIDTH), Cell(meaning, share=1)))


def _composer_help() -> ComposeResult:
    yield _title("What can be typed")
    yield from _typed(LINE_MARKS)
    for example in EXAMPLES:
        line = Content.assemble(plain(example.line, "bold"), "\n", plain(example.meaning, MUTED))
        kind = plain(f"/{example.kind.value}", KEY)
        yield Static(Columns(Cell(kind, width=_KEYS_WIDTH), Cell(line, share=1)))
    yield _title("Days")
    yield from _typed(DAYS)
    yield _title("Orders")
    for usage in USAGE.values():
        yield Static(plain(usage))


def _typed(lines: Iterable[tuple[str, str]]) -> ComposeResult:
    for typed, meaning in lines:
        yield Static(Content.assemble(plain(typed, "bold"), "  ", plain(meaning, MUTED)))


def _title(words: str) -> Static:
    return Static(plain(words), classes="title")
