"""Figures that left once, told again: as they were counted then, whatever the record has learnt since.

Two papers of which one was made before a change of the record and one after it tell by their difference what changed,
which may be one person. So what left of a period stays what is told of it, in its own paper, as the period before
another, and as a part of its year.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from ccm_tui.domain.figures.figures import Figures, FigureWhole, Measure

_HIDDEN = "#"
_GONE = "no longer on record"


@dataclass(frozen=True, slots=True)
class CountedFigures:
    """The figures of a period, as they were counted and by which smallest figure they are told."""

    figures: Figures
    threshold: int
    counted_on: date


@dataclass(frozen=True, slots=True)
class KeptCounts:
    """The counts of a period that left, by their names; of categories in somebody's own words too rare to be told, by
    what only the same words give again."""

    threshold: int
    counted_on: date
    wholes: Mapping[str, int]
    rows: Mapping[str, Mapping[str, int]]


def counts_to_keep(counted: CountedFigures) -> KeptCounts:
    """What is kept of figures that leave."""
    return KeptCounts(
        counted.threshold,
        counted.counted_on,
        {one.what: one.count for one in counted.figures.wholes},
        {one.title: _kept_rows(one, counted.threshold) for one in counted.figures.measures},
    )


def told_again(kept: KeptCounts, now: Figures, near: Iterable[Figures]) -> CountedFigures:
    """The figures as they were counted then, in the form in which they are told `now`.

    `near` are figures in which the words of categories that were too rare then may stand.
    """
    words = {_hidden(row): row for one in (now, *near) for m in one.measures if m.own_words for row, _ in m.rows}
    wholes = tuple(replace(one, count=kept.wholes.get(one.what, one.count)) for one in now.wholes)
    measures = tuple(_rows_again(one, kept.rows.get(one.title), words) for one in now.measures)
    return CountedFigures(replace(now, wholes=wholes, measures=measures), kept.threshold, kept.counted_on)


def summed(year: Figures, quarters: Sequence[Figures]) -> Figures:
    """A year made up of its quarters as each is told; what does not add up is as near to its own as they allow."""
    wholes = tuple(_whole_of(one, [_whole(quarter, one.what) for quarter in quarters]) for one in year.wholes)
    measures = tuple(_sum_of(one, [_measure(quarter, one.title) for quarter in quarters]) for one in year.measures)
    return replace(year, wholes=wholes, measures=measures)


def _kept_rows(measured: Measure, threshold: int) -> dict[str, int]:
    if not measured.own_words:
        return dict(measured.rows)
    return {(row if count >= max(1, threshold) else _hidden(row)): count for row, count in measured.rows}


def _hidden(row: str) -> str:
    return _HIDDEN + sha256(row.encode()).hexdigest()


def _rows_again(measured: Measure, kept: Mapping[str, int] | None, words: Mapping[str, str]) -> Measure:
    if kept is None:
        return measured
    if not measured.own_words:
        return replace(measured, rows=tuple((row, kept.get(row, 0)) for row, _ in measured.rows))
    return replace(measured, rows=tuple((words.get(row, row), count) for row, count in kept.items()))


def _whole(figures: Figures, what: str) -> int:
    return next(one.count for one in figures.wholes if one.what == what)


def _measure(figures: Figures, title: str) -> Measure:
    return next(one for one in figures.measures if one.title == title)


def _whole_of(whole: FigureWhole, counts: Sequence[int]) -> FigureWhole:
    if whole.adds_up:
        return replace(whole, count=sum(counts))
    return replace(whole, count=min(max(whole.count, *counts), sum(counts)))


def _sum_of(measured: Measure, quarters: Sequence[Measure]) -> Measure:
    counts = dict.fromkeys((row for one in quarters for row, _ in one.rows), 0)
    for one in quarters:
        for row, count in one.rows:
            counts[row] += count
    if not measured.own_words:
        return replace(measured, rows=tuple((row, counts.get(row, 0)) for row, _ in measured.rows))
    named = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return replace(measured, rows=tuple((_GONE if row.startswith(_HIDDEN) else row, count) for row, count in named))
