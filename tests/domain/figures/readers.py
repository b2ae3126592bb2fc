"""Somebody who reads papers, knows how their numbers hang together, and works out by trial what each could be.

It shares nothing with the rule that decides what is told: it takes the words that are printed and every whole number
that agrees with them.
"""

import re
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field

from ccm_tui.domain.figures.numbers import ToldFigures

MOST = 60
"""No count of these tests is larger."""

Name = Hashable
Span = tuple[int, int]


def read(words: str, base: int) -> Span:
    """The numbers that a printed word may stand for: "12", "about 10", "withheld"."""
    if re.fullmatch(r"\d+", words):
        return int(words), int(words)
    if about := re.fullmatch(r"about (\d+)", words):
        half = base // 2
        return max(0, int(about[1]) - half), int(about[1]) - half + base - 1
    return 0, MOST


@dataclass
class Reader:
    """What has been read, and the sums that are known to hold."""

    spans: dict[Name, Span] = field(default_factory=dict)
    sums: list[tuple[Name, tuple[Name, ...]]] = field(default_factory=list)

    def knows(self, name: Name, span: Span) -> None:
        low, high = self.spans.get(name, (0, MOST))
        self.spans[name] = max(low, span[0]), min(high, span[1])

    def knows_sum(self, total: Name, parts: Iterable[Name]) -> None:
        every = tuple(parts)
        for name in (total, *every):
            self.spans.setdefault(name, (0, MOST))
        self.sums.append((total, every))

    def knows_at_least(self, total: Name, parts: Iterable[Name]) -> None:
        self.knows_sum(total, (*parts, ("rest of", total, len(self.sums))))

    def could_be(self, name: Name, span: Span) -> bool:
        """Whether there are numbers for all that agree with everything read, with this one in the span."""
        low, high = self.spans[name]
        return self._some(self.spans | {name: (max(low, span[0]), min(high, span[1]))})

    def has_one_value(self, name: Name, value: int) -> bool:
        """Whether a number can be nothing but the true one."""
        return not (self.could_be(name, (0, value - 1)) or self.could_be(name, (value + 1, MOST)))

    def _some(self, spans: Mapping[Name, Span]) -> bool:
        narrowed = self._narrowed(dict(spans))
        if narrowed is None:
            return False
        open_names = [name for name, (low, high) in narrowed.items() if low < high]
        if not open_names:
            return True
        name = min(open_names, key=lambda one: narrowed[one][1] - narrowed[one][0])
        low, high = narrowed[name]
        middle = (low + high) // 2
        return self._some(narrowed | {name: (low, middle)}) or self._some(narrowed | {name: (middle + 1, high)})

    def _narrowed(self, spans: dict[Name, Span]) -> dict[Name, Span] | None:
        """Each span as narrow as the sums, one by one, make it; None where one is empty."""
        if any(low > high for low, high in spans.values()):
            return None
        changed = True
        while changed:
            changed = False
            for total, parts in self.sums:
                least = sum(spans[part][0] for part in parts)
                most = sum(spans[part][1] for part in parts)
                now: dict[Name, Span] = {total: (max(spans[total][0], least), min(spans[total][1], most))}
                for part in parts:
                    low, high = spans[part]
                    now[part] = (
                        max(low, spans[total][0] - (most - high)),
                        min(high, spans[total][1] - (least - low)),
                    )
                for name, span in now.items():
                    if span[0] > span[1]:
                        return None
                    if span != spans[name]:
                        spans[name], changed = span, True
        return spans


def read_figures(
    reader: Reader, told: ToldFigures, label: str, rows: Mapping[str, Iterable[str]] | None = None
) -> dict[Name, int]:
    """Reads every word of the figures, with what the tables say of how they hang together.

    `rows` are the rows of each table that papers read before or after speak of.

    Returns the true value of each number that is printed otherwise than it is, and of each small one that is not
    printed at all, what is left beside a share among them.
    """
    guarded: dict[Name, int] = {}
    base = max(3, told.threshold)
    for whole in told.figures.wholes:
        words = told.wholes[whole.what].words
        reader.knows((label, "", whole.what), read(words, base))
        if not words.isdigit():
            guarded[label, "", whole.what] = whole.count
    for title, one in told.measures.items():
        measured = one.measured
        printed = {row.what: row.words for row in one.rows}
        true = dict.fromkeys((rows or {}).get(title, ()), 0) | dict(measured.rows)
        listed = [row for row in true if row in printed or not (measured.own_words and one.rows)]
        rare = [row for row in true if row not in listed]
        total = (label, "", measured.whole)
        for row in listed:
            name = (label, title, row)
            reader.knows(name, read(printed.get(row, "withheld"), base))
            if measured.own_words and row in printed:
                reader.knows(name, (told.threshold, MOST))
            # Of a table that is not printed, what is nought or large may follow from what is.
            if not printed.get(row, "0").isdigit() or (row not in printed and 0 < true[row] < told.threshold):
                guarded[name] = true[row]
        for row in rare:
            some = not one.rows or "others" in printed
            reader.knows((label, title, row), (0, told.threshold - 1 if some else 0))
            if true[row]:
                guarded[label, title, row] = true[row]
        if measured.parts:
            reader.knows_sum(total, [(label, title, row) for row in true])
            if "others" in printed:
                others = (label, title, "others")
                reader.knows(others, read(printed["others"], base))
                reader.knows_sum(others, [(label, title, row) for row in rare])
        else:
            for row in true:
                beside = (label, title, row, "beside")
                reader.knows_sum(total, [(label, title, row), beside])
                left = told.figures.of(measured) - true[row]
                if 0 < left < told.threshold and row in listed:
                    guarded[beside] = left
    return guarded
