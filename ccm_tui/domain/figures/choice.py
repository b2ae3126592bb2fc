"""The figures of one period, with how much is told of each table and whole, from the most that says something."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ccm_tui.domain.figures.deduction import ANYTHING, Bounds
from ccm_tui.domain.figures.figures import OTHERS, Figures, FigureWhole, Measure
from ccm_tui.domain.figures.numbers import Step
from ccm_tui.domain.figures.withholding import is_small, nearest, published, rounded


class CountCell(NamedTuple):
    """A count of one block: of a measure's row, of what is left of the whole beside it, or of a whole."""

    block: int
    title: str
    row: str
    beside: bool = False


ChangedCounts = Mapping[CountCell, int]


class Steps(NamedTuple):
    """How much is told of each table and whole of a block."""

    measures: dict[str, Step]
    wholes: dict[str, Step]


def _next(step: Step) -> Step:
    return Step.ROUNDED if step < Step.ROUNDED else Step.UNTOLD


class Choice:
    """The figures of one period, each table and whole at the step that it is told at."""

    def __init__(
        self,
        number: int,
        figures: Figures,
        threshold: int,
        rows: Mapping[str, Sequence[str]],
        *,
        of_parts: bool = False,
    ) -> None:
        self.number, self.figures, self.threshold, self.of_parts = number, figures, threshold, of_parts
        self.known_rows = rows
        self.whole_steps = {whole.what: self.whole_start(whole) for whole in figures.wholes}
        self.plain: set[tuple[str, str]] = set()
        """Rows and wholes that follow from what else is told, and are no small number."""
        self.steps = {one.title: self.first_step(one, self.shown(one), figures.of(one)) for one in figures.measures}

    def shown(self, measured: Measure) -> dict[str, int]:
        """The rows that are listed, with what others that are too rare come to where they are parts."""
        if not measured.own_words:
            return dict(measured.rows)
        listed = {row: count for row, count in measured.rows if count >= max(1, self.threshold)}
        rare = sum(self.rare(measured).values())
        return listed | ({OTHERS: rare} if rare and measured.parts else {})

    def rare(self, measured: Measure) -> dict[str, int]:
        """The rows that are not listed, with those that the neighbours of this block have and this one doesn't."""
        if not measured.own_words:
            return {}
        counts = dict.fromkeys(self.known_rows.get(measured.title, ()), 0) | dict(measured.rows)
        return {row: count for row, count in counts.items() if count < max(1, self.threshold)}

    def first_step(self, measured: Measure, shown: Mapping[str, int], of: int) -> Step:
        """What says most of a table by itself."""
        if is_small(of, self.threshold):
            return Step.UNTOLD
        if not self._has_small(measured, shown, of):
            return Step.EXACT
        told = [row for row, bounds in self._withheld(measured, shown, of).items() if bounds.exact]
        much, all_of_it = (sum(shown[row] for row in told), of) if measured.parts else (len(told), len(shown))
        if 2 * much > all_of_it:
            return Step.WITHHELD
        # A table of nothing but "about 0" would say no more than that there is too little of each.
        return Step.ROUNDED if any(nearest(count, self.threshold) for count in shown.values()) else Step.UNTOLD

    def bounds(self, measured: Measure, shown: Mapping[str, int], of: int) -> dict[str, Bounds]:
        """What is told of each row that is listed."""
        return {
            row: Bounds(shown[row], shown[row]) if (measured.title, row) in self.plain else bounds
            for row, bounds in self._by_step(measured, shown, of).items()
        }

    def _by_step(self, measured: Measure, shown: Mapping[str, int], of: int) -> dict[str, Bounds]:
        match self.steps[measured.title]:
            case Step.EXACT:
                return {row: Bounds(count, count) for row, count in shown.items()}
            case Step.WITHHELD:
                return self._withheld(measured, shown, of)
            case Step.ROUNDED:
                return {row: rounded(count, self.threshold) for row, count in shown.items()}
            case Step.UNTOLD:
                return dict.fromkeys(shown, ANYTHING)

    def whole_bounds(self, whole: FigureWhole) -> Bounds:
        """What is told of a whole."""
        if ("", whole.what) in self.plain:
            return Bounds(whole.count, whole.count)
        match self.whole_steps[whole.what]:
            case Step.EXACT:
                return Bounds(whole.count, whole.count)
            case Step.ROUNDED:
                return rounded(whole.count, self.threshold)
            case _:
                return ANYTHING

    def told_alike(self, changes: ChangedCounts) -> bool:
        """Whether other counts would be told in the same words, as far as they are of this block."""
        touched = {cell.title for cell in changes if cell.block == self.number}
        wholes = {
            whole.what: whole.count + changes.get(CountCell(self.number, "", whole.what), whole.count) - whole.count
            for whole in self.figures.wholes
        }
        for whole in self.figures.wholes:
            # A whole of a year may be kept back for its quarters' sake; one of a quarter only where it is small.
            tells = not self.whole_bounds(whole).exact and not self.of_parts
            if tells and is_small(whole.count, self.threshold) and not is_small(wholes[whole.what], self.threshold):
                return False
        return all(
            self._alike(one, changes, wholes[one.whole])
            for one in self.figures.measures
            if one.title in touched or wholes[one.whole] != self.figures.of(one)
        )

    def less(self, cell: CountCell) -> Iterator[Steps]:
        """Each way in which one table or whole says less, what the cell stands in first."""
        of = {one.title: one.whole for one in self.figures.measures}
        near = of.get(cell.title, cell.row)
        for title in sorted(of, key=lambda title: (title != cell.title, of[title] != near)):
            if self.steps[title] < Step.UNTOLD:
                yield Steps({title: _next(self.steps[title])}, {})
        for whole, step in sorted(self.whole_steps.items(), key=lambda pair: pair[0] != near):
            if step < Step.UNTOLD:
                of_it = [title for title in of if of[title] == whole]
                yield Steps({title: max(_next(step), self.steps[title]) for title in of_it}, {whole: _next(step)})

    def more(self) -> Iterator[Steps]:
        """Each way in which one table or whole may say more than it does."""
        for whole in self.figures.wholes:
            if self.whole_steps[whole.what] > self.whole_start(whole):
                yield Steps({}, {whole.what: self.whole_start(whole)})
        for measured in self.figures.measures:
            start = self.first_step(measured, self.shown(measured), self.figures.of(measured))
            for step in reversed(Step):
                if start <= step < self.steps[measured.title]:
                    yield Steps({measured.title: step}, {})

    def whole_start(self, whole: FigureWhole) -> Step:
        """What says most of a whole by itself."""
        return Step.ROUNDED if is_small(whole.count, self.threshold) else Step.EXACT

    def take(self, steps: Steps) -> Steps:
        """These tables and wholes are told at these steps. Returns those that all were told at."""
        before = Steps(self.steps, self.whole_steps)
        self.steps, self.whole_steps = self.steps | steps.measures, self.whole_steps | steps.wholes
        return before

    def _alike(self, measured: Measure, changes: ChangedCounts, of: int) -> bool:
        was = self.shown(measured)
        now = {row: changes.get(CountCell(self.number, measured.title, row), count) for row, count in was.items()}
        step, by_itself = self.steps[measured.title], self.first_step(measured, was, self.figures.of(measured))
        if step is by_itself and self.first_step(measured, now, of) is not step:
            return False
        return self.bounds(measured, now, of) == self.bounds(measured, was, self.figures.of(measured))

    def _has_small(self, measured: Measure, shown: Mapping[str, int], of: int) -> bool:
        beside = () if measured.parts else (of - count for count in shown.values())
        return any(is_small(count, self.threshold) for count in (*shown.values(), *beside))

    def _withheld(self, measured: Measure, shown: Mapping[str, int], of: int) -> dict[str, Bounds]:
        if measured.parts:
            numbers = published(tuple(shown.values()), self.threshold)[0]
        else:
            numbers = tuple(
                None if is_small(count, self.threshold) or is_small(of - count, self.threshold) else count
                for count in shown.values()
            )
        return {
            row: ANYTHING if number is None else Bounds(number, number)
            for row, number in zip(shown, numbers, strict=True)
        }
