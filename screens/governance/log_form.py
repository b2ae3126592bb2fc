"""Asks which part of the log is to be seen."""

from datetime import date

from textual.app import ComposeResult
from textual.widgets import Static

from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.spreadsheets.days import NotADayError, read_day
from ccm_tui.domain.vocabulary import DisclosureKind
from ccm_tui.services.governance.log_view import Asked
from screens.frame.dialog_drafts import DialogDrafts
from screens.frame.form import Form, field
from screens.widgets.choices import OneOf
from screens.widgets.plain import plain
from screens.widgets.typing import TypedLine

_KINDS = {None: "everything", DisclosureKind.OPENED: "case files opened", DisclosureKind.EXPORTED: "what left"}


class LogForm(Form[Asked]):
    """What to narrow the log down to; what is left empty narrows nothing down."""

    ABOUT = (
        "Which part of the log to see: one case (with the minutes and lists that may have shown it), what one person "
        "did, a stretch of days, case files opened or documents that left. What is empty narrows nothing down."
    )

    def __init__(self, drafts: DialogDrafts, asked: Asked, today: date) -> None:
        super().__init__("See part of the log", drafts)
        self._asked = asked
        self._today = today

    def compose_fields(self) -> ComposeResult:
        asked = self._asked
        yield field("Case", TypedLine(asked.case or "", placeholder="like 031", id="case", compact=True))
        yield field("By", TypedLine(asked.actor, placeholder="who did it, as the log says", id="by", compact=True))
        yield field("From", TypedLine(_shown(asked.since), placeholder="like 1/12/2026", id="since", compact=True))
        yield field("To", TypedLine(_shown(asked.until), placeholder="that day included", id="until", compact=True))
        yield field("Kind", OneOf(tuple(_KINDS.values()), tuple(_KINDS).index(asked.kind), id="kind"))
        yield Static(plain("What is empty narrows nothing down."), classes="hint")

    async def keep(self) -> Asked:
        asked = Asked(
            case=self.typed("case") or None,
            since=self._day("since"),
            until=self._day("until"),
            actor=self.typed("by"),
            kind=tuple(_KINDS)[self.query_one("#kind", OneOf).place],
        )
        await self._drafts.keep({}, "")
        return asked

    def _day(self, name: str) -> date | None:
        typed = self.typed(name)
        if not typed:
            return None
        try:
            return read_day(typed, self._today)
        except NotADayError as wrong:
            raise self.refusal(name, f"That day {wrong}.", "Type it like 1/12/2026.") from None


def _shown(day: date | None) -> str:
    return show_day(day) if day else ""
