"""Leaving a screen that something stands before: only once it is in front again."""

from textual.await_complete import AwaitComplete
from textual.screen import Screen, ScreenResultType


class LeftInTurn(Screen[ScreenResultType]):
    """A screen that is left by itself and never by another.

    Textual takes the screen in front away, whichever asks to be left. A dialog whose answer has taken its time on a
    slow disk would lift the curtain that was drawn over it meanwhile, or open the lock.
    """

    _left_with: tuple[ScreenResultType | None] | None = None

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Leaves this screen with that result, at once or when it is in front again."""
        if self.is_active:
            return super().dismiss(result)
        self._left_with = (result,)
        return AwaitComplete()

    async def on_screen_resume(self) -> None:
        """It is in front again."""
        if self._left_with is not None:
            (result,) = self._left_with
            self._left_with = None
            # Later, because a screen can't wait for its own end.
            self.call_later(self._leave_now, result)

    def _leave_now(self, result: ScreenResultType | None) -> None:
        self.dismiss(result)
