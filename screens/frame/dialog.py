"""The base of our dialogs: a body that scrolls, and buttons that are always on the screen."""

from pathlib import Path
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.types import CSSPathType
from textual.widgets import Button, Static

from ccm_tui.commands import Place, commands_of
from screens.frame.bindings import bindings, shown_key
from screens.frame.turn import LeftInTurn
from screens.widgets.text import plain

_Result = TypeVar("_Result")

DIALOG_SHEET = Path(__file__).with_name("dialog.tcss")
"""How every dialog looks, wherever the module of a subclass lies."""


class Dialog(LeftInTurn[_Result | None], ModalScreen[_Result | None]):
    """A dialog that answers with a result, or with None when it is left with Esc."""

    PLACE: ClassVar[Place] = Place.DIALOG
    ABOUT: ClassVar[str] = ""
    """What is asked and what becomes of the answer, in a sentence or two, for the help."""
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.DIALOG)
    CSS_PATH: ClassVar[CSSPathType | None] = DIALOG_SHEET
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog") as box:
            box.border_title = plain(self._title)
            box.border_subtitle = plain(self._keys())
            with VerticalScroll(id="body", can_focus=False):
                yield from self.compose_body()
            with Horizontal(id="buttons"):
                yield from self.compose_buttons()

    def compose_body(self) -> ComposeResult:
        """What the dialog shows and asks."""
        yield Static()

    def compose_buttons(self) -> ComposeResult:
        """Its buttons, the one for going on first."""
        yield Button("OK", id="go", variant="primary")
        yield Button("Back", id="leave")

    def action_go(self) -> None:
        """Answers with what was entered."""
        self.go()

    async def action_leave(self) -> None:
        """Leaves without an answer."""
        self.dismiss(None)

    async def on_button_pressed(self, event: Button.Pressed) -> None:
        """The two buttons that every dialog has."""
        if event.button.id == "leave":
            await self.action_leave()
        elif event.button.id == "go":
            self.go()

    def go(self) -> None:
        """Answers with what was entered."""
        raise NotImplementedError

    def _keys(self) -> str:
        """The keys that work here, for the border."""
        commands = (*commands_of(self.PLACE), *commands_of(Place.EVERYWHERE))
        return " · ".join(
            f"{shown_key(command.keys[0])} {command.label.lower()}" for command in commands if command.in_footer
        )
