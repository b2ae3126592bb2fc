"""The panel's ratings as a line: `self 4x4 community 3x3 back to drinking daily overall 20 because ...`."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from ccm_tui.domain.composer.line.entries import Rated, RiskEntry
from ccm_tui.domain.composer.line.reading import LineReading, Remark, reading_of
from ccm_tui.domain.composer.line.tags import HEADS, meant
from ccm_tui.domain.composer.line.words import ESCAPE, EntryLine, escape_marks, escape_word, shown
from ccm_tui.domain.settings.bands import HIGHEST_SCORE
from ccm_tui.domain.vocabulary import Head

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


def _find_overall(text: str) -> tuple[Overall | None, tuple[str, ...]]:
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


def _make_overall_literal(line: EntryLine, end: int) -> None:
    """Takes off the backslash before every score for the whole that begins before the character `end`."""
    escaped = {found.start() for found in _given(line.text) if found["escapes"]}
    for index in line.free():
        start = line.words[index].start
        if start in escaped and start < end:
            line.make_literal(index)


def _escape_overall(text: str, then: str = "") -> str:
    """The text with a backslash before each score for the whole, so that none is read from it with what follows."""
    for found in reversed(list(_given(f"{text} {then}"))):
        text = f"{text[: found.start()]}{ESCAPE}{text[found.start() :]}"
    return text


def _given(text: str) -> Iterator[re.Match[str]]:
    """Every score for the whole with its reason, whatever backslashes stand before it."""
    for found in _SCORED.finditer(text):
        if found["because"] and 1 <= int(found["score"]) <= HIGHEST_SCORE:
            yield found


_PAIR = re.compile(
    r"\s*+(?P<joined>and\s++|[&+]\s*+)?+(?P<head>[^\W\d_]{3,20}+)\s*+(?:[:=]\s*+)?(?P<likelihood>[0-9]{1,2})\s*+[x×*]\s*+(?P<impact>[0-9]{1,2})"
    r"(?:[,;/](?=[^\W\d_])|[.,;:]?(?=\s|$))",
    re.IGNORECASE,
)
"""A head and its rating, with what joins it to the one before and the punctuation that ends it.

