"""What of a person is protected, where it stands in a text, and what stands in its place wherever that would leave.

An address is found as people write it: in whatever capitals, spacing and punctuation, with or without its flat, its
town or the number of the house, by its postcode alone, with "Road" or "Rd". A telephone number is found in any
grouping and with the code of the country, a contact in words as a whole or from its number on, a former name as
`domain/names` finds names. What is misspelt, or described in other words, is not found.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from ccm_tui.domain.names.keys import APOSTROPHES, PLAIN_LETTERS, each_name
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
            around = frozenset(_tokens(one.text)) - _LOOSE
            for mark in _marks_of(one):
                self._marks[mark] = self._marks.get(mark, frozenset()) | around

    def but(self, released: Collection["Release"]) -> "Protected":
        """The same without what was released, whoever else it is protected for too."""
        open_texts = {_squeezed(one.text) for one in self._held if Release(one.whose, one.detail) in released}
        return Protected((one for one in self._held if _squeezed(one.text) not in open_texts), self._may_stay)

    @property
    def anything(self) -> bool:
        """False where nothing is protected."""
        return bool(self._held)

    def left_out_of(self, text: str) -> str:
        """The text as it may leave."""
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
        if self._names.looks_for_something and self._names.could_be_in(text):
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
        squeezed = _squeezed(text)
        there = [mark for mark in self._marks if mark in squeezed]
        if not there:
            return
        tokens = tuple(_TOKEN.finditer(text))
        # Each letter of the text as it is compared, with the word that it is of.
        keys = [_squeezed(token[0]) for token in tokens]
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


_WITHIN = f"{re.escape(APOSTROPHES)}\u0300-\u036f\u200b-\u200d\u2060\ufeff\xad"
_TOKEN = re.compile(rf"[^\W_](?:[^\W_]|[{_WITHIN}](?![sS]\b))*")
"""A word, without an 's after it."""
_BETWEEN = 3
"""Marks that may stand between two words of one address."""
_DESIGNATORS = frozenset(("flat", "apartment", "apt", "unit", "room", "no", "number", "floor", "house", "block"))
_LOOSE = frozenset(("at", "in", "of", "the", "and", "on", "to", "by", "for", "a", "or", "with", "her", "his"))
_LINKS = _DESIGNATORS | {"at", "in", "of", "on"}
"""Words that may stand between those of an address: "flat 2 at 4 Elder Row"."""


def _squeezed(text: str) -> str:
    """Its letters and digits alone, as they are compared."""
    plain = unicodedata.normalize("NFKD", text).translate(PLAIN_LETTERS).casefold()
    return "".join(filter(str.isalnum, plain))


def _tokens(text: str) -> list[str]:
    return [key for key in (_squeezed(found[0]) for found in _TOKEN.finditer(text)) if key]


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


_POSTCODE = re.compile(r"\b[A-Za-z]{1,2}\d[A-Za-z\d]?\s*\d[A-Za-z]{2}\b")
_TELEPHONE = re.compile(r"\+?\(?\d(?:[\s().\-/]*\d){6,14}")
_MAIL = re.compile(r"[^\s@,;<>]+@[^\s@,;<>]+\w")
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
_LONG_WORD = 6
"""Letters of a word that says on its own which street or contact it is."""
_WAYS = frozenset(
    ("whatsapp", "mobile", "telephone", "letter", "unknown", "signal", "facebook", "landline", "contact")
)
"""Words that say how somebody is reached, and not where."""


def _marks_of(held: ProtectedWords) -> frozenset[str]:
    """What gives the detail away where it stands in a text, each as its letters and digits alone."""
    match held.detail:
        case ProtectedDetail.ADDRESS:
            return frozenset(filter(None, _of_address(held.text)))
        case ProtectedDetail.CONTACT:
            return frozenset(filter(None, _of_contact(held.text)))
        case ProtectedDetail.FURTHER_NAMES:
            return frozenset()


def _of_address(text: str) -> Iterator[str]:
    yield from _of_numbers(text)
    bare = _POSTCODE.sub(",", _MAIL.sub(",", text))
    yield from (_squeezed(text),) if len(_tokens(text)) > 1 or len(text) >= _LONG_WORD else ()
    waiting: list[str] = []
    for at, part in enumerate(filter(None, (_tokens(part) for part in _PARTS.split(bare)))):
        words = [*waiting, *part]
        # "4, Elder Row": the number is of the street after it.
        if all(_NUMBER.fullmatch(word) or word in _DESIGNATORS for word in words):
            waiting = words
            continue
        waiting = []
        numbered = next((place for place, word in enumerate(words) if not _is_number(words, place)), 0)
        yield from _of_street(words[:numbered], words[numbered:], first=at == 0)


def _is_number(words: list[str], place: int) -> bool:
    """Whether that word is the number of a house or flat, or names one: "flat 2", "2b", "no 4"."""
    word = words[place]
    return bool(_NUMBER.fullmatch(word)) or (
        word in _DESIGNATORS and place + 1 < len(words) and bool(_NUMBER.fullmatch(words[place + 1]))
    )


def _of_street(numbers: list[str], street: list[str], *, first: bool) -> Iterator[str]:
    """The street with its number and without; of a part without a number only what is the name of a place."""
    end = next((at for at, word in enumerate(street) if at and word in _KINDS_OF_PLACE), None)
    if end is not None:
        street = street[: end + 1]
    elif not numbers and not first:
        return
    number = [word for word in numbers if _NUMBER.fullmatch(word)][-1:]
    for length in range(1, len(street) + 1):
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


def _of_contact(text: str) -> Iterator[str]:
    yield from _of_numbers(text)
    for part in _PARTS.split(text):
        words = _tokens(part)
        named = len(words) > 1 and any(found[0][0].isupper() for found in list(_TOKEN.finditer(part))[1:])
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
    yield from (_squeezed(found) for found in (*_POSTCODE.findall(text), *_MAIL.findall(text)))
    for found in _TELEPHONE.findall(text):
        digits = _squeezed(found)
        local = re.sub(r"^(?:00)?440?", "0", digits) if digits.startswith(("44", "0044")) else digits
        yield from (digits, local)
        if local.startswith("0"):
            yield from (f"44{local[1:]}", f"0044{local[1:]}", f"44{local}")
