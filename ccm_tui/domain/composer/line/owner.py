"""Whom a line names with an @: `@code`, `@code/surname`, `@surname`, or a bare @ for the last agency."""

import re
from dataclasses import dataclass

from ccm_tui.domain.composer.line.room import Room, Seat
from ccm_tui.domain.composer.line.roster import (
    either,
    ends_in_surname,
    find_code,
    find_speaker,
    is_in_full,
    match_person,
    match_seat,
    people,
    quoted,
    typed_person,
    unquoted,
)
from ccm_tui.domain.composer.line.words import PUNCTUATION, EntryLine, may_be_read, shown

NOBODY = "-"
"""Stands for the person where an agency is named and, though somebody speaks for it, nobody of it is."""

_SEPARATORS = (":", ",")
"""Punctuation that may end a naming and belongs to it: `hsg:`, `@hsg, interview`."""
_HOUR = re.compile(r"\s*+[0-9]{1,2}(?:(?:[:.][0-9]{2})? ?[ap]m\b|:[0-9]{2}\b|(?=[.,;]?(?:\s|$)))", re.IGNORECASE)
"""What an @ before an hour is followed by."""
_MOST_NAMES = 4
"""A person named in more words than that is named in quotation marks."""
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
        return match_person(self.person, self.seat).one or self.person

    @property
    def doubt(self) -> str | None:
        """What to say where the person as typed is not just one of the agency's."""
        if not self.person or self.is_nobody or QUOTED.fullmatch(self.person):
            return None
        found = match_person(self.person, self.seat)
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


def owner_at(line: EntryLine, index: int, room: Room) -> Owner | NotAnAgency | None:
    """The agency that the word at that index names with an @; None where the word has no @, or only for an hour."""
    word = line.words[index]
    if not word.text.startswith("@") or _is_an_hour(line, index):
        return None
    body = word.text[1:]
    if not body:
        return _last_agency(room, index, word.end)
    whole = body.rstrip(PUNCTUATION)
    seat = match_seat(whole, room.seats).one if whole else None
    if seat:
        return Owner(seat, index, _past_separator(line, word.start + 1 + len(whole)))
    agency, slash, _ = body.partition("/")
    if not slash:
        return owner_by_person(whole, room, index, word.start + 1 + len(whole)) or NotAnAgency(whole or body)
    named = match_seat(agency, room.seats).one if agency else _last_agency(room, index, word.end)
    if isinstance(named, NotAnAgency):
        return named
    seat = named.seat if isinstance(named, Owner) else named
    return with_person(line, index, seat, len(agency) + 2, room) if seat else NotAnAgency(agency)


def owner_by_person(name: str, room: Room, index: int, end: int) -> Owner | NotAnAgency | None:
    """The agency of whoever is named without it; that it could be several is said."""
    found = find_speaker(name, room.seats)
    if found.one:
        return Owner(found.one, index, end, name)
    if found.could_be:
        codes = either([seat.code for seat in found.could_be])
        return NotAnAgency(name, f"{shown(name)} could be of {codes}")
    return None


def with_person(line: EntryLine, index: int, seat: Seat, offset: int, room: Room) -> Owner | NotAnAgency:
    """The owner whose person begins at that character of the word."""
    word = line.words[index]
    start = word.start + offset
    in_quotes = QUOTED.match(line.text, start)
    if in_quotes:
        return Owner(seat, index, _past_separator(line, in_quotes.end()), in_quotes.group())
    person = word.text[offset:].rstrip(PUNCTUATION)
    other = find_code(person, room.seats)
    if other and not match_person(person, seat).one:
        return NotAnAgency(person, f"{seat.code}/{other.code} names two agencies")
    end = _end_of_name(line, index, start, seat) or start + len(person)
    return Owner(seat, index, _past_separator(line, end), line.text[start:end])


def _past_separator(line: EntryLine, end: int) -> int:
    """Where a naming that ends at that character ends with the punctuation that belongs to it."""
    return end + 1 if line.text.startswith(_SEPARATORS, end) else end


def readable_owners(line: EntryLine, room: Room) -> list[int]:
    """The indexes of the words with an @ that may be read as agencies."""
    return may_be_read(line.marked("@"), lambda index: isinstance(owner_at(line, index, room), Owner))


def write_owner(code: str, person: str | None, text: str, room: Room) -> str:
    """The agency and its person as a line names them before that text: `@hsg/turnstile`."""
    at = f"@{code.lower()}"
    seat = find_code(code, room.seats)
    if person is None:
        return f"{at}/{NOBODY}" if seat and seat.present else at
    if seat and person in people(seat):
        return f"{at}/{typed_person(person, seat)}"
    typed = f"{at}/{person}"
    named = owner_at(EntryLine(f"{typed} {text}"), 0, room)
    is_read_back = isinstance(named, Owner) and named.name == person and named.end == len(typed)
    # A quotation mark could be closed by one in the text that follows.
    return typed if is_read_back and '"' not in person else f"{at}/{quoted(person)}"


def _last_agency(room: Room, index: int, end: int) -> Owner | NotAnAgency:
    seat = find_code(room.last_agency, room.seats) if room.last_agency else None
    if seat:
        return Owner(seat, index, end)
    return NotAnAgency("@", "no agency has been recorded yet for @ to stand for")


def _end_of_name(line: EntryLine, index: int, start: int, seat: Seat) -> int | None:
    """Where a name of several words ends that begins at that character of the word: `colp/pc larkspur`."""
    if ends_in_surname(line.text[start : line.words[index].end], seat):
        return None
    last = min(index + _MOST_NAMES - 1, len(line.words) - 1)
    for following in range(index + 1, last + 1):
        name = line.text[start : line.words[following].end].rstrip(PUNCTUATION)
        if not line.is_free(following):
            return None
        if is_in_full(name, seat):
            return start + len(name)
    return None


def _is_an_hour(line: EntryLine, index: int) -> bool:
    """True when the @ stands for "at" before an hour: `fri @ 10am`. First in a line it doesn't: `@ 2 visits`."""
    return index > 0 and _HOUR.match(line.text, line.words[index].start + 1) is not None
