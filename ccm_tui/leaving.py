"""How the application ends: by a key, by the system, or by a fault; what is being typed is kept first, and in time.

What was pressed before the end does its work first, for some seconds. With a disk that takes seconds for each line
that could be minutes: so after those, lines are recorded no more. They are kept together, as they were typed, and
stand in the line at the next start.
"""

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any

from textual.driver import Driver
from textual.message_pump import MessagePump

from ccm_tui.domain.words.counting import counted
from ccm_tui.signals import (
    MOST_SECONDS,
    LastResort,
    go_on_only_after_a_stop,
    heed_endings,
    say_outside,
    write_nowhere_if_gone,
)
from screens.frame.guard import GuardedApp
from screens.frame.terminal import ReadingFailed, TerminalDriver, TerminalGone
from screens.frame.typing import KeepsTyping

_RECORDED_FOR = 10.0
"""Seconds for which what was pressed before the end does its work, lines being recorded."""

_HELD_FOR = 10.0
"""Seconds for which the rest of it does, lines being kept as they were typed."""

_KEPT_IN = 25.0
"""Seconds in which what is half-typed must be on the disk, or else it is said that it is not."""

_LOOKS_EVERY = 0.01
"""Seconds between two looks whether the keys have done their work."""

_SAID_AFTER = 1.0
"""Seconds after which it is said why the end takes its time."""

_HURRY_SECONDS = 5.0
"""How long an act waits for keys that were pressed before it; nothing should ever take so long."""

_WINDOW_CLOSED = 129
"""The exit code where the terminal is gone: that of the signal by which a system says so."""


