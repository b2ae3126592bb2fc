"""Which numbers of a paper may be told, and how: the one rule for every paper that leaves.

The paper is declared as counts with what is known of how they hang together (`figures`). Each table starts with what
says most: all its numbers; or its small ones withheld; or, where that would leave less than half of what it counts,
all of them rounded. Then every small number, told or not, and every number that is not told is looked at as somebody
would who works out what he can (`deduction`). Where one has only one value left, what it stands in says less, until
none has. A year is told so that nothing follows from it and the papers of its quarters together.
"""

from collections.abc import Iterator, Sequence
from functools import partial

from ccm_tui.domain.figures.choice import ChangedCounts, Choice, CountCell
from ccm_tui.domain.figures.deduction import Bounds, Deduction
from ccm_tui.domain.figures.figures import OTHERS, Figures
from ccm_tui.domain.figures.measures import Rate
from ccm_tui.domain.figures.numbers import Step, ToldFigures, ToldMeasure, ToldRow, number_words
from ccm_tui.domain.figures.revision import CountedFigures
from ccm_tui.domain.figures.withholding import is_small


def tell_figures(figures: Figures, threshold: int, parts: Sequence[CountedFigures] = ()) -> ToldFigures:
    """The figures as they may leave; a count from 1 to below `threshold` is small.

    `parts` are the figures of the periods that these are made up of, whose own papers leave as well, each by the
    smallest figure of its own.
    """
    every = (*(one.figures for one in parts), figures)
    smallest = (*(one.threshold for one in parts), threshold)
    rows = {
        title: tuple(
            dict.fromkeys(row for one in every for m in one.measures if m.title == title for row, _ in m.rows)
        )
        for title in (measured.title for measured in figures.measures)
    }
    blocks: list[Choice] = []
    for number, one in enumerate(every):
        # Those of a part leave first, so what is told of them is settled by themselves.
        block = Choice(
            number, one, smallest[number], rows if one is figures else {}, of_parts=bool(parts) and one is figures
        )
        if number < len(parts):
            _settle([block], block)
            block.known_rows = rows
        blocks.append(block)
    _settle(blocks, blocks[-1])
    return _told(blocks[-1])


def _settle(blocks: Sequence[Choice], last: Choice) -> None:
    """The last of the blocks says less, until nothing follows that may not be told; and then what else it can."""
    while cell := next(_given_away(blocks), None):
        ways = list(last.less(cell))
        if not ways:
            break
        before = last.take(ways[0])
        for way in ways:
            last.take(way)
            if not _is_given_away(blocks, cell):
                break
        else:
            last.take(before)
            last.take(ways[0])
    for way in tuple(last.more()):
        before = last.take(way)
        if next(_given_away(blocks), None):
            last.take(before)
    last.plain = {(cell.title, cell.row) for cell in _plain(blocks, last)}


def _given_away(blocks: Sequence[Choice]) -> Iterator[CountCell]:
    """The counts that have one value left, though they are small or their own paper does not tell them."""
    known = _deduction(blocks)
    smallest = {block.number: block.threshold for block in blocks}
    for cell, count in known.counts.items():
        guarded = is_small(count, smallest.get(cell.block, 0)) or (
            0 <= cell.block < blocks[-1].number and not cell.beside and not known.told[cell].exact
        )
        if cell.block >= 0 and guarded and not known.could_be_another(cell, partial(_alike, blocks)):
            yield cell


def _is_given_away(blocks: Sequence[Choice], cell: CountCell) -> bool:
    known = _deduction(blocks)
    return cell in known.counts and not known.could_be_another(cell, partial(_alike, blocks))


def _plain(blocks: Sequence[Choice], last: Choice) -> Iterator[CountCell]:
    known = _deduction(blocks)
    for cell in known.following():
        hidden = cell.block == last.number and not cell.beside and not known.told[cell].exact
        if hidden and not is_small(known.counts[cell], last.threshold):
            yield cell


def _alike(blocks: Sequence[Choice], changes: ChangedCounts) -> bool:
    return all(block.told_alike(changes) for block in blocks)


def _deduction(blocks: Sequence[Choice]) -> Deduction[CountCell]:
    known: Deduction[CountCell] = Deduction()
    for block in blocks:
        _add_block(known, block)
    *parts, last = blocks
    if parts:
        _add_years(known, parts, last)
    return known


