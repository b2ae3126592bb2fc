"""The partnership board's figures: counts with what they are counts of, no names, small numbers withheld."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ccm_tui.domain.figures.measures import Rate

_SMALLEST = 5
"""The least count that is told; from 1 to one less it is withheld, for it may point to somebody."""

WITHHELD = "1 to 4"
"""Stands for a small number."""
ALSO_WITHHELD = "withheld"
"""Stands for a number from which a small one could be worked out."""


@dataclass(frozen=True, slots=True)
class Period:
    """From the first to the last day, both counted."""

    first: date
    last: date

    @property
    def before(self) -> "Period":
        """The period of the same length that ended the day before."""
        length = self.last - self.first
        return Period(self.first - length - timedelta(days=1), self.first - timedelta(days=1))

    def holds(self, day: date | None) -> bool:
        """Whether a day falls into it."""
        return day is not None and self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Figure:
    """So many, of so many."""

    what: str
    rate: Rate


@dataclass(frozen=True, slots=True)
class Measure:
    """One question of the board's, answered in figures."""

    title: str
    note: str
    """What is counted, and of what."""
    figures: tuple[Figure, ...]
    parts: bool = False
    """True where the figures are parts of one whole, so that one withheld could be worked out from the others."""
    own_words: bool = False
    """True where the categories are as people typed them, such as themes."""
    names_nobody: bool = False
    """True of counts of meetings and actions, which point to nobody however small they are."""
    whole_tells: bool = False
    """True where what it is of, taken from another measure's numbers, leaves one that is withheld there."""


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as it leaves the partnership."""

    what: str
    count: str
    of: str
    percent: str


def measure(
    title: str, note: str, counts: Mapping[str, int], of: int, *, parts: bool = False, own_words: bool = False
) -> Measure:
    """A measure whose figures are all of the same number."""
    figures = tuple(Figure(what, Rate(count, of)) for what, count in counts.items())
    return Measure(title, note, figures, parts=parts, own_words=own_words)


def told(measured: Measure, *, whole: bool = False) -> tuple[Told, ...]:
    """The figures with small ones withheld, and with them what would give them away; `whole` withholds nothing.

    Where the categories are people's own words, those of small numbers are told together: the word alone may point
    to somebody.
    """
    if whole or measured.names_nobody:
        return tuple(_told(figure, "") for figure in measured.figures)
    if measured.whole_tells:
        return tuple(Told(figure.what, ALSO_WITHHELD, "", "") for figure in measured.figures)
    hidden = _small(measured)
    also = _giving_away(measured, hidden) if measured.parts else set()
    shown = tuple(
        _told(figure, WITHHELD if place in hidden else ALSO_WITHHELD if place in also else "")
        for place, figure in enumerate(measured.figures)
        if not (measured.own_words and place in hidden)
    )
    if not (measured.own_words and hidden):
        return shown
    of = measured.figures[0].rate.of
    return (*shown, Told("others, each", WITHHELD, _of(of), ""))


def tally(values: Iterable[str]) -> dict[str, int]:
    """How often each value occurs, the most frequent first, then by name."""
    counts: dict[str, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def has_small(counts: Iterable[int]) -> bool:
    """Whether one of the counts is so small that it is withheld."""
    return any(0 < count < _SMALLEST for count in counts)


def _small(measured: Measure) -> set[int]:
    return {place for place, figure in enumerate(measured.figures) if has_small((figure.rate.count,))}


def _giving_away(measured: Measure, hidden: set[int]) -> set[int]:
    """Where one part alone is withheld the whole less the others is that part: the next smallest goes with it."""
    if len(hidden) != 1:
        return set()
    others = [
        (figure.rate.count, place)
        for place, figure in enumerate(measured.figures)
        if place not in hidden and figure.rate.count
    ]
    return {min(others)[1]} if others else set()


def _told(figure: Figure, hidden: str) -> Told:
    rate = figure.rate
    percent = "" if hidden or rate.percent is None else f"{rate.percent}%"
    return Told(figure.what, hidden or str(rate.count), _of(rate.of) if hidden else str(rate.of), percent)


def _of(whole: int) -> str:
    """What a small number is of; that is withheld as well where it is one itself."""
    return WITHHELD if 0 < whole < _SMALLEST else str(whole)


def sequence_of(values: Mapping[str, int], order: Sequence[str]) -> dict[str, int]:
    """The counts in that order, those that don't occur left out."""
    return {name: values[name] for name in order if values.get(name)}
