"""The chair's own score for the whole of a risk, at the end of a line of ratings: `overall 20 because ...`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ccm_tui.domain.composer.line.words import ESCAPE, Line
from ccm_tui.domain.settings.bands import HIGHEST_SCORE

_SCORED = re.compile(
    r"(?<!\S)(?P<escapes>\\*+)overall\s++(?P<score>[0-9]{1,2})[,;:]?\s++(?P<because>because\s++(?=\S))?+",
    re.IGNORECASE,
)
"""A score for the whole, whether or not it is said why. Nothing in it can be matched in two ways."""

EXAMPLE = "overall 20 because the children are in the flat"


@dataclass(frozen=True, slots=True)
class Overall:
    """Where a line gives the score for the whole, and where its reason begins."""

    score: int
    start: int
    reason_at: int


def find_overall(text: str) -> tuple[Overall | None, tuple[str, ...]]:
    """The first score for the whole that is given with its reason, and why any before it is none, in words."""
    notices = []
    for found in _SCORED.finditer(f"{text} "):
        score = int(found["score"])
        if found["escapes"]:
            continue
        if not 1 <= score <= HIGHEST_SCORE:
            notices.append(f"overall {score} stays in the text: the score goes from 1 to {HIGHEST_SCORE}")
        elif not found["because"]:
            notices.append(f"overall {score} stays in the text until it says why, like: {EXAMPLE}")
        else:
            return Overall(score, found.start(), found.end()), tuple(notices)
    return None, tuple(notices)


def make_overall_literal(line: Line, end: int) -> None:
    """Takes off the backslash before every score for the whole that begins before the character `end`."""
    escaped = {found.start() for found in _given(line.text) if found["escapes"]}
    for index in line.free():
        start = line.words[index].start
        if start in escaped and start < end:
            line.make_literal(index)


def escape_overall(text: str, then: str = "") -> str:
    """The text with a backslash before each score for the whole, so that none is read from it with what follows."""
    for found in reversed(list(_given(f"{text} {then}"))):
        text = f"{text[: found.start()]}{ESCAPE}{text[found.start() :]}"
    return text


def _given(text: str) -> Iterator[re.Match[str]]:
    """Every score for the whole with its reason, whatever backslashes stand before it."""
    for found in _SCORED.finditer(text):
        if found["because"] and 1 <= int(found["score"]) <= HIGHEST_SCORE:
            yield found
