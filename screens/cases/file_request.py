"""A screen from which case files are opened: it asks why, has that noted, and goes there."""

from collections.abc import Awaitable, Callable, Sequence

from textual.app import ComposeResult
from textual.widgets import Static

from ccm_tui.services.cases.case_file_view import ask_for_file, open_file
from screens.dialogs.questions import AskLine, needed
from screens.frame.base import CcmScreen
from screens.frame.dialog_drafts import DialogDrafts
from screens.frame.going import CaseFileWanted
from screens.widgets.text import MUTED, plain, short
from screens.widgets.typing import TypedLine

_USUAL = "Preparing the next meeting"
"""What is offered to somebody who has opened no file before."""


class ReasonForm(AskLine):
    """One line. Up and Down go through the reasons given before; Enter takes the usual one as it stands."""

    ABOUT = (
        "The Data Protection Act 2018, section 62, asks for a log of who consulted a case file, when and why. Enter "
        "takes the reason that stands there; Up and Down go through those given before; or type another. The reason "
        "is kept in the log, so it should name nobody."
    )

    def __init__(
        self,
        reference: str,
        reasons: Sequence[str],
        act: Callable[[str], Awaitable[object]],
        drafts: DialogDrafts,
        *,
        restricted: bool,
    ) -> None:
        self._reasons = tuple(reasons) or (_USUAL,)
        question = "The case is restricted. Why do you open its file?" if restricted else "Why do you open it?"
        # A restricted case is not opened by a mere Enter.
        usual = "" if restricted else self._reasons[0]
        wrong = needed("Say why; a few words will do. They are kept in the log.")
        super().__init__(f"Open the file of {reference}", question, wrong, act, drafts, usual)
        self._place = -1 if restricted else 0

    def compose_fields(self) -> ComposeResult:
        yield from super().compose_fields()
        yield Static(plain("Who, when and why is kept in the log; name nobody here.", MUTED), classes="hint")
        if len(self._reasons) > 1 or self._place < 0:
            yield Static(plain("Up, Down: reasons given before:", MUTED), classes="hint")
            for reason in self._reasons:
                yield Static(short(f"· {reason}", MUTED))

    def key_up(self) -> None:
        """Offers the reason before."""
        self._offer(-1)

    def key_down(self) -> None:
        """Offers the next reason."""
        self._offer(1)

    def _offer(self, by: int) -> None:
        self._place = (self._place + by) % len(self._reasons)
        line = self.query_one("#line", TypedLine)
        line.value = self._reasons[self._place]
        line.cursor_position = len(line.value)


class AsksForFile(CcmScreen):
    """Opens the files of cases."""

    async def ask_for_file(self, reference: str) -> None:
        """Opens the file of a case, once it is said why; while the case is being heard, at once."""
        asking = await self.attempt(self.lane.run(ask_for_file, reference))
        if asking is None:
            return
        if asking.being_heard:
            case_id = await self.attempt(self.lane.run(open_file, asking.reference))
            if case_id is not None:
                await self._go_to(case_id)
            return
        drafts = self.drafts(f"opening {asking.reference}")

        async def open_it(reason: str) -> None:
            await drafts.settle(open_file, asking.reference, reason)

        async def go(reason: str | None) -> None:
            if reason is not None:
                await self._go_to(asking.case_id)

        form = ReasonForm(asking.reference, asking.reasons, open_it, drafts, restricted=asking.restricted)
        await self.ask(form, go)

    async def _go_to(self, case_id: int) -> None:
        await self.go_to(CaseFileWanted(case_id))