class LeavingApp(GuardedApp):
    """An application that is not left with anything half-typed lost, unless that is meant."""

    def __init__(self) -> None:
        super().__init__()
        self._ending: asyncio.Task[None] | None = None
        self._last_resort: LastResort | None = None
        self.fault: Exception | None = None
        """What the application could not survive."""

    def get_driver_class(self) -> type[Driver]:
        """What reads and writes the terminal."""
        chosen = super().get_driver_class()
        return TerminalDriver if issubclass(TerminalDriver, chosen) else chosen

    def heed_endings(self) -> None:
        """Ends in order, and in time, when the system asks for it."""
        self._last_resort = LastResort()
        heed_endings(self.end_by, self._last_resort)
        go_on_only_after_a_stop()

    def on_terminal_gone(self, _event: TerminalGone) -> None:
        """Ends as the system would have it, which does not always say so."""
        self.end_by(_WINDOW_CLOSED)

    def on_reading_failed(self, event: ReadingFailed) -> None:
        """Ends: nothing more can be asked of an application that hears nothing."""
        self._handle_exception(event.error)

    async def action_quit(self) -> None:
        """Leaves, with all that is being typed kept; where nothing can keep it yet, only once that is meant."""
        from screens.dialogs.questions import Confirm

        if isinstance(self.screen, Confirm):
            self._exit_in_time(0)
        elif self._ending is None:
            self._begin_to_end(self._leave())

    def end_by(self, exit_code: int) -> None:
        """Ends as Ctrl+Q does, because the system asks for it; asked again, it goes on ending."""
        if self._ending is None:
            self._begin_to_end(self._end(exit_code))

    def _begin_to_end(self, way: Coroutine[Any, Any, None]) -> None:
        """In a task of its own: the application still has to hand on the keys that came before."""
        self._ending = asyncio.create_task(self._end_somehow(way))

    async def _end_somehow(self, way: Coroutine[Any, Any, None]) -> None:
        try:
            await way
        except Exception as error:
            self._handle_exception(error)

    async def _leave(self) -> None:
        from screens.dialogs.questions import ConfirmLeaving
        from screens.record.setup import SetupScreen

        kept = await self._keep_all_typing()
        no_record = any(isinstance(screen, SetupScreen) and screen.would_be_lost for screen in self.screen_stack)
        if kept and not no_record:
            self._exit_in_time(0)
            return
        if no_record:
            question = "Leave without a record?"
            meaning = "There is no record yet to keep what is typed here. Back, then F10, makes one."
        else:
            question = "Leave, and lose what is typed?"
            meaning = "The record can't be written to just now, so what is typed would be gone. Back goes on with it."
        self._ending = None
        self.push_screen(ConfirmLeaving(question, meaning, "Leave"), self._leave_where_meant)

    def _leave_where_meant(self, meant: bool | None) -> None:
        if meant:
            self._exit_in_time(0)
        else:
            for screen in self._typed_on():
                screen.hold_lines(held=False)

    async def _end(self, exit_code: int) -> None:
        write_nowhere_if_gone()
        await self._keep_all_typing()
        self._exit_in_time(exit_code)

    async def _end_by_fault(self) -> None:
        """What has failed may be what would do the work of keys, so nobody waits for them."""
        for screen in self._typed_on():
            with suppress(Exception):
                await asyncio.wait_for(screen.keep_typing(), _KEPT_IN)
        self._exit_in_time(1)

    def _exit_in_time(self, exit_code: int) -> None:
        if self._last_resort is not None:
            self._last_resort.begin(exit_code)
        held = sum(screen.lines_held for screen in self._typed_on())
        lines = "1 line that was entered is" if held == 1 else f"{held} lines that were entered are"
        self.exit(
            return_code=exit_code,
            message=f"{lines} not recorded yet. They stand in the line at the desk: open ccm, then press Enter."
            if held
            else None,
        )

    async def let_go(self, closing: Coroutine[Any, Any, None]) -> None:
        """Waits for the record to be let go of; where that takes long, says so: no screen does any more."""
        task = asyncio.ensure_future(closing)
        await asyncio.wait((task,), timeout=_SAID_AFTER)
        if not task.done() and not self.is_headless:
            say_outside(f"The record is still being written. ccm ends in at most {MOST_SECONDS} seconds.")
        await task

    def _typed_on(self) -> list[KeepsTyping[Any]]:
        """The screens on which something may be half-typed."""
        return [screen for screen in self.screen_stack if isinstance(screen, KeepsTyping)]

    async def _keep_all_typing(self) -> bool:
        """Keeps what is being typed, on every screen that is open; False where that can't be done."""
        saying = self.set_timer(_SAID_AFTER, self._say_what_takes_long)
        if not await self._let_all_keys_finish(_RECORDED_FOR):
            for screen in self._typed_on():
                screen.hold_lines(held=True)
            await self._let_all_keys_finish(_HELD_FOR)
        try:
            async with asyncio.timeout(_KEPT_IN):
                kept = [await screen.keep_typing() or not screen.has_typing for screen in self._typed_on()]
        except TimeoutError:
            return False
        finally:
            saying.stop()
        return all(kept)

    def _say_what_takes_long(self) -> None:
        lines = sum(screen.lines_waiting for screen in self._typed_on())
        what = f"{counted(lines, 'line')} are still being written" if lines > 1 else "What was typed is being written"
        rest = f"What is not recorded in {_RECORDED_FOR:.0f} stays in the line for the next start."
        self.notify(f"ccm ends in at most {MOST_SECONDS} seconds. {rest}", title=f"{what}.", timeout=MOST_SECONDS)

    async def _let_all_keys_finish(self, seconds: float) -> bool:
        """Waits until the keys that were pressed before have done their work; False where that takes longer."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while not await self._is_quiet():
                    await asyncio.sleep(_LOOKS_EVERY)
                return True
        return False

    async def _is_quiet(self) -> bool:
        """Goes the way of a key, behind all keys; True where it led where it would lead now, too.

        From the application to what has the focus, and on to the screen around that, twice: an answer given there is
        taken in a step of its own.
        """
        field, screen = self.focused, self.screen
        for pump in (self, field or screen, screen, screen):
            if not await _passed(pump):
                return False
        return field is self.focused and screen is self.screen

    async def let_keys_finish(self) -> None:
        """Waits until the keys pressed before this one have done their work: this one has overtaken them."""
        if self.focused is not None:
            with suppress(TimeoutError):
                await asyncio.wait_for(_passed(self.focused), _HURRY_SECONDS)

    def _fatal_error(self) -> None:
        """Ends without Textual's own report, which would print local variables: names of people among them."""
        if self._ending is None:
            self._begin_to_end(self._end_by_fault())
        else:
            self._close_messages_no_wait()

    def _handle_exception(self, error: Exception) -> None:
        # What fails on the way out, with half the screen gone, is not what went wrong.
        self.fault = self.fault or error
        super()._handle_exception(error)


async def _passed(pump: MessagePump) -> bool:
    """Waits until the pump has done all that it was given before; False where it takes nothing more."""
    passed = asyncio.Event()
    if not pump.call_later(passed.set):
        return False
    await passed.wait()
    return True
