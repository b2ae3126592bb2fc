"""What is typed into a search, as the words that it looks for. Nothing that is typed is an error.

Capitals and accents don't matter, nor whether ł is written l, and each word finds those that begin with it. A word
that holds other signs (CCM/26/031, O'Brien) is found where its parts follow one another or are written as one; a name
that holds them is found without them too, as the repeat radar has it."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from ccm_tui.domain.cases.case import CaseLine
from ccm_tui.domain.names.keys import PLAIN_LETTERS
from ccm_tui.domain.names.sightings import text_words

_MOST_WORDS = 8
"""Words that are looked for; more of them narrow nothing further down."""
_MOST_PARTS = 16
_LONGEST_PART = 64

_PART = re.compile(r"[^\W_]+")
_BETWEEN = r"[\W_]+"
_ACCENTS = re.compile("[\u0300-\u036f]")


@dataclass(frozen=True)
class SearchWord:
    """One word to be found: its parts, folded, of which the last may go on."""

    parts: tuple[str, ...]

    @property
    def common(self) -> bool:
        """True for a single letter or digit: being in every text, it is looked for in what cases are called by."""
        return len(self.parts) == 1 and len(self.parts[0]) == 1

    def found_in(self, folded: str) -> tuple[int, int] | None:
        """Where a folded text holds it, from and to; None where it does not."""
        found = self._pattern.search(folded)
        return found.span() if found else None

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        apart, joined = (between.join(map(re.escape, self.parts)) for between in (_BETWEEN, ""))
        return re.compile(rf"(?<![^\W_])(?:{apart}|{joined})")


def search_words(query: str) -> tuple[SearchWord, ...]:
    """The words of a query, each once; none where nothing in it can be looked for."""
    folded, _ = fold(query[: _MOST_WORDS * _MOST_PARTS * _LONGEST_PART])
    found = (_word(chunk) for chunk in folded.split())
    return tuple(dict.fromkeys(word for word in found if word.parts))[:_MOST_WORDS]


def fold(text: str) -> tuple[str, list[int]]:
    """The text in small letters without accents, and for each of its characters which of the text's it comes from."""
    if text.isascii():
        return text.lower(), list(range(len(text)))
    letters: list[str] = []
    origins: list[int] = []
    for origin, letter in enumerate(text):
        for part in _without_accents(letter.lower()).translate(PLAIN_LETTERS):
            letters.append(part)
            origins.append(origin)
    return "".join(letters), origins


def spelt_together(name: str) -> str:
    """The words of a name that hyphens or apostrophes divide, without those: "othistle" for O'Thistle."""
    return " ".join(word.key for word in text_words(name) if not name[word.start : word.end].isalnum())


def _without_accents(letter: str) -> str:
    """As SQLite's own tokenizer does it: the accents of European scripts go, other scripts keep their signs."""
    taken_apart = unicodedata.normalize("NFD", letter)
    bare = _ACCENTS.sub("", taken_apart)
    return letter if bare == taken_apart else bare


def _word(chunk: str) -> SearchWord:
    return SearchWord(tuple(part[:_LONGEST_PART] for part in _PART.findall(chunk)[:_MOST_PARTS]))


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
