"""Names left out of a text that is to be seen by a room.

What can't be told from its letters: a stranger's name that is an ordinary word too ("Will", "Grace"), where it begins
a sentence or is written small; a name in small letters; initials. Of a room's screen that is said beside it.
"""

from collections.abc import Iterable

from ccm_tui.domain.names.keys import TITLES
from ccm_tui.domain.names.ordinary import ALSO_WORDS, BEGINNING, CAPITALS, OF_THE_FIELD
from ccm_tui.domain.names.sightings import TextWord, name_alone, text_words

MASK = "[name]"

_SHORTEST = 3
"""Letters that a part of a name must have to be one in small letters too: "de" and "al" are words as well."""
_AMONG = frozenset({"the", "and"})
"""Words that stand among names."""
_LONGEST_ABBREVIATION = 5
"""Capitals in a row, such as MARAC, that are no name."""
_SPOKEN = frozenset("aeiouy")
"""Letters without which nothing is a name: CPN is none."""


def masked(text: str, names: Iterable[str], strangers: Iterable[str] = (), may_stay: Iterable[str] = ()) -> str:
    """The text with every word left out that is part of one of the names, however it is capitalised.

    The names of `strangers`, people whom the text is not about, are left out where they have their capital. So is
    what looks like a name that nobody has told of: a word with a capital amid a sentence, one that begins it and is
    not known to begin sentences, capitals that are not known to stand for words, what follows a title, and what is in
    a script without capitals. What is in `may_stay`, such as what agencies are called, is known to be no name.

    A person is recognised by any part of the name, also within a hyphen: a text may lose more than it must, of the
    names that the record knows never less.
    """
    room = _Room(names, strangers, may_stay)
    pieces: list[str] = []
    done = 0
    masks_end = -1
    before: TextWord | None = None
    for word in text_words(text):
        if room.may_see(word, before):
            masks_end = -1
        else:
            between = text[done : word.start]
            # Names in a row are one mask, so that a room can't count them.
            if masks_end == done and not between.strip(" \t'’-"):
                pieces.append("")
            else:
                pieces += (between, MASK)
            done = masks_end = word.end
        before = word
    return "".join((*pieces, text[done:]))


class _Room:
    """What may be seen by whoever sits in a room."""

    def __init__(self, names: Iterable[str], strangers: Iterable[str], may_stay: Iterable[str]) -> None:
        told = [
            (key, word) for name in names for word in name_alone(name) for key in _parts(word) if key not in _AMONG
        ]
        self._hidden = {key for key, _ in told if len(key) >= _SHORTEST}
        self._short = {key for key, word in told if len(key) < _SHORTEST and (word.capital or _has_no_capitals(key))}
        self._strangers = {key for name in strangers for word in name_alone(name) for key in _parts(word)} - _AMONG
        self._known = TITLES | _AMONG | OF_THE_FIELD | CAPITALS
        self._known |= {key for called in may_stay for word in text_words(called) for key in _parts(word)}

    def may_see(self, word: TextWord, before: TextWord | None) -> bool:
        """Whether the word is nobody's name, as far as can be told."""
        parts = _parts(word)
        if not self._hidden.isdisjoint(parts) or (word.capital and not self._short.isdisjoint(parts)):
            return False
        if not self._short.isdisjoint(parts) and _has_no_capitals(word.key):
            return False
        if word.key.isdigit():
            return True
        if self._known.issuperset(word.pieces):
            return True
        stranger = not self._strangers.isdisjoint(parts)
        titled = before is not None and before.key in TITLES
        return not self._looks_like_a_name(word, stranger or titled)

    @staticmethod
    def _looks_like_a_name(word: TextWord, told: bool) -> bool:
        """Whether it might be one; `told` says that something other than its letters speaks for it."""
        if _has_no_capitals(word.key):
            return any(letter.isalpha() for letter in word.key)
        if not word.capital:
            return False
        if told:
            return True
        if word.shouted and len(word.key) <= _LONGEST_ABBREVIATION and _SPOKEN.isdisjoint(word.key):
            return False
        ordinary = BEGINNING | ALSO_WORDS if word.begins or word.shouted else frozenset()
        return len(word.key) > 1 and not ordinary.issuperset(word.pieces)


def _parts(word: TextWord) -> frozenset[str]:
    return frozenset((word.key, *word.pieces))


def _has_no_capitals(key: str) -> bool:
    return key.upper() == key.lower()
