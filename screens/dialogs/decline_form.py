"""Asks why a referral is declined."""

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.widgets import Button, Static

from ccm_tui.domain.vocabulary import Screening
from screens.dialogs.form import Form, field
from screens.widgets.one_of import OneOf
from screens.widgets.plain import plain
from screens.widgets.typed_line import TypedLine

_GROUNDS = {
    Screening.DECLINED_FORUM: "another forum fits",
    Screening.DECLINED_THRESHOLD: "below the threshold",
}


@dataclass(frozen=True, slots=True)
class Declined:
    """That a referral is turned away, and why."""

    screening: Screening
    reason: str


class DeclineForm(Form[Declined]):
    """One of two grounds, and the reason in words."""

    def __init__(self) -> None:
        super().__init__("Decline this referral")

    def compose_fields(self) -> ComposeResult:
        yield field("Because", OneOf(tuple(_GROUNDS.values()), 0, id="ground"))
        yield field("Reason", TypedLine(placeholder="which forum, or what is missing", id="reason", compact=True))
        yield Static(plain("The referrer is told the reason."), classes="hint")

    def compose_buttons(self) -> ComposeResult:
        yield Button("Decline", id="go", variant="primary")
        yield Button("Back", id="leave")

    async def keep(self) -> Declined:
        reason = self.typed("reason")
        if not reason:
            raise self.refusal("reason", "No reason is given.", "Say why; the referrer is told it.")
        return Declined(tuple(_GROUNDS)[self.query_one("#ground", OneOf).place], reason)
