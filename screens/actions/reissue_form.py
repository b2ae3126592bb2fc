"""Asks for the terms on which an action is issued again between meetings."""

from collections.abc import Awaitable, Callable
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, Static

from ccm_tui.domain.actions.action import Action
from ccm_tui.domain.days.when import Unreadable, distance, read_when, show_day
from ccm_tui.services.actions.reissue import NewTerms
from screens.frame.dialog_drafts import DraftsInRecord
from screens.frame.form import Form, field
from screens.widgets.plain import plain
from screens.widgets.tones import BAD
from screens.widgets.typing import TypedLine

Issue = Callable[[NewTerms], Awaitable[str]]
"""Issues the action again and returns its new reference. Raises CcmError where that can't be done."""


class ReissueForm(Form[str]):
    """Answers with the new reference. What was agreed before stays on record, with the new action in its place."""

    ABOUT = (
        "A new date, and another owner where that is needed. The action that was agreed stays as it was agreed; a "
        "new one with its text stands in its place, and each names the other. Given to another agency it is proposed "
        "until somebody there accepts it."
    )

    def __init__(
        self, action: Action, issue: Issue, drafts: DraftsInRecord, today: date, next_meeting: date | None
    ) -> None:
        super().__init__(f"{action.reference} · Issue again", drafts)
        self._action = action
        self._issue = issue
        self._today = today
        self._next_meeting = next_meeting

    def compose_fields(self) -> ComposeResult:
        yield field("New date", TypedLine(placeholder="8 jan, 2w, next meeting", id="due", compact=True))
        yield Static(plain("What was agreed stays on record; a new action stands in its place."), id="understood")
        yield field("Agency", TypedLine(self._action.agency or "", placeholder="its code", id="agency", compact=True))
        yield field("Person", TypedLine(self._action.owner, placeholder="may be left out", id="owner", compact=True))
        yield field("Why", TypedLine(placeholder="why the date or owner changes", id="reason", compact=True))

    @on(Input.Changed, "#due")
    def _day_was_typed(self, event: Input.Changed) -> None:
        """Says which day the words are."""
        read = read_when(event.value, self._today, self._next_meeting)
        said = self.query_one("#understood", Static)
        if not event.value.strip():
            said.update(plain(""))
        elif isinstance(read, Unreadable):
            said.update(plain(read.reason, BAD))
        else:
            words = f"{show_day(read.day)}, {distance(read.day, self._today, self._next_meeting)}"
            said.update(plain(f"{words}; {read.remark}" if read.remark else words, "bold"))

    async def keep(self) -> str:
        read = read_when(self.typed("due"), self._today, self._next_meeting)
        if isinstance(read, Unreadable):
            raise self.refusal("due", "The new date can't be read.", read.reason)
        reason = self.typed("reason")
        if not reason:
            raise self.refusal("reason", "Nobody would know why it is issued again.", "Say why.")
        return await self._issue(NewTerms(read.day, self.typed("agency") or None, self.typed("owner"), reason))
