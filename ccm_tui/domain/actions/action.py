"""An action as plain values: what its dates say of it, whom it waits for, and when it goes higher up."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ccm_tui.domain.statuses import ActionStatus
from ccm_tui.domain.vocabulary import Effect, Head
from ccm_tui.domain.words.counting import counted

_WEEK, _MONTH, _YEAR = 7, 30, 365
_DAYS_UP_TO, _WEEKS_UP_TO, _MONTHS_UP_TO = 14, 91, 730
"""Days from which on a delay is told in weeks, in months, and in years."""

UNSETTLED = ActionStatus.where(lambda status: not status.settled)
"""The statuses of an action of which something is still expected."""


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
    """The day of that meeting, or the later one on which it was issued again between meetings."""
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
    escalated_on: date | None = None
    issued_at: datetime | None = None
    """When, between meetings, it was issued in the place of another; None where a meeting set it."""

    @property
    def number(self) -> int:
        """Counted within its case: 4 in 031/4."""
        return int(self.reference.rpartition("/")[2])

    @property
    def full_reference(self) -> str:
        """CCM/26/031/4, by which it is told from the 031/4 of another year."""
        return f"{self.case_reference}/{self.number}"

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
        return bool(self.status.counts_as_due and self.due_on and self.due_on <= today)

    def days_late(self, today: date) -> int:
        """Days from its date to the day it was done or, while it is open, to `today`; 0 where it is not late."""
        if self.due_on is None:
            return 0
        if self.done_late and self.done_on:
            return (self.done_on - self.due_on).days
        return (today - self.due_on).days if self.overdue(today) else 0

    def state_in_words(self, today: date) -> str:
        """The status as it is shown: "overdue, 4 days", "complete, 6 days late", "open"."""
        return state_in_words(self.status, self.days_late(today))


def state_in_words(status: ActionStatus, days_late: int) -> str:
    """How an action of that status stands that is or was so many days late, 0 where it is not."""
    if not days_late:
        return status.words
    late = counted(days_late, "day")
    return f"overdue, {late}" if status is ActionStatus.OPEN else f"{status.words}, {late} late"


def overdue_in_words(days: int) -> str:
    """How long an action is overdue, as it is said: "4 days overdue", "3 weeks overdue", "5 months overdue"."""
    if days < _DAYS_UP_TO:
        return f"{counted(days, 'day')} overdue"
    if days < _WEEKS_UP_TO:
        return f"{counted(days // _WEEK, 'week')} overdue"
    if days < _MONTHS_UP_TO:
        return f"{counted(days // _MONTH, 'month')} overdue"
    return f"{counted(days // _YEAR, 'year')} overdue"


def still_to_hear(actions: Iterable[Action], heard: Collection[int]) -> tuple[Action, ...]:
    """Those that are neither settled nor among the ids of which the meeting has heard."""
    return tuple(action for action in actions if not action.status.settled and action.id not in heard)


@dataclass(frozen=True, slots=True)
class Spell:
    """One stretch of an action that was issued, perhaps again and again: its date, and how long it stood."""

    due_on: date | None
    until: date | None
    """The day on which it was issued again; None for the action as it stands now."""
    escalated_on: date | None


def misses(spells: Iterable[Spell], held: Sequence[date]) -> int:
    """How many of the meetings held on these days the action had missed its date at, since it was last escalated.

    An action that is issued again takes its misses along: a new date does not make it done.
    """
    spells = tuple(spells)
    escalated = max((spell.escalated_on for spell in spells if spell.escalated_on), default=date.min)
    return sum(day > escalated and any(_missed(spell, day) for spell in spells) for day in held)


def _missed(spell: Spell, day: date) -> bool:
    return spell.due_on is not None and spell.due_on < day and (spell.until is None or day <= spell.until)


@dataclass(frozen=True, slots=True)
class WaitingAction:
    """An action that somebody still has to do or to accept, without its text."""

    reference: str
    """031/4."""
    agency: str | None
    """The owning agency's name."""
    due_on: date | None
