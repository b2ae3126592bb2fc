"""What a paper counts, declared with how its counts hang together, so that one rule can decide what of it is told."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ccm_tui.domain.figures.measures import Rate

OTHERS = "others"
"""Stands for categories that are each too rare to be named."""


@dataclass(frozen=True, slots=True)
class FigureWhole:
    """A count of which others are shares: "cases heard"."""

    what: str
    count: int
    adds_up: bool = True
    """True where a year's is the sum of its quarters'; False where the same case is counted in several of them."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One question, answered in counts that are each of the same whole."""

    title: str
    whole: str
    """What they are of, by its name."""
    rows: tuple[tuple[str, int], ...]
    note: str = ""
    parts: bool = False
    """True where each of the whole is in one row and no other, so that the rows add up to it."""
    own_words: bool = False
    """True where which rows there are is told by the record, such as themes, and not by the form."""


@dataclass(frozen=True, slots=True)
class FigurePlace:
    """Where a count stands: a row of a measure, or a whole, which stands in none."""

    row: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A count is the sum of others, or where `at_least` that or more."""

    total: FigurePlace
    parts: tuple[FigurePlace, ...]
    at_least: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """All that one paper counts of one period or meeting, and how it hangs together beyond parts and shares."""

    wholes: tuple[FigureWhole, ...]
    measures: tuple[Measure, ...]
    links: tuple[Link, ...] = ()

    def of(self, measured: Measure) -> int:
        """What a measure's counts are of."""
        return next(whole.count for whole in self.wholes if whole.what == measured.whole)


@dataclass(frozen=True, slots=True)
class AttendanceCount:
    """Meetings at which somebody was represented, of those it was asked to. It points to no person at risk."""

    title: str
    note: str
    rows: tuple[tuple[str, Rate], ...]


def tally(values: Iterable[str]) -> dict[str, int]:
    """How often each value occurs, the most frequent first, then by name."""
    counts: dict[str, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def sequence_of(values: Mapping[str, int], order: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """The counts in that order, nought of what doesn't occur: a row left out would tell that there is none."""
    return tuple((name, values.get(name, 0)) for name in order)
