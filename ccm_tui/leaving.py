"""How the application ends: by a key, by the system, or by a fault; what is being typed is kept first."""

import asyncio
from contextlib import suppress

from ccm_tui.signals import go_on_only_after_a_stop, heed_endings, write_nowhere_if_gone
from screens.frame.guard import GuardedApp
from screens.frame.typing import KeepsTyping

_HURRY_SECONDS = 5.0
"""How long leaving waits for keys that were pressed before it; nothing should ever take so long."""


class LeavingApp(GuardedApp):
    """An application that is not left with anything half-typed lost, unless that is meant."""

    def __init__(self) -> None:
        super().__init__()
        self._ending: asyncio.Task[None] | None = None
        self.fault: Exception | None = None
        """What the application could not survive."""

    def heed_endings(self) -> None:
        """Ends in order when the system asks for it."""
        heed_endings(self._end_by)
        go_on_only_after_a_stop()

    async def action_quit(self) -> None:
        """Leaves, with all that is being typed kept; where nothing can keep it yet, only once that is meant."""
        from screens.dialogs.questions import Confirm, ConfirmLeaving
        from screens.record.setup import SetupScreen

        kept = await self._keep_all_typing()
        no_record = any(isinstance(screen, SetupScreen) and screen.would_be_lost for screen in self.screen_stack)
        if (kept and not no_record) or isinstance(self.screen, Confirm):
            self.exit()
            return
        if no_record:
            question = "Leave without a record?"
            meaning = "There is no record yet to keep what is typed here. Back, then F10, makes one."
        else:
            question = "Leave, and lose what is typed?"
            meaning = "The record can't be written to just now, so what is typed would be gone. Back goes on with it."
        self.push_screen(ConfirmLeaving(question, meaning, "Leave"), self._leave_where_meant)

    def _leave_where_meant(self, meant: bool | None) -> None:
        if meant:
            self.exit()

    async def _keep_all_typing(self) -> bool:
        """Keeps what is being typed, on every screen that is open; False where that can't be done."""
        await self.let_keys_finish()
        open_here = [screen for screen in self.screen_stack if isinstance(screen, KeepsTyping)]
        kept = [await screen.keep_typing() or not screen.has_typing for screen in open_here]
        return all(kept)

    async def let_keys_finish(self) -> None:
        """Waits until the keys pressed before this one have done their work: this one has overtaken them."""
        focused = self.focused
        if focused is not None:
            finished = asyncio.Event()
            focused.call_later(finished.set)
            with suppress(TimeoutError):
                await asyncio.wait_for(finished.wait(), _HURRY_SECONDS)

    def _end_by(self, exit_code: int) -> None:
        """Ends as Ctrl+Q does, because the system asks for it; asked again, it goes on ending."""
        if self._ending is None:
            self._ending = asyncio.create_task(self._end(exit_code))

    async def _end(self, exit_code: int) -> None:
        write_nowhere_if_gone()
        await self._keep_all_typing()
        self.exit(return_code=exit_code)

    def _fatal_error(self) -> None:
        """Ends without Textual's own report, which would print local variables: names of people among them."""
        self._close_messages_no_wait()

    def _handle_exception(self, error: Exception) -> None:
        # What fails on the way out, with half the screen gone, is not what went wrong.
        self.fault = self.fault or error
        super()._handle_exception(error)
