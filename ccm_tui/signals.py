"""What the system says to a program in a terminal: to end, that the terminal has gone, to stop and to go on.

And what the program says to itself: whatever still holds it, it ends in time.
"""

import asyncio
import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from contextvars import copy_context
from queue import SimpleQueue
from types import FrameType
from typing import Any

MOST_SECONDS = 60
"""In how many seconds after it was asked to end the program is gone, whatever still holds it."""

_SAID_IN = 1.0
"""Seconds that a terminal has to take the last words."""

_LAST_WORDS = (
    "ccm has ended before everything was written: the disk, or what it was at, took too long.\r\n"
    "What it said is saved is saved. What was typed last may not be: look when you open it again."
)

_ENDINGS = ("SIGTERM", "SIGHUP", "SIGINT", "SIGBREAK")
"""By these a system, a terminal window that is being closed, or a colleague asks a program to end."""


class LastResort:
    """The end of the program, even where a disk does not answer or a thread hangs.

    It is as safe as a kill: what was said to be saved is on the disk.
    """

    def __init__(self) -> None:
        self._asked: SimpleQueue[int] = SimpleQueue()
        threading.Thread(target=self._end_in_time, name="last resort", daemon=True).start()

    def begin(self, exit_code: int) -> None:
        """From now on the program has `MOST_SECONDS`. A handler of signals may call this at any moment."""
        self._asked.put(exit_code)

    def _end_in_time(self) -> None:
        exit_code = self._asked.get()
        threading.Event().wait(MOST_SECONDS)
        say_outside(_LAST_WORDS)
        threading.Event().wait(_SAID_IN)
        os._exit(exit_code or 1)


def say_outside(words: str) -> None:
    """Says something once no screen does any more. The terminal may be what holds ccm, so nobody waits for it."""

    def say() -> None:
        with suppress(OSError):
            os.write(2, f"{words}\r\n".encode())

    threading.Thread(target=say, daemon=True).start()


def heed_endings(end: Callable[[int], None], last_resort: LastResort) -> None:
    """Calls `end` with the exit code, 128 and the signal's number, when the system asks for the end.

    To be called in the main thread, within the event loop, where `end` is then called as soon as that can. On Windows
    these are Ctrl+C and Ctrl+Break; a window that is closed ends the program at once there.
    """
    loop, context = asyncio.get_running_loop(), copy_context()

    def was_asked(number: int, _frame: FrameType | None) -> None:
        # Whatever the loop is at, the time in which the program ends begins now.
        last_resort.begin(128 + number)
        loop.call_soon_threadsafe(end, 128 + number, context=context)

    for name in _ENDINGS:
        if (number := getattr(signal, name, None)) is not None:
            signal.signal(number, was_asked)


def go_on_only_after_a_stop() -> None:
    """Has "go on" heard only by a program that was stopped.

    A terminal that goes away says it too, right after saying that it went. Textual would then start its input and
    output a second time, and never end. To be called once Textual heeds both signals itself.
    """
    if sys.platform == "win32":
        return
    stop, go_on = signal.getsignal(signal.SIGTSTP), signal.getsignal(signal.SIGCONT)
    stopped = False

    def was_asked_to_stop(number: int, frame: FrameType | None) -> Any:
        nonlocal stopped
        stopped = True
        return stop(number, frame) if callable(stop) else None

    def was_asked_to_go_on(number: int, frame: FrameType | None) -> Any:
        nonlocal stopped
        if not stopped or not callable(go_on):
            return None
        stopped = False
        return go_on(number, frame)

    signal.signal(signal.SIGTSTP, was_asked_to_stop)
    signal.signal(signal.SIGCONT, was_asked_to_go_on)


def write_nowhere_if_gone() -> None:
    """Points the streams of a terminal that has gone at nothing: what is still to be written must not wait for it."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (sys.__stdin__, sys.__stdout__, sys.__stderr__):
        if stream is not None and not stream.isatty():
            os.dup2(nothing, stream.fileno())
    os.close(nothing)
