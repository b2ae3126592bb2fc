"""Where a case goes and who tells the subject: `transfer @wick`, `to the Southquay panel`, `tell @vs`."""

from dataclasses import dataclass

from ccm_tui.domain.composer.line.owner import QUOTED, NotAnAgency, Owner, owner_at
from ccm_tui.domain.composer.line.room import Room
from ccm_tui.domain.composer.line.roster import find_code, find_exactly, match_seat, quoted, unquoted
from ccm_tui.domain.composer.line.words import MOST_MARKS, PUNCTUATION, EntryLine, escape_word, may_be_read

TELL = "tell"


def _told_at(line: EntryLine, index: int, room: Room) -> Owner | None:
    """The agency that a "tell" at that index names."""
    following = index + 1
    if not _says_tell(line, index) or following >= len(line.words):
        return None
    named = owner_at(line, following, room)
    if named:
        return named if isinstance(named, Owner) and not named.person else None
    word = line.words[following]
    code = word.text.rstrip(PUNCTUATION)
    seat = find_code(code, room.seats)
    return Owner(seat, following, word.start + len(code)) if seat else None


def take_tell(line: EntryLine, indexes: list[int], room: Room) -> str | None:
    """Takes the first "tell" at one of those indexes out of the line, and gives the agency's code."""
    for index in [index for index in indexes if _says_tell(line, index)][:MOST_MARKS]:
        told = _told_at(line, index, room)
        if told:
            line.take(index, told.end)
            return told.seat.code
    return None


def readable_tells(line: EntryLine, room: Room) -> list[int]:
    """The indexes of the words at which a "tell" may be read."""
    tells = [index for index in line.free() if _says_tell(line, index)]
    return may_be_read(tells, lambda index: _told_at(line, index, room) is not None)


def _says_tell(line: EntryLine, index: int) -> bool:
    return line.words[index].text.casefold() == TELL


_MOST_WORDS = 8
_ENDS_IT = (",", ";", ":")
_BEGINS_REASON = frozenset({"because", "as", "since", "-", "–", "—"})


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a line says that the case goes."""

    to: str
    """An agency's code where one is named, else as typed."""
    end: int
    """The character of the line where it ends."""


def destination_at(line: EntryLine, index: int, room: Room) -> Destination | NotAnAgency | None:
    """Where the case goes, said from the word at that index on."""
    word = line.words[index].text
    has_to = word.casefold() == "to"
    index += has_to
    if index >= len(line.words) or not line.is_free(index):
        return None
    named = owner_at(line, index, room)
    if isinstance(named, Owner):
        return Destination(named.seat.code, named.end) if not named.person else None
    if named:
        return named
    if has_to:
        return _after_to(line, index, room)
    seat = find_code(word.rstrip(PUNCTUATION), room.seats)
    return Destination(seat.code, line.words[index].end) if seat else None


def write_destination(to: str, reason: str, room: Room) -> str:
    """The destination as a line says it before that reason."""
    seat = find_code(to, room.seats)
    if seat and seat.code == to:
        return f"@{to.lower()}"
    plain = EntryLine(f"to {to}")
    read = destination_at(plain, 0, room) if to else None
    is_read_back = not reason and read == Destination(to, len(plain.text))
    return plain.text if is_read_back else f"to {quoted(to)}"


def make_destination_literal(line: EntryLine, index: int, room: Room) -> None:
    """Takes off the backslash before the word at that index where a destination would begin there without it."""
    if _is_escaped(line, index, room):
        line.make_literal(index)


def escape_destination(text: str, room: Room) -> str:
    """The reason of a case that goes nowhere named, so that no destination is read from its beginning."""
    line = EntryLine(text)
    if not line.words:
        return text
    is_read = isinstance(destination_at(line, 0, room), Destination)
    return escape_word(text, 0) if is_read or _is_escaped(line, 0, room) else text


def _is_escaped(line: EntryLine, index: int, room: Room) -> bool:
    word = line.words[index]
    if not word.is_escaped:
        return False
    return word.bare.casefold() == "to" or find_code(word.bare.rstrip(PUNCTUATION), room.seats) is not None


def _after_to(line: EntryLine, index: int, room: Room) -> Destination | None:
    start = line.words[index].start
    in_quotes = QUOTED.match(line.text, start)
    if in_quotes:
        return Destination(unquoted(in_quotes.group()), in_quotes.end())
    last = _last_of_phrase(line, index, room)
    if last is None:
        return None
    end = line.words[last].end
    phrase = line.text[start:end].rstrip("".join(_ENDS_IT))
    if not phrase:
        return None
    whole = match_seat(phrase.rstrip(PUNCTUATION), room.seats).one
    if whole:
        return Destination(whole.code, end)
    return _agency_that_begins(line, index, last, room) or Destination(phrase, end)


def _last_of_phrase(line: EntryLine, index: int, room: Room) -> int | None:
    """The last word of what stands from that index to a comma, a reason, or who tells the subject."""
    last = None
    for following in range(index, len(line.words)):
        word = line.words[following].text
        is_over = word.casefold() in _BEGINS_REASON or _told_at(line, following, room) is not None
        if is_over or not line.is_free(following):
            break
        last = following
        if word.endswith(_ENDS_IT):
            break
    return last


def _agency_that_begins(line: EntryLine, index: int, last: int, room: Room) -> Destination | None:
    """The agency whose code or whole name the phrase begins with; what follows it is the reason."""
    for end_word in range(min(last, index + _MOST_WORDS), index - 1, -1):
        end = line.words[end_word].end
        seat = find_exactly(line.text[line.words[index].start : end].rstrip(PUNCTUATION), room.seats).one
        if seat:
            return Destination(seat.code, end)
    return None
