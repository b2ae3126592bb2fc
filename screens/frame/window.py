"""The window that a terminal shows the application in, and what is in it while the record is being opened."""

import os
import sys

from textual import events
from textual.app import App, ComposeResult
from textual.geometry import Size
from textual.widgets import Static

from screens.frame.turn import LeftInTurn
from screens.widgets.text import plain


class OpeningScreen(LeftInTurn[None]):
    """The first frame: the name, so that the terminal is never blank."""

    def compose(self) -> ComposeResult:
        yield Static(plain("ccm: opening the record"))


SECONDS_BETWEEN_LOOKS = 1.0
"""How long a screen may stay laid out for another size than the window has."""


def fit_to_window(app: App[None]) -> None:
    """Lays all screens out anew where they are laid out for another size than the window has.

    A terminal says once that its size has changed. That word can get lost: on a busy machine, or where a session is
    left and taken up again elsewhere.
    """
    try:
        window = Size(*os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1))
    except OSError:
        # The terminal has gone.
        return
    if window and window != app.screen.size:
        changed = events.Resize(window, window)
        for pump in (app, *app.screen_stack):
            pump.post_message(changed)
