"""What was recorded in a hearing, and what the hearing before it left, as plain values."""

from dataclasses import dataclass
from datetime import date, datetime

from ccm_tui.domain.actions import Action
from ccm_tui.domain.cases import EarlierPlan
from ccm_tui.domain.composer.entries import Entry
from ccm_tui.domain.vocabulary import Decision, Head, HearingKind


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

    def after(self, moment: datetime | None) -> bool:
        """True when it was made or changed after that moment, such as the read-back."""
        return moment is not None and (self.changed_at or self.made_at) > moment


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
class LastTime:
    """What stands beside now: the last hearing, all that came of the plan, and what is older than this record."""

    hearing: PastHearing | None
    actions: tuple[Action, ...]
    earlier: EarlierPlan | None
