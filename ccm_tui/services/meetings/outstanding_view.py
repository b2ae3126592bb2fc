"""The incomplete actions from before, with what has been said of each, read in one snapshot."""

from dataclasses import dataclass
from datetime import date

from ccm_tui.domain.actions.action import Action, still_to_hear
from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.meetings.meeting import Meeting
from ccm_tui.domain.statuses import ActionStatus
from db.queries.actions.actions import incomplete_before, reports_on
from db.queries.actions.escalation import misses_of
from db.queries.meetings.meetings import meeting_with_id
from db.queries.record.settings import settings_on_record
from db.record import Record


@dataclass(frozen=True, slots=True)
class OutstandingView:
    """What a meeting has to hear of at its opening."""

    meeting: Meeting
    marking: str
    today: date
    actions: tuple[Action, ...]
    heard: frozenset[int]
    """Ids of those of which this meeting has heard what became of them, or that they stay open."""
    to_escalate: frozenset[int]
    """Ids of those that have stayed undone past so many meetings that they are due for escalation."""

    @property
    def to_hear(self) -> int:
        """How many are neither settled nor heard of."""
        return len(still_to_hear(self.actions, self.heard))


def read_outstanding(record: Record, meeting_id: int) -> OutstandingView:
    """The incomplete actions from before as they stand; those reported on at this meeting stay among them."""
    with record.reading() as session:
        sitting = meeting_with_id(session, meeting_id)
        actions = incomplete_before(session, meeting_id)
        ids = [action.id for action in actions]
        reports, after = reports_on(session, ids, sitting.held_on), settings_on_record(session).escalate_after
        return OutstandingView(
            meeting=sitting,
            marking=settings_on_record(session).marking,
            today=record.today,
            actions=actions,
            heard=frozenset(report.action_id for report in reports),
            to_escalate=frozenset(one for one, missed in misses_of(session, ids).items() if missed >= after),
        )


def said_of(action: Action) -> tuple[str, ...]:
    """What has been said of an action so far, a sentence each; nothing where nobody has said anything."""
    said = []
    if action.done_on:
        said.append(f"Done on {show_day(action.done_on)}.")
    if action.status_reason and action.status.answered:
        said.append(f"Reason given: {action.status_reason}")
    if action.status_reason and not action.status.settled:
        said.append(f"Last said of it: {action.status_reason}")
    if action.accepted_by and action.status is ActionStatus.OPEN:
        said.append(f"Accepted by {action.accepted_by}.")
    if action.escalated_to:
        on = f", {show_day(action.escalated_on)}" if action.escalated_on else ""
        said.append(f"Escalated to {action.escalated_to}{on}.")
    if action.reissue_of:
        said.append(f"Issues {action.reissue_of} again.")
    if action.reissued_as:
        said.append(f"Issued again as {action.reissued_as}.")
    return tuple(said)
