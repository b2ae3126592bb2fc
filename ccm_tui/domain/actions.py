"""An action as plain values, and what its dates say of it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from ccm_tui.domain.counting import counted
from ccm_tui.domain.vocabulary import ActionStatus, Effect, Head


@dataclass(frozen=True, slots=True)
class Action:
    """Who does what by when, where it stands, and where it came from."""

    id: int
    entry_id: int
    reference: str
    """031/4."""
    case_id: int
    case_reference: str
    restricted: bool
    """True where the case is restricted."""
    meeting_number: int
    set_on: date
    text: str
    agency: str | None
    """The owning agency's code."""
    agency_name: str | None
    owner: str
    due_on: date | None
    head: Head | None
    status: ActionStatus
    status_reason: str = ""
    done_on: date | None = None
    effect: Effect | None = None
    accepted_by: str = ""
    reissue_of: str | None = None
    """Reference of the action that this one issues again."""
    reissued_as: str | None = None
    """Reference of the action that issues this one again."""
    escalated_to: str = ""

    @property
    def done_late(self) -> bool:
        """Complete, but after its date."""
        return bool(
            self.status is ActionStatus.COMPLETE and self.done_on and self.due_on and self.done_on > self.due_on
        )

    def overdue(self, today: date) -> bool:
        """Still open with its date past; a proposed action was never accepted and can't be overdue."""
        return bool(self.status is ActionStatus.OPEN and self.due_on and self.due_on < today)

    def fell_due(self, today: date) -> bool:
        """Counts as due by `today`: not withdrawn, not possible, superseded or merely proposed."""
        counted = (ActionStatus.OPEN, ActionStatus.COMPLETE, ActionStatus.NOT_DONE)
        return bool(self.status in counted and self.due_on and self.due_on <= today)

    def state_in_words(self, today: date) -> str:
        """The status as it is shown: "overdue, 4 days", "complete, 6 days late", "open"."""
        if self.overdue(today) and self.due_on:
            return f"overdue, {counted((today - self.due_on).days, 'day')}"
        if self.done_late and self.done_on and self.due_on:
            return f"complete, {counted((self.done_on - self.due_on).days, 'day')} late"
        return self.status.words


def still_to_hear(actions: Iterable[Action], heard: Collection[int]) -> tuple[Action, ...]:
    """Those that are neither settled nor among the ids of which the meeting has heard."""
    return tuple(action for action in actions if not action.status.settled and action.id not in heard)
