"""Whom a line names first: `hsg: visit`, `hsg/turnstile visit`, `hsg - visit`, `turnstile: visit`, `hsg to visit`."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from ccm_tui.domain.composer.line.owner import NotAnAgency, Owner, owner_at, owner_by_person, with_person
from ccm_tui.domain.composer.line.room import Room, Seat
from ccm_tui.domain.composer.line.roster import NameMatch, find_code, find_exactly, find_speaker, match_seat
from ccm_tui.domain.composer.line.words import (
    KIND_WORDS,
    MOST_MARKS,
    PUNCTUATION,
    EntryLine,
    escape_word,
    is_mark,
    shown,
)

First = Callable[[EntryLine, Room], Owner | NotAnAgency | None]
"""Reads the agency that a line begins with."""


@dataclass(frozen=True, slots=True)
class Named:
    """The agencies that a line names."""

    owner: Owner | None = None
    """The first, which is taken."""
    unknown: NotAnAgency | None = None
    """The first word written like an agency's that is none."""
    further: tuple[str, ...] = ()
    """What is written like an agency after the first; it stays in the text."""


def named_in(line: EntryLine, room: Room, first: First) -> Named:
    """The agencies that the line names: first in it, or with an @ anywhere. Nothing is taken out of the line."""
    front = first(line, room)
    owner = front if isinstance(front, Owner) else None
    unknown = front if isinstance(front, NotAnAgency) else None
    further = []
    for index in line.marked("@")[:MOST_MARKS]:
        word = line.words[index]
        if owner and word.start < owner.end:
            continue
        named = owner_at(line, index, room)
        if named and owner:
            further.append(shown(word.text))
        elif isinstance(named, Owner):
            owner = named
        else:
            unknown = unknown or named
    return Named(owner, unknown, tuple(further))


NamesAgency = Callable[[EntryLine], bool]
"""Tells whether a line of some kind begins with an agency."""


def make_front_literal(line: EntryLine, names_agency: NamesAgency) -> None:
    """Takes off the backslash before the line's first word where an agency would stand there without it."""
    if line.words and line.is_free(0) and _is_escaped_front(line, names_agency):
        line.make_literal(0)


def escape_front(text: str, names_agency: NamesAgency) -> str:
    """The text so that no agency is read from its beginning, and what it begins with is read back."""
    line = EntryLine(text)
    return escape_word(text, 0) if names_agency(line) or _is_escaped_front(line, names_agency) else text


def escape_slash(text: str) -> str:
    """The whole line so that it isn't taken for a slash word, or for a kind with its colon."""
    first = EntryLine(text).words[:1]
    is_taken = first and (first[0].text.startswith("/") or first[0].text.casefold() in KIND_WORDS)
    return escape_word(text, 0) if is_taken else text


def _is_escaped_front(line: EntryLine, names_agency: NamesAgency) -> bool:
    if not line.words or not line.words[0].is_escaped or is_mark(line.words[0].bare):
        return False
    first = line.words[0]
    return names_agency(EntryLine(first.bare + line.text[first.end :]))


_ENDS_NAMING = re.compile(r":|;(?=\s|$)|[-–—](?=\s|$)")
_DASH = re.compile(r"\s*+[-–—](?=\s|$)")
_MOST_WORDS = 6
"""The longest that an agency is named by: "Children's Social Care & Early Help"."""
_PASSIVE = frozenset({"be", "been"})
"""After "to", words that tell what is done to the agency and not by it: "hsg to be told"."""

Find = Callable[[str, tuple[Seat, ...]], NameMatch[Seat]]


def owner_at_front(line: EntryLine, room: Room) -> Owner | NotAnAgency | None:
    """The agency that the line begins with: `code/surname`, `code:`, `name:`, `surname:` or `code -`."""
    if not line.words or not line.words[0].text[0].isalnum():
        return None
    agency, slash, person = line.words[0].text.partition("/")
    seat = find_code(agency, room.seats) if slash else None
    if seat:
        return _past_dash(line, with_person(line, 0, seat, len(agency) + 1, room))
    named = _before_comma(line, room) or _before_mark(line, room, match_seat)
    if isinstance(named, Owner):
        return named
    seat = match_seat(agency, room.seats).one if slash and person.endswith(":") else None
    return with_person(line, 0, seat, len(agency) + 1, room) if seat else named


