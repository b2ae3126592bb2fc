"""The curtain: a blank screen with the clock, drawn by one key over whatever is there."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Digits, Static

from ccm_tui.clock import Clock, london
from ccm_tui.commands import Place
from screens.frame.bindings import bindings
from screens.frame.lines import KeysFooter
from screens.frame.turn import LeftInTurn
from screens.widgets.text import plain


class CurtainScreen(LeftInTurn[None]):
    """Nothing of the record is shown here, and nothing of it is lost beneath."""

    HIDES = True
    PLACE = Place.CURTAIN
    ABOUT = "The curtain hides everything but the clock. What was being typed is kept; Esc goes on with it."
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.CURTAIN)
    CSS_PATH = "curtain.tcss"
    AUTO_FOCUS = "#cloth"

    class ProjectorAsked(Message):
        """The room is to see what it may."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="cloth"):
            yield Digits(id="clock")
            yield Static(plain("The curtain is drawn. Esc lifts it."), id="said")
        yield KeysFooter()

    def on_mount(self) -> None:
        """Shows the time, and goes on doing so."""
        self._tick()
        self.set_interval(1, self._tick)

    def action_lift(self) -> None:
        """Goes on where one was."""
        self.dismiss()

    def action_project(self) -> None:
        """Shows what the room may see."""
        self.post_message(self.ProjectorAsked())

    def _tick(self) -> None:
        self.query_one("#clock", Digits).update(f"{london(self._clock()):%H:%M}")
