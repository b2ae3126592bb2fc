"""Asks which home area is asked about a case, and what it replied."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from pathlib import Path

from textual.app import ComposeResult
from textual.widgets import Static

from ccm_tui.domain.cases.home_areas import AreaRequest
from ccm_tui.domain.composer.orders.days import past_day
from ccm_tui.domain.composer.orders.form import Misread
from ccm_tui.domain.days.when import show_day
from ccm_tui.services.cases.home_areas import Question
from screens.frame.dialog_drafts import DialogDrafts
from screens.frame.form import Form, field
from screens.widgets.choices import OneOf
from screens.widgets.text import plain
from screens.widgets.typing import TypedLine

Ask = Callable[[Question, Path | None], Awaitable[int]]
"""Notes what was asked, saves the letter, and returns the request's id. Raises CcmError where it can't be done."""

NoteReply = Callable[[int, date, str], Awaitable[None]]
"""Notes the reply to the request of that id. Raises CcmError where it can't be noted."""


class AskAreaForm(Form[int]):
    """Which area, of whom, when, and where the text to send is saved. Answers with the request's id."""

    ABOUT = (
        "A home area elsewhere is asked whether it knows the person, who leads, and what is in force: never why the "
        "case is brought. That it was asked is noted, and the text to send is saved where you say, or nowhere where "
        "the line is empty."
    )

    def __init__(self, reference: str, ask: Ask, drafts: DialogDrafts, area: str, today: date, letter: Path) -> None:
        super().__init__(f"Ask a home area about case {reference}", drafts)
        self._ask_area = ask
        self._area = area
        self._today = today
        self._letter = letter

    def compose_fields(self) -> ComposeResult:
        yield field("Area", TypedLine(self._area, id="area", compact=True))
        yield field(
            "Sent to", TypedLine(placeholder="a name or address, may be left out", id="asked-of", compact=True)
        )
        yield field("Asked on", TypedLine(show_day(self._today), id="day", compact=True))
        yield field("Text saved as", TypedLine(str(self._letter), id="letter", compact=True))
        yield Static(
            plain("The text to send: .docx, .pdf, .html, .md or .txt. Empty where you have sent it."), classes="hint"
        )

    async def keep(self) -> int:
        if not self.typed("area"):
            raise self.refusal("area", "No area is named.", "Type the home area that is asked.")
        letter = self.typed("letter")
        question = Question(self.typed("area"), _day(self, "day", self._today), self.typed("asked-of"))
        return await self._ask_area(question, Path(letter) if letter else None)


class AreaReplyForm(Form[int]):
    """Which area replied, when and what. Answers with the request's id."""

    ABOUT = (
        "What a home area replied, in a line. What an agency there says of the case is recorded at the hearing, "
        "where it is told."
    )

    def __init__(
        self, reference: str, reply: NoteReply, drafts: DialogDrafts, silent: Sequence[AreaRequest], today: date
    ) -> None:
        super().__init__(f"A home area replied about case {reference}", drafts)
        self._reply = reply
        self._silent = silent
        self._today = today

    def compose_fields(self) -> ComposeResult:
        areas = [f"{request.area}, {show_day(request.asked_on)}" for request in self._silent]
        yield field("Asked", OneOf(areas, 0, id="which"))
        yield field("Replied on", TypedLine(show_day(self._today), id="day", compact=True))
        yield field("Reply", TypedLine(placeholder="in a line, may be left out", id="reply", compact=True))

    async def keep(self) -> int:
        request = self._silent[self.query_one("#which", OneOf).place]
        await self._reply(request.id, _day(self, "day", self._today), self.typed("reply"))
        return request.id


def _day(form: Form[int], name: str, today: date) -> date:
    day = past_day(form.typed(name), today)
    if isinstance(day, Misread):
        raise form.refusal(name, day.what, day.do)
    return day
