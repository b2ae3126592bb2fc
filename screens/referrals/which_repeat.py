"""Asks which of several cases a referral is a repeat of."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Button

from ccm_tui.domain.referrals.repeats import Offer
from screens.frame.dialog import Dialog
from screens.widgets.lists import KeptList
from screens.widgets.plain import plain
from screens.widgets.tones import MUTED


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
