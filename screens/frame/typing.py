"""What every screen has on which something is typed: it is on the disk within a second of each key."""

from textual.screen import ScreenResultType
from textual.timer import Timer

from ccm_tui.errors import CcmError, NotYetError
from screens.frame.turn import LeftInTurn, SureTimer

DRAFT_SECONDS = 0.4
"""How long after a key what was typed goes to the disk; the rest of the promised second is the disk's."""


class KeepsTyping(SureTimer, LeftInTurn[ScreenResultType]):
    """A screen that keeps what is being typed on it. A subclass says in `keep_drafts` what that is."""

    _due: Timer | None = None
    _troubled = False

    def was_typed(self) -> None:
        """Something was typed. A hand that never rests must not put this off, so what is due stays due."""
        if self._due is None:
            self._due = self.set_timer(DRAFT_SECONDS, self._keep_meanwhile)

    def _keep_meanwhile(self) -> None:
        """On a slow disk it takes its time, for which nothing else on the screen has to wait."""
        self.run_worker(self.keep_typing(), group="drafts", description="keeping what is typed")

    async def keep_typing(self) -> bool:
        """Keeps what is being typed now; False where that can't be done, which is said, and tried until it can."""
        if self._due is not None:
            self._due.stop()
            self._due = None
        try:
            await self.keep_drafts()
        except CcmError as error:
            if not self._troubled:
                what = f"What is being typed is not kept. {error.what}"
                later = f"{error.remedy}. It is kept as soon as it can be." if isinstance(error, NotYetError) else ""
                self.notify(later or error.do, title=what, severity="error", timeout=12, markup=False)
            self._troubled = True
            self.was_typed()
            return False
        self._troubled = False
        return True

    @property
    def has_typing(self) -> bool:
        """Whether something is typed here that would be lost if it could not be kept."""
        return False

    def hold_lines(self, *, held: bool) -> None:
        """From now on no line that is entered here is recorded: each stays as it was typed. Or they are again."""

    @property
    def lines_held(self) -> int:
        """How many lines were entered here and not recorded for that."""
        return 0

    @property
    def lines_waiting(self) -> int:
        """How many lines are being recorded here, as far as that is known."""
        return 0

    async def keep_drafts(self) -> None:
        """Puts what is being typed on the disk. Raises CcmError where that can't be done."""
