"""What somebody can work out who has all that is told and knows how the counts hang together.

A count is safe where there is another set of counts that agrees with everything told and differs in it. Such a set
is looked for from the true one: a count is changed by one, and whatever then no longer adds up is put right by
another, within what is told of that. What is found is proof; where none is found in reason, the count is held to be
given away.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Generic, TypeVar

_Cell = TypeVar("_Cell", bound=Hashable)

_NO_END = 10**9
"""More than anything is counted."""
_STEPS = 2000
"""After how many changes without an end one search is given up."""
_REACHES = (4, 8, 16, 32, 128)
"""How many counts may differ from the true ones: the few are tried first."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What is told of a count: it is no less than the one, and no more than the other, if there is one."""

    low: int
    high: int | None

    @property
    def exact(self) -> bool:
        """Whether the count itself is told."""
        return self.low == self.high

    def hold(self, count: int) -> bool:
        """Whether a count would agree with it."""
        return self.low <= count and (self.high is None or count <= self.high)


ANYTHING = Bounds(0, None)


@dataclass(slots=True)
class Deduction(Generic[_Cell]):
    """Counts, what is told of each, and sums of them that are nought."""

    counts: dict[_Cell, int] = field(default_factory=dict)
    told: dict[_Cell, Bounds] = field(default_factory=dict)
    _sums: list[dict[_Cell, int]] = field(default_factory=list)
    _in_sums: dict[_Cell, list[int]] = field(default_factory=dict)

    def add(self, cell: _Cell, count: int, told: Bounds = ANYTHING) -> None:
        """A count, and what is told of it."""
        self.counts[cell] = count
        self.told[cell] = told

    def add_sum(self, total: _Cell, *parts: _Cell) -> None:
        """A count is the sum of others, and it is known to be."""
        terms = {total: -1} | dict.fromkeys(parts, 1)
        for cell in terms:
            self._in_sums.setdefault(cell, []).append(len(self._sums))
        self._sums.append(terms)

    def could_be_another(self, cell: _Cell, same: Callable[[Mapping[_Cell, int]], bool]) -> bool:
        """Whether the count could be another; `same` says of changed counts whether they would be told like this."""
        return any(_Search(self, same, reach).changed(cell, by) for reach in _REACHES for by in (1, -1))

    def following(self) -> set[_Cell]:
        """The counts that follow from what is told by one sum after another, so that telling them tells nothing new.

        That no other value was found for a count is no proof that it follows.
        """
        low = {cell: bounds.low for cell, bounds in self.told.items()}
        high = {cell: _NO_END if bounds.high is None else bounds.high for cell, bounds in self.told.items()}
        waiting = set(range(len(self._sums)))
        while waiting:
            terms = self._sums[waiting.pop()]
            least = sum(low[cell] if sign > 0 else -high[cell] for cell, sign in terms.items())
            most = sum(high[cell] if sign > 0 else -low[cell] for cell, sign in terms.items())
            for cell, sign in terms.items():
                # Each term is what the others leave of nought.
                rest_low = least - (low[cell] if sign > 0 else -high[cell])
                rest_high = most - (high[cell] if sign > 0 else -low[cell])
                lowest, highest = (-rest_high, -rest_low) if sign > 0 else (rest_low, rest_high)
                if lowest > low[cell] or highest < high[cell]:
                    low[cell], high[cell] = max(low[cell], lowest), min(high[cell], highest)
                    waiting.update(self._in_sums[cell])
        return self._by_elimination({cell for cell in self.counts if low[cell] == high[cell]})

    def _by_elimination(self, known: set[_Cell]) -> set[_Cell]:
        """The counts known, with those that follow from several sums taken together."""
        rows: dict[_Cell, dict[_Cell, Fraction]] = {}
        for terms in self._sums:
            row = _without(rows, {cell: Fraction(sign) for cell, sign in terms.items() if cell not in known})
            if not row:
                continue
            pivot = next(iter(row))
            row = {cell: factor / row[pivot] for cell, factor in row.items()}
            rows = {one: _without({pivot: row}, other) for one, other in rows.items()} | {pivot: row}
        return known | {pivot for pivot, row in rows.items() if len(row) == 1}

    def sums_with(self, cell: _Cell) -> list[int]:
        """The sums that a count is in."""
        return self._in_sums.get(cell, [])

    def terms(self, number: int) -> Mapping[_Cell, int]:
        """The counts of one sum, with the sign that each has in it."""
        return self._sums[number]


def _without(rows: Mapping[_Cell, Mapping[_Cell, Fraction]], row: Mapping[_Cell, Fraction]) -> dict[_Cell, Fraction]:
    """A row less as much of each of the others as takes what that is of out of it."""
    left = dict(row)
    for pivot in [cell for cell in row if cell in rows]:
        if factor := left.get(pivot):
            for cell, part in rows[pivot].items():
                left[cell] = left.get(cell, Fraction(0)) - factor * part
    return {cell: factor for cell, factor in left.items() if factor}


class _Search(Generic[_Cell]):
    """One way after another to put right what a changed count leaves wrong."""

    def __init__(self, deduction: Deduction[_Cell], same: Callable[[Mapping[_Cell, int]], bool], reach: int) -> None:
        self._all = deduction
        self._same = same
        self._reach = reach
        self._changes: dict[_Cell, int] = {}
        self._wrong: dict[int, int] = {}
        self._left = _STEPS

    def changed(self, cell: _Cell, by: int) -> bool:
        """Whether there is an end to it where this count is changed by so much."""
        self._left -= 1
        if self._left < 0 or len(self._changes) >= self._reach:
            return False
        if not self._all.told[cell].hold(self._all.counts[cell] + by):
            return False
        self._change(cell, by)
        if self._put_right():
            return True
        self._change(cell, -by)
        del self._changes[cell]
        return False

    def _put_right(self) -> bool:
        ways = [self._ways(number) for number, wrong in self._wrong.items() if wrong]
        if not ways:
            return self._same({cell: self._all.counts[cell] + by for cell, by in self._changes.items()})
        # What can be put right in the fewest ways is put right first.
        return any(self.changed(cell, by) for cell, by in min(ways, key=len))

    def _ways(self, number: int) -> list[tuple[_Cell, int]]:
        wrong = self._wrong[number]
        ways = [
            (cell, by)
            for cell, sign in self._all.terms(number).items()
            if cell not in self._changes and self._all.told[cell].hold(self._all.counts[cell] + (by := -wrong * sign))
        ]
        # A count that stands in few sums leaves the least to be put right after it.
        ways.sort(key=lambda way: len(self._all.sums_with(way[0])))
        return ways

    def _change(self, cell: _Cell, by: int) -> None:
        self._changes[cell] = self._changes.get(cell, 0) + by
        for number in self._all.sums_with(cell):
            self._wrong[number] = self._wrong.get(number, 0) + by * self._all.terms(number)[cell]
