"""The conscious close: what is still undecided, and what is read out when everything is decided."""

from dataclasses import dataclass

from ccm_tui.domain.actions.action import Action
from ccm_tui.domain.agenda.item import AgendaItem
from ccm_tui.domain.agenda.walk import carried_over, undecided, unreached
from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.meetings.meeting import Meeting
from ccm_tui.services.meetings.meeting import close_meeting
from db.queries.actions.actions import actions_set_at
from db.queries.agenda.agenda import agenda_of_meeting
from db.queries.meetings.meetings import meeting_after, meeting_with_id
from db.record import Record


@dataclass(frozen=True, slots=True)
class ClosingTotals:
    """What a meeting that is about to close amounts to."""

    undecided: tuple[AgendaItem, ...]
    """Called, and without an outcome: the meeting can't close on them."""
    unreached: tuple[AgendaItem, ...]
    """Never called: at the close they are not reached."""
    carried_over: tuple[AgendaItem, ...]
    """Never called or marked not reached: they come up at the next meeting by themselves."""
    actions: tuple[Action, ...]
    """Set at this meeting."""
    next_meeting: Meeting | None

    @property
    def to_read_out(self) -> tuple[str, ...]:
        """The totals, the first deadline, and the next meeting, as sentences."""
        return (self._total(), *self._not_reached(), self._next())

    def _total(self) -> str:
        count = len(self.actions)
        dated = [action for action in self.actions if action.due_on]
        total = f"{count} action{'' if count == 1 else 's'} set"
        if not dated:
            return f"{total}."
        first = min(dated, key=lambda action: (action.due_on, action.reference))
        owner = first.agency_name or "no owner"
        due = show_day(first.due_on) if first.due_on else ""
        return f"{total}; the first is due {due}, {first.reference}, {owner}."

    def _not_reached(self) -> tuple[str, ...]:
        names = [item.hearing.short_reference for item in self.carried_over if item.hearing]
        return (f"Not reached, carried over: {', '.join(names)}.",) if names else ()

    def _next(self) -> str:
        if self.next_meeting is None:
            return "No next meeting is planned yet."
        cut_off = self.next_meeting.referral_cut_off
        referrals = f"; referrals by {show_day(cut_off)}" if cut_off else ""
        return f"The next meeting is on {show_day(self.next_meeting.held_on)}{referrals}."


def closing_totals(record: Record, meeting_id: int) -> ClosingTotals:
    """What the meeting amounts to now."""
    with record.reading() as session:
        items = agenda_of_meeting(session, meeting_id)
        return ClosingTotals(
            undecided=undecided(items),
            unreached=unreached(items),
            carried_over=carried_over(items),
            actions=actions_set_at(session, meeting_id),
            next_meeting=meeting_after(session, meeting_with_id(session, meeting_id).held_on),
        )


def close(record: Record, meeting_id: int) -> tuple[str, ...]:
    """Closes the meeting and returns what is to be read out.

    Raises CcmError where a case that was called is undecided.
    """
    amounts = closing_totals(record, meeting_id)
    close_meeting(record, meeting_id)
    return ("The meeting is closed; its draft minutes are ready.", *amounts.to_read_out)
