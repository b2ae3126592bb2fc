"""The file on one case over all meetings, as plain values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ccm_tui.domain.cases.case import Case
from ccm_tui.domain.hearings.hearing import HeadRating, Recorded, standing_ratings
from ccm_tui.domain.statuses import MeetingState
from ccm_tui.domain.vocabulary import Head, HearingKind


@dataclass(frozen=True, slots=True)
class FileHearing:
    """One hearing of the case, with all that was recorded at it."""

    id: int
    meeting_id: int
    meeting_number: int
    held_on: date
    state: MeetingState
    kind: HearingKind
    reason: str
    not_reached: bool
    recorded: tuple[Recorded, ...]

    @property
    def ratings(self) -> tuple[HeadRating, ...]:
        """The rating of each head as the hearing left it."""
        return standing_ratings(self.recorded)


@dataclass(frozen=True, slots=True)
class HeadHistory:
    """One risk head: its score at each hearing that rated anything, None where that one did not rate it."""

    head: Head
    scores: tuple[int | None, ...]

    @property
    def change(self) -> str:
        """What became of it since it was rated before, in words."""
        rated = [score for score in self.scores if score is not None]
        if len(rated) < _TWO:
            return "rated once"
        before, now = rated[-2:]
        return "no change" if now == before else "higher" if now > before else "lower"


_TWO = 2


def rating_history(case: Case, hearings: Sequence[FileHearing]) -> tuple[tuple[date, ...], tuple[HeadHistory, ...]]:
    """The days on which the case was rated, and each head's scores on those days, in the order of the heads.

    What the case brought with it from before this record comes first, on the day that it was closed then.
    """
    days: list[date] = []
    by_day: list[dict[Head, int]] = []
    earlier = case.earlier
    if earlier and earlier.ratings:
        days.append(earlier.closed_on or earlier.first_heard_on or case.opened_on)
        by_day.append({head: likelihood * impact for head, likelihood, impact in earlier.ratings})
    for hearing in hearings:
        if ratings := hearing.ratings:
            days.append(hearing.held_on)
            by_day.append({rating.head: rating.score for rating in ratings})
    heads = [head for head in Head if any(head in scores for scores in by_day)]
    return tuple(days), tuple(HeadHistory(head, tuple(scores.get(head) for scores in by_day)) for head in heads)
