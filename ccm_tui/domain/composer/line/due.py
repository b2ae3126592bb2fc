"""Dates in a line, read from one of its words on: after a > anywhere, and wherever else a date may stand."""

from dataclasses import dataclass

from ccm_tui.domain.composer.line.room import Room
from ccm_tui.domain.composer.line.words import SIGILS, Line, may_be_read
from ccm_tui.domain.days.advice import is_about_days
from ccm_tui.domain.days.when import Unreadable, When, read_when
from ccm_tui.domain.days.words import canonical

_MOST_WORDS = 6
"""The longest way to say a date: "friday the 4th of december 2026"."""
_AFTER_A_DATE = " .,;:!?)]\"'-–—"
"""Punctuation against a date, which stays in the text."""
_BRACKETS = "()[]"
_NEVER_LAST = frozenset({"the", "a", "an", "of", "on", "in", "at", "within", "due", "latest"})
"""Words that a date may hold but that, after one, begin what comes next: "fri at the estate office"."""
_OF_A_LENGTH = frozenset({"time", "hence"})
"""Words that end a date after a length of time alone: "3 weeks time", but not "21 jan time is short"."""
_LENGTHS = ("day", "week", "fortnight", "month", "year")
_TURNS = frozenset({"or", "before", "after", "from"})
"""Words after a date that make it another: "fri or mon", "1 week before trial"."""
_ANOTHER_DAY = Unreadable("That could be another day: type the date itself, like 15 jan.", has_form=True)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as a line gives it."""

    when: When
    index: int
    """The word that the date, with its mark, begins at."""
    end: int
    """The character of the line where it ends."""
    stays: bool = False
    """True where its words stay in the text: an hour stands in them, or the sentence needs them."""


def date_at(line: Line, index: int, start: int, room: Room) -> Dated | Unreadable:
    """The longest run of words that reads as a date, from the character `start` of the word at `index`.

    A run that has the form of a date but is none (31 feb, fri 15 jan on a Thursday) is not cut shorter until
    it is one.
    """
    read: Dated | Unreadable = Unreadable("no date follows")
    with_hour: Dated | None = None
    vague: Unreadable | None = None
    for last in reversed(_run(line, index, start)):
        if not _can_end(line, last):
            continue
        read = read_date(line, index, start, line.words[last].end, room)
        if isinstance(read, Dated) and not read.stays:
            return _ANOTHER_DAY if _goes_on(line, read, start, last, room) else read
        if isinstance(read, Dated):
            with_hour = with_hour or read
        elif read.has_form:
            return with_hour or read
        elif is_about_days(canonical(line.text[start : line.words[last].end])):
            vague = vague or read
    return with_hour or vague or read


def read_date(line: Line, index: int, start: int, end: int, room: Room) -> Dated | Unreadable:
    """The characters from `start` to `end` as a date that begins at the word at `index`.

    The punctuation that ends them is no part of it.
    """
    phrase = line.text[start:end].rstrip(_AFTER_A_DATE)
    read = read_when(phrase, room.today, room.next_meeting)
    return read if isinstance(read, Unreadable) else Dated(read, index, start + len(phrase), stays=read.has_hour)


def marked_date(line: Line, index: int, room: Room) -> Dated | Unreadable | None:
    """The date that a > at that index marks, or why there is none; None where the word has no >."""
    word = line.words[index]
    return date_at(line, index, word.start + 1, room) if word.text.startswith(">") else None


def readable_dates(line: Line, room: Room) -> list[int]:
    """The indexes of the words with a > that may be read as dates."""
    return may_be_read(line.marked(">"), lambda index: isinstance(marked_date(line, index, room), Dated))


def _run(line: Line, index: int, start: int) -> list[int]:
    """The words from that character on that could belong to one date: up to the next mark."""
    run = [index] if start < line.words[index].end else []
    for following in range(index + 1, min(index + 1 + _MOST_WORDS - len(run), len(line.words))):
        word = line.words[following]
        if word.text.startswith(SIGILS) or word.is_escaped or not line.is_free(following):
            break
        run.append(following)
    return run


def _can_end(line: Line, index: int) -> bool:
    """True when a date can end with that word."""
    word = line.words[index].text.casefold().strip(_BRACKETS)
    before = line.words[index - 1].text.casefold() if index else ""
    return word not in _NEVER_LAST and (word not in _OF_A_LENGTH or before.startswith(_LENGTHS))


def _goes_on(line: Line, read: Dated, start: int, last: int, room: Room) -> bool:
    """True when the word after the date makes it another, or may take the number that it ends in: "fri 4 visits"."""
    following = line.words[last + 1 : last + 2]
    if not following or following[0].text.startswith(SIGILS):
        return False
    if following[0].text.casefold() in _TURNS:
        return True
    if not line.words[last].text.isdecimal() or line.words[last].start <= start:
        return False
    shorter = read_date(line, read.index, start, line.words[last - 1].end, room)
    return isinstance(shorter, Dated) and shorter.when.day != read.when.day
