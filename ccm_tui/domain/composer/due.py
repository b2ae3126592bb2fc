"""Dates in a line: `>when` anywhere, or `by when` at the end."""

from dataclasses import dataclass

from ccm_tui.domain.composer.room import Room
from ccm_tui.domain.composer.words import SIGILS, Line, may_be_read
from ccm_tui.domain.when import Unreadable, When, read_when
from ccm_tui.domain.when_words import canonical, what_to_type, without_end_of_day, without_hours

_MOST_WORDS = 6
"""The longest way to say a date: "friday the 4th of december 2026"."""
_AFTER_A_DATE = " .,;:!?)]\"'-–—"
"""Punctuation against a date, which stays in the text."""
_NEVER_LAST = frozenset({"the", "a", "an", "of", "on", "in", "at", "within", "due", "latest"})
"""Words that a date may hold but that, after one, begin what comes next: "fri at the estate office"."""
_OF_A_LENGTH = frozenset({"time", "hence"})
"""Words that end a date after a length of time alone: "3 weeks time", but not "21 jan time is short"."""
_LENGTHS = ("day", "week", "fortnight", "month", "year")
_TURNS = frozenset({"or", "before", "after", "from"})
"""Words after a date that make it another: "fri or mon", "1 week before trial"."""
_ANOTHER_DAY = Unreadable("That could be another day: type the date itself, like 15 jan.")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as a line gives it."""

    when: When
    index: int
    """The word that the date, with its mark, begins at."""
    end: int
    """The character of the line where it ends."""
    has_hour: bool = False
    """True where an hour stands in it, which no date keeps, so that its words must stay in the text."""


def date_at(line: Line, index: int, start: int, room: Room) -> Dated | Unreadable:
    """The longest run of words that reads as a date, from the character `start` of the word at `index`.

    A run that has the form of a date but is none (31 feb, fri 15 jan on a Thursday) is not cut shorter until
    it is one.
    """
    read: Dated | Unreadable = Unreadable("no date follows")
    with_hour: Dated | None = None
    for last in reversed(_run(line, index, start)):
        if not _can_end(line, last):
            continue
        read = _read(line, index, start, line.words[last].end, room)
        if isinstance(read, Dated) and not read.has_hour:
            return _ANOTHER_DAY if _turns(line, last) else read
        if isinstance(read, Dated):
            with_hour = with_hour or read
        elif _is_misdated(line.text[start : line.words[last].end], read):
            break
    return with_hour or read


def marked_date(line: Line, index: int, room: Room) -> Dated | Unreadable | None:
    """The date that a > at that index marks, or why there is none; None where the word has no >."""
    word = line.words[index]
    return date_at(line, index, word.start + 1, room) if word.text.startswith(">") else None


def readable_dates(line: Line, room: Room) -> list[int]:
    """The indexes of the words with a > that may be read as dates."""
    return may_be_read(line.marked(">"), lambda index: isinstance(marked_date(line, index, room), Dated))


def date_after_by(line: Line, room: Room) -> Dated | Unreadable | None:
    """The date after the line's last free "by", where all that follows it is that date.

    Unreadable where it has the form of a date but is none; None where it is no date.
    """
    free = line.free()
    last_by = next((at for at in reversed(range(len(free))) if _is_by(line, free[at])), None)
    if last_by is None:
        return None
    index, tail = free[last_by], free[last_by + 1 :]
    if not 0 < len(tail) <= _MOST_WORDS or tail != list(range(index + 1, index + 1 + len(tail))):
        return None
    start, end = line.words[tail[0]].start, line.words[tail[-1]].end
    read = _read(line, index, start, end, room)
    return read if isinstance(read, Dated) or _is_misdated(line.text[start:end], read) else None


def _is_by(line: Line, index: int) -> bool:
    return line.words[index].text.casefold() == "by"


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
    word = line.words[index].text.casefold()
    before = line.words[index - 1].text.casefold() if index else ""
    return word not in _NEVER_LAST and (word not in _OF_A_LENGTH or before.startswith(_LENGTHS))


def _turns(line: Line, last: int) -> bool:
    """True when the word after the date makes it another."""
    following = line.words[last + 1 : last + 2]
    return bool(following) and following[0].text.casefold() in _TURNS


def _read(line: Line, index: int, start: int, end: int, room: Room) -> Dated | Unreadable:
    """The characters from `start` to `end` as a date, but for the punctuation that ends them."""
    phrase = line.text[start:end].rstrip(_AFTER_A_DATE)
    read = read_when(phrase, room.today, room.next_meeting)
    if isinstance(read, Unreadable):
        return read
    words = canonical(phrase)
    return Dated(read, index, start + len(phrase), has_hour=without_hours(words) != words)


def _is_misdated(phrase: str, unreadable: Unreadable) -> bool:
    """True when the words have the form of a date: what is wrong with them is more than that they are none."""
    words = without_end_of_day(without_hours(canonical(phrase.rstrip(_AFTER_A_DATE))))
    return unreadable.reason != what_to_type(words)
