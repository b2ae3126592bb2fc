"""What is asked about an action, wherever actions are gone through, and what the answer does."""

from collections.abc import Awaitable, Callable
from datetime import date

from ccm_tui.domain.actions.action import Action
from ccm_tui.domain.composer.orders.form import Misread
from ccm_tui.domain.composer.orders.orders import LineOrder, read_order
from ccm_tui.domain.composer.orders.plan import ReportStatus
from ccm_tui.domain.statuses import ActionStatus
from ccm_tui.services.actions.actions import accept, escalate, report_status
from screens.dialogs.questions import AskLine, Check, needed
from screens.frame.base import CcmScreen
from screens.frame.dialog_drafts import DraftsInRecord

_Answer = Callable[[DraftsInRecord, Action, str], Awaitable[None]]
"""What is done with a line that was asked for about an action. Raises CcmError where it can't be done."""


class AsksAboutActions(CcmScreen):
    """A screen on which one action of several is chosen, and said what became of it."""

    @property
    def chosen(self) -> Action | None:
        """The action that is marked."""
        raise NotImplementedError

    @property
    def today(self) -> date:
        """The day that days are read against; asked only once there is an action."""
        raise NotImplementedError

    def go_on(self) -> None:
        """Something was said of the action chosen: goes on to the next."""
        raise NotImplementedError

    async def action_complete(self) -> None:
        """It is done; asks on what day."""
        question = "When was it done? Enter is today; or type a day, like 10 dec."
        await self.ask_line("Complete", question, self._wrong_with_day, self._complete)

    async def action_not_possible(self) -> None:
        """Circumstances changed; asks why."""
        await self.ask_why("Not possible: circumstances changed", self._not_possible)

    async def action_not_done(self) -> None:
        """The agency has not done it; asks why."""
        await self.ask_why("Not done", self._not_done)

    async def action_escalate(self) -> None:
        """It has stayed undone; asks to whom it goes."""
        action = self.chosen
        if action is not None:
            question = "To whom does it go? Who, and when, stays with the action and in the minutes."
            await self.ask_line(
                "Escalate", question, needed("Type to whom it goes."), self._escalate, action.escalated_to
            )

    async def ask_who_accepts(self, action: Action) -> None:
        """Asks who accepts a proposed action for the agency that owns it."""
        question = f"Who accepts it for {action.agency_name}?"
        await self.ask_line("Accepted", question, needed("Type who accepts it."), self._accept, action.owner)

    async def ask_why(self, title: str, answer: _Answer) -> None:
        """Asks for the reason of what became of the action chosen."""
        await self.ask_line(title, "Why? The reason goes into the minutes.", needed("Type why."), answer)

    async def ask_line(self, title: str, question: str, check: Check, answer: _Answer, value: str = "") -> None:
        """Asks for one line about the action chosen, does what the answer asks, and goes on to the next."""
        action = self.chosen
        if action is None:
            return
        drafts = self.drafts(f"{action.full_reference} · {title}")

        async def act(line: str) -> None:
            await answer(drafts, action, line)
            self.go_on()

        await self.ask(
            AskLine(f"{action.reference} · {title}", question, check, act, drafts, value), self._show_answered
        )

    async def _complete(self, drafts: DraftsInRecord, action: Action, day: str) -> None:
        order = self._read_day(day)
        assert isinstance(order, ReportStatus), "the line was checked before it was taken"
        await drafts.settle(report_status, action.full_reference, order.status, done_on=order.done_on)

    async def _not_possible(self, drafts: DraftsInRecord, action: Action, why: str) -> None:
        await drafts.settle(report_status, action.full_reference, ActionStatus.NOT_POSSIBLE, why)

    async def _not_done(self, drafts: DraftsInRecord, action: Action, why: str) -> None:
        await drafts.settle(report_status, action.full_reference, ActionStatus.NOT_DONE, why)

    async def _accept(self, drafts: DraftsInRecord, action: Action, accepted_by: str) -> None:
        await drafts.settle(accept, action.full_reference, accepted_by)

    async def _escalate(self, drafts: DraftsInRecord, action: Action, escalated_to: str) -> None:
        await drafts.settle(escalate, action.full_reference, escalated_to)

    async def _show_answered(self, line: str | None) -> None:
        if line is not None:
            await self.refresh_record()

    def _wrong_with_day(self, line: str) -> str | None:
        order = self._read_day(line)
        return f"{order.what} {order.do}" if isinstance(order, Misread) else None

    def _read_day(self, day: str) -> LineOrder | Misread:
        """The day as the composer's own order reads it, so that both take the same words."""
        return read_order("status", f"ACTION complete {day}", self.today)
