"""A case that a search has found, and where it was found."""

from collections.abc import Iterable
from dataclasses import dataclass

from ccm_tui.domain.cases.case import CaseLine
from ccm_tui.domain.cases.search import SearchWord, fold

_BEFORE = 30
"""Characters that are shown before what was found."""
_AFTER = 160


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a word was found: what stands there, with the word in its middle."""

    where: str
    """What kind of text it is: "action, Thu 19 Nov 2026"."""
    before: str
    hit: str
    after: str
    remark: str = ""
    """What has to be known of it: "withdrawn", "not for the minutes"."""


@dataclass(frozen=True, slots=True)
class FoundCase:
    """A case that a search has found, and where, where its line does not show that."""

    case: CaseLine
    passage: Passage | None = None


def not_in(text: str, words: Iterable[SearchWord]) -> tuple[SearchWord, ...]:
    """Those of the words that the text does not hold."""
    folded, _ = fold(text)
    return tuple(word for word in words if not word.found_in(folded))


def passage_of(where: str, parts: Iterable[str], words: Iterable[SearchWord], remark: str = "") -> Passage | None:
    """The first of the parts that holds one of the words, cut around it; None where none does."""
    looked_for = tuple(words)
    for part in parts:
        folded, origins = fold(part)
        for word in looked_for:
            if span := word.found_in(folded):
                first, last = origins[span[0]], origins[span[1] - 1] + 1
                return Passage(where, _before(part, first), part[first:last], part[last : last + _AFTER], remark)
    return None


def _before(text: str, first: int) -> str:
    """What stands before, from the beginning of a word on."""
    if first <= _BEFORE:
        return text[:first]
    cut = text[first - _BEFORE : first]
    return f"… {cut[cut.find(' ') + 1 :]}"
