"""The room that lines are read against in these tests: most of the demo's agencies, after its third meeting."""

from dataclasses import replace
from datetime import date

from ccm_tui.domain.composer.line.reading import LineReading
from ccm_tui.domain.composer.line.room import Room, Seat
from ccm_tui.domain.composer.parsing import parse
from ccm_tui.domain.vocabulary import EntryKind, Head

TODAY = date(2026, 11, 23)
NEXT_MEETING = date(2026, 12, 10)


def seat(code: str, name: str, *names: str, absent: bool = False) -> Seat:
    """An agency for whom the first of those names speaks today, unless it is absent."""
    present = names[0] if names and not absent else None
    return Seat(code, name, tuple(names), present)


SEATS = (
    seat("COLP", "City Police, Communities", "Ch Insp Ada Larkspur", "PC Finch Larkspur", "DS Netherby"),
    seat("CST", "Community Safety Team", "Lowell Featherstone"),
    seat("NOISE", "Noise", "Greta Drumm"),
    seat("ASC", "Adult Social Care", "Rosa Hollyoak"),
    seat("CSC", "Children's Social Care & Early Help", "Wynn Tattersby"),
    seat("HSG", "Housing", "Nell Turnstile", "Zoë Smith-Jones"),
    seat("MHT", "Mental health", "Dr Posy Candlemaker", absent=True),
    seat("OUTR", "Street outreach", "Bea Pipkin"),
    seat("VS", "Victim support", "Prue Wren"),
    seat("BTP", "Transport police", "Insp Semaphore"),
    seat("GUEST-WICK", "Wickmarsh", "Tam Mossop", absent=True),
)
ROOM = Room(
    today=TODAY,
    seats=SEATS,
    next_meeting=NEXT_MEETING,
    last_agency="HSG",
    previous={Head.SELF: (4, 3), Head.COMMUNITY: (4, 3)},
)
FIRST_WORDS = replace(ROOM, last_agency=None, next_meeting=None)
"""The room before anything has been recorded, with no next meeting planned."""


def find_seat(code: str) -> Seat:
    """The agency of that code."""
    return next(seat for seat in SEATS if seat.code == code)


def read(line: str, kind: EntryKind = EntryKind.ACTION, room: Room = ROOM) -> LineReading:
    """The line as the room understands it."""
    return parse(line, kind, room)


def said(reading: LineReading) -> list[str]:
    """Every remark on the reading, in its words."""
    return [remark.text for remark in reading.remarks]
