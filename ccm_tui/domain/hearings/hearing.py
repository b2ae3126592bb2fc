"""What was recorded in a hearing, and what the hearing before it left, as plain values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from ccm_tui.domain.actions.action import Action
from ccm_tui.domain.composer.line.entries import Entry, RiskEntry
from ccm_tui.domain.statuses import ActionStatus, Decision
from ccm_tui.domain.vocabulary import Effect, Head, HearingKind


@dataclass(frozen=True, slots=True)
class Recorded:
    """One entry in the record: what it says, when it was made, and the action it is, if it is one."""

    id: int
    item_id: int
    made_at: datetime
    changed_at: datetime | None
    withdrawn_at: datetime | None
    withdrawn_reason: str
    speaker: str
    """Who spoke, for information; empty where the agency alone is known."""
    entry: Entry
    action: Action | None = None

    @property
    def said_at(self) -> datetime:
        """When it came to say what it says."""
        return self.changed_at or self.made_at

    def after(self, moment: datetime | None) -> bool:
        """True when it was made or changed after that moment, such as the read-back."""
        return moment is not None and self.said_at > moment


@dataclass(frozen=True, slots=True)
class HeadRating:
    """Likelihood and impact on one head, at one hearing."""

    head: Head
    likelihood: int
    impact: int
    reason: str

    @property
    def score(self) -> int:
        """Likelihood times impact, 1 to 25."""
        return self.likelihood * self.impact


@dataclass(frozen=True, slots=True)
class PastHearing:
    """What one hearing of a case left behind."""

    meeting_number: int
    held_on: date
    kind: HearingKind
    ratings: tuple[HeadRating, ...]
    decision: Decision | None
    review_on: date | None
    outcome_reason: str


@dataclass(frozen=True, slots=True)
class EarlierMeasure:
    """One part of a plan from before this record, and whether it worked."""

    measure: str
    result: str
    effect: Effect | None


@dataclass(frozen=True, slots=True)
class EarlierPlan:
    """What a case brought with it from before this record."""

    first_heard_on: date | None
    closed_on: date | None
    measures: tuple[EarlierMeasure, ...]
    ratings: tuple[tuple[Head, int, int], ...]
    """Head, likelihood, impact."""


@dataclass(frozen=True, slots=True)
class LastTime:
    """What stands beside now: the last hearing, all that came of the plan, and what is older than this record."""

    hearing: PastHearing | None
    actions: tuple[Action, ...]
    earlier: EarlierPlan | None
    reported: frozenset[int] = frozenset()
    """Ids of those actions of which this meeting has heard what became of them."""
    judged: frozenset[int] = frozenset()
    """Ids of those of which this meeting has said whether they helped."""

    @property
    def unasked(self) -> tuple[Action, ...]:
        """Finished actions of which it has to be asked now whether they helped.

        A near-miss review by SafeLives found old plans used again that nobody had asked about. What was too early
        to say before is asked again.
        """
        open_effects = (None, Effect.TOO_EARLY)
        return tuple(
            action
            for action in self.actions
            if action.status is ActionStatus.COMPLETE
            and action.effect in open_effects
            and action.id not in self.judged
        )

    def unheard(self, today: date) -> tuple[Action, ...]:
        """Actions past their day of which this meeting has not heard what became of them."""
        return tuple(action for action in self.actions if action.overdue(today) and action.id not in self.reported)


def unread(made: Iterable[Recorded], read_back_at: datetime | None) -> tuple[Recorded, ...]:
    """The actions that were not read back as they stand now, those changed since among them."""
    return tuple(
        recorded
        for recorded in made
        if recorded.action
        and recorded.withdrawn_at is None
        and (read_back_at is None or recorded.after(read_back_at))
    )


def standing_ratings(made: Iterable[Recorded]) -> tuple[HeadRating, ...]:
    """The rating of each head as the entries leave it, in the order of the heads."""
    latest: dict[Head, HeadRating] = {}
    for recorded in made:
        if recorded.withdrawn_at is None and isinstance(recorded.entry, RiskEntry):
            reason = recorded.entry.reason
            for rated in recorded.entry.ratings:
                latest[rated.head] = HeadRating(rated.head, rated.likelihood, rated.impact, reason)
    return tuple(latest[head] for head in Head if head in latest)


@dataclass(frozen=True, slots=True)
class GivenOverall:
    """The chair's own score for the whole of the risk, which stands in the place of the highest head."""

    score: int
    reason: str
    recorded: Recorded
    """The entry that gave it."""


def overall_given(made: Iterable[Recorded]) -> GivenOverall | None:
    """The last that was given at a hearing and not withdrawn; None where the highest head is the whole.

    It stands when a head is rated again after it, until another is given or its entry is changed: what a chair
    has given a reason for is not taken back by the tool.
    """
    given = None
    for recorded in made:
        entry = recorded.entry
        if recorded.withdrawn_at is None and isinstance(entry, RiskEntry) and entry.overall is not None:
            given = GivenOverall(entry.overall, entry.overall_reason, recorded)
    return given