def _add_block(known: Deduction[CountCell], block: Choice) -> None:
    at = partial(CountCell, block.number)
    for whole in block.figures.wholes:
        known.add(at("", whole.what), whole.count, block.whole_bounds(whole))
    for measured in block.figures.measures:
        title, of = measured.title, block.figures.of(measured)
        shown, rare = block.shown(measured), block.rare(measured)
        for row, bounds in block.bounds(measured, shown, of).items():
            least = block.threshold if measured.own_words and row != OTHERS else 0
            known.add(at(title, row), shown[row], Bounds(max(bounds.low, least), bounds.high))
        some = any(rare.values())
        for row, count in rare.items():
            # Of what is not listed it is known that it is rare, and no more than the whole.
            most = min(block.threshold - 1, known.told[at("", measured.whole)].high or block.threshold - 1)
            known.add(at(title, row), count, Bounds(0, max(0, most) if some else 0))
        if rare and some and measured.parts:
            known.add_sum(at(title, OTHERS), *(at(title, row) for row in rare))
        if measured.parts:
            known.add_sum(at("", measured.whole), *(at(title, row) for row in shown))
        else:
            for row, count in shown.items():
                known.add(at(title, row, beside=True), of - count)
                known.add_sum(at("", measured.whole), at(title, row), at(title, row, beside=True))
    for number, link in enumerate(block.figures.links):
        total, parts = at(link.total.title, link.total.row), [at(one.title, one.row) for one in link.parts]
        if link.at_least:
            _add_difference(known, total, parts, f"link {block.number} {number}")
        else:
            known.add_sum(total, *parts)


def _add_years(known: Deduction[CountCell], parts: Sequence[Choice], last: Choice) -> None:
    """What a year and its quarters have to do with each other, count by count."""
    adds_up = {whole.what: whole.adds_up for whole in last.figures.wholes}
    same = [("", whole.what, adds_up[whole.what]) for whole in last.figures.wholes]
    for measured in last.figures.measures:
        rows = {*last.shown(measured), *last.rare(measured)} - ({OTHERS} if measured.own_words else set())
        same += [(measured.title, row, adds_up[measured.whole]) for row in sorted(rows)]
    for title, row, added in same:
        year = CountCell(last.number, title, row)
        quarters = [cell for block in parts if (cell := CountCell(block.number, title, row)) in known.counts]
        if added and len(quarters) == len(parts):
            known.add_sum(year, *quarters)
        elif len(quarters) == len(parts):
            _add_difference(known, None, [year], f"again {title} {row}", quarters)
            for quarter in quarters:
                _add_difference(known, year, [quarter], f"else {quarter.block} {title} {row}")


def _add_difference(
    known: Deduction[CountCell],
    more: CountCell | None,
    less: Sequence[CountCell],
    name: str,
    among: Sequence[CountCell] = (),
) -> None:
    """One count is at least the sum of others; or, where none is given, the sum of those `among` is."""
    most = known.counts[more] if more else sum(known.counts[cell] for cell in among)
    left = most - sum(known.counts[cell] for cell in less)
    if left < 0:
        # What is said to hold does not in this record, so nobody can rely on it.
        return
    rest = CountCell(-1, name, "")
    known.add(rest, left)
    if more:
        known.add_sum(more, *less, rest)
    else:
        sum_of = CountCell(-1, name, "sum")
        known.add(sum_of, most)
        known.add_sum(sum_of, *among)
        known.add_sum(sum_of, *less, rest)


def _told(block: Choice) -> ToldFigures:
    figures, threshold = block.figures, block.threshold
    wholes = {
        one.what: ToldRow(
            one.what,
            number_words(one.count, block.whole_steps[one.what], block.whole_bounds(one), threshold),
            block.whole_bounds(one),
        )
        for one in figures.wholes
    }
    measures: dict[str, ToldMeasure] = {}
    for measured in figures.measures:
        shown, of, step = block.shown(measured), figures.of(measured), block.steps[measured.title]
        exact = block.whole_steps[measured.whole] is Step.EXACT
        rows = tuple(
            ToldRow(
                row,
                number_words(shown[row], step, bounds, threshold),
                bounds,
                f"{Rate(shown[row], of).percent}%" if exact and bounds.exact and of else "",
            )
            for row, bounds in block.bounds(measured, shown, of).items()
        )
        rare = measured.own_words and not measured.parts and any(block.rare(measured).values())
        measures[measured.title] = ToldMeasure(measured, step, () if step is Step.UNTOLD else rows, rare)
    return ToldFigures(figures, threshold, wholes, measures, block.whole_steps)
