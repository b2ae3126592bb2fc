"""The ratings of a case over its hearings: words and numbers, with a bar to each number."""

from datetime import date

from textual.content import Content

from ccm_tui.domain.cases.file import HeadHistory
from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.settings.bands import HIGHEST_SCORE, Bands
from screens.widgets.plain import plain
from screens.widgets.tones import MUTED

_BARS = "▁▂▃▄▅▆▇█"
_MOST_DAYS = 4
"""Hearings that are shown, the latest ones: as many as a line of 60 cells holds."""
_HEAD, _DAY = 10, 8


def rating_chart(days: tuple[date, ...], heads: tuple[HeadHistory, ...], bands: Bands) -> Content:
    """A line for each head: its score at each of the latest hearings, its band now, and what has changed."""
    left_out = max(len(days) - _MOST_DAYS, 0)
    first = f"{'Risk to':<{_HEAD}}" + "".join(f"{_short_day(day):>{_DAY}}" for day in days[left_out:])
    lines = [plain(first, MUTED), *(_line(head, left_out, bands) for head in heads)]
    if left_out:
        lines.append(plain(f"{left_out} earlier ratings stand at their hearings below.", MUTED))
    return Content("\n").join(lines)


def _line(history: HeadHistory, left_out: int, bands: Bands) -> Content:
    scores = history.scores[left_out:]
    latest = next((score for score in reversed(history.scores) if score is not None), 0)
    cells = "".join(f"{_cell(score):>{_DAY}}" for score in scores)
    return Content.assemble(
        plain(f"{history.head.words:<{_HEAD}}{cells}  "), plain(f"{bands.of(latest)}, {history.change}", "bold")
    )


def _cell(score: int | None) -> str:
    return "–" if score is None else f"{score} {bar(score)}"


def bar(score: int) -> str:
    """A block as high as the score."""
    return _BARS[min(score * len(_BARS) // (HIGHEST_SCORE + 1), len(_BARS) - 1)]


def _short_day(day: date) -> str:
    _, number, month, _ = show_day(day).split()
    return f"{number} {month}"
