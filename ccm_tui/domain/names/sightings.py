"""Where people's names stand in a text: the one answer that erasing, redacting, masking and subject access share.

A name is found as whole words, in whatever capitals, spacing, accents and encoding it was typed. Hyphen, apostrophe
(straight or curly) and combining marks belong to the word: neither "Quince" is found in "Quince-Vane" nor "Bo" in
"Bo'ness"; "O'Thistle" and "OThistle" are one word, and so are "Quince-Vane" and "Quince Vane" within a longer name.
An 's is no part of it. "Quince, Rollo" and "QUINCE Rollo" are Rollo Quince. Every name that somebody goes by counts.

What counts on its own is for whoever asks to say:

- A name of two words or more always counts, however short they are and however they are capitalised.
- A name that is one word ("Spindle") counts where it is written with a capital and is no ordinary word.
- A forename or a surname alone counts only where the `parts` say so: for redacting, of the people near; never for
  erasing, where the same word may be anybody's.

It takes one step or a few for each word of the text, however long that is and however many names are looked for.
"""

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Generic, TypeVar

from ccm_tui.domain.names.keys import APOSTROPHES, each_name, folded, in_order, names_of, without_titles
from ccm_tui.domain.names.ordinary import ALSO_WORDS

Whose = TypeVar("Whose")

_HYPHENS = "-‐‑"
APART = re.compile(rf"(?<=\b\w)[{re.escape(APOSTROPHES)}](?=\w)")
"""An apostrophe after one letter, as in O'Neill and D'Arcy."""
_POSSESSIVE = tuple(f"{mark}{letter}" for mark in APOSTROPHES for letter in "sS")
_OPENING = "\"'“‘(["
_ENDS_A_SENTENCE = ".!?:;/\n•·-–—"
_SHORTEST_FAMILY = 5
"""Letters of a name, its s included, that may stand for all of a family."""
_INITIAL = 2
"""Letters of a word after which a dot does not end a sentence: "R. Quince"."""


@dataclass(frozen=True, slots=True)
class TextWord:
    """One word of a text, and how it stands there."""

    start: int
    end: int
    """Where it ends; an 's after it is left out."""
    key: str
    """Its letters alone: the same for every spelling."""
    pieces: tuple[str, ...]
    """The keys of what hyphens divide it into."""
    capital: bool
    shouted: bool
    """In capitals altogether."""
    possessive: bool
    begins: bool
    """A sentence, so that its capital says nothing."""
    joined: bool
    """To the word before, as the words of one name are."""
    after_comma: bool


@dataclass(frozen=True, slots=True)
class Sighting(Generic[Whose]):
    """A name that stands in a text, from and to, and whose it is."""

    start: int
    end: int
    whose: Whose


def text_words(text: str) -> Iterator[TextWord]:
    """Every word of the text in its order; each character is looked at once."""
    before, done = "", 0
    for found in _word_pattern().finditer(text):
        written, start = found[0], found.start()
        possessive = written.endswith(_POSSESSIVE)
        bare = written[:-2] if possessive else written
        key, pieces = _keys(bare)
        gap = text[done:start]
        comma = gap.strip() == "," and gap[-1:].isspace()
        yield TextWord(
            start,
            start + len(bare),
            key,
            pieces,
            capital=written[0].isupper(),
            shouted=len(bare) > 1 and bare.isupper(),
            possessive=possessive,
            begins=_begins(gap, at_start=done == 0),
            joined=comma or _joins(gap, before),
            after_comma=comma,
        )
        before, done = bare, found.end()


def names_written(names: str) -> Iterator[tuple[str, ...]]:
    """The words of each name that somebody goes by, as a text would have them: what is hyphened is one word."""
    for name in each_name(names):
        if words := name_alone(name):
            yield tuple(word.key for word in words)


def name_alone(name: str) -> tuple[TextWord, ...]:
    """The words of one name, its forenames first, without the titles around it."""
    words = list(text_words(in_order(name)))
    kept = without_titles([word.key for word in words])
    return tuple(word for word in words if word.key in kept)


class NameFinder(Generic[Whose]):
    """Finds where names stand in one text after another. Where two people have one name, the first given counts."""

    def __init__(self, names: Iterable[tuple[str, Whose]], parts: Mapping[str, Whose] | None = None) -> None:
        """`names` are what people are called, with whose each is, and `parts` words that count on their own."""
        self._forward: _Branch[Whose] = _Branch()
        self._turned: _Branch[Whose] = _Branch()
        self._parts = parts or {}
        self._longest_words: set[str] = set()
        for called, whose in names:
            for form in forms_of(called):
                self._forward.grow(form, whose)
                if len(form) > 1:
                    self._turned.grow((form[-1], *form[:-1]), whose)
                self._longest_words.add(max(form, key=len))

    @property
    def looks_for_something(self) -> bool:
        """False where there is no name to be found."""
        return bool(self._longest_words or self._parts)

    def could_be_in(self, text: str) -> bool:
        """False where none of the names stands in the text, told at a glance; for texts by the hundred thousand.

        Parts are left out of it.
        """
        squeezed = folded(text)
        if any(hyphen in squeezed for hyphen in _HYPHENS):
            squeezed = squeezed.translate(_NO_HYPHENS)
        return any(word in squeezed for word in self._longest_words)

    def found_in(self, text: str) -> Iterator[Sighting[Whose]]:
        """Every name in the text in its order, the longest where several begin; none overlaps another."""
        words = list(text_words(text))
        place = 0
        while place < len(words):
            count, whose = self._at(words, place)
            if count:
                yield Sighting(words[place].start, words[place + count - 1].end, whose[0])
            place += count or 1

    def replaced(self, text: str, stands_for: Mapping[Whose, str]) -> str:
        """The text with what stands for each person in the place of their names."""
        pieces: list[str] = []
        done = 0
        for seen in self.found_in(text):
            pieces += (text[done : seen.start], stands_for[seen.whose])
            done = seen.end
        return "".join((*pieces, text[done:])) if pieces else text

    def _at(self, words: list[TextWord], place: int) -> tuple[int, list[Whose]]:
        """How many words from there are a name, and whose; none where they are none."""
        count, whose = self._forward.longest(words, place, turned=False)
        if count <= 1:
            turned, theirs = self._turned.longest(words, place, turned=True)
            # "in May, Will May said": the name that stands the right way round begins within.
            within = any(self._forward.longest(words, place + on, turned=False)[0] > 1 for on in range(1, turned))
            if turned > count and not within:
                count, whose = turned, theirs
        if not count and (label := self._part(words[place])) is not None and stands_alone(words[place]):
            return 1, [label]
        return count, whose

    def _part(self, word: TextWord) -> Whose | None:
        """Whose name the word is a part of: "the O'Neills" are people of that name."""
        found = self._parts.get(word.key)
        family = word.capital and not word.begins and len(word.key) >= _SHORTEST_FAMILY and word.key.endswith("s")
        return self._parts.get(word.key[:-1]) if found is None and family else found


