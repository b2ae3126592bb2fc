"""Addresses as they are compared: whatever the order, the abbreviations and what is left out."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_POSTCODE = re.compile(r"\b([a-z]{1,2}[0-9][a-z0-9]?) ?([0-9][a-z]{2})\b")
_WORD = re.compile(r"[^\W_]+")
_SHORT_FOR = {
    "rd": "road",
    "st": "street",
    "str": "street",
    "ave": "avenue",
    "av": "avenue",
    "ln": "lane",
    "ct": "court",
    "crt": "court",
    "hse": "house",
    "ho": "house",
    "bldgs": "buildings",
    "bldg": "building",
    "gdns": "gardens",
    "est": "estate",
    "sq": "square",
    "pl": "place",
    "ter": "terrace",
    "terr": "terrace",
    "cl": "close",
    "cres": "crescent",
    "dr": "drive",
    "gr": "grove",
    "pk": "park",
}
_SAYS_NOTHING = frozenset(
    (
        *("flat", "flt", "apartment", "apt", "unit", "room", "rm", "no", "number", "floor", "the", "of"),
        *("london", "city", "uk", "england", "address", "estate", "c", "o", "care"),
    )
)
_NOWHERE = re.compile(
    r"\b(?:nfa|no fixed (?:abode|address)|rough sleep\w*|homeless|unknown|not known|n/?k|various|withheld|tbc)\b"
)
_STREETS = frozenset(_SHORT_FOR.values())


@dataclass(frozen=True, slots=True)
class Address:
    """One place, as far as it can be told from another."""

    postcode: str
    numbers: frozenset[str]
    words: frozenset[str]
    keys: frozenset[str]
    """What two addresses that could be the same have in common."""

    def same_as(self, other: "Address") -> bool:
        """Whether the two are one place: nothing that both say contradicts, and enough of it agrees."""
        if self.numbers != other.numbers or (self.postcode and other.postcode and self.postcode != other.postcode):
            return False
        fewer, more = sorted((self.words, other.words), key=len)
        common = fewer & more
        if self.postcode and other.postcode:
            return bool(self.numbers or common)
        named = common - _STREETS
        return bool(named) and len(common) * 2 > len(fewer) and (bool(self.numbers) or fewer == common)


@lru_cache(maxsize=1 << 16)
def read_address(text: str) -> Address | None:
    """The place that an address names; None where it names none that two people could be told to share."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("'", "").replace("’", "")
    if not plain.strip() or _NOWHERE.search(plain):
        return None
    found = _POSTCODE.search(plain)
    postcode = f"{found[1]}{found[2]}" if found else ""
    rest = _POSTCODE.sub(" ", plain)
    parts = [_SHORT_FOR.get(part, part) for part in _WORD.findall(rest)]
    numbers = frozenset(part for part in parts if any(letter.isdigit() for letter in part))
    words = frozenset(part for part in parts if part not in numbers and part not in _SAYS_NOTHING)
    if not numbers and len(words) < 2 and not (postcode and words):
        return None
    number = "/".join(sorted(numbers))
    at = {f"{word} {number}" for word in words - _STREETS or words}
    keys = frozenset(at | {f"{postcode} {number}"} if postcode else at)
    return Address(postcode, numbers, words, keys)
