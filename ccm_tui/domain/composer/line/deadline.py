"""Dates in a line: after a > anywhere, and as they are said: `by fri`, `within 5wd`, `before the next meeting`."""

import re
from dataclasses import dataclass, replace

from ccm_tui.domain.composer.line.room import Room
from ccm_tui.domain.composer.line.words import MOST_MARKS, PUNCTUATION, SIGILS, EntryLine, may_be_read, shown
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


def date_at(line: EntryLine, index: int, start: int, room: Room) -> Dated | Unreadable:
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
        read = _read_date(line, index, start, line.words[last].end, room)
        if isinstance(read, Dated) and not read.stays:
            return _ANOTHER_DAY if _goes_on(line, read, start, last, room) else read
        if isinstance(read, Dated):
            with_hour = with_hour or read
        elif read.has_form:
            return with_hour or read
        elif is_about_days(canonical(line.text[start : line.words[last].end])):
            vague = vague or read
    return with_hour or vague or read


def _read_date(line: EntryLine, index: int, start: int, end: int, room: Room) -> Dated | Unreadable:
    """The characters from `start` to `end` as a date that begins at the word at `index`.

    The punctuation that ends them is no part of it.
    """
    phrase = line.text[start:end].rstrip(_AFTER_A_DATE)
    read = read_when(phrase, room.today, room.next_meeting)
    return read if isinstance(read, Unreadable) else Dated(read, index, start + len(phrase), stays=read.has_hour)


def marked_date(line: EntryLine, index: int, room: Room) -> Dated | Unreadable | None:
    """The date that a > at that index marks, or why there is none; None where the word has no >."""
    word = line.words[index]
    return date_at(line, index, word.start + 1, room) if word.text.startswith(">") else None


def readable_dates(line: EntryLine, room: Room) -> list[int]:
    """The indexes of the words with a > that may be read as dates."""
    return may_be_read(line.marked(">"), lambda index: isinstance(marked_date(line, index, room), Dated))


def _run(line: EntryLine, index: int, start: int) -> list[int]:
    """The words from that character on that could belong to one date: up to the next mark."""
    run = [index] if start < line.words[index].end else []
    for following in range(index + 1, min(index + 1 + _MOST_WORDS - len(run), len(line.words))):
        word = line.words[following]
        if word.text.startswith(SIGILS) or word.is_escaped or not line.is_free(following):
            break
        run.append(following)
    return run


def _can_end(line: EntryLine, index: int) -> bool:
    """True when a date can end with that word."""
    word = line.words[index].text.casefold().strip(_BRACKETS)
    before = line.words[index - 1].text.casefold() if index else ""
    return word not in _NEVER_LAST and (word not in _OF_A_LENGTH or before.startswith(_LENGTHS))


def _goes_on(line: EntryLine, read: Dated, start: int, last: int, room: Room) -> bool:
    """True when the word after the date makes it another, or may take the number that it ends in: "fri 4 visits"."""
    following = line.words[last + 1 : last + 2]
    if not following or following[0].text.startswith(SIGILS):
        return False
    if following[0].text.casefold() in _TURNS:
        return True
    if not line.words[last].text.isdecimal() or line.words[last].start <= start:
        return False
    shorter = _read_date(line, read.index, start, line.words[last - 1].end, room)
    return isinstance(shorter, Dated) and shorter.when.day != read.when.day


BY = "by"
_IN = "in"
_PART_OF_A_DATE = frozenset({_IN, "within", "before"})
DEADLINE_WORDS = _PART_OF_A_DATE | {BY, "due", "due:", "deadline", "deadline:"}
"""What announces a date: "in" a length of time ("in 3 days"), the others any.

After all of them but "by" its words stay in the text, where they may mean more.
"""

_GO_ON = frozenset(
    (
        *("and", "then", "with", "w", "w/", "so", "to", "re", "about", "if", "unless", "because", "as", "while"),
        *("when", "once", "at", "in", "on", "for", "via", "by", "plus", "incl", "including"),
        *("please", "pls", "thanks", "asap", "latest"),
    )
)
"""Words with which the sentence goes on after its date: "by fri and report back", but not "by sat nav"."""
_GO_ON_SIGNS = (*SIGILS, "(", "-", "–", "—", "&", "+", "=")
_NUMBERED = re.compile(r"(?:the )?\S+(?:st|nd|rd|th)|sat|sun|second|first|third", re.IGNORECASE)
"""What may be a day or anything else that is counted or called so: "the 2nd floor", "sat nav"."""
_MAY_BEGIN = re.compile(
    r"\d|(?:mon|tue|wed|thu|fri|sat|sun|today|tom|tmr|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|next|end|eo|mtg"
    r"|fortnight|xmas|christmas|day|week|first|last|two|three|ten)",
    re.IGNORECASE,
)