def stands_alone(word: TextWord) -> bool:
    """Whether a word that is part of a name may be taken for it where it stands alone.

    An ordinary word may with a capital, even one that begins a sentence: nobody can take a name back. One of two
    letters may only with a capital, and "Is" or "An" not where it begins a sentence.
    """
    if len(word.key) <= _INITIAL:
        return word.capital and not (word.begins and word.key in ALSO_WORDS)
    return word.capital or word.key not in ALSO_WORDS


def forms_of(called: str) -> frozenset[tuple[str, ...]]:
    """Every row of words that is one of somebody's names: what is hyphened may stand as one word or as two."""
    # "O Neill" is how many write O'Neill.
    apart = APART.sub(" ", called)
    written = (
        set(names_written(called))
        | set(names_written(apart))
        | {words for words in names_of(called) if len(words) > 1}
    )
    found = set(written)
    for words in written:
        if len(words) > _INITIAL:
            found.update((*words[:at], words[at] + words[at + 1], *words[at + 2 :]) for at in range(len(words) - 1))
    return frozenset(found)


class _Branch(Generic[Whose]):
    """Names by their words, one after another."""

    __slots__ = ("ends", "further")

    def __init__(self) -> None:
        self.further: dict[str, _Branch[Whose]] = {}
        self.ends: list[Whose] = []
        """Whose name ends here."""

    def grow(self, words: tuple[str, ...], whose: Whose) -> None:
        branch = self
        for word in words:
            branch = branch.further.setdefault(sys.intern(word), _Branch())
        branch.ends.append(whose)

    def longest(self, words: list[TextWord], place: int, turned: bool) -> tuple[int, list[Whose]]:
        """How many words from there are one of the names, the surname first where it is turned."""
        found: tuple[int, list[Whose]] = (0, [])
        branch: _Branch[Whose] | None = self
        for at in range(place, len(words)):
            word = words[at]
            if at > place and not self._goes_on(words[at - 1], word, turned and at == place + 1):
                break
            assert branch is not None, "left where a branch ends"
            branch = branch.further.get(word.key)
            if branch is None:
                break
            if branch.ends and (at > place or _is_whole_name(word)):
                found = (at - place + 1, branch.ends)
        return found

    @staticmethod
    def _goes_on(before: TextWord, word: TextWord, after_surname: bool) -> bool:
        if before.possessive or not word.joined:
            return False
        if after_surname:
            return word.after_comma or (before.shouted and not word.shouted)
        return not word.after_comma


def _is_whole_name(word: TextWord) -> bool:
    return word.capital and word.key not in ALSO_WORDS and len(word.key) > 1


@lru_cache(maxsize=1 << 16)
def _keys(word: str) -> tuple[str, tuple[str, ...]]:
    pieces = [folded(word)]
    for hyphen in _HYPHENS:
        pieces = [part for piece in pieces for part in piece.split(hyphen)]
    return "".join(pieces), tuple(filter(None, pieces))


def _joins(gap: str, before: str) -> bool:
    """Whether what stands between two words may stand within a name."""
    if not gap:
        return False
    if gap.isspace() or gap in (".", "_"):
        return True
    return gap[0] == "." and gap[1:].isspace() and (len(before) <= _INITIAL)


def _begins(gap: str, at_start: bool) -> bool:
    """Whether a word after this begins a sentence."""
    bare = gap.rstrip(_OPENING)
    return (at_start and not bare.strip()) or bare.rstrip()[-1:] in _ENDS or "\n" in bare[len(bare.rstrip()) :]


_ENDS = frozenset(_ENDS_A_SENTENCE)
_NO_HYPHENS = {ord(hyphen): None for hyphen in _HYPHENS}


@cache
def _word_pattern() -> re.Pattern[str]:
    """A letter, and all that belongs to the word after it."""
    marks = "".join(map(chr, (at for at in range(0x300, 0x20000) if unicodedata.category(chr(at))[0] == "M")))
    within = f"{re.escape(marks)}\u200b\u200c\u200d\u2060\ufeff\xad"
    joiners = re.escape(f"{APOSTROPHES}{_HYPHENS}")
    return re.compile(rf"[^\W_](?:[^\W_]|[{within}]|[{joiners}](?=[^\W_]))*")
