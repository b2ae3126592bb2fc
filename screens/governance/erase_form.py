"""Says what erasing a case takes and what it does not reach, and asks for its reason and its authority."""

from collections.abc import Awaitable, Callable

from textual.app import ComposeResult
from textual.widgets import Button, Static

from ccm_tui.services.governance.erasure import ErasingSheet
from screens.frame.dialog_drafts import DialogDrafts
from screens.frame.form import Form, field
from screens.widgets.plain import plain
from screens.widgets.tones import NOTICE
from screens.widgets.typing import TypedLine

Act = Callable[[str, str], Awaitable[object]]
"""Erases, for that reason and on that authority. Raises CcmError where that can't be done."""


class EraseForm(Form[str]):
    """Everything that goes, in sentences; nothing goes without both fields. Answers with the reason."""

    ABOUT = (
        "What erasing takes out of the record, and what it does not reach, such as documents that left. It can't be "
        "undone. The reason and who or what allows it stay on record: name nobody of the case in them."
    )

    def __init__(self, sheet: ErasingSheet, act: Act, drafts: DialogDrafts) -> None:
        super().__init__(f"Erase {sheet.reference}", drafts)
        self._sheet = sheet
        self._act = act

    def compose_fields(self) -> ComposeResult:
        yield field("Why", TypedLine(placeholder="kept for long enough", id="reason", compact=True))
        yield field("Authority", TypedLine(placeholder="who or what allows it", id="authority", compact=True))
        for sentence in self._sheet.in_sentences:
            yield Static(plain(sentence.strip(), NOTICE if "undone" in sentence else ""))

    def compose_buttons(self) -> ComposeResult:
        yield Button("Erase", id="go", variant="primary")
        yield Button("Back", id="leave")

    async def keep(self) -> str:
        for name in ("reason", "authority"):
            if not self.typed(name):
                raise self.refusal(name, "Nothing is erased yet.", "Type the reason, and who or what allows it.")
        await self._act(self.typed("reason"), self.typed("authority"))
        return self.typed("reason")
