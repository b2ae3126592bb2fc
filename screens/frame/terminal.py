"""The terminal that the application runs in: whatever it sends is read, and whatever becomes of it holds nothing up.

Textual reads a terminal as UTF-8 without a fault and writes to one that is there. A byte that is no UTF-8 ends its
reading with a traceback. A window that is closed ends its writing, after which a queue fills and the program waits
for ever, while the end of the input is read again and again. So reading and writing are taken over here.
"""

import os
import sys
import threading
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator
from queue import SimpleQueue
from typing import Any

from textual import events
from textual._xterm_parser import XTermParser
from textual.message import Message

_WIDEST = 1000
"""Columns or rows that a window can have. What says more is no terminal, and laying that out would take for ever."""

_LOOKS_EVERY = 0.1
"""Seconds in which what was pressed must be followed by the rest of its sequence, if it is the beginning of one."""

_WRITTEN_IN = 1.0
"""Seconds for which the end waits for a terminal that takes nothing just now."""


_READ_AT_ONCE = 4096


class TerminalGone(Message):
    """There is nobody more to read from or to write to."""


class ReadingFailed(Message):
    """What is pressed can't be read any more, by a fault of ours."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error


class TerminalReader:
    """What a terminal sends, as messages; nothing that it could send is a fault.

    What is no UTF-8 arrives as the sign that stands for it. A report of the mouse in its oldest form has three bytes
    of any value, which are no text.
    """

    def __init__(self) -> None:
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._parser = XTermParser()
        self._before = b""
        self._coordinates = 0

    def feed(self, data: bytes) -> Iterator[Message]:
        """What these bytes say, after those before."""
        for character in self._decode(self._without_coordinates(data)):
            yield from self._said(lambda character=character: self._parser.feed(character))  # type: ignore[misc]

    def rest(self) -> Iterator[Message]:
        """What a sequence says that was begun and is not gone on with."""
        self._coordinates = 0
        yield from self._said(self._parser.tick)

    def _said(self, read: Callable[[], Any]) -> Iterator[Message]:
        try:
            for message in read():
                if not (isinstance(message, events.Resize) and max(message.size) > _WIDEST):
                    yield message
        except (ValueError, OverflowError):
            # A number that is none, or a character that there is not; the parser is of no more use then.
            self._parser = XTermParser()

    def _without_coordinates(self, data: bytes) -> bytes:
        """With a space for each of the three bytes of a report of the mouse, which is then passed over whole."""
        if b"\x1b" not in data + self._before and not self._coordinates:
            return data
        read = bytearray()
        for byte in data:
            if self._coordinates:
                self._coordinates -= 1
                byte = 0x20
            self._before = (self._before + bytes((byte,)))[-3:]
            if self._before == b"\x1b[M":
                self._coordinates = 3
            read.append(byte)
        return bytes(read)


class TerminalWriter:
    """Writes to a terminal, in a thread of its own: nobody waits for it, not even once there is no terminal more."""

    def __init__(self, handle: int) -> None:
        self._handle = handle
        self._texts: SimpleQueue[str | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._write_all, name="terminal-output", daemon=True)
        self._thread.start()

    def write(self, text: str) -> None:
        """Hands the text on, to be written in its turn."""
        self._texts.put(text)

    def close(self) -> None:
        """Waits until all is written, but not for ever."""
        self._texts.put(None)
        self._thread.join(_WRITTEN_IN)

    def _write_all(self) -> None:
        while (text := self._texts.get()) is not None:
            data = memoryview(text.encode("utf-8", "backslashreplace"))
            try:
                while data:
                    data = data[os.write(self._handle, data) :]
            except OSError:
                # There is nobody more to see it.
                continue


if sys.platform == "win32":
    from textual.drivers.win32 import EventMonitor
    from textual.drivers.windows_driver import WindowsDriver

    class TerminalDriver(WindowsDriver):
        """The console of Windows. A closed window ends the program there, so only the reading is looked after."""

        def start_application_mode(self) -> None:
            """Takes the console over, and goes on reading it whatever comes."""
            super().start_application_mode()
            self._over = threading.Event()
            threading.Thread(target=self._read_on, name="terminal-input", daemon=True).start()

        def disable_input(self) -> None:
            """Reads no more."""
            self._over.set()
            super().disable_input()

        def _read_on(self) -> None:
            """Textual's thread ends where a character comes in two halves: another then reads on."""
            reading = next((it for it in threading.enumerate() if isinstance(it, EventMonitor)), None)
            while reading is not None:
                reading.join()
                if self._over.wait(_LOOKS_EVERY):
                    return
                reading = EventMonitor(reading.loop, reading.app, self._over, reading.process_event)
                reading.daemon = True
                reading.start()

else:
    import selectors

    from textual.drivers.linux_driver import LinuxDriver

    class TerminalDriver(LinuxDriver):
        """The terminal of Linux and macOS."""

        def start_application_mode(self) -> None:
            """Takes the terminal over."""
            self._writer = TerminalWriter(sys.__stderr__.fileno() if sys.__stderr__ else 2)
            super().start_application_mode()  # type: ignore[no-untyped-call]

        def write(self, data: str) -> None:
            """Writes that to the terminal, in its turn."""
            self._writer.write(data)

        def close(self) -> None:
            """Waits until the terminal has what was written to it."""
            super().close()
            self._writer.close()

        def run_input_thread(self) -> None:
            """Hands on what is pressed until the application ends, or the terminal does."""
            try:
                self._hand_on()
            except Exception as error:
                self.send_message(ReadingFailed(error))

        def _hand_on(self) -> None:
            reader = TerminalReader()
            with selectors.SelectSelector() as selector:
                selector.register(self.fileno, selectors.EVENT_READ)
                while not self.exit_event.is_set():
                    said = reader.rest()
                    if selector.select(_LOOKS_EVERY):
                        data = self._read()
                        if not data:
                            self.send_message(TerminalGone())
                            return
                        said = reader.feed(data)
                    for message in said:
                        self.process_message(message)

        def _read(self) -> bytes:
            """What there is to be read; nothing where the terminal is gone."""
            try:
                return os.read(self.fileno, _READ_AT_ONCE)
            except OSError:
                return b""
