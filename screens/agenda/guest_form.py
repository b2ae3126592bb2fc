"""Asks who is invited by name for one case."""

from collections.abc import Awaitable, Callable

from textual.app import ComposeResult
from textual.widgets import Static

from screens.frame.dialog_drafts import DialogDrafts
from screens.frame.form import Form, field
from screens.widgets.plain import plain
from screens.widgets.typing import TypedLine

Keep = Callable[[str, str], Awaitable[int]]
"""Asks somebody by name and organisation; returns the guest's id. Raises CcmError where it can't be done."""


class GuestForm(Form[int]):
    """A name and where they come from. Answers with the guest's id, once they are asked."""

    ABOUT = (
        "Somebody who is asked for this case only and speaks for no agency here: a doctor, a head teacher, an "
        "advocate. An agency that comes more than once is better added to the agencies, as a guest."
    )

    def __init__(self, reference: str, keep: Keep, drafts: DialogDrafts) -> None:
        super().__init__(f"A guest for case {reference}", drafts)
        self._keep_guest = keep

    def compose_fields(self) -> ComposeResult:
        yield field("Name", TypedLine(id="name", compact=True))
        yield field("From", TypedLine(placeholder="may be left out", id="organisation", compact=True))
        yield Static(plain("They are in for this case only, and leave once it is heard."), classes="hint")

    async def keep(self) -> int:
        if not self.typed("name"):
            raise self.refusal("name", "The guest has no name.", "Type who is asked.")
        return await self._keep_guest(self.typed("name"), self.typed("organisation"))
