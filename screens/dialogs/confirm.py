"""Asks before one of the two acts that can't be taken back: closing a meeting, and letting a document go."""

from textual.app import ComposeResult
from textual.widgets import Button, Static

from screens.frame.dialog import Dialog
from screens.widgets.plain import plain


class Confirm(Dialog[bool]):
    """A question with what it means; answers True, or None when it is left."""

    ABOUT = (
        "This can't simply be taken back, so it is asked once. Enter does what the marked button says; Tab goes "
        "to the other one."
    )

    def __init__(self, question: str, meaning: str, yes: str) -> None:
        super().__init__(question)
        self._meaning = meaning
        self._yes = yes

    def compose_body(self) -> ComposeResult:
        yield Static(plain(self._meaning))

    def compose_buttons(self) -> ComposeResult:
        yield Button(plain(self._yes), id="go", variant="primary")
        yield Button("Back", id="leave")

    def go(self) -> None:
        self.dismiss(True)


class ConfirmLeaving(Confirm):
    """Whether ccm is to be left. It says nothing of a case, so it may stand before the curtain too."""

    BEFORE_COVER = True
    AUTO_FOCUS = "#leave"
    """What is typed would be lost: the next key of a hand that goes on typing must not do it."""
