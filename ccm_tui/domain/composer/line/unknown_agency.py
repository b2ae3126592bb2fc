"""Why a line names no agency, and what was perhaps meant."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from functools import lru_cache

from ccm_tui.domain.composer.line.first_agency import Named
from ccm_tui.domain.composer.line.owner import NotAnAgency
from ccm_tui.domain.composer.line.room import Room, Seat
from ccm_tui.domain.composer.line.roster import (
    either,
    find_code,
    find_exactly,
    find_speaker,
    match_seat,
    people,
    typed_person,
)
from ccm_tui.domain.composer.line.words import PUNCTUATION, EntryLine, shown

_LONGEST_MISSPELT = 30
_MOST_WORDS = 60
"""A page is not searched for an agency that its mark is missing from."""
_EVERYBODY = frozenset({"all", "everyone", "everybody", "agencies", "partners"})
_ONE_EACH = "{} is nobody in particular: type a line for each agency"
_MOST_NAMES = 3
_TWO = re.compile(r"\s*@?(\w[\w-]*+)(?:\s*[,/&+]\s*|\s+and\s+)@?(\w[\w-]*+)")
_AROUND = PUNCTUATION + "()[]-"


def why_nobody(line: EntryLine, named: Named, room: Room, does: str) -> str | None:
    """Why the line names no agency, where something in it may have been meant for one.

    `does` says what the agency would do: "is to do it".
    """
    if named.owner:
        return None
    several = _several_at_front(line, room)
    if several:
        codes = [seat.code for seat in several]
        return f"{' and '.join(codes)} are two: begin with the one that leads, like {codes[0].lower()}:"
    if named.unknown:
        return why_not(named.unknown, room)
    return _unmarked(line, room, does)


def _several_at_front(line: EntryLine, room: Room) -> tuple[Seat, Seat] | None:
    """The two agencies that the line begins with: `hsg and asc joint visit`, `colp+prob: visit`."""
    found = _TWO.match(line.text)
    first, second = (_agency_of(word, room) for word in found.groups()) if found else (None, None)
    return (first, second) if first and second and first != second else None


def _agency_of(word: str, room: Room) -> Seat | None:
    return find_exactly(word, room.seats).one or find_speaker(word, room.seats).one


def _unmarked(line: EntryLine, room: Room, does: str) -> str | None:
    """How to name the agency that the line begins with, or the only one in it, were its mark not missing."""
    words = [word.text.strip(_AROUND) for word in line.words[:_MOST_WORDS]]
    until_to = words[: words.index("to")] if "to" in words else []
    for lead, find in ((words[:1], find_exactly), (until_to, match_seat), (words[:1], match_seat)):
        found = find(" ".join(lead), room.seats)
        if found.one:
            return f"type {found.one.code.lower()}: if {found.one.name} {does}"
        if found.could_be:
            return f"{shown(' '.join(lead))} could be {_choice(found.could_be)}"
    if until_to and until_to[0].casefold() in _EVERYBODY:
        return _ONE_EACH.format(shown(until_to[0]))
    person = _spelled(room.seats).get(until_to[-1].casefold()) if 0 < len(until_to) <= _MOST_NAMES else None
    if person:
        return f"type {person}: if that is who {does}"
    coded = list(dict.fromkeys(seat for word in words if (seat := find_code(word, room.seats))))
    if len(coded) > 1:
        return f"begin with {_choice(tuple(coded))}, like {coded[0].code.lower()}:"
    return f"type @{coded[0].code.lower()} if {coded[0].name} {does}" if coded else None


def why_not(unknown: NotAnAgency, room: Room) -> str:
    """Why the word names no agency, with what it could be or may have been meant for."""
    if unknown.reason:
        return unknown.reason
    could_be = match_seat(unknown.word, room.seats).could_be
    if could_be:
        return f"{shown(unknown.word)} could be {_choice(could_be)}"
    if unknown.word.casefold() in _EVERYBODY:
        return _ONE_EACH.format(shown(unknown.word))
    near = _near(unknown.word, room)
    perhaps = f", perhaps {either(near)}" if near else ""
    return f"{shown(unknown.word)} is not an agency here{perhaps}"


def _choice(seats: tuple[Seat, ...]) -> str:
    return either([seat.code for seat in seats])


def _near(word: str, room: Room) -> list[str]:
    """Agencies whose code, a word of whose name or one of whose people begins or is spelled much like the word."""
    meant, spelled = word[:_LONGEST_MISSPELT].casefold(), _spelled(room.seats)
    if meant in spelled:
        return [spelled[meant]]
    begun = [code for known, code in spelled.items() if len(meant) > 1 and known.startswith(meant)]
    close = get_close_matches(meant, spelled, n=3, cutoff=0.6)
    return list(dict.fromkeys([*begun, *(spelled[known] for known in close)]))[:3]


@lru_cache(maxsize=8)
def _spelled(seats: tuple[Seat, ...]) -> Mapping[str, str]:
    """Every code, and every longer word of an agency's name or of one of its people's, and how it is typed."""
    spelled: dict[str, str] = {}
    for seat in seats:
        for known in (seat.code, *re.findall(r"\w{4,}", seat.name)):
            spelled.setdefault(known.casefold(), seat.code)
    for seat in seats:
        for name in people(seat):
            for known in re.findall(r"\w{3,}", name):
                spelled.setdefault(known.casefold(), f"{seat.code.lower()}/{typed_person(name, seat)}")
    return spelled
