"""Who tells the subject what was decided: `tell @vs`, `tell vs`."""

from ccm_tui.domain.composer.line.owner import Owner, owner_at
from ccm_tui.domain.composer.line.room import Room
from ccm_tui.domain.composer.line.roster import find_code
from ccm_tui.domain.composer.line.words import MOST_MARKS, PUNCTUATION, Line, may_be_read

TELL = "tell"


def told_at(line: Line, index: int, room: Room) -> Owner | None:
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


def take_tell(line: Line, indexes: list[int], room: Room) -> str | None:
    """Takes the first "tell" at one of those indexes out of the line, and gives the agency's code."""
    for index in [index for index in indexes if _says_tell(line, index)][:MOST_MARKS]:
        told = told_at(line, index, room)
        if told:
            line.take(index, told.end)
            return told.seat.code
    return None


def readable_tells(line: Line, room: Room) -> list[int]:
    """The indexes of the words at which a "tell" may be read."""
    tells = [index for index in line.free() if _says_tell(line, index)]
    return may_be_read(tells, lambda index: told_at(line, index, room) is not None)


def _says_tell(line: Line, index: int) -> bool:
    return line.words[index].text.casefold() == TELL
