"""Asks why a referral is declined."""

from collections.abc import Awaitable, Callable

from textual.app import ComposeResult
from textual.widgets import Button, Static

from ccm_tui.domain.vocabulary import Screening
from screens.frame.dialog_drafts import DialogDrafts
from screens.frame.form import Form, field
from screens.widgets.choices import OneOf
from screens.widgets.plain import plain
from screens.widgets.typing import TypedLine

_GROUNDS = {
    Screening.DECLINED_FORUM: "another forum fits",
    Screening.DECLINED_THRESHOLD: "below the threshold",
}


Keep = Callable[[Screening, str], Awaitable[None]]
"""Declines the referral on that ground and for that reason. Raises CcmError where it can't be declined."""


class DeclineForm(Form[Screening]):
    """One of two grounds, and the reason in words. Answers with the ground, once the referral is declined."""

    ABOUT = (
        "A referral is turned away because another forum fits or because it is below the threshold; the arrows "
        "choose which. The reason is kept with it, for whoever tells the referrer."
    )

    def __init__(self, title: str, keep: Keep, drafts: DialogDrafts) -> None:
        super().__init__(title, drafts)
        self._decline = keep

    def compose_fields(self) -> ComposeResult:
        yield field("Because", OneOf(tuple(_GROUNDS.values()), 0, id="ground"))
        yield field("Reason", TypedLine(placeholder="which forum, or what is missing", id="reason", compact=True))
        yield Static(plain("Tell the referrer the reason too."), classes="hint")

    def compose_buttons(self) -> ComposeResult:
        yield Button("Decline", id="go", variant="primary")
        yield Button("Back", id="leave")

    async def keep(self) -> Screening:
        reason = self.typed("reason")
        if not reason:
            raise self.refusal("reason", "No reason is given.", "Say why, for the referrer to be told.")
        ground = tuple(_GROUNDS)[self.query_one("#ground", OneOf).place]
        await self._decline(ground, reason)
        return ground
