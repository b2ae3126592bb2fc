"""Asks for the replies of agencies, to be pasted, and shows what they are understood as before they are taken."""

from collections.abc import Awaitable, Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.types import CSSPathType
from textual.widgets import Button, Input, Static, TextArea

from ccm_tui.commands import Place
from ccm_tui.errors import CcmError
from ccm_tui.services.spreadsheets.imports import RowsRefusedError
from screens.frame.bindings import bindings
from screens.frame.dialog_drafts import DialogDrafts
from screens.frame.form import FORM_SHEETS, Form, field
from screens.widgets.text import BAD, plain
from screens.widgets.typing import TypedLine, TypedText

Replies = Callable[[str, str | None], Awaitable[tuple[str, ...]]]
"""Does something with a text and the code of the agency whose it is, and says in sentences what. Raises CcmError."""

_MOST_SHOWN = 40
"""Sentences of what would be taken; more would hide the fields."""
_NOT_YET = "Nothing is taken yet; F10 takes it. It would be:"


class PastedText(TypedText):
    """The text; it tells when something was pasted into it, for then there is nothing more to type."""

    class Pasted(Message):
        """A text was pasted."""

    def on_paste(self) -> None:
        """Textual's own handling of it comes next."""
        self.post_message(self.Pasted())


class PasteReplies(Form[tuple[str, ...]]):
    """Answers with what was taken, in sentences."""

    PLACE = Place.REPLIES
    ABOUT = (
        "Paste what an agency sent back: the lines of its sheet, filled in, or rows of a spreadsheet; one action a "
        "line, like 031/5 | complete | 2026-12-10 | note. What it is understood as stands beneath. Where you say "
        "whose it is, no other agency's action is taken. All of it is taken or nothing is, and Ctrl+Z takes it back."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.REPLIES)
    CSS_PATH: ClassVar[CSSPathType | None] = [*FORM_SHEETS, "paste_replies.tcss"]
    AUTO_FOCUS = "PastedText"

    def __init__(self, rehearse: Replies, take: Replies, drafts: DialogDrafts, agency: str | None) -> None:
        super().__init__("Replies of agencies", drafts)
        self._rehearse = rehearse
        self._take = take
        self._agency = agency

    def compose_fields(self) -> ComposeResult:
        yield PastedText(id="text")
        yield field(
            "Of agency",
            TypedLine(self._agency or "", placeholder="its code; empty for any", id="agency", compact=True),
        )
        yield Static(plain("One action a line: 031/5 | complete | 2026-12-10 | note"), id="preview")

    async def keep(self) -> tuple[str, ...]:
        try:
            return await self._take(*self._typed)
        except RowsRefusedError as refused:
            raise CcmError("Nothing is taken.", "Put right what is named above, or take the line out.") from refused

    @on(TextArea.Changed, "#text")
    @on(Input.Changed, "#agency")
    async def _preview(self) -> None:
        """Shows what the text is understood as; nothing is kept of that."""
        preview = self.query_one("#preview", Static)
        typed = self._typed
        if not typed[0].strip():
            preview.update(plain(""))
            return
        try:
            said, tone = (_NOT_YET, *await self._rehearse(*typed)), ""
        except RowsRefusedError as refused:
            said, tone = tuple(problem.in_words for problem in refused.problems), BAD
        except CcmError as error:
            said, tone = (error.what, error.do), BAD
        if typed == self._typed:
            more = (f"And {len(said) - _MOST_SHOWN} more.",) if len(said) > _MOST_SHOWN else ()
            shown = (*said[:_MOST_SHOWN], *more)
            preview.update(Content("\n").join(plain(sentence, tone) for sentence in shown))

    @on(PastedText.Pasted)
    def _go_on_to_taking(self) -> None:
        """The next Enter takes what was pasted."""
        self.query_one("#go", Button).focus()

    @property
    def _typed(self) -> tuple[str, str | None]:
        return self.query_one("#text", PastedText).text, self.typed("agency") or None
