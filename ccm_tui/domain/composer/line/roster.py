"""Finding an agency or one of its people by what a chair types, refusing where it could be several."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from ccm_tui.domain.composer.line.room import Seat
from ccm_tui.domain.names.keys import folded

_T = TypeVar("_T")
_N = TypeVar("_N")

_SHORTEST_BEGINNING = 3
_LONGEST_NAME = 120
_SMALL_WORDS = frozenset({"and", "the", "of", "for", "in"})
_WORD = re.compile(r"[^\W_]+")
_PERSON = re.compile(r"[\w .'’-]+")
_AFTERTHOUGHT = re.compile(r" ?[(,]")


@dataclass(frozen=True, slots=True)
class NameMatch(Generic[_T]):
    """The one thing that a word names; or nothing, with what it could be where that is several."""

    one: _T | None = None
    could_be: tuple[_T, ...] = ()


def match_seat(word: str, seats: tuple[Seat, ...]) -> NameMatch[Seat]:
    """The agency of that code, name, initials, or beginning (three letters or more) of its name or a word of it.

    The first of these that fits any agency decides. Letter case, accents and apostrophes don't count.
    """
    exactly = find_exactly(word, seats)
    if exactly.one or exactly.could_be or len(word) > _LONGEST_NAME:
        return exactly
    wanted = typed_key(word)
    if sum(character.isalpha() for character in wanted) < _SHORTEST_BEGINNING:
        return NameMatch()
    return _first_fit(_named(seats), [lambda known: any(tail.startswith(wanted) for tail in known.tails)])


def find_exactly(word: str, seats: tuple[Seat, ...]) -> NameMatch[Seat]:
    """The agency of that code, name or initials. The first of these that fits any agency decides.

    A name may be said without what stands in brackets or after a comma: Housing for "Housing (estates, tenancy)".
    """
    wanted = typed_key(word) if len(word) <= _LONGEST_NAME else ""
    if not wanted:
        return NameMatch()
    return _first_fit(
        _named(seats),
        [
            lambda known: wanted == known.code,
            lambda known: wanted == known.name,
            lambda known: wanted == known.short_name,
            lambda known: wanted in known.initials,
        ],
    )


def find_code(word: str, seats: tuple[Seat, ...]) -> Seat | None:
    """The agency of exactly that code, in any letter case."""
    wanted = typed_key(word) if len(word) <= _LONGEST_NAME else ""
    return next((seat for seat, known in _named(seats) if wanted and known.code == wanted), None)


def match_person(word: str, seat: Seat) -> NameMatch[str]:
    """The person of that agency whom the word names, as the name is printed.

    It may be the whole name, the surname, any words of the name or their beginnings in order, or its
    initials; words are joined by a dot, a hyphen or an underscore (`pc.larkspur`). The first of these that
    fits anyone decides.
    """
    wanted = _words(word.replace("_", " ")) if _PERSON.fullmatch(word) and len(word) <= _LONGEST_NAME else ()
    names = [(name, _person_names(name)) for name in people(seat)] if wanted else []
    joined = "".join(wanted)
    return _first_fit(
        names,
        [
            lambda known: wanted == known.words,
            lambda known: wanted == known.surname,
            lambda known: _in_order(wanted, known.words, str.__eq__),
            lambda known: _in_order(wanted, known.words, str.startswith),
            lambda known: joined in known.initials,
        ],
    )


def find_speaker(word: str, seats: tuple[Seat, ...]) -> NameMatch[Seat]:
    """The agency of the person whose whole name, surname, or rank and surname the word is."""
    wanted = _words(word) if _PERSON.fullmatch(word) and len(word) <= _LONGEST_NAME else ()
    names = [(seat, _person_names(name)) for seat in seats for name in people(seat)] if wanted else []
    fitting = tuple(
        dict.fromkeys(seat for seat, known in names if wanted == known.surname or _is_in_full(wanted, known))
    )
    return NameMatch(fitting[0]) if len(fitting) == 1 else NameMatch(could_be=fitting)


def ends_in_surname(words: str, seat: Seat) -> bool:
    """True when the last of the words is the surname of one of the agency's people."""
    wanted = _words(words)
    return any(_ends_in(wanted, _person_names(name).surname) for name in people(seat))


def is_in_full(words: str, seat: Seat) -> bool:
    """True when the words, the last of which is a surname, are those of one of the agency's people and no other."""
    wanted = _words(words) if _PERSON.fullmatch(words) and len(words) <= _LONGEST_NAME else ()
    return sum(_is_in_full(wanted, _person_names(name)) for name in people(seat)) == 1


