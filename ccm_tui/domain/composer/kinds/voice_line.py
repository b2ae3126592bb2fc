"""The subject's or victim's own wishes as a line: `vs: she wants to stay in her home`."""

from ccm_tui.domain.composer.line.entries import VoiceEntry
from ccm_tui.domain.composer.line.first_agency import agency_named_exactly
from ccm_tui.domain.composer.line.front import escape_front, make_front_literal
from ccm_tui.domain.composer.line.owner import Owner, owner_at
from ccm_tui.domain.composer.line.reading import Reading, reading_of
from ccm_tui.domain.composer.line.room import Room
from ccm_tui.domain.composer.line.words import Line, escape_marks


def read_voice(text: str, room: Room) -> Reading:
    """The wishes that the line gives, and the agency that speaks for the person where one stands first."""
    line = Line(text)
    speaking = _speaking(line, room)
    if speaking:
        line.take(speaking.index, speaking.end)
    line.make_marks_literal()
    make_front_literal(line, lambda front: _speaking(front, room) is not None)
    return reading_of(VoiceEntry(line.rest(), speaking.seat.code if speaking else None))


def write_voice(entry: VoiceEntry, room: Room) -> str:
    """The line that reads back as the wishes and who speaks for them."""
    text = escape_marks(entry.text)
    if entry.agency:
        return f"{entry.agency.lower()}: {text}".strip()
    return escape_front(text, lambda front: _speaking(front, room) is not None)


def _speaking(line: Line, room: Room) -> Owner | None:
    """The agency first in the line. A beginning of its name won't do: "Victim: I want" is not Victim support."""
    if not line.words:
        return None
    named = owner_at(line, 0, room) or agency_named_exactly(line, room)
    return named if isinstance(named, Owner) and not named.person else None
