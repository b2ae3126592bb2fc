"""A real terminal with ccm in it: a pseudo-terminal, a process of its own, and an emulator that reads the screen."""

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyte

from tests.cli.support import NOW

KEYS = {
    "enter": "\r",
    "tab": "\t",
    "backspace": "\x7f",
    "escape": "\x1b",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "ctrl+c": "\x03",
    "ctrl+g": "\x07",
    "ctrl+q": "\x11",
    "ctrl+z": "\x1a",
    "f2": "\x1bOQ",
    "f5": "\x1b[15~",
    "f6": "\x1b[17~",
    "f7": "\x1b[18~",
    "f8": "\x1b[19~",
}
"""What a terminal sends for the keys that have no character."""

LEFT_BEHIND = ("\x1b[?1049l", "\x1b[?25h", "\x1b[?2004l", "\x1b[?1000l", "\x1b[?1003l", "\x1b[?1004l", "\x1b[<u")
"""What must have been sent last of all: main screen, cursor, and no paste, mouse, focus or key protocol left on."""

PATIENCE = 90.0
"""Seconds after which what is waited for won't come any more, on the slowest machine."""

_BETWEEN_LOOKS = 0.1
"""Seconds between two looks where the screen does not change: a fact may be of something else."""

_BEYOND_THE_EMULATOR = re.compile(r"\x1b\[[<>=?][\d;]*\$?[pu]|\x1b\[[<>][\d;]*[a-z]")
"""Questions and protocols that pyte would print."""


class Terminal:
    """One run of ccm in a terminal of its own."""

    def __init__(self, path: Path, size: tuple[int, int]) -> None:
        columns, rows = size
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self._screen)
        self._fed = threading.Condition()
        self.sent = ""
        """All that the program has sent to the terminal."""
        self._ours, theirs = os.openpty()
        self._size(columns, rows)
        self.modes = termios.tcgetattr(theirs)
        """How the terminal was set before."""
        self._program = subprocess.Popen(
            [sys.executable, "-m", "ccm_tui", "--db", path],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**os.environ, "TERM": "xterm-256color", "LANG": "C.UTF-8", "CCM_NOW": NOW},
            start_new_session=True,
            preexec_fn=_take_terminal,
        )
        self._theirs = theirs
        self._hung_up = threading.Event()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def shown(self) -> str:
        """What is on the screen."""
        with self._fed:
            return "\n".join(self._screen.display)

    @property
    def modes_now(self) -> list[Any]:
        """How the terminal is set."""
        return termios.tcgetattr(self._theirs)

    def send(self, text: str) -> None:
        """Types, as a terminal would send it, all at once."""
        data = text.encode()
        while data:
            data = data[os.write(self._ours, data) :]

    def press(self, *keys: str) -> None:
        """Presses keys by their names."""
        for key in keys:
            self.send(KEYS[key])

    def paste(self, text: str) -> None:
        """Pastes, in the brackets in which a terminal sends what is pasted."""
        self.send(f"\x1b[200~{text}\x1b[201~")

    def resize(self, columns: int, rows: int) -> None:
        """Makes the window another size."""
        with self._fed:
            self._screen.resize(rows, columns)
        self._size(columns, rows)
        self.signal(signal.SIGWINCH)

    def signal(self, number: signal.Signals) -> None:
        """Signals the program."""
        os.kill(self._program.pid, number)

    @property
    def process(self) -> int:
        """The number of the program's process."""
        return self._program.pid

    def stall(self) -> None:
        """Reads nothing more of what the program sends: a connection that hangs, or a window that is held."""
        self._hung_up.set()
        self._reader.join()

    def hang_up(self) -> None:
        """Closes the window, as far as the program can tell."""
        self.stall()
        os.close(self._theirs)
        os.close(self._ours)
        self._theirs = self._ours = -1

    def wait_for(self, *words: str, seconds: float = PATIENCE) -> None:
        """Waits until all of the words are on the screen, whatever the spaces between them."""
        self.wait_until(lambda: all(word in " ".join(self.shown.split()) for word in words), seconds)

    def wait_until(self, fact: Callable[[], bool], seconds: float = PATIENCE) -> None:
        """Waits until the fact holds; fails, showing the screen, where it does not in time."""
        until = time.monotonic() + seconds
        while not fact():
            if time.monotonic() > until:
                raise AssertionError(f"waited in vain before this screen:\n{self.shown}")
            with self._fed:
                self._fed.wait(_BETWEEN_LOOKS)

    def ended(self, seconds: float = PATIENCE) -> int:
        """Waits for the end of the program. Returns its exit code, or the negative number of what killed it."""
        code = self._program.wait(seconds)
        self._reader.join(1)
        return code

    def clean_up(self) -> None:
        """Ends what still runs, and lets go of the terminal."""
        if self._program.poll() is None:
            self._program.kill()
        self._program.wait()
        self._reader.join(1)
        for side in (self._ours, self._theirs):
            if side >= 0:
                os.close(side)

    def _size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._ours, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _read(self) -> None:
        """Shows what the program sends, as long as there is anything to come."""
        unread = b""
        while not self._hung_up.is_set():
            if not select.select([self._ours], [], [], 0.05)[0]:
                if self._program.poll() is not None:
                    return
                continue
            unread += os.read(self._ours, 65536)
            try:
                text, unread = unread.decode(), b""
            except UnicodeDecodeError:
                # A character has come in two halves.
                continue
            with self._fed:
                self.sent += text
                self._stream.feed(_BEYOND_THE_EMULATOR.sub("", text))
                self._fed.notify_all()


@contextmanager
def terminal(path: Path, size: tuple[int, int] = (100, 30)) -> Iterator[Terminal]:
    """ccm on the record at `path`, in a terminal of its own, at the demo's time."""
    opened = Terminal(path, size)
    try:
        yield opened
    finally:
        opened.clean_up()


def _take_terminal() -> None:
    """Makes the terminal the program's own, so that it is told when the terminal goes."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
