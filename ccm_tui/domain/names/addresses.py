"""What gives an address or another way to reach somebody away where it stands in a text, as letters and digits alone.

An address is given away with or without its flat, its town or the number of the house, by its postcode alone, with
"Road" or "Rd"; a telephone number with the code of the country or without; a contact in words as a whole, or from its
number on.
"""

import re
import unicodedata
from collections.abc import Iterator

from ccm_tui.domain.names.keys import APOSTROPHES, PLAIN_LETTERS

_WITHIN = f"{re.escape(APOSTROPHES)}\u0300-\u036f\u200b-\u200d\u2060\ufeff\xad"
ADDRESS_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_WITHIN}](?![sS]\b))*")
"""A word, without an 's after it."""
DESIGNATORS = frozenset(("flat", "apartment", "apt", "unit", "room", "no", "number", "floor", "house", "block"))


def squeezed(text: str) -> str:
    """Its letters and digits alone, as they are compared."""
    plain = unicodedata.normalize("NFKD", text).translate(PLAIN_LETTERS).casefold()
    return "".join(filter(str.isalnum, plain))


def address_words(text: str) -> list[str]:
    """The words of a text as addresses are compared."""
    return [key for key in (squeezed(found[0]) for found in ADDRESS_WORD.finditer(text)) if key]


_POSTCODE = re.compile(r"\b[A-Za-z]{1,2}\d[A-Za-z\d]?\s*\d[A-Za-z]{2}\b")
_TELEPHONE = re.compile(r"\+?\(?\d(?:[\s().\-/]*\d){6,14}")
# A word is gone through once: without what stands before it, from each of its letters on.
_MAIL = re.compile(r"(?<![^\s@,;<>])[^\s@,;<>]+@[^\s@,;<>]+\w")
_PARTS = re.compile(r"[,;\n]+")
_NUMBER = re.compile(r"\d+[a-z]?")
_ABBREVIATED = (
    ("road", "rd"),
    ("street", "st", "str"),
    ("avenue", "ave", "av"),
    ("lane", "ln"),
    ("close", "cl"),
    ("court", "ct"),
    ("drive", "dr"),
    ("place", "pl"),
    ("square", "sq"),
    ("terrace", "terr", "ter"),
    ("crescent", "cres"),
    ("gardens", "gdns"),
    ("grove", "gr"),
    ("park", "pk"),
    ("house", "hse"),
    ("buildings", "bldgs"),
)
_ALIKE = {word: words for words in _ABBREVIATED for word in words}
_KINDS_OF_PLACE = frozenset(_ALIKE) | frozenset(
    (
        *("row", "way", "walk", "hill", "mews", "yard", "rise", "view", "end", "green", "wharf", "quay", "parade"),
        *("cottage", "cottages", "lodge", "farm", "villa", "villas", "hall", "manor", "tower", "towers", "heights"),
        *("hostel", "refuge", "inn", "hotel", "mansions", "estate", "gate", "bank", "side", "path", "circus", "vale"),
    )
)
_MOST_WORDS = 12
"""Words of which a street is told by its beginning."""
_LONG_WORD = 6
"""Letters of a word that says on its own which street or contact it is."""
_WAYS = frozenset(
    ("whatsapp", "mobile", "telephone", "letter", "unknown", "signal", "facebook", "landline", "contact")
)
"""Words that say how somebody is reached, and not where."""


def address_marks(text: str) -> Iterator[str]:
    """What gives the address away."""
    yield from _of_numbers(text)
    bare = _POSTCODE.sub(",", _MAIL.sub(",", text))
    yield from (squeezed(text),) if len(address_words(text)) > 1 or len(text) >= _LONG_WORD else ()
    waiting: list[str] = []
    for at, part in enumerate(filter(None, (address_words(part) for part in _PARTS.split(bare)))):
        words = [*waiting, *part]
        # "4, Elder Row": the number is of the street after it.
        if all(_NUMBER.fullmatch(word) or word in DESIGNATORS for word in words):
            waiting = words
            continue
        waiting = []
        numbered = next((place for place, word in enumerate(words) if not _is_number(words, place)), 0)
        yield from _of_street(words[:numbered], words[numbered:], first=at == 0)


def _is_number(words: list[str], place: int) -> bool:
    """Whether that word is the number of a house or flat, or names one: "flat 2", "2b", "no 4"."""
    word = words[place]
    return bool(_NUMBER.fullmatch(word)) or (
        word in DESIGNATORS and place + 1 < len(words) and bool(_NUMBER.fullmatch(words[place + 1]))
    )


def _of_street(numbers: list[str], street: list[str], *, first: bool) -> Iterator[str]:
    """The street with its number and without; of a part without a number only what is the name of a place."""
    end = next((at for at, word in enumerate(street) if at and word in _KINDS_OF_PLACE), None)
    if end is not None:
        street = street[: end + 1]
    elif not numbers and not first:
        return
    number = [word for word in numbers if _NUMBER.fullmatch(word)][-1:]
    for length in sorted({*range(1, min(len(street), _MOST_WORDS) + 1), len(street)} - {0}):
        for called in _as_abbreviated(street[:length]):
            long_enough = length > 1 or len(called) >= _LONG_WORD
            if number and (long_enough or len(street) == 1):
                yield "".join((*number, called))
            if long_enough and (end is None or length == len(street)) and (length > 1 or len(street) == 1):
                yield called


def _as_abbreviated(street: list[str]) -> Iterator[str]:
    *before, last = street
    for word in _ALIKE.get(last, (last,)):
        yield "".join((*before, word))


def contact_marks(text: str) -> Iterator[str]:
    """What gives the contact away."""
    yield from _of_numbers(text)
    for part in _PARTS.split(text):
        words = address_words(part)
        named = len(words) > 1 and any(found[0][0].isupper() for found in list(ADDRESS_WORD.finditer(part))[1:])
        if any(any(map(str.isdigit, word)) for word in words) or "@" in part or named or len(words) > 2:
            yield "".join(words) if len("".join(words)) >= _LONG_WORD else ""
        numbered = next((at for at, word in enumerate(words) if word[0].isdigit()), len(words))
        rest = words[numbered:]
        if len(rest) > 1 and len("".join(rest)) >= _LONG_WORD:
            yield "".join(rest)
        if len(words) == 1 and len(words[0]) >= _LONG_WORD and words[0] not in _WAYS:
            yield words[0]


def _of_numbers(text: str) -> Iterator[str]:
    """Postcodes, mail addresses and telephone numbers, each enough on its own."""
    yield from (squeezed(found) for found in (*_POSTCODE.findall(text), *_MAIL.findall(text)))
    for found in _TELEPHONE.findall(text):
        digits = squeezed(found)
        local = re.sub(r"^(?:00)?440?", "0", digits) if digits.startswith(("44", "0044")) else digits
        yield from (digits, local)
        if local.startswith("0"):
            yield from (f"44{local[1:]}", f"0044{local[1:]}", f"44{local}")
