"""Asks for an urgent item: a name is enough."""

from collections.abc import Awaitable, Callable

from textual.app import ComposeResult
from textual.widgets import Button, Static

from screens.frame.dialog_drafts import DialogDrafts
from screens.frame.form import Form, field
from screens.widgets.plain import plain
from screens.widgets.typing import TypedLine

Keep = Callable[[str, str, str], Awaitable[int]]
"""Puts the case of that name, reference and reason on the agenda and returns the item's id.

Raises CcmError where it can't be put there.
"""


class UrgentForm(Form[int]):
    """A name, the reference that is proposed, and why. Answers with the id of the item, once it is there."""

    ABOUT = (
        "A case put on the agenda while the meeting sits. A name is enough; a reference of a case on record brings "
        "that case back, with its history."
    )

    def __init__(self, keep: Keep, drafts: DialogDrafts, proposed: str) -> None:
        super().__init__("Urgent item", drafts)
        self._keep_item = keep
        self._proposed = proposed

    def compose_fields(self) -> ComposeResult:
        yield field("Name", TypedLine(id="name", compact=True))
        yield field("Reference", TypedLine(self._proposed, id="reference", compact=True))
        yield Static(plain("The one proposed, or that of a case on record."), classes="hint")
        yield field("Why", TypedLine(placeholder="may be left out", id="why", compact=True))

    def compose_buttons(self) -> ComposeResult:
        yield Button("Put it on", id="go", variant="primary")
        yield Button("Back", id="leave")

    async def keep(self) -> int:
        reference = self.typed("reference")
        # Left as proposed, the record numbers the case itself: one that comes back keeps its old number.
        given = "" if reference.upper() == self._proposed else reference
        if not given and not self.typed("name"):
            raise self.refusal("name", "An urgent item needs a name.", "Type it; nothing else is needed.")
        return await self._keep_item(self.typed("name"), given, self.typed("why"))
