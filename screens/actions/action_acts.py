"""What is done with an action between meetings, beside what the meeting itself would do with it."""

from datetime import date

from ccm_tui.domain.actions.action import Action
from ccm_tui.domain.vocabulary import ActionStatus, Effect
from ccm_tui.services.actions.actions import judge_effect, report_status
from ccm_tui.services.actions.effects_view import why_not_judged
from ccm_tui.services.actions.reissue import NewTerms, reissue_between
from screens.actions.action_questions import AsksAboutActions
from screens.actions.reissue_form import ReissueForm
from screens.frame.dialog_drafts import DraftsInRecord


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
