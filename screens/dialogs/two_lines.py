"""Asks for two lines that belong together: a flag and its reason, a case and how it bears on this one."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.widgets import Static

from screens.frame.dialog_drafts import DialogDrafts
from screens.frame.form import Form, field
from screens.widgets.plain import plain
from screens.widgets.typing import TypedLine

Act = Callable[[str, str], Awaitable[object]]
"""What is done with the two lines. Raises CcmError where it can't be done."""


@dataclass(frozen=True, slots=True)
class AskedLine:
    """One of the lines: what is asked, what stands there, and what is said of it in the empty field."""

    label: str
    value: str = ""
    hint: str = ""


class TwoLines(Form[str]):
    """Two fields. Answers with the first, once what they were asked for is done."""

    ABOUT = "Two lines that belong together. Tab goes from one to the other; Enter keeps both."

    def __init__(
        self, title: str, first: AskedLine, second: AskedLine, act: Act, drafts: DialogDrafts, about: str = ""
    ) -> None:
        super().__init__(title, drafts)
        self._lines = (first, second)
        self._act = act
        self._about = about

    def compose_fields(self) -> ComposeResult:
        for name, line in zip(("first", "second"), self._lines, strict=True):
            yield field(line.label, TypedLine(line.value, placeholder=line.hint, id=name, compact=True))
        if self._about:
            yield Static(plain(self._about), classes="hint")

    async def keep(self) -> str:
        await self._act(self.typed("first"), self.typed("second"))
        return self.typed("first")
