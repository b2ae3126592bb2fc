"""Ratings in figures and in words: each head before and now, the cell that is marked, and the whole."""

from dataclasses import dataclass

from textual.content import Content

from ccm_tui.domain.composer.line.entries import RiskEntry
from ccm_tui.domain.settings.bands import Bands
from ccm_tui.domain.vocabulary import Head
from ccm_tui.services.hearings.ratings_view import GridCell, RatingsView
from screens.widgets.text import MUTED, NOTICE, plain

_GAP = "  "
_TITLES = ("Risk to", "Last time", "Now", "Change")


@dataclass(frozen=True, slots=True)
class Ratings:
    """The ratings of the record, with those that are set and not recorded yet."""

    sheet: RatingsView
    being_set: RiskEntry

    def now(self, head: Head) -> GridCell | None:
        """What the head is rated now: what is set or, where nothing is, what is recorded."""
        return self.set_for(head) or self.sheet.now.get(head)

    def set_for(self, head: Head) -> GridCell | None:
        """What is set for the head and not recorded yet."""
        found = (rated for rated in self.being_set.ratings if rated.head is head)
        return next(((rated.likelihood, rated.impact) for rated in found), None)


def heads_table(ratings: Ratings, chosen: Head) -> Content:
    """Each head in a line: before, now, and what has changed."""
    rows = [_TITLES, *(_head_row(ratings, head) for head in Head)]
    widths = [max(plain(row[column]).cell_length for row in rows) for column in range(len(_TITLES))]
    lines = [Content.assemble("  ", plain(_aligned(rows[0], widths), MUTED))]
    for head, row in zip(Head, rows[1:], strict=True):
        mark = "▸ " if head is chosen else "  "
        lines.append(plain(f"{mark}{_aligned(row, widths)}", "bold reverse" if head is chosen else ""))
    return Content("\n").join(lines)


def cell_words(ratings: Ratings, head: Head, marked: GridCell) -> Content:
    """The cell that is marked, in full: "self: likelihood 4 × impact 4 = 16 high, lower than last time"."""
    score = marked[0] * marked[1]
    before = ratings.sheet.before.get(head)
    change = f", {_change(before, marked)}" if before else ""
    said = f"{head.words}: likelihood {marked[0]} × impact {marked[1]} = {_score(ratings.sheet.bands, score)}{change}"
    return plain(said, "bold")


def overall_words(ratings: Ratings) -> Content:
    """The whole: the highest head, unless the chair gave another score."""
    bands, given = ratings.sheet.bands, ratings.sheet.overall
    if ratings.being_set.overall is not None:
        said = _given(bands, ratings.being_set.overall, ratings.being_set.overall_reason)
        return Content.assemble(plain(said), plain(" (set)", NOTICE))
    if given is not None:
        return plain(_given(bands, given.score, given.reason))
    rated = [cell for head in Head if (cell := ratings.now(head))]
    if not rated:
        return plain("Overall: nothing is rated yet.", MUTED)
    highest = max(likelihood * impact for likelihood, impact in rated)
    return plain(f"Overall: {_score(bands, highest)}, the highest head.")


def _given(bands: Bands, score: int, reason: str) -> str:
    return f"Overall: {_score(bands, score)}, given by the chair: {reason}"


def _head_row(ratings: Ratings, head: Head) -> tuple[str, str, str, str]:
    bands = ratings.sheet.bands
    before, now = ratings.sheet.before.get(head), ratings.now(head)
    said = _rated(bands, now) if now else "not rated"
    mark = ", set" if ratings.set_for(head) else ""
    return (
        head.words,
        _rated(bands, before) if before else "not rated",
        f"{said}{mark}",
        _change(before, now) if now else "",
    )


def _change(before: GridCell | None, now: GridCell) -> str:
    """What became of the risk since the hearing before."""
    if before is None:
        return "first rating"
    was, score = before[0] * before[1], now[0] * now[1]
    if score == was:
        return "no change"
    return "higher" if score > was else "lower"


def _rated(bands: Bands, cell: GridCell) -> str:
    return _score(bands, cell[0] * cell[1])


def _score(bands: Bands, score: int) -> str:
    return f"{score} {bands.of(score)}"


def _aligned(row: tuple[str, ...], widths: list[int]) -> str:
    padded = (
        plain(text).plain + " " * (width - plain(text).cell_length) for text, width in zip(row, widths, strict=True)
    )
    return _GAP.join(padded)
