"""What is on screen while the record is being opened."""

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from screens.widgets.plain import plain


class OpeningScreen(Screen[None]):
    """The first frame: the name, so that the terminal is never blank."""

    def compose(self) -> ComposeResult:
        yield Static(plain("ccm: opening the record"))