Nothing in it can be matched in two ways.
"""
_HEADS_TYPED = "|".join(Head)
_LATER_PAIR = re.compile(
    rf"(?<!\S)(?P<head>{_HEADS_TYPED})\s*+[:=]?\s*+[0-9]{{1,2}}\s*+[x×*]\s*+[0-9]{{1,2}}(?!\w)", re.IGNORECASE
)
_IN_WORDS = re.compile(
    rf"(?<!\S)(?P<head>{_HEADS_TYPED})\s++(?:is\s++)?+(?:very\s++)?+(?:high|medium|low|[0-9]{{1,2}})(?!\w)",
    re.IGNORECASE,
)
"""A head that is rated in words, or with something else than an x between its numbers."""
_NUMBERS = re.compile(r"(?<!\d)[1-5]\s?[x×*]\s?[1-5](?!\d)", re.IGNORECASE)
_HEADS_IN_WORDS = ", ".join(head.words for head in Head)


@dataclass(slots=True)
class _Front:
    """What stands at the front of a line of ratings, before their reason."""

    ratings: list[Rated]
    spans: list[tuple[int, int]]
    """Where each rating stands in the line."""
    reason: str | None
    """Why something written like a rating is none, where that leaves the line short of one."""
    notices: list[str]
    end: int
    """The character that the reason, but for what was refused, begins at."""

    def take(self, start: int, end: int) -> None:
        """Adds where a rating stands, to the one before where they are typed as one word."""
        if self.spans and self.spans[-1][1] == start:
            start = self.spans.pop()[0]
        self.spans.append((start, end))


def read_risk(text: str) -> LineReading:
    """The ratings that the line gives, with what it leaves unsaid."""
    line = EntryLine(text)
    front = _front(text, ())
    at = {word.start: index for index, word in enumerate(line.words)}
    for start, end in front.spans:
        line.take(at[start], end)
    line.make_marks_literal()
    escaped = _escaped_pair(line, front.end)
    if escaped is not None:
        line.make_literal(escaped)
    overall, refused = _find_overall(text)
    end = overall.start if overall else len(text)
    _make_overall_literal(line, end)
    entry = RiskEntry(
        reason=line.rest(0, end),
        ratings=tuple(front.ratings),
        overall=overall.score if overall else None,
        overall_reason=line.rest(overall.reason_at) if overall else "",
    )
    notices = (*front.notices, *refused)
    unrated = front.reason or _unrated(entry)
    if unrated and entry.ratings:
        reading = reading_of(entry, {}, notices)
        return LineReading(entry, (Remark("missing", unrated), *reading.remarks))
    return reading_of(entry, {"no rating": unrated} if unrated else {}, notices)


def begins_with_rating(text: str) -> bool:
    """True when the text begins with a rating of a risk head."""
    return bool(_front(text, ()).ratings)


def write_risk(entry: RiskEntry) -> str:
    """The line that reads back as the ratings and their reason."""
    overall = write_overall(entry)
    # Only where the line begins to give the score does it matter what the reason ends in.
    reason = _escape_overall(escape_marks(entry.reason), overall.partition(" ")[0])
    front = _front(reason, {rated.head for rated in entry.ratings})
    escaped = _escaped_pair(EntryLine(reason), front.end)
    if front.ratings:
        reason = escape_word(reason, 0)
    elif escaped is not None:
        reason = escape_word(reason, escaped)
    pairs = [f"{rated.head.value} {rated.likelihood}x{rated.impact}" for rated in entry.ratings]
    return " ".join(part for part in (*pairs, reason, overall) if part)


def write_overall(entry: RiskEntry) -> str:
    """The score for the whole as it is typed; nothing where it is simply the highest head."""
    return f"overall {entry.overall} because {escape_marks(entry.overall_reason)}" if entry.overall else ""


def _front(text: str, rated: Collection[Head]) -> _Front:
    """Reads the ratings that the text begins with, where those heads have been rated already."""
    front = _Front([], [], None, [], 0)
    while found := _PAIR.match(text, front.end):
        if found["joined"] and not front.ratings and not rated:
            break
        head = meant(found["head"], HEADS)
        pair = Rated(head, int(found["likelihood"]), int(found["impact"])) if head else None
        typed = shown(found.group().strip())
        if pair is None:
            if not front.ratings:
                front.reason = front.reason or f"{found['head']} is not a risk head ({_HEADS_IN_WORDS})"
            break
        if not (1 <= pair.likelihood <= 5 and 1 <= pair.impact <= 5):
            front.reason = front.reason or f"{typed} stays in the text: likelihood and impact go from 1 to 5"
        elif pair.head in {*rated, *(each.head for each in front.ratings)}:
            front.notices.append(f"{pair.head.words} is rated twice: {typed} stays in the text")
        else:
            front.ratings.append(pair)
            front.take(found.start("joined" if found["joined"] else "head"), found.end())
        front.end = found.end()
    return front


def _unrated(entry: RiskEntry) -> str | None:
    """Why something in the reason that rates a head is no rating."""
    rated = {rated.head.value for rated in entry.ratings}
    in_words = _IN_WORDS.match(entry.reason) if rated else _IN_WORDS.search(entry.reason)
    pairs = (found for found in _LATER_PAIR.finditer(entry.reason) if found["head"].casefold() not in rated)
    later = next(pairs, None)
    if in_words and not (later and later.start() <= in_words.start()):
        return f"likelihood and impact are typed like {in_words['head'].casefold()} 4x4"
    if later:
        return f"{later[0]} stays in the text: ratings come first, then their reason"
    return (
        "each head is typed before its numbers, by three letters or more, like self 4x4"
        if not rated and _NUMBERS.search(entry.reason)
        else None
    )


def _escaped_pair(line: EntryLine, start: int) -> int | None:
    """The index of the first word from `start` on, where it is a rating but for the backslash before it."""
    index = next((index for index, word in enumerate(line.words) if word.start >= start), None)
    if index is None or not line.words[index].is_escaped:
        return None
    word = line.words[index]
    found = _PAIR.match(line.text, word.end - len(word.bare))
    return index if found and meant(found["head"], HEADS) else None