def owner_or_doer(line: EntryLine, room: Room) -> Owner | NotAnAgency | None:
    """The agency that the line begins with as `owner_at_front` reads it, or the one that it says is "to" do it."""
    first = owner_at_front(line, room)
    if isinstance(first, Owner):
        return first if first.person else _person_after(line, first)
    return _before_to(line, room) or first


def begins_with_doer(line: EntryLine, room: Room) -> bool:
    """True when the line begins with an agency, or with one that is "to" do what follows."""
    return isinstance(owner_or_doer(line, room), Owner)


def agency_named_exactly(line: EntryLine, room: Room) -> Owner | None:
    """The agency whose code, name or initials stand before the line's first colon or dash."""
    named = _before_mark(line, room, find_exactly)
    return named if isinstance(named, Owner) and not named.person else None


def _person_after(line: EntryLine, named: Owner) -> Owner:
    """The agency with the person of it who follows and is "to" do it: `colp: DS Netherby to visit`."""
    rest = EntryLine(line.text[named.end :])
    words = [word.text.casefold() for word in rest.words[:_MOST_WORDS]]
    at = words.index("to") if "to" in words else 0
    name = rest.text[: rest.words[at - 1].end].strip() if at else ""
    if not name or find_speaker(name, (named.seat,)).one is None:
        return named
    return replace(named, person=name, end=named.end + rest.words[at - 1].end)


def _past_dash(line: EntryLine, named: Owner | NotAnAgency) -> Owner | NotAnAgency:
    """The naming with the dash that sets it off: `hsg/turnstile - visit`."""
    dash = _DASH.match(line.text, named.end) if isinstance(named, Owner) else None
    return replace(named, end=dash.end()) if isinstance(named, Owner) and dash else named


def _before_comma(line: EntryLine, room: Room) -> Owner | None:
    """The agency whose code is typed before a comma or full stop, where no other agency follows: `hsg, visit`."""
    first = line.words[0]
    seat = find_code(first.text[:-1], room.seats) if first.text.endswith((",", ".")) else None
    following = line.words[1].text.rstrip(PUNCTUATION) if seat and len(line.words) > 1 else ""
    return Owner(seat, 0, first.end) if seat and not find_exactly(following, room.seats).one else None


def _before_mark(line: EntryLine, room: Room, find: Find) -> Owner | NotAnAgency | None:
    """The agency before the line's first colon or dash; only its code may have text against the colon.

    Before a dash it must be named exactly, because dashes also stand in sentences.
    """
    mark = _ENDS_NAMING.search(line.text)
    lead = line.text[: mark.start()].rstrip(" -–—").strip() if mark else ""
    if not mark or not lead or not lead[0].isalnum():
        return None
    if mark[0] != ":":
        seat = find_exactly(lead, room.seats).one
        return Owner(seat, 0, mark.end()) if seat else None
    is_against_text = bool(line.text[mark.end() : mark.end() + 1].strip())
    seat = find_code(lead, room.seats) if is_against_text else find(lead, room.seats).one
    if seat:
        return Owner(seat, 0, mark.end())
    by_person = None if is_against_text else owner_by_person(lead, room, 0, mark.end())
    return by_person or (NotAnAgency(lead) if line.words[0].end == mark.end() else None)


def _before_to(line: EntryLine, room: Room) -> Owner | None:
    """The agency or person before the line's first "to", where that is all of what stands there."""
    words = [word.text.casefold().rstrip(PUNCTUATION) for word in line.words[: _MOST_WORDS + 2]]
    at = words.index("to") if "to" in words else 0
    doing = words[at + 1] if at and at + 1 < len(words) else ""
    if not doing or doing in _PASSIVE or find_code(doing, room.seats):
        return None
    end = line.words[at - 1].end
    lead = line.text[:end].strip()
    seat = find_exactly(lead, room.seats).one
    named = Owner(seat, 0, end) if seat else owner_by_person(lead, room, 0, end)
    return named if isinstance(named, Owner) else None
