"""What is done with an action between meetings, beside what the meeting itself would do with it."""

from collections.abc import Awaitable, Callable
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, Static

from ccm_tui.domain.actions.action import Action
from ccm_tui.domain.days.when import Unreadable, distance, read_when, show_day
from ccm_tui.domain.statuses import ActionStatus
from ccm_tui.domain.vocabulary import Effect
from ccm_tui.services.actions.actions import judge_effect, report_status
from ccm_tui.services.actions.effects_view import why_not_judged
from ccm_tui.services.actions.reissue import NewTerms, reissue_between
from screens.actions.action_questions import AsksAboutActions
from screens.frame.dialog_drafts import DraftsInRecord
from screens.frame.form import Form, field
from screens.widgets.text import BAD, plain
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


class ActsBetweenMeetings(AsksAboutActions):
    """A screen on which the action chosen is dealt with by letters."""

    @property
    def next_meeting(self) -> date | None:
        """The day that "next meeting" is."""
        raise NotImplementedError

    async def action_still_open(self) -> None:
        """It stays open, or is open after all; a proposed action is accepted by its owner."""
        action = self.chosen
        if action is None:
            return
        if action.status is ActionStatus.PROPOSED and action.agency is not None:
            await self.ask_who_accepts(action)
        else:
            question = "What was said of it? Enter alone notes that it is open."
            before = "" if action.status.settled else action.status_reason
            await self.ask_line("Still open", question, lambda _line: None, self._open, before)

    async def action_withdraw(self) -> None:
        """It is wanted no more; asks why."""
        await self.ask_why("Withdraw", self._withdraw)

    async def action_reissue(self) -> None:
        """Issues it again; asks on which terms."""
        action = self.chosen
        if action is None:
            return
        if action.reissued_as is not None:
            self.say_done(f"{action.reference} is issued again already, as {action.reissued_as}.")
            return
        drafts = self.drafts(f"{action.full_reference} · Issue again")

        async def issue(terms: NewTerms) -> str:
            made = await drafts.settle(reissue_between, action.full_reference, terms)
            self.say_done(f"{action.reference} is issued again as {made}.")
            return made

        await self.ask(ReissueForm(action, issue, drafts, self.today, self.next_meeting), self._show_answered)

    async def action_helped(self) -> None:
        """The action chosen helped."""
        await self._judge(Effect.HELPED)

    async def action_no_change(self) -> None:
        """It made no change."""
        await self._judge(Effect.NO_CHANGE)

    async def action_worse(self) -> None:
        """It made things worse."""
        await self._judge(Effect.WORSE)

    async def action_too_early(self) -> None:
        """It is too early to say."""
        await self._judge(Effect.TOO_EARLY)

    async def _open(self, drafts: DraftsInRecord, action: Action, note: str) -> None:
        await drafts.settle(report_status, action.full_reference, ActionStatus.OPEN, note)

    async def _withdraw(self, drafts: DraftsInRecord, action: Action, why: str) -> None:
        await drafts.settle(report_status, action.full_reference, ActionStatus.WITHDRAWN, why)

    async def _judge(self, effect: Effect) -> None:
        action = self.chosen
        if action is None:
            return
        why_not = why_not_judged(action)
        if why_not is not None:
            self.say_done(f"{why_not}.")
            return
        if await self.attempt(self.lane.run(judge_effect, action.full_reference, effect)) is not None:
            self.go_on()
            await self.refresh_record()
