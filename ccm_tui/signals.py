"""What the system says to a program in a terminal: to end, that the terminal has gone, to stop and to go on."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import Any

_ENDINGS = ("SIGTERM", "SIGHUP", "SIGINT")
"""By these a system, a terminal window that is being closed, or a colleague asks a program to end."""


def heed_endings(end: Callable[[int], None]) -> None:
    """Calls `end` with the exit code, 128 and the signal's number, when the system asks for the end.

    To be called within the event loop. Windows has neither all of the signals nor a loop that can be told of them:
    there, a window that is closed ends the program at once.
    """
    loop = asyncio.get_running_loop()
    for name in _ENDINGS:
        with suppress(AttributeError, NotImplementedError):
            number = getattr(signal, name)
            loop.add_signal_handler(number, end, 128 + number)


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
