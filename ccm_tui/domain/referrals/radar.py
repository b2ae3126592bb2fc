"""Who of those on record a person could be, best first, and why.

A wrong offer costs the reader a look; one too few costs a plan that is made twice. So a name that is the same is
always offered, and whatever else agrees has to agree in two ways at least."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from functools import lru_cache

from ccm_tui.domain.names.keys import names_of
from ccm_tui.domain.names.likeness import NameLikeness, likeness, whole_keys, word_keys
from ccm_tui.domain.referrals.addresses import read_address
from ccm_tui.domain.words.counting import slips

_WORD = re.compile(r"[^\W\d_]{4,}")
_LEAST_COMMON = 4
_LEAST_SHARE = 0.3
_SAID_OF_ANYBODY = frozenset(
    (
        *("about", "after", "again", "also", "agency", "area", "been", "before", "being", "city", "client", "could"),
        *("from", "have", "having", "into", "known", "made", "more", "multi", "need", "needs", "number", "other"),
        *("over", "people", "person", "police", "referral", "referred", "reported", "reports", "repeat", "risk"),
        *("said", "same", "several", "since", "some", "subject", "support", "that", "their", "them", "there"),
        *("these", "they", "this", "time", "times", "under", "unit", "until", "very", "were", "what", "when"),
        *("which", "will", "with", "without", "would", "year", "years", "month", "months", "week", "weeks"),
    )
)


def _alike_in_words(text: str, other: str) -> bool:
    """True where enough of the shorter account's telling words are in the other."""
    one, two = _telling(text), _telling(other)
    common = len(one & two)
    return common >= _LEAST_COMMON and common >= _LEAST_SHARE * min(len(one), len(two))


@lru_cache(maxsize=4096)
def _telling(text: str) -> frozenset[str]:
    words = _WORD.findall(text.casefold())
    return frozenset(word.removesuffix("s") for word in words if word not in _SAID_OF_ANYBODY)


MOST_OFFERED = 5
_TWO_OF_THREE = 2
_CROWD = 3
"""At an address of more people than this, living there says nothing by itself."""


class Birth(Enum):
    """What two dates of birth say of two people being one."""

    SAME = "same date of birth"
    NEAR = "date of birth nearly the same"
    UNKNOWN = "no date of birth to compare"
    OTHER = "another date of birth"


_NAME_WORDS = {
    NameLikeness.SAME: "same name",
    NameLikeness.SPELT_OTHERWISE: "name spelt otherwise",
    NameLikeness.INITIALS: "initials and a name agree",
    NameLikeness.ONE_WORD: "one name agrees",
    NameLikeness.NONE: "another name",
}
_NAME_WEIGHT = {
    NameLikeness.SAME: 10,
    NameLikeness.SPELT_OTHERWISE: 8,
    NameLikeness.INITIALS: 5,
    NameLikeness.ONE_WORD: 3,
    NameLikeness.NONE: 0,
}
_BIRTH_WEIGHT = {Birth.SAME: 10, Birth.NEAR: 6, Birth.UNKNOWN: 0, Birth.OTHER: -6}
_ADDRESS_WEIGHT, _WORDS_WEIGHT = 5, 2


@dataclass(frozen=True, slots=True)
class Described:
    """Somebody as a referral or the record describes them."""

    name: str
    born_on: date | None = None
    address: str = ""
    also_known_as: str = ""

    @property
    def names(self) -> str:
        """Every name they go by, as one text."""
        return f"{self.name}; {self.also_known_as}" if self.also_known_as else self.name


@dataclass(frozen=True, slots=True)
class Resemblance:
    """How one on record resembles the person asked about."""

    place: int
    """Which of those on record, counted from 0."""
    name: NameLikeness
    birth: Birth
    same_address: bool
    crowded: bool = False
    """True where more people than a household are at that address."""
    same_words: bool = False
    """True where what happened is described alike."""

    @property
    def weight(self) -> int:
        """By which the likeliest come first."""
        address = _ADDRESS_WEIGHT if self.same_address else 0
        words = _WORDS_WEIGHT if self.same_words else 0
        return _NAME_WEIGHT[self.name] + _BIRTH_WEIGHT[self.birth] + address + words

    @property
    def worth_telling(self) -> bool:
        """Whether so much agrees that it should be looked at."""
        born = self.birth in (Birth.SAME, Birth.NEAR)
        contradicts = self.birth is Birth.OTHER
        home = self.same_address and not self.crowded
        match self.name:
            case NameLikeness.SAME:
                return True
            case NameLikeness.SPELT_OTHERWISE:
                return born or not contradicts or self.same_address
            case NameLikeness.INITIALS:
                return born or (not contradicts and (self.same_address or self.same_words))
            case NameLikeness.ONE_WORD:
                if self.birth is Birth.SAME:
                    return True
                return (self.birth is Birth.NEAR and self.same_address) or home
            case _:
                return home or (self.birth is Birth.SAME and (self.same_address or self.same_words))

    @property
    def why(self) -> str:
        """Why it is told, in words: "same date of birth, name spelt otherwise"."""
        said = [
            _NAME_WORDS[self.name],
            self.birth.value,
            *(("same address",) if self.same_address else ()),
            *(("described alike",) if self.same_words else ()),
        ]
        if self.birth is Birth.SAME and self.name is not NameLikeness.SAME:
            said[0], said[1] = said[1], said[0]
        if self.same_address and self.name is NameLikeness.NONE:
            said.remove("same address")
            said.insert(0, "same address")
        return ", ".join(said)


