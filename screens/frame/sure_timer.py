"""Timers that go off once, and always do."""

from textual.message_pump import MessagePump
from textual.timer import Timer, TimerCallback


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
