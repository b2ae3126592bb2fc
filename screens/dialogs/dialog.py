"""The base of our dialogs: a body that scrolls, and buttons that are always on the screen."""

from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.types import CSSPathType
from textual.widgets import Button, Static

from screens.widgets.plain import plain

Result = TypeVar("Result")


class Dialog(ModalScreen[Result | None]):
    """A dialog that answers with a result, or with None when it is left with Esc."""

    BINDINGS = [("escape", "leave", "Back")]
    CSS_PATH: ClassVar[CSSPathType | None] = "dialog.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog") as box:
            box.border_title = plain(self._title)
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
