"""Figures as they leave: each number in the words in which it is told."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

from ccm_tui.domain.figures.deduction import Bounds
from ccm_tui.domain.figures.figures import Figures, Measure
from ccm_tui.domain.figures.withholding import nearest


class Step(IntEnum):
    """How much is told of a table or a whole, from the most to the least."""

    EXACT = 0
    WITHHELD = 1
    ROUNDED = 2
    UNTOLD = 3


@dataclass(frozen=True, slots=True)
class ToldRow:
    """A number as it leaves."""

    what: str
    words: str
    """ "12", "about 10" or "withheld"."""
    bounds: Bounds
    share: str = ""
    """In percent, where the number and what it is of are both told."""


@dataclass(frozen=True, slots=True)
class ToldMeasure:
    """A table as it leaves."""

    measured: Measure
    step: Step
    rows: tuple[ToldRow, ...]
    """None where nothing is told but what they are of."""
    rare: bool = False
    """True where there are categories that are too rare to be listed."""


@dataclass(frozen=True, slots=True)
class ToldFigures:
    """The figures of one period or meeting as they leave."""

    figures: Figures
    threshold: int
    wholes: Mapping[str, ToldRow]
    measures: Mapping[str, ToldMeasure]
    steps: Mapping[str, Step]
    """Of each whole, by its name."""

    @property
    def withheld(self) -> bool:
        """Whether a number is withheld in it."""
        return any(row.words == WITHHELD for row in self._rows())

    @property
    def about(self) -> bool:
        """Whether a number is rounded in it."""
        return any(row.words.startswith(_ABOUT) for row in self._rows())

    def _rows(self) -> Iterator[ToldRow]:
        yield from self.wholes.values()
        for told in self.measures.values():
            yield from told.rows


WITHHELD = "withheld"
_ABOUT = "about"


def number_words(count: int, step: Step, bounds: Bounds, threshold: int) -> str:
    """A count as it is printed where it is told at that step: "12", "about 10", "withheld"."""
    if bounds.exact:
        return str(count)
    return f"{_ABOUT} {nearest(count, threshold)}" if step is Step.ROUNDED else WITHHELD
