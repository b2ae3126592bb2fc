"""Asks for the decision about consent that a referral does not tell."""

from collections.abc import Awaitable, Callable

from textual.app import ComposeResult
from textual.widgets import Button, Static

from ccm_tui.domain.vocabulary import Consent
from screens.frame.dialog_drafts import DialogDrafts
from screens.frame.form import Form, field
from screens.widgets.choices import OneOf
from screens.widgets.plain import plain
from screens.widgets.typing import TypedLine

_SHOWN = {Consent.GIVEN: "given", Consent.NOT_GIVEN: "not given", Consent.NOT_SOUGHT: "not sought"}
_UNDECIDED = "not said"
"""Where it begins: nobody is to record a decision that was not made by pressing Enter once too often."""

Keep = Callable[[Consent, str, str], Awaitable[None]]
"""Records the decision, its reason and on whose authority. Raises CcmError where it can't be."""


class ConsentForm(Form[Consent]):
    """One of three decisions, with its reason and authority. Answers with it, once it is recorded."""

    ABOUT = (
        "Whether the person agreed to be discussed. A case is heard either way, but the decision is recorded before "
        "it is accepted; where consent was not given or not sought, with the reason and who authorised that."
    )

    AUTO_FOCUS = "#consent"

    def __init__(self, title: str, keep: Keep, drafts: DialogDrafts) -> None:
        super().__init__(title, drafts)
        self._decide = keep

    def compose_fields(self) -> ComposeResult:
        yield Static(plain("The referral does not tell whether consent was given."))
        yield field("Consent", OneOf((_UNDECIDED, *_SHOWN.values()), 0, id="consent"))
        yield field("Why", TypedLine(placeholder="needed where it was not given or sought", id="why", compact=True))
        yield field("Authorised by", TypedLine(placeholder="who decided to go on", id="authority", compact=True))

    def compose_buttons(self) -> ComposeResult:
        yield Button("Record", id="go", variant="primary")
        yield Button("Back", id="leave")

    async def keep(self) -> Consent:
        place = self.query_one("#consent", OneOf).place
        if not place:
            raise self.refusal(
                "consent", "It is not said whether consent was given.", "The arrows choose one of the answers."
            )
        consent = tuple(_SHOWN)[place - 1]
        why = self.typed("why")
        if consent is not Consent.GIVEN and not why:
            raise self.refusal("why", "No reason is given.", "Say why it goes on without consent.")
        await self._decide(consent, why, self.typed("authority"))
        return consent
