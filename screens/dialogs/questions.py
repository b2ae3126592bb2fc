"""Short questions: a line, a day, a text, two lines that belong together, or whether an act is meant."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.types import CSSPathType
from textual.widgets import Button, Input, Static

from ccm_tui.commands import Place
from ccm_tui.domain.days.when import Unreadable, When, distance, read_when, show_day
from screens.frame.bindings import bindings
from screens.frame.dialog import DIALOG_SHEET, Dialog
from screens.frame.dialog_drafts import DialogDrafts
from screens.frame.form import Form, field
from screens.widgets.text import BAD, plain
from screens.widgets.typing import TypedLine, TypedText


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


Check = Callable[[str], str | None]
"""What is wrong with a line, in words; None when it will do."""


class AskLine(Form[str]):
    """One question, one line. Answers with the line, once what it was asked for is done.

    The line stays while it will not do, with what is wrong beneath it.
    """

    ABOUT = "One line. Enter takes it; while it will not do, it stays, with what is wrong beneath it."
    CSS_PATH: ClassVar[CSSPathType | None] = DIALOG_SHEET

    def __init__(
        self,
        title: str,
        question: str,
        check: Check,
        act: Callable[[str], Awaitable[object]],
        drafts: DialogDrafts,
        value: str = "",
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


class AskDay(AskLine):
    """One question, one day to come, in any words that the composer would read as a day."""

    ABOUT = (
        "One day, in any words that the composer would read: 8 jan, fri week, 2w, 10wd, next meeting. Which day they "
        "are understood as is shown beneath them."
    )

    def __init__(
        self,
        title: str,
        question: str,
        act: Callable[[str], Awaitable[object]],
        drafts: DialogDrafts,
        today: date,
        next_meeting: date | None,
    ) -> None:
        super().__init__(title, question, self._wrong_with, act, drafts)
        self._today = today
        self._next_meeting = next_meeting

    @on(Input.Changed)
    def _day_was_typed(self, event: Input.Changed) -> None:
        """Says what the words are understood as."""
        line = event.value.strip()
        read = self._read(line)
        if not line:
            said = plain("")
        elif isinstance(read, Unreadable):
            said = plain(read.reason, BAD)
        else:
            said = plain(self._understood(read), "bold")
        self.query_one("#wrong", Static).update(said)

    def _wrong_with(self, line: str) -> str | None:
        if not line:
            return "Type a day, like 8 jan, 2w or next meeting."
        read = self._read(line)
        if isinstance(read, Unreadable):
            return read.reason
        return f"{show_day(read.day)} is past. Type a day to come." if read.day < self._today else None

    def _understood(self, when: When) -> str:
        said = f"{show_day(when.day)}, {distance(when.day, self._today, self._next_meeting)}"
        return f"{said}; {when.remark}" if when.remark else said

    def _read(self, line: str) -> When | Unreadable:
        return read_when(line, self._today, self._next_meeting)


class AskText(Form[str]):
    """One question, one text. Answers with the text, once what it was asked for is done."""

    PLACE = Place.TEXT
    ABOUT = "A text of several lines. Enter begins a new line; F10 takes the text as it stands."
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.TEXT)
    CSS_PATH: ClassVar[CSSPathType | None] = [DIALOG_SHEET, "ask_text.tcss"]
    AUTO_FOCUS = "TypedText"

    def __init__(
        self, title: str, question: str, act: Callable[[str], Awaitable[object]], drafts: DialogDrafts, text: str = ""
    ) -> None:
        super().__init__(title, drafts)
        self._question = question
        self._act = act
        self._text = text

    def compose_fields(self) -> ComposeResult:
        yield Static(plain(self._question))
        yield TypedText(self._text, id="text")

    async def keep(self) -> str:
        text = self.query_one("#text", TypedText).text
        await self._act(text)
        return text


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
        self,
        title: str,
        first: AskedLine,
        second: AskedLine,
        act: Callable[[str, str], Awaitable[object]],
        drafts: DialogDrafts,
        about: str = "",
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
