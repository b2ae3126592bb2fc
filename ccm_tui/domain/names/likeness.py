"""How alike two people's names are: the same in another order, spelt otherwise, by initials, or in one word."""

from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache

from ccm_tui.domain.names.keys import names_of
from ccm_tui.domain.names.nicknames import GROUPS
from ccm_tui.domain.words.counting import slips

_EXACT, _NICKNAME, _SLIP, _SOUND, _LONG_SLIP, _INITIAL = 1.0, 0.93, 0.88, 0.82, 0.8, 0.6
_STRONG = 0.78
_CACHED = 1 << 16

_MOST_NAMES = 12
"""How many names a person goes by, and words a name has, at most; what else is written there is looked at no more."""


class NameLikeness(IntEnum):
    """From nothing in common to the same name."""

    NONE = 0
    ONE_WORD = 1
    INITIALS = 2
    SPELT_OTHERWISE = 3
    SAME = 4


def likeness(name: str, other: str) -> NameLikeness:
    """How alike two names are, each by whichever of its names comes nearest to the other."""
    return max(
        (
            _likeness(words, others)
            for words in names_of(name)[:_MOST_NAMES]
            for others in names_of(other)[:_MOST_NAMES]
        ),
        default=NameLikeness.NONE,
    )


@lru_cache(maxsize=_CACHED)
def whole_keys(name: str) -> frozenset[str]:
    """What two names share that are the same letters, or sound the same, divided otherwise."""
    joined = ("".join(words) for words in names_of(name) if len(words) > 1)
    return frozenset(key for one in joined for key in (f"={one}", f"=~{sound(one)}"))


@lru_cache(maxsize=_CACHED)
def word_keys(word: str) -> frozenset[str]:
    """What two words of names share that could be alike: how they sound, begin or end, or what they are short for."""
    if len(word) == 1:
        return frozenset()
    plain = _plain_word(word)
    keys = {f"~{sound(plain)}", *(f"#{group}" for group in GROUPS.get(word, ()))}
    if len(plain) > _SHORT:
        keys |= {f"^{plain[:3]}", f"${plain[-3:]}"}
    return frozenset(keys)


_SHORT = 3


def _likeness(words: Sequence[str], others: Sequence[str]) -> NameLikeness:
    if sorted(map(_plain_word, words)) == sorted(map(_plain_word, others)):
        return NameLikeness.SAME if len(words) > 1 else NameLikeness.ONE_WORD
    if _run_together(words, others):
        return NameLikeness.SPELT_OTHERWISE
    words, others = words[:_MOST_NAMES], others[:_MOST_NAMES]
    words, others = _joined_as(words, others), _joined_as(others, words)
    fewer, more = sorted((words, others), key=len)
    likes = _matched(fewer, more)
    strong = sum(like >= _STRONG for like in likes)
    initials = sum(like == _INITIAL for like in likes)
    if strong == len(fewer) > 1:
        return NameLikeness.SPELT_OTHERWISE
    if strong and strong + initials == len(fewer) > 1:
        return NameLikeness.INITIALS
    return NameLikeness.ONE_WORD if strong else NameLikeness.NONE


def _run_together(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether they are the same letters divided otherwise: "Anne-Marie" and "Annemarie"."""
    one, other = "".join(words), "".join(others)
    return (
        len(one) > 2 * _SHORT
        and abs(len(one) - len(other)) <= 1
        and len(words) != len(others)
        and (one == other or slips(one, other, 1) <= 1)
    )


def _joined_as(words: Sequence[str], others: Sequence[str]) -> Sequence[str]:
    """The words, two or three of them made one where the other name has them so: al sedge, alsedge."""
    for count in (2, 3):
        for at in range(len(words) - count + 1):
            joined = "".join(words[at : at + count])
            slipped = min(map(len, words[at : at + count])) > 1
            if any(joined == other or (slipped and _is_slip(joined, other)) for other in others):
                return (*words[:at], joined, *words[at + count :])
    return words


def _is_slip(joined: str, other: str) -> bool:
    """Whether a long word is others joined, but for one slip: abdul rahman, abdurrahman."""
    if min(len(joined), len(other)) <= 2 * _SHORT or joined[0] != other[0]:
        return False
    return abs(len(joined) - len(other)) <= 1 and slips(joined, other, 1) == 1


def _matched(fewer: Sequence[str], more: Sequence[str]) -> list[float]:
    """How alike each word of the shorter name is to the word of the longer that it goes with best."""
    pairs = sorted(
        ((word_likeness(word, other), at, to) for at, word in enumerate(fewer) for to, other in enumerate(more)),
        reverse=True,
    )
    found: dict[int, float] = {}
    taken: set[int] = set()
    for like, at, to in pairs:
        if at not in found and to not in taken and like:
            found[at] = like
            taken.add(to)
    return [found.get(at, 0.0) for at in range(len(fewer))]


@lru_cache(maxsize=_CACHED)
def word_likeness(word: str, other: str) -> float:
    """How alike two words of names are, from 0 to 1."""
    if word == other:
        return _EXACT
    shorter, longer = sorted((word, other), key=len)
    if len(shorter) == 1:
        return _INITIAL if longer.startswith(shorter) else 0.0
    one, two = _plain_word(word), _plain_word(other)
    if one == two:
        return _EXACT
    if GROUPS.get(word, frozenset()) & GROUPS.get(other, frozenset()):
        return _NICKNAME
    least = min(len(one), len(two))
    if least <= _SHORT or abs(len(one) - len(two)) > 2:
        return 0.0
    off = slips(one, two, 2)
    if off == 1:
        return _SLIP
    if sound(one) == sound(two):
        return _SOUND
    return _LONG_SLIP if off == 2 and least > 2 * _SHORT else 0.0


@lru_cache(maxsize=_CACHED)
def _plain_word(word: str) -> str:
    """The word with Mac written Mc."""
    return f"mc{word[3:]}" if word.startswith("mac") and len(word) > 6 else word


_ALIKE = (
    *(("ough", "o"), ("augh", "a"), ("sch", "s"), ("tch", "x"), ("ch", "k"), ("sh", "s"), ("ph", "f"), ("gh", "")),
    *(("th", "t"), ("ck", "k"), ("kn", "n"), ("wr", "r"), ("dge", "j"), ("qu", "k"), ("x", "ks"), ("q", "k")),
    *(("ce", "se"), ("ci", "si"), ("cy", "si"), ("c", "k"), ("z", "s"), ("ge", "je"), ("gi", "ji"), ("v", "f")),
    *(("w", ""), ("y", ""), ("h", "")),
)
_VOWELS = {ord(vowel): None for vowel in "aeiou"}


@lru_cache(maxsize=_CACHED)
def sound(word: str) -> str:
    """Roughly how a name sounds in English: its consonants, and whether it begins with a vowel."""
    spoken = word
    for written, heard in _ALIKE:
        spoken = spoken.replace(written, heard)
    first = "a" if spoken[:1] in "aeiou" and spoken else ""
    letters = spoken.translate(_VOWELS)
    return first + "".join(letter for at, letter in enumerate(letters) if at == 0 or letter != letters[at - 1])
