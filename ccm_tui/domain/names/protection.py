"""What of a person is protected, where it stands in a text, and what stands in its place wherever that would leave.

Addresses and contacts are found in whatever capitals, spacing and punctuation people write them (`addresses`), former
names as names are (`sightings`). What is misspelt, or described in other words, is not found.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from ccm_tui.domain.names.addresses import (
    ADDRESS_WORD,
    DESIGNATORS,
    address_marks,
    address_words,
    contact_marks,
    squeezed,
)
from ccm_tui.domain.names.keys import each_name
from ccm_tui.domain.names.sightings import NameFinder
from ccm_tui.domain.vocabulary import ProtectedDetail

PROTECTED = "protected; ask the coordinator"
"""Stands for what is on record and leaves it for nobody: it is not "not known"."""
PROTECTED_MARK = "[protected]"
"""Stands within a text for what is protected there."""
LEFT_OUT = (
    f"What is protected of a person was left out: where it stood it says {PROTECTED_MARK}. Ask the coordinator."
)
"""What a paper says of itself where something was."""


def as_it_leaves(text: str, detail: ProtectedDetail, protected: Collection[ProtectedDetail]) -> str:
    """A detail of a person as it may leave the record; nothing stays nothing."""
    return PROTECTED if text and detail in protected else text


@dataclass(frozen=True, slots=True)
class ProtectedWords:
    """One protected detail, as it is written on record."""

    detail: ProtectedDetail
    text: str
    whose: int = 0
    """The person, by number."""


@dataclass(frozen=True, slots=True)
class Release:
    """A protected detail of one person that one paper may hold, since it was asked for by name."""

    whose: int
    detail: ProtectedDetail


class Protected:
    """Everything that is protected on record, to be found in one text after another."""

    def __init__(self, held: Iterable[ProtectedWords], may_stay: Iterable[str] = ()) -> None:
        """`may_stay` are the names and codes of agencies, which stay even where a protected word is in one."""
        self._held = tuple(one for one in held if one.text.strip())
        self._may_stay = tuple(filter(None, may_stay))
        names = [one.text for one in self._held if one.detail is ProtectedDetail.FURTHER_NAMES]
        self._names = NameFinder((name, True) for called in names for name in each_name(called))
        self._marks: dict[str, frozenset[str]] = {}
        for one in self._held:
            around = frozenset(address_words(one.text)) - _LOOSE
            for mark in (mark for mark in _marks_of(one) if len(mark) >= _BEGINNING):
                self._marks[mark] = self._marks.get(mark, frozenset()) | around
        self._told: dict[str, str] = {}
        self._begun: dict[str, list[str]] = {}
        for mark in self._marks:
            self._begun.setdefault(mark[:_BEGINNING], []).append(mark)

    def but(self, released: Collection["Release"]) -> "Protected":
        """The same without what was released, whoever else it is protected for too."""
        open_texts = {squeezed(one.text) for one in self._held if Release(one.whose, one.detail) in released}
        return Protected((one for one in self._held if squeezed(one.text) not in open_texts), self._may_stay)

    @property
    def anything(self) -> bool:
        """False where nothing is protected."""
        return bool(self._held)

    def left_out_of(self, text: str) -> str:
        """The text as it may leave."""
        # One reading of the minutes is narrowed to many readers, the same texts each time.
        told = self._told.get(text)
        if told is None:
            if len(self._told) >= _MOST_TEXTS:
                self._told.clear()
            told = self._told[text] = self._narrowed(text)
        return told

    def _narrowed(self, text: str) -> str:
        pieces: list[str] = []
        done = 0
        for start, end in self.found_in(text):
            pieces += (text[done:start], PROTECTED_MARK)
            done = end
        return "".join((*pieces, text[done:])) if pieces else text

    def found_in(self, text: str) -> tuple[tuple[int, int], ...]:
        """From where to where something protected stands in the text, in order; none overlaps another."""
        if not self._held or not text:
            return ()
        found = list(self._written_in(text))
        if self._names.looks_for_something:
            found += ((seen.start, seen.end) for seen in self._names.found_in(text))
        if not found:
            return ()
        stay = [place for name in self._may_stay for place in _exactly(name, text)]
        return tuple(
            _joined(
                (start, end)
                for start, end in found
                if not any(first <= start and end <= last for first, last in stay)
            )
        )

    def _written_in(self, text: str) -> Iterator[tuple[int, int]]:
        if not self._marks:
            return
        letters = squeezed(text)
        begun = (self._begun.get(letters[at : at + _BEGINNING], ()) for at in range(len(letters)))
        there = {mark for marks in begun for mark in marks if mark in letters}
        if not there:
            return
        tokens = tuple(ADDRESS_WORD.finditer(text))
        # Each letter of the text as it is compared, with the word that it is of.
        keys = [squeezed(token[0]) for token in tokens]
        begins: dict[int, int] = {}
        ends: dict[int, int] = {}
        at = 0
        for place, key in enumerate(keys):
            if key:
                begins[at] = place
                at += len(key)
                ends[at] = place
        run = "".join(keys)
        for mark in there:
            at = run.find(mark)
            while at != -1:
                first, last = begins.get(at), ends.get(at + len(mark))
                if first is not None and last is not None and _near(text, tokens[first : last + 1]):
                    first, last = _with_what_belongs(text, tokens, keys, first, last, self._marks[mark])
                    yield tokens[first].start(), tokens[last].end()
                at = run.find(mark, at + 1)


@lru_cache(maxsize=4)
def protected_words(held: tuple[ProtectedWords, ...], may_stay: tuple[str, ...]) -> Protected:
    """The same as `Protected`, made once for as long as the record says the same: the desk asks after every entry."""
    return Protected(held, may_stay)


NOTHING_PROTECTED = Protected(())


def _joined(found: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    start, end = -1, -1
    for first, last in sorted(found):
        if first > end:
            if end >= 0:
                yield start, end
            start, end = first, last
        end = max(end, last)
    if end >= 0:
        yield start, end


def _exactly(name: str, text: str) -> Iterator[tuple[int, int]]:
    return (seen.span() for seen in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text))


_MOST_TEXTS = 20_000
"""Texts of which it is remembered how they leave."""
_BEGINNING = 3
"""Letters by which what is looked for is found; what is shorter is not looked for."""
_BETWEEN = 3
"""Marks that may stand between two words of one address."""
_LOOSE = frozenset(("at", "in", "of", "the", "and", "on", "to", "by", "for", "a", "or", "with", "her", "his"))
_LINKS = DESIGNATORS | {"at", "in", "of", "on"}
"""Words that may stand between those of an address: "flat 2 at 4 Elder Row"."""


def _near(text: str, tokens: tuple[re.Match[str], ...]) -> bool:
    gaps = (text[one.end() : other.start()] for one, other in pairwise(tokens))
    return all(_is_short(gap) for gap in gaps)


def _is_short(gap: str) -> bool:
    return len("".join(gap.split())) <= _BETWEEN


def _with_what_belongs(
    text: str, tokens: tuple[re.Match[str], ...], keys: list[str], first: int, last: int, around: frozenset[str]
) -> tuple[int, int]:
    """What stands before and after it of the same address: its flat, its town."""
    for step in (-1, 1):
        edge = place = first if step < 0 else last
        while 0 <= place + step < len(tokens) and (keys[place + step] in around or keys[place + step] in _LINKS):
            one, other = sorted((place, place + step))
            if not _is_short(text[tokens[one].end() : tokens[other].start()]):
                break
            place += step
            if keys[place] in around:
                edge = place
        first, last = (edge, last) if step < 0 else (first, edge)
    return first, last


def _marks_of(held: ProtectedWords) -> frozenset[str]:
    """What gives the detail away where it stands in a text, each as its letters and digits alone."""
    match held.detail:
        case ProtectedDetail.ADDRESS:
            return frozenset(filter(None, address_marks(held.text)))
        case ProtectedDetail.CONTACT:
            return frozenset(filter(None, contact_marks(held.text)))
        case ProtectedDetail.FURTHER_NAMES:
            return frozenset()
