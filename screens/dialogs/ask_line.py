"""Asks for one line: a deputy's name, a reason, a day."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.widgets import Static

from screens.dialogs.dialog import Dialog
from screens.widgets.plain import plain
from screens.widgets.typed_line import TypedLine

Check = Callable[[str], str | None]
"""What is wrong with a line, in words; None when it will do."""


class AskLine(Dialog[str]):
    """One question, one line. The line stays while it will not do, with what is wrong beneath it."""

    def __init__(self, title: str, question: str, check: Check, value: str = "") -> None:
        super().__init__(title)
        self._question = question
        self._check = check
        self._value = value

    def compose_body(self) -> ComposeResult:
        yield Static(plain(self._question))
        yield TypedLine(self._value, id="line")
        yield Static(id="wrong")

    def on_mount(self) -> None:
        """The line is ready to be typed."""
        self.query_one("#line", TypedLine).focus()

    def on_input_submitted(self) -> None:
        """Enter goes on."""
        self.go()

    def go(self) -> None:
        line = self.query_one("#line", TypedLine).value.strip()
        wrong = self._check(line)
        if wrong is None:
            self.dismiss(line)
        else:
            self.query_one("#wrong", Static).update(plain(wrong, "bold $error"))


def needed(what: str) -> Check:
    """A check that something was typed."""
    return lambda line: None if line else what
