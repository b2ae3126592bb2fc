"""Whom a line names: `@code`, `@code/surname`, or `code:` and `code/surname` first in the line."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from ccm_tui.domain.composer.room import Room, Seat
from ccm_tui.domain.composer.roster import (
    Found,
    either,
    find_agency,
    find_code,
    find_exactly,
    find_person,
    people,
    person_key,
    quoted,
    unquoted,
)
from ccm_tui.domain.composer.words import PUNCTUATION, Line, may_be_read, shown

NOBODY = "-"
"""Stands for the person where an agency is named and, though somebody speaks for it, nobody of it is."""

_SEPARATORS = (":", ",")
"""Punctuation that may end a naming and belongs to it: `hsg:`, `@hsg, interview`."""
QUOTED = re.compile(r'"(?:[^"\\]|\\.)*+"(?=[.,;:]?(?:\s|$))', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Owner:
    """An agency as a line names it, and the person of it as typed."""

    seat: Seat
    index: int
    """The word of the line that the naming begins with."""
    end: int
    """The character of the line where it ends."""
    person: str | None = None
    """What stands after the slash; None where there is no slash."""

    @property
    def is_nobody(self) -> bool:
        """True when the line says that nobody is named."""
        return self.person in (NOBODY, '""')

    @property
    def name(self) -> str | None:
        """The person as printed where the line names one of the agency's; anybody else as typed."""
        if not self.person or self.is_nobody:
            return None
        if QUOTED.fullmatch(self.person):
            return unquoted(self.person)
        return find_person(self.person, self.seat).one or self.person

    @property
    def doubt(self) -> str | None:
        """What to say where the person as typed is not just one of the agency's."""
        if not self.person or self.is_nobody or QUOTED.fullmatch(self.person):
            return None
        found = find_person(self.person, self.seat)
        if found.could_be:
            return f"{shown(self.person)} could be {either(found.could_be)}: kept as typed"
        if not found.one:
            return f"{shown(self.person)} is not a name known for {self.seat.name}: kept as typed"
        return None


@dataclass(frozen=True, slots=True)
class NotAnAgency:
    """A word that is written like an agency's and names none, or several."""

    word: str
    reason: str = ""
    """Why it names none, where it is more than that no agency is called so."""


def owner_at(line: Line, index: int, room: Room) -> Owner | NotAnAgency | None:
    """The agency that the word at that index names with an @; None where the word has no @."""
    word = line.words[index]
    if not word.text.startswith("@"):
        return None
    body = word.text[1:]
    if not body:
        return _last_agency(room, index, word.end)
    whole = body.rstrip(PUNCTUATION)
    seat = find_agency(whole, room.seats).one if whole else None
    if seat:
        return Owner(seat, index, _past_separator(line, word.start + 1 + len(whole)))
    agency, slash, _ = body.partition("/")
    if not slash:
        return NotAnAgency(whole or body)
    named = find_agency(agency, room.seats).one if agency else _last_agency(room, index, word.end)
    if isinstance(named, NotAnAgency):
        return named
    seat = named.seat if isinstance(named, Owner) else named
    return _with_person(line, index, seat, len(agency) + 2, room) if seat else NotAnAgency(agency)


def owner_at_front(line: Line, room: Room) -> Owner | NotAnAgency | None:
    """The agency that the line begins with: `code/surname`, `code:`, `name:` or `name/surname:`."""
    if not line.words or not line.words[0].text[0].isalnum():
        return None
    agency, slash, person = line.words[0].text.partition("/")
    seat = find_code(agency, room.seats) if slash else None
    if seat:
        return _with_person(line, 0, seat, len(agency) + 1, room)
    named = _before_colon(line, room, find_agency)
    if isinstance(named, Owner):
        return named
    seat = find_agency(agency, room.seats).one if slash and person.endswith(":") else None
    return _with_person(line, 0, seat, len(agency) + 1, room) if seat else named


def begins_with_owner(line: Line, room: Room) -> bool:
    """True when the line begins with an agency."""
    return isinstance(owner_at_front(line, room), Owner)


def agency_named_exactly(line: Line, room: Room) -> Owner | None:
    """The agency whose code, name or initials stand before the line's first colon."""
    named = _before_colon(line, room, find_exactly)
    return named if isinstance(named, Owner) else None


def readable_owners(line: Line, room: Room) -> list[int]:
    """The indexes of the words with an @ that may be read as agencies."""
    return may_be_read(line.marked("@"), lambda index: isinstance(owner_at(line, index, room), Owner))


def write_owner(code: str, person: str | None, room: Room) -> str:
    """The agency and its person as a line names them: `@hsg/turnstile`."""
    at = f"@{code.lower()}"
    seat = find_code(code, room.seats)
    if person is None:
        return f"{at}/{NOBODY}" if seat and seat.present else at
    if seat and person in people(seat):
        return f"{at}/{person_key(person, seat)}"
    typed = Line(f"{at}/{person}")
    named = owner_at(typed, 0, room)
    is_read_back = isinstance(named, Owner) and named.name == person and named.end == len(typed.text)
    # A quotation mark could be closed by one in the text that follows.
    return typed.text if is_read_back and '"' not in person else f"{at}/{quoted(person)}"


def _before_colon(
    line: Line, room: Room, find: Callable[[str, tuple[Seat, ...]], Found[Seat]]
) -> Owner | NotAnAgency | None:
    """The agency that stands before the line's first colon; only its code may have text against the colon."""
    before, colon, after = line.text.partition(":")
    lead, end = before.strip(), len(before) + 1
    if not colon or not lead or not lead[0].isalnum():
        return None
    seat = find_code(lead, room.seats) if after[:1].strip() else find(lead, room.seats).one
    if seat:
        return Owner(seat, 0, end)
    return NotAnAgency(lead) if line.words[0].end == end else None


def _last_agency(room: Room, index: int, end: int) -> Owner | NotAnAgency:
    seat = find_code(room.last_agency, room.seats) if room.last_agency else None
    if seat:
        return Owner(seat, index, end)
    return NotAnAgency("@", "no agency has been recorded yet for @ to stand for")


def _with_person(line: Line, index: int, seat: Seat, offset: int, room: Room) -> Owner | NotAnAgency:
    """The owner whose person begins at that character of the word."""
    word = line.words[index]
    start = word.start + offset
    in_quotes = QUOTED.match(line.text, start)
    if in_quotes:
        return Owner(seat, index, _past_separator(line, in_quotes.end()), in_quotes.group())
    person = word.text[offset:].rstrip(PUNCTUATION)
    other = find_code(person, room.seats)
    if other and not find_person(person, seat).one:
        return NotAnAgency(person, f"{seat.code}/{other.code} names two agencies")
    return Owner(seat, index, _past_separator(line, start + len(person)), person)


def _past_separator(line: Line, end: int) -> int:
    return end + 1 if line.text.startswith(_SEPARATORS, end) else end
