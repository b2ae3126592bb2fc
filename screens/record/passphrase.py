"""Where a passphrase is chosen: before a record is made, and whenever it is to be another."""

from collections.abc import Awaitable, Callable
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from ccm_tui.commands import Place
from ccm_tui.errors import CcmError
from screens.frame.bindings import bindings
from screens.frame.form import field
from screens.frame.lines import KeysFooter, PlaceLine
from screens.frame.turn import LeftInTurn
from screens.widgets.text import BAD, NOTICE, plain

TakePassphrase = Callable[[str | None, str | None], Awaitable[None]]
"""Goes on with the passphrase so far and the one chosen; None is none. Raises CcmError where that can't be."""

_WHY = (
    "The record holds what is said about people at risk. With a passphrase its file can be read by nobody else, "
    "even where the computer is lost or copied.\n\n"
    "Choose four or more words that don't belong together. Write it down and keep it where your organisation keeps "
    "such things: a passphrase that is lost can't be found again by anybody, and neither can the record."
)

_GROUND = 2
"""Textual's own first screen, and the first of ours: beneath them there is nothing to go back to."""

_WITHOUT = (
    "Without a passphrase, whoever has this computer or a copy of the file reads every case. "
    "Press F8 again to go on without one."
)


class PassphraseScreen(LeftInTurn[None]):
    """The passphrase typed twice; or, deliberately, none."""

    PLACE = Place.PASSPHRASE
    ABOUT = (
        "A passphrase locks the record's file. It is asked for whenever the record is opened, and after ccm was left "
        "alone for a while. It can be changed or removed later, from the home screen."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.PASSPHRASE)
    CSS_PATH = "passphrase.tcss"
    AUTO_FOCUS = "Input"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (23, "-tall")]

    wrong = getters.query_one("#wrong", Static)

    def __init__(self, heading: str, take: TakePassphrase, *, asks_old: bool) -> None:
        super().__init__()
        self._heading = heading
        self._take = take
        self._asks_old = asks_old
        self._warned = False
        self._working = False

    def compose(self) -> ComposeResult:
        yield PlaceLine()
        with VerticalScroll(id="body", can_focus=False):
            yield Static(plain(_WHY), id="why")
            if self._asks_old:
                yield field("Now", Input(password=True, id="old", compact=True))
            yield field("Passphrase", Input(password=True, id="new", compact=True))
            yield field("The same again", Input(password=True, id="again", compact=True))
            yield Static(id="wrong")
        yield KeysFooter()

    def on_mount(self) -> None:
        """Says what it is for."""
        self.query_one(PlaceLine).show(self._heading, "")

    async def action_go_on(self) -> None:
        """Goes on with what was typed twice."""
        new = self.query_one("#new", Input).value
        if new != self.query_one("#again", Input).value:
            self._say("The two are not the same. Type the second again.", BAD)
            self.query_one("#again", Input).focus()
        elif not new:
            self._say("Type a passphrase, or press F8 to go on without one.", BAD)
        else:
            await self._go_on(new)

    async def action_without(self) -> None:
        """Goes on without a passphrase, once that is meant."""
        if self._warned:
            await self._go_on(None)
        else:
            self._warned = True
            self._say(_WITHOUT, NOTICE)

    def action_back(self) -> None:
        """Leaves everything as it is, where there is something to go back to."""
        if not self._working and len(self.app.screen_stack) > _GROUND:
            self.dismiss()

    @on(Input.Changed)
    def _something_was_typed(self) -> None:
        self._warned = False

    @on(Input.Submitted)
    async def _enter_was_pressed(self, event: Input.Submitted) -> None:
        if event.input.id == "again":
            await self.action_go_on()
        else:
            self.focus_next()

    async def _go_on(self, new: str | None) -> None:
        if self._working:
            return
        self._working = True
        self._say("Writing the record.", NOTICE)
        try:
            await self._take(self.query_one("#old", Input).value if self._asks_old else None, new)
        except CcmError as error:
            self._say(f"{error.what} {error.do}", BAD)
        finally:
            self._working = False

    def _say(self, words: str, tone: str) -> None:
        self.wrong.update(plain(words, f"bold {tone}"))
