"""When a case kept open is heard again: `review 21 jan` anywhere, or the date straight after `open`."""

from dataclasses import replace

from ccm_tui.domain.composer.line.due import Dated, date_at, marked_date
from ccm_tui.domain.composer.line.room import Room
from ccm_tui.domain.composer.line.words import MOST_MARKS, Line, escape_word, may_be_read
from ccm_tui.domain.days.when import Unreadable

REVIEW = "review"

_LEADING = frozenset({"by", "for", "is"})
"""Words between "review" and its date that are no part of a date."""


def review_date(line: Line, first: int | None, room: Room) -> Dated | Unreadable | None:
    """The first date that the line gives for the review; `first` is the word straight after `open`.

    Unreadable where one is announced and none can be read.
    """
    at_once = _date_straight_away(line, first, room) if first is not None else None
    if at_once:
        return at_once
    unreadable: Unreadable | None = None
    for index in _announcements(line)[:MOST_MARKS]:
        read = _announced_date(line, index, room)
        if isinstance(read, Dated):
            return read
        unreadable = unreadable or read
    return unreadable


def readable_reviews(line: Line, room: Room) -> list[int]:
    """The indexes of the words at which a review date may be read."""
    return may_be_read(_announcements(line), lambda at: isinstance(_announced_date(line, at, room), Dated))


def make_review_literal(line: Line, first: int, room: Room) -> None:
    """Takes off the backslash before the word straight after `open` where a date begins behind it."""
    if _is_escaped_date(line, first, room):
        line.make_literal(first)


def escape_first_date(text: str, room: Room) -> str:
    """The reason that stands straight after `open`, so that no date is read from its beginning."""
    line = Line(text)
    if not line.words:
        return text
    is_date = _date_straight_away(line, 0, room) is not None or _is_escaped_date(line, 0, room)
    return escape_word(text, 0) if is_date else text


def _announcements(line: Line) -> list[int]:
    return [
        index
        for index in line.free()
        if line.words[index].text.startswith(">") or line.words[index].text.casefold() == REVIEW
    ]


def _announced_date(line: Line, index: int, room: Room) -> Dated | Unreadable | None:
    """The date that a > or the word "review" at that index announces."""
    if line.words[index].text.startswith(">"):
        return marked_date(line, index, room)
    at = index + 1
    if at < len(line.words) and line.words[at].text.casefold() in _LEADING:
        at += 1
    if at >= len(line.words) or not line.is_free(at):
        return None
    read = marked_date(line, at, room) or date_at(line, at, line.words[at].start, room)
    return replace(read, index=index) if isinstance(read, Dated) else read


def _date_straight_away(line: Line, index: int, room: Room) -> Dated | None:
    read = date_at(line, index, line.words[index].start, room)
    return read if isinstance(read, Dated) else None


def _is_escaped_date(line: Line, index: int, room: Room) -> bool:
    word = line.words[index]
    return word.is_escaped and isinstance(date_at(line, index, word.end - len(word.bare), room), Dated)