def deadline(line: EntryLine, room: Room) -> Dated | Unreadable | None:
    """The last date that the line announces in words, by "by" before any other.

    Unreadable where one is announced and none can be read.
    """
    unreadable: Unreadable | None = None
    for index in sorted(_announced(line)[-MOST_MARKS:], key=lambda index: (_is_by(line, index), index), reverse=True):
        read = _read(line, index, room)
        if isinstance(read, Dated):
            return read
        unreadable = unreadable or read
    return unreadable


def readable_deadlines(line: EntryLine, room: Room) -> list[int]:
    """The indexes of the words that may be read as announcing a date."""
    return may_be_read(_announced(line), lambda index: isinstance(_read(line, index, room), Dated))


def ends_in_deadline(line: EntryLine, room: Room) -> bool:
    """True when the line ends in a "by" and its date."""
    last = next((index for index in reversed(_announced(line)) if _is_by(line, index)), None)
    read = _read(line, last, room) if last is not None else None
    return isinstance(read, Dated) and not line.text[read.end :].strip(f"{PUNCTUATION} ")


def unmarked_date(line: EntryLine, room: Room) -> str | None:
    """What to type where a line without a date has words that may have been meant for one."""
    may_begin = [index for index in line.free() if _MAY_BEGIN.match(line.words[index].text.lstrip("("))]
    found, end = None, 0
    for index in may_begin[-MOST_MARKS:]:
        start = line.words[index].end - len(line.words[index].text.lstrip("("))
        read = date_at(line, index, start, room) if start >= end else None
        if isinstance(read, Dated):
            words, end = line.text[start : read.end], read.end
            if not _NUMBERED.fullmatch(words) or _follows_by(line, index):
                found = f"type >{shown(words)} if that is its date"
    return found or _at_the_end(line, room)


def _at_the_end(line: EntryLine, room: Room) -> str | None:
    """Why the last two words name no day, where they seem to: "next week"."""
    last = line.free()[-2:]
    start, end = (line.words[last[0]].start, line.words[last[1]].end) if len(last) == 2 else (0, 0)
    read = _read_date(line, last[0], start, end, room) if is_about_days(canonical(line.text[start:end])) else None
    return read.reason if isinstance(read, Unreadable) else None


def _follows_by(line: EntryLine, index: int) -> bool:
    return any(_is_by(line, before) for before in range(max(0, index - 2), index))


def _is_by(line: EntryLine, index: int) -> bool:
    return line.words[index].text.casefold() == BY


def _announced(line: EntryLine) -> list[int]:
    return [index for index in line.free() if line.words[index].text.casefold() in DEADLINE_WORDS]


def _read(line: EntryLine, index: int, room: Room) -> Dated | Unreadable | None:
    """The date that the word at that index announces."""
    is_by = _is_by(line, index)
    first = index if line.words[index].text.casefold() in _PART_OF_A_DATE else index + 1
    tail = [at for at in line.free() if at > index]
    is_last = 0 < len(tail) <= _MOST_WORDS and tail == list(range(index + 1, index + 1 + len(tail)))
    if not is_last:
        return _amid(line, index, room) if is_by and tail[:1] == [index + 1] else None
    start, end = line.words[first].start, line.words[tail[-1]].end
    words = canonical(line.text[start:end])
    if line.words[index].text.casefold() == _IN and not words[:1].isdigit():
        return None
    read = _read_date(line, index, start, end, room)
    if isinstance(read, Dated):
        return read if is_by else replace(read, stays=True)
    return read if read.has_form or is_about_days(words) else _amid(line, index, room) if is_by else None


def _amid(line: EntryLine, index: int, room: Room) -> Dated | Unreadable | None:
    """The date after a "by" in mid-sentence, where it is plain that the sentence goes on without it."""
    start = line.words[index + 1].start
    read = date_at(line, index + 1, start, room)
    if isinstance(read, Unreadable):
        return read if read.has_form else None
    if not _is_over(line, read.end) or _NUMBERED.fullmatch(line.text[start : read.end]):
        return None
    return replace(read, index=index, stays=True)


def _is_over(line: EntryLine, end: int) -> bool:
    """True when what stands at that character is not one with the date before it."""
    after = line.text[end:]
    following = after.split(maxsplit=1)[:1]
    if not following or not after[0].isspace():
        return True
    word = following[0].casefold()
    return word.startswith(_GO_ON_SIGNS) or word.rstrip(PUNCTUATION) in _GO_ON
