"""What every screen over the record has: the lane to it, its commands, and errors told in words."""

from collections.abc import Awaitable
from typing import ClassVar, TypeVar

from textual import getters
from textual.screen import ScreenResultCallbackType

from ccm_tui.commands import Place
from ccm_tui.errors import CcmError
from ccm_tui.services.record.drafts import DraftPlace
from db.lane import Lane
from screens.frame.dialog_drafts import DraftsInRecord
from screens.frame.form import Form
from screens.frame.going import GoingApp, Wanted
from screens.frame.typing import KeepsTyping

_T = TypeVar("_T")


class CcmScreen(KeepsTyping[None]):
    """A screen over the record.

    A subclass names its `PLACE`, whose commands it answers with an action each, and declares
    `BINDINGS = bindings(PLACE)`.
    """

    PLACE: ClassVar[Place]
    """Whose commands work here, and whose help F1 shows."""

    ABOUT: ClassVar[str] = ""
    """What the screen is for, in a sentence or two, for the help."""

    app = getters.app(GoingApp)

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (23, "-tall")]

    def __init__(self, lane: Lane) -> None:
        super().__init__()
        self.lane = lane
        """The only way to the record."""

    async def attempt(self, act: Awaitable[_T]) -> _T | None:
        """What the act returns; where it can't be done, says so in words and returns None."""
        try:
            return await act
        except CcmError as error:
            self.say_error(error)
            return None

    def say_error(self, error: CcmError) -> None:
        """Tells what is wrong and what to do."""
        self.notify(error.do, title=error.what, severity="error", timeout=12, markup=False)

    def say_done(self, words: str) -> None:
        """Tells what was done, in passing."""
        self.notify(words, markup=False)

    async def refresh_record(self) -> None:
        """Reads the record anew and shows it; called after undo and redo, and when the screen comes back."""

    async def go_to(self, wanted: Wanted, left: ScreenResultCallbackType[None] | None = None) -> None:
        """Shows what is wanted, in front of this screen; `left` is done once one is back from there."""
        await self.app.push_screen(self.app.screen_for(wanted), left)

    async def give_way_to(self, wanted: Wanted) -> None:
        """Shows what is wanted, in place of this screen."""
        await self.app.switch_screen(self.app.screen_for(wanted))

    def drafts(self, name: str, item_id: int | None = None) -> DraftsInRecord:
        """What is half-typed in the dialog of that name, which says about what it is: "defer 17"."""
        return DraftsInRecord(self.lane, DraftPlace(name, item_id), self.PLACE)

    async def ask(self, form: Form[_T], answered: ScreenResultCallbackType[_T | None] | None = None) -> None:
        """Shows the form, with what was half-typed in it before."""
        try:
            await form.recall()
        except CcmError as error:
            self.say_error(error)
        else:
            self.app.push_screen(form, answered)