class Radar:
    """Everybody on record, to be asked about one after another.

    Each is looked at briefly every time: on ten thousand people that takes less than to make an index of them once.
    """

    def __init__(self, known: Sequence[Described]) -> None:
        self._known = known

    def near(self, person: Described) -> list[Resemblance]:
        """Everybody who resembles the person in name, date of birth or address, in no order."""
        asked = _Asked.of(person)
        found = [self._resemblance(place, person) for place, one in enumerate(self._known) if asked.could_be(one)]
        at_home = sum(one.same_address for one in found)
        if at_home > _CROWD:
            found = [replace(one, crowded=True) if one.same_address else one for one in found]
        return [one for one in found if one.name or one.same_address or one.birth is Birth.SAME]

    def _resemblance(self, place: int, person: Described) -> Resemblance:
        other = self._known[place]
        here, there = read_address(person.address), read_address(other.address)
        same = bool(here and there and here.same_as(there))
        return Resemblance(place, likeness(person.names, other.names), births(person.born_on, other.born_on), same)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What somebody must share with the person asked about to be looked at more closely."""

    born_on: date | None
    whole: frozenset[str]
    names: tuple[tuple[frozenset[str], ...], ...]
    """Of each name, the keys of each of its words."""
    by_initials: bool
    address: frozenset[str]

    @classmethod
    def of(cls, person: Described) -> "_Asked":
        """What the person says."""
        names = names_of(person.names)
        address = read_address(person.address)
        return cls(
            person.born_on,
            whole_keys(person.names),
            tuple(tuple(map(word_keys, words)) for words in names),
            any(len(word) == 1 for words in names for word in words),
            address.keys if address else frozenset(),
        )

    def could_be(self, other: Described) -> bool:
        """Whether anything is shared: two words of a name, or one beside an initial; else birth or address."""
        if self.born_on is not None and self.born_on == other.born_on:
            return True
        if not self.whole.isdisjoint(whole_keys(other.names)):
            return True
        keys = _keys_of_words(other.names)
        # One word alone is many people's.
        enough = 1 if self.by_initials or _INITIAL in keys else 2
        for words in self.names:
            if sum(not word.isdisjoint(keys) for word in words) >= min(enough, len(words)):
                return True
        there = read_address(other.address) if self.address else None
        return there is not None and not self.address.isdisjoint(there.keys)


def births(born: date | None, other: date | None) -> Birth:
    """What two dates of birth say."""
    if born is None or other is None:
        return Birth.UNKNOWN
    if born == other:
        return Birth.SAME
    turned = (born.year, born.month, born.day) == (other.year, other.day, other.month)
    agree = (born.year == other.year) + (born.month == other.month) + (born.day == other.day)
    if turned or agree == _TWO_OF_THREE or slips(f"{born:%Y%m%d}", f"{other:%Y%m%d}", 1) == 1:
        return Birth.NEAR
    return Birth.OTHER


def best(found: Iterable[Resemblance]) -> list[Resemblance]:
    """Those worth telling, the likeliest first.

    Where nobody is, one who stands alone is: with the surname and the initials and nothing against it, or with a name
    that is only spelt otherwise and another date of birth.
    """
    near = list(found)
    telling = [one for one in near if one.worth_telling]
    for alone in (
        [one for one in near if one.name is NameLikeness.INITIALS and one.birth is Birth.UNKNOWN],
        [one for one in near if one.name is NameLikeness.SPELT_OTHERWISE],
    ):
        if not telling and len(alone) == 1:
            telling = alone
    return sorted(telling, key=lambda one: (-one.weight, -one.place))


def with_words(found: Resemblance, text: str, other: str) -> Resemblance:
    """The resemblance, now that what happened is known of both."""
    return replace(found, same_words=_alike_in_words(text, other))


@lru_cache(maxsize=1 << 16)
def _keys_of_words(names: str) -> frozenset[str]:
    words = {word for name in names_of(names) for word in name}
    initial = {_INITIAL} if any(len(word) == 1 for word in words) else set()
    return frozenset(initial.union(*map(word_keys, words)))


_INITIAL = "."
"""The key of everybody in whose name a letter stands for a word."""
