"""Asks for a day, and shows which day the words are before Enter."""

from datetime import date

from textual import on
from textual.widgets import Input, Static

from ccm_tui.domain.days.when import Unreadable, When, distance, read_when, show_day
from screens.dialogs.ask_line import Act, AskLine
from screens.frame.dialog_drafts import DialogDrafts
from screens.widgets.plain import plain
from screens.widgets.tones import BAD


class AskDay(AskLine):
    """One question, one day to come, in any words that the composer would read as a day."""

    ABOUT = (
        "One day, in any words that the composer would read: 8 jan, fri week, 2w, 10wd, next meeting. Which day they "
        "are understood as is shown beneath them."
    )

    def __init__(
        self, title: str, question: str, act: Act, drafts: DialogDrafts, today: date, next_meeting: date | None
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
