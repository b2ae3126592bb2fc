"""Asks why a case file is opened; what was said before is offered again."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.widgets import Static

from screens.dialogs.ask_line import Act, AskLine, needed
from screens.frame.dialog_drafts import DialogDrafts
from screens.widgets.plain import plain
from screens.widgets.short import short
from screens.widgets.tones import MUTED
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
        self, reference: str, reasons: Sequence[str], act: Act, drafts: DialogDrafts, *, restricted: bool
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
