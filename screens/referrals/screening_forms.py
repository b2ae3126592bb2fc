"""What screening asks: the decision about consent, why a referral is declined, and which case it repeats."""

from collections.abc import Awaitable, Callable, Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Button, Static

from ccm_tui.domain.referrals.repeats import Offer
from ccm_tui.domain.statuses import Screening
from ccm_tui.domain.vocabulary import Consent
from screens.frame.dialog import Dialog
from screens.frame.dialog_drafts import DialogDrafts
from screens.frame.form import Form, field
from screens.widgets.choices import OneOf
from screens.widgets.lists import KeptList
from screens.widgets.text import MUTED, plain
from screens.widgets.typing import TypedLine

_SHOWN = {Consent.GIVEN: "given", Consent.NOT_GIVEN: "not given", Consent.NOT_SOUGHT: "not sought"}
_UNDECIDED = "not said"
"""Where it begins: nobody is to record a decision that was not made by pressing Enter once too often."""


class ConsentForm(Form[Consent]):
    """One of three decisions, with its reason and authority. Answers with it, once it is recorded."""

    ABOUT = (
        "Whether the person agreed to be discussed. A case is heard either way, but the decision is recorded before "
        "it is accepted; where consent was not given or not sought, with the reason and who authorised that."
    )

    AUTO_FOCUS = "#consent"

    def __init__(
        self, title: str, keep: Callable[[Consent, str, str], Awaitable[None]], drafts: DialogDrafts
    ) -> None:
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


_GROUNDS = {
    Screening.DECLINED_FORUM: "another forum fits",
    Screening.DECLINED_THRESHOLD: "below the threshold",
}


class DeclineForm(Form[Screening]):
    """One of two grounds, and the reason in words. Answers with the ground, once the referral is declined."""

    ABOUT = (
        "A referral is turned away because another forum fits or because it is below the threshold; the arrows "
        "choose which. The reason is kept with it, for whoever tells the referrer."
    )

    def __init__(self, title: str, keep: Callable[[Screening, str], Awaitable[None]], drafts: DialogDrafts) -> None:
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


class WhichRepeat(Dialog[Offer]):
    """The cases offered, the likeliest first. Answers with the one chosen."""

    ABOUT = "The cases that the referral could be a repeat of; the arrows choose, Enter accepts it as that."
    AUTO_FOCUS = "#repeats"

    def __init__(self, offers: Sequence[Offer]) -> None:
        super().__init__("Which case is it a repeat of?")
        self._offers = offers

    def compose_body(self) -> ComposeResult:
        yield KeptList("", id="repeats")

    def compose_buttons(self) -> ComposeResult:
        yield Button("Accept", id="go", variant="primary")
        yield Button("Back", id="leave")

    def on_mount(self) -> None:
        """Shows the cases."""
        self.query_one("#repeats", KeptList).show([(str(at), _look(offer)) for at, offer in enumerate(self._offers)])

    def go(self) -> None:
        chosen = self.query_one("#repeats", KeptList).chosen
        if chosen is not None:
            self.dismiss(self._offers[int(chosen)])


def _look(offer: Offer) -> Content:
    return Content("\n").join((plain(offer.name, "bold"), plain(offer.in_words, MUTED)))
