"""Asks for a correction of approved minutes: its words, why, and who decided on it."""

from collections.abc import Awaitable, Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.types import CSSPathType
from textual.widgets import Static

from ccm_tui.commands import Place
from screens.frame.bindings import bindings
from screens.frame.dialog_drafts import DialogDrafts
from screens.frame.form import FORM_SHEETS, Form, field
from screens.widgets.plain import plain
from screens.widgets.typed_text import TypedText
from screens.widgets.typing import TypedLine

Amend = Callable[[str, str, str, str | None], Awaitable[int]]
"""Adds the amendment of that text, reason, decider and case. Raises CcmError where it can't be added."""


class AmendForm(Form[int]):
    """Answers with the number of the amendment, once it is on record."""

    PLACE = Place.TEXT
    ABOUT = (
        "A correction, which every later copy of the minutes shows after them; what was approved stays as it was. It "
        "can't be undone: a wrong one is corrected by another. Enter begins a new line of its text; F10 adds it."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.TEXT)
    CSS_PATH: ClassVar[CSSPathType | None] = [*FORM_SHEETS, "amend_form.tcss"]
    AUTO_FOCUS = "TypedText"

    def __init__(self, amend: Amend, drafts: DialogDrafts) -> None:
        super().__init__("Amend the minutes", drafts)
        self._amend = amend

    def compose_fields(self) -> ComposeResult:
        yield Static(plain("What is corrected, as the minutes are to say it. It can't be undone."))
        yield TypedText(id="text")
        yield field("Why", TypedLine(id="reason", compact=True))
        yield field("Decided by", TypedLine(id="by", compact=True))
        yield field("Case", TypedLine(placeholder="where it is about one, like 031", id="case", compact=True))

    async def keep(self) -> int:
        text = self.query_one("#text", TypedText).text
        for name, given, what in (
            ("text", text.strip(), "The correction says nothing yet."),
            ("reason", self.typed("reason"), "The reason is missing."),
            ("by", self.typed("by"), "Who decided on it is missing."),
        ):
            if not given:
                raise self.refusal(name, what, "Type it, then F10.")
        return await self._amend(text, self.typed("reason"), self.typed("by"), self.typed("case") or None)
