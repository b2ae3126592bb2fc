"""Leaving a screen only once it is in front again, and timers that always go off."""

from typing import Any

from textual import events
from textual.await_complete import AwaitComplete
from textual.css.query import NoMatches
from textual.dom import NoScreen
from textual.message_pump import MessagePump
from textual.screen import Screen, ScreenResultType
from textual.timer import Timer, TimerCallback
from textual.widget import Widget


class SureTimer(MessagePump):
    """Whatever sets a timer that must go off; stands before the class it is mixed into.

    Textual leaves out a tick for which it is too late. The only tick of a timer that goes off once is then left out
    too: where a busy machine holds the program up as the timer starts, what it was set for never comes to pass. A
    window would stay laid out for the size it had before, and typing would not be kept any more.
    """

    def set_timer(
        self, delay: float, callback: TimerCallback | None = None, *, name: str | None = None, pause: bool = False
    ) -> Timer:
        """Calls the callback once, after that many seconds or as soon as it can."""
        # It starts paused, so that it can be told before it looks at the time.
        timer = super().set_timer(delay, callback, name=name, pause=True)
        timer._skip = False
        if not pause:
            timer.resume()
        return timer


class LeftInTurn(Screen[ScreenResultType]):
    """A screen that is left by itself and never by another.

    Textual takes the screen in front away, whichever asks to be left. A dialog whose answer has taken its time on a
    slow disk would lift the curtain that was drawn over it meanwhile, or open the lock.
    """

    _left_with: tuple[ScreenResultType | None] | None = None

    async def on_event(self, event: events.Event) -> None:
        """Takes what happens, but for the size of a window that has another by now, and for what comes too late.

        Textual hands a screen's size on to those beneath it, and they theirs to it: two sizes that follow each other
        fast would go to and fro without end. What is handed on while a screen is being left finds half of it gone.
        """
        if isinstance(event, events.Resize) and event.size != self.app.size:
            return
        try:
            await super().on_event(event)
        except NoMatches:
            if not is_left(self):
                raise

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


def is_left(node: Any) -> bool:
    """Whether that is a screen, or lies on one, which is shown no more."""
    if not isinstance(node, Widget):
        return False
    try:
        return node.screen not in node.app.screen_stack or not node.is_running
    except NoScreen:
        return True
