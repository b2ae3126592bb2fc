"""Where the passphrase is asked for: when a locked record is opened, and when ccm was left alone for a while."""

from collections.abc import Awaitable, Callable
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from ccm_tui.commands import Place
from ccm_tui.domain.words.counting import counted
from ccm_tui.errors import CcmError
from ccm_tui.passphrase import wait_after
from screens.frame.bindings import bindings
from screens.frame.lines import KeysFooter
from screens.frame.turn import LeftInTurn, SureTimer
from screens.widgets.text import BAD, plain

Unlock = Callable[[str], Awaitable[None]]
"""Goes on with that passphrase. Raises CcmError where it is not the right one."""


class UnlockScreen(SureTimer, LeftInTurn[None]):
    """Nothing of the record is shown here. Each wrong passphrase makes the next wait longer."""

    HIDES = True
    PLACE = Place.UNLOCK
    ABOUT = (
        "The record is locked. Type its passphrase and press Enter. Nothing was lost: what was being typed is "
        "where you left it. There is no way in without the passphrase."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.UNLOCK)
    CSS_PATH = "unlock.tcss"
    AUTO_FOCUS = "#passphrase"

    passphrase = getters.query_one("#passphrase", Input)
    wrong = getters.query_one("#wrong", Static)

    def __init__(self, why: str, unlock: Unlock) -> None:
        super().__init__()
        self._why = why
        self._unlock = unlock
        self._wrong_so_far = 0
        self._wait = 0

    def compose(self) -> ComposeResult:
        with Vertical(id="gate"):
            yield Static(plain(self._why), id="why")
            yield Input(password=True, id="passphrase", classes="frame")
            yield Static(plain("Type the passphrase, then Enter."), id="wrong")
        yield KeysFooter()

    def on_mount(self) -> None:
        """Names the field."""
        self.passphrase.border_title = "Passphrase"

    @on(Input.Submitted)
    async def action_unlock(self) -> None:
        """Tries the passphrase."""
        typed = self.passphrase.value
        if not typed or self._wait:
            return
        self.wrong.update(plain("Looking."))
        try:
            await self._unlock(typed)
        except CcmError as error:
            self._wrong_so_far += 1
            self._wait = round(wait_after(self._wrong_so_far))
            self._say_wrong(error)

    def _say_wrong(self, error: CcmError) -> None:
        """Says so, and how long to wait; what was typed stays, to be put right."""
        self.passphrase.select_all()
        words = f"{error.what} {error.do}"
        if self._wait:
            words = f"{error.what} Wait {counted(self._wait, 'second')}."
            self.set_timer(1, lambda: self._count_down(error))
        self.wrong.update(plain(words, f"bold {BAD}"))

    def _count_down(self, error: CcmError) -> None:
        self._wait -= 1
        self._say_wrong(error)
