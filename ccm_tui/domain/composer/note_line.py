"""The chair's own words as a line: `stays with his sister at weekends #protective`."""

from ccm_tui.domain.composer.entries import NoteEntry
from ccm_tui.domain.composer.reading import Reading, reading_of
from ccm_tui.domain.composer.tags import NOTE_TAGS, tags_in, take_tags
from ccm_tui.domain.composer.words import Line, escape_marks
from ccm_tui.domain.vocabulary import NoteKind


def read_note(text: str) -> Reading:
    """The note that the line is, and what it is for."""
    line = Line(text)
    tags, notices = take_tags(line, NOTE_TAGS, "a tag of notes")
    line.make_marks_literal()
    return reading_of(NoteEntry(line.rest(), tags[0] if tags else NoteKind.SUMMARY), notices=notices)


def write_note(entry: NoteEntry) -> str:
    """The line that reads back as the note."""
    text = escape_marks(entry.text, lambda line: tags_in(line, NOTE_TAGS))
    tag = f"#{entry.note.value}" if entry.note is not NoteKind.SUMMARY else ""
    return f"{text} {tag}".strip()
