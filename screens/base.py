"""What every screen of ours has: the lane to the record, its commands, and errors told in words."""

from collections.abc import Awaitable
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.screen import Screen

from ccm_tui.commands import Place
from ccm_tui.errors import CcmError

if TYPE_CHECKING:
    # The record's own libraries take most of a second to load; the first frame does not wait for them.
    from db.lane import Lane

T = TypeVar("T")


class CcmScreen(Screen[None]):
    """A screen over the record.

    A subclass names its `PLACE`, whose commands it answers with an action each, and declares
    `BINDINGS = bindings(PLACE)`.
    """

    PLACE: ClassVar[Place]
    """Whose commands work here, and whose help F1 shows."""

    ABOUT: ClassVar[str] = ""
    """What the screen is for, in a sentence or two, for the help."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (23, "-tall")]

    def __init__(self, lane: "Lane") -> None:
        super().__init__()
        self.lane = lane
        """The only way to the record."""

    async def attempt(self, act: Awaitable[T]) -> T | None:
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

    async def keep_typing(self) -> None:
        """Keeps what is being typed; called before the application ends."""