def people(seat: Seat) -> tuple[str, ...]:
    """The names of everyone who can speak for the agency, the usual one first."""
    present = (seat.present,) if seat.present else ()
    return tuple(dict.fromkeys((*seat.speakers, *present)))


def typed_person(name: str, seat: Seat) -> str:
    """The shortest lower-case key that names that person of the agency and nobody else of it.

    The surname where that is enough; the whole name in double quotes where no key would do.
    """
    known = _person_names(name)
    surname = "-".join(known.surname)
    others = sorted((word for word in known.words if word not in known.surname), key=len)
    narrowed = [f"{other}.{surname}" for other in others] if surname else []
    for key in (surname, *narrowed, ".".join(known.words)):
        if match_person(key, seat).one == name:
            return key
    return quoted(name)


def quoted(name: str) -> str:
    """The name in double quotes, which `unquoted` reads back exactly."""
    escaped = re.sub(r'(["\\])', r"\\\1", name)
    return f'"{escaped}"'


def unquoted(name: str) -> str:
    """The name that stands between double quotes."""
    return re.sub(r"\\(.)", r"\1", name[1:-1], flags=re.DOTALL)


def either(names: Sequence[str]) -> str:
    """The names as a choice in words: "COLP, CST or VS"."""
    return f"{', '.join(names[:-1])} or {names[-1]}" if len(names) > 1 else names[0]


@lru_cache(maxsize=1024)
def typed_key(text: str) -> str:
    """The text as what is typed is compared with it: folded as names are, `&` as "and", single spaces."""
    return " ".join(folded(text).replace("&", " and ").split())


@dataclass(frozen=True, slots=True)
class _AgencyNames:
    code: str
    name: str
    short_name: str
    initials: tuple[str, ...]
    """Of the name, with its small words and without; and the code without what goes before its hyphen."""
    tails: tuple[str, ...]
    """The name from each of its words on."""


@dataclass(frozen=True, slots=True)
class _PersonNames:
    words: tuple[str, ...]
    surname: tuple[str, ...]
    initials: tuple[str, ...]
    """With and without a rank or title before them: pfl, fl."""


def _named(seats: tuple[Seat, ...]) -> list[tuple[Seat, _AgencyNames]]:
    return [(seat, _agency_names(seat.code, seat.name)) for seat in seats]


@lru_cache(maxsize=512)
def _agency_names(code: str, name: str) -> _AgencyNames:
    whole = typed_key(name)
    words = _WORD.findall(whole)
    chief = [word for word in words if word not in _SMALL_WORDS]
    initials = {"".join(word[0] for word in each) for each in (words, chief) if len(each) > 1}
    initials.update(_WORD.findall(typed_key(code))[1:])
    tails = tuple(whole[found.start() :] for found in _WORD.finditer(whole))
    short_name = _AFTERTHOUGHT.split(whole, maxsplit=1)[0]
    return _AgencyNames(typed_key(code), whole, short_name, tuple(sorted(initials)), tails)


@lru_cache(maxsize=512)
def _person_names(name: str) -> _PersonNames:
    words = _words(name)
    last = name.split()[-1] if name.split() else ""
    letters = "".join(word[0] for word in words)
    return _PersonNames(words, _words(last), tuple(letters[start:] for start in range(len(letters) - 1)))


def _is_in_full(wanted: tuple[str, ...], known: _PersonNames) -> bool:
    """True when those are two or more words of the name, in order, and the last are its surname."""
    more = len(wanted) > len(known.surname)
    return more and _ends_in(wanted, known.surname) and _in_order(wanted, known.words, str.__eq__)


def _ends_in(words: tuple[str, ...], surname: tuple[str, ...]) -> bool:
    return bool(surname) and words[-len(surname) :] == surname


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(typed_key(text)))


def _in_order(wanted: Iterable[str], words: tuple[str, ...], fits: Callable[[str, str], bool]) -> bool:
    """True when every wanted word fits a word of the name, each after the one before."""
    remaining = iter(words)
    return all(any(fits(word, want) for word in remaining) for want in wanted)


def _first_fit(names: list[tuple[_T, _N]], tests: list[Callable[[_N], bool]]) -> NameMatch[_T]:
    """What the first test that anything passes finds."""
    for test in tests:
        fitting = tuple(thing for thing, known in names if test(known))
        if len(fitting) == 1:
            return NameMatch(fitting[0])
        if fitting:
            return NameMatch(could_be=fitting)
    return NameMatch()
