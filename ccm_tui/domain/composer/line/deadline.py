"""The date that an action says without a >: `by fri`, `within 5wd`, `before the next meeting`, `due 4 dec`."""

import re
from dataclasses import replace

from ccm_tui.domain.composer.line.due import Dated, date_at, read_date
from ccm_tui.domain.composer.line.room import Room
from ccm_tui.domain.composer.line.words import MOST_MARKS, PUNCTUATION, SIGILS, Line, may_be_read, shown
from ccm_tui.domain.days.advice import is_about_days
from ccm_tui.domain.days.when import Unreadable
from ccm_tui.domain.days.words import canonical

BY = "by"
_IN = "in"
_PART_OF_A_DATE = frozenset({_IN, "within", "before"})
DEADLINE_WORDS = _PART_OF_A_DATE | {BY, "due", "due:", "deadline", "deadline:"}
"""What announces a date: "in" a length of time ("in 3 days"), the others any.

After all of them but "by" its words stay in the text, where they may mean more.
"""

_MOST_WORDS = 6
"""The longest way to say a date: "friday the 4th of december 2026"."""
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


def deadline(line: Line, room: Room) -> Dated | Unreadable | None:
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


def readable_deadlines(line: Line, room: Room) -> list[int]:
    """The indexes of the words that may be read as announcing a date."""
    return may_be_read(_announced(line), lambda index: isinstance(_read(line, index, room), Dated))


def ends_in_deadline(line: Line, room: Room) -> bool:
    """True when the line ends in a "by" and its date."""
    last = next((index for index in reversed(_announced(line)) if _is_by(line, index)), None)
    read = _read(line, last, room) if last is not None else None
    return isinstance(read, Dated) and not line.text[read.end :].strip(f"{PUNCTUATION} ")


def unmarked_date(line: Line, room: Room) -> str | None:
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


def _at_the_end(line: Line, room: Room) -> str | None:
    """Why the last two words name no day, where they seem to: "next week"."""
    last = line.free()[-2:]
    start, end = (line.words[last[0]].start, line.words[last[1]].end) if len(last) == 2 else (0, 0)
    read = read_date(line, last[0], start, end, room) if is_about_days(canonical(line.text[start:end])) else None
    return read.reason if isinstance(read, Unreadable) else None


def _follows_by(line: Line, index: int) -> bool:
    return any(_is_by(line, before) for before in range(max(0, index - 2), index))


def _is_by(line: Line, index: int) -> bool:
    return line.words[index].text.casefold() == BY


def _announced(line: Line) -> list[int]:
    return [index for index in line.free() if line.words[index].text.casefold() in DEADLINE_WORDS]


def _read(line: Line, index: int, room: Room) -> Dated | Unreadable | None:
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
    read = read_date(line, index, start, end, room)
    if isinstance(read, Dated):
        return read if is_by else replace(read, stays=True)
    return read if read.has_form or is_about_days(words) else _amid(line, index, room) if is_by else None


def _amid(line: Line, index: int, room: Room) -> Dated | Unreadable | None:
    """The date after a "by" in mid-sentence, where it is plain that the sentence goes on without it."""
    start = line.words[index + 1].start
    read = date_at(line, index + 1, start, room)
    if isinstance(read, Unreadable):
        return read if read.has_form else None
    if not _is_over(line, read.end) or _NUMBERED.fullmatch(line.text[start : read.end]):
        return None
    return replace(read, index=index, stays=True)


def _is_over(line: Line, end: int) -> bool:
    """True when what stands at that character is not one with the date before it."""
    after = line.text[end:]
    following = after.split(maxsplit=1)[:1]
    if not following or not after[0].isspace():
        return True
    word = following[0].casefold()
    return word.startswith(_GO_ON_SIGNS) or word.rstrip(PUNCTUATION) in _GO_ON
