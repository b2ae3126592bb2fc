"""The chair's own words, and the subject's or victim's: `HSG wanted clearance #dissent`, `vs: she wants to stay`."""

from ccm_tui.domain.composer.line.entries import NoteEntry, VoiceEntry
from ccm_tui.domain.composer.line.first_agency import agency_named_exactly, escape_front, make_front_literal
from ccm_tui.domain.composer.line.owner import Owner, owner_at
from ccm_tui.domain.composer.line.reading import LineReading, reading_of
from ccm_tui.domain.composer.line.room import Room
from ccm_tui.domain.composer.line.tags import NOTE_TAGS, NOTE_WORDS, tags_in, take_tags, untagged
from ccm_tui.domain.composer.line.words import EntryLine, escape_marks
from ccm_tui.domain.vocabulary import NoteKind


def read_voice(text: str, room: Room) -> LineReading:
    """The wishes that the line gives, and the agency that speaks for the person where one stands first."""
    line = EntryLine(text)
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


def _speaking(line: EntryLine, room: Room) -> Owner | None:
    """The agency first in the line. A beginning of its name won't do: "Victim: I want" is not Victim support."""
    if not line.words:
        return None
    named = owner_at(line, 0, room) or agency_named_exactly(line, room)
    return named if isinstance(named, Owner) and not named.person else None


_RESOLVED = "=>"
"""Stands in a dissent before how it was resolved."""


def read_note(text: str) -> LineReading:
    """The note that the line is, and what it is for."""
    line = EntryLine(text)
    tags, notices = take_tags(line, NOTE_TAGS, "a tag of notes")
    kind = tags[0] if tags else NoteKind.SUMMARY
    line.make_marks_literal(_keywords(kind))
    resolved = _resolved_at(line) if kind is NoteKind.DISSENT else None
    if resolved is None:
        text = line.rest()
        return reading_of(
            NoteEntry(text, kind), notices=[*notices, *(untagged(text, NOTE_WORDS) if not tags else [])]
        )
    word = line.words[resolved]
    return reading_of(NoteEntry(line.rest(0, word.start), kind, line.rest(word.end)), notices=notices)


def write_note(entry: NoteEntry) -> str:
    """The line that reads back as the note."""
    keywords = _keywords(entry.note)
    text = escape_marks(entry.text, lambda line: [*tags_in(line, NOTE_TAGS), *_words_of(line, keywords)], keywords)
    resolution = escape_marks(entry.resolution, lambda line: tags_in(line, NOTE_TAGS), keywords)
    resolved = f"{_RESOLVED} {resolution}" if resolution else ""
    tag = f"#{entry.note.value}" if entry.note is not NoteKind.SUMMARY else ""
    return " ".join(part for part in (text, resolved, tag) if part)


def _keywords(kind: NoteKind) -> tuple[str, ...]:
    """The words that mean something in a note of that kind."""
    return (_RESOLVED,) if kind is NoteKind.DISSENT else ()


def _words_of(line: EntryLine, keywords: tuple[str, ...]) -> list[int]:
    return [index for index in line.free() if line.words[index].text in keywords]


def _resolved_at(line: EntryLine) -> int | None:
    """The index of the word after which it is said how a dissent was resolved, if it is said."""
    free = line.free()
    found = next((index for index in free if line.words[index].text == _RESOLVED), None)
    return found if found is not None and free[-1] > found else None
