"""Asks for a text of several lines: a statement, a purpose."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.types import CSSPathType
from textual.widgets import Static

from ccm_tui.commands import Place
from screens.dialogs.ask_line import Act
from screens.frame.bindings import bindings
from screens.frame.dialog import DIALOG_SHEET
from screens.frame.dialog_drafts import DialogDrafts
from screens.frame.form import Form
from screens.widgets.plain import plain
from screens.widgets.typed_text import TypedText


class AskText(Form[str]):
    """One question, one text. Answers with the text, once what it was asked for is done."""

    PLACE = Place.TEXT
    ABOUT = "A text of several lines. Enter begins a new line; F10 takes the text as it stands."
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.TEXT)
    CSS_PATH: ClassVar[CSSPathType | None] = [DIALOG_SHEET, "ask_text.tcss"]
    AUTO_FOCUS = "TypedText"

    def __init__(self, title: str, question: str, act: Act, drafts: DialogDrafts, text: str = "") -> None:
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
