"""Asks for one line: a deputy's name, a reason, a day."""

from collections.abc import Awaitable, Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.types import CSSPathType
from textual.widgets import Static

from screens.frame.dialog import DIALOG_SHEET
from screens.frame.dialog_drafts import DialogDrafts
from screens.frame.form import Form
from screens.widgets.plain import plain
from screens.widgets.typing import TypedLine

Check = Callable[[str], str | None]
"""What is wrong with a line, in words; None when it will do."""

Act = Callable[[str], Awaitable[object]]
"""What is done with the line. Raises CcmError where it can't be done."""


class AskLine(Form[str]):
    """One question, one line. Answers with the line, once what it was asked for is done.

    The line stays while it will not do, with what is wrong beneath it.
    """

    ABOUT = "One line. Enter takes it; while it will not do, it stays, with what is wrong beneath it."
    CSS_PATH: ClassVar[CSSPathType | None] = DIALOG_SHEET

    def __init__(
        self, title: str, question: str, check: Check, act: Act, drafts: DialogDrafts, value: str = ""
    ) -> None:
        super().__init__(title, drafts)
        self._question = question
        self._check = check
        self._act = act
        self._value = value

    def compose_fields(self) -> ComposeResult:
        yield Static(plain(self._question))
        yield TypedLine(self._value, id="line")

    async def keep(self) -> str:
        line = self.typed("line")
        wrong = self._check(line)
        if wrong is not None:
            raise self.refusal("line", wrong, "")
        await self._act(line)
        return line


def needed(what: str) -> Check:
    """A check that something was typed."""
    return lambda line: None if line else what
