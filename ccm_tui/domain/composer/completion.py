"""What Tab can make of the word at the cursor: agencies, their people, heads, tags, templates by number, orders."""

import re

from ccm_tui.domain.composer.line.reading import SLASH_WORDS
from ccm_tui.domain.composer.line.room import Room, Seat
from ccm_tui.domain.composer.line.roster import find_code, people, typed_key, typed_person
from ccm_tui.domain.composer.line.tags import HEADS, INFO_TAGS, NOTE_TAGS
from ccm_tui.domain.composer.orders.orders import ORDERS
from ccm_tui.domain.composer.templates import chosen, template_line
from ccm_tui.domain.vocabulary import EntryKind

_NAMES_AGENCY_FIRST = (EntryKind.ACTION, EntryKind.INFO, EntryKind.VOICE)
_TAGS = {
    EntryKind.ACTION: tuple(HEADS),
    EntryKind.INFO: tuple(INFO_TAGS),
    EntryKind.NOTE: tuple(NOTE_TAGS),
}

_SLASH_WORD = re.compile(r"\s*/([\w-]+)")
_WORDS = tuple(dict.fromkeys((*ORDERS, *(word for word in SLASH_WORDS if len(word) > 1))))
"""What may follow a slash; a kind's letter is a whole word already."""


def word_at(line: str, cursor: int) -> tuple[int, int]:
    """Where the word at the cursor starts and ends: what a completion takes the place of."""
    start = end = max(0, min(cursor, len(line)))
    while start > 0 and not line[start - 1].isspace():
        start -= 1
    while end < len(line) and not line[end].isspace():
        end += 1
    return start, end


def complete(line: str, cursor: int, room: Room, kind: EntryKind | None = None) -> tuple[str, ...]:
    """Every word that the one at the cursor could become, the likeliest first; none where nothing is begun.

    The part before the cursor decides; `line` comes without its slash word. Without a `kind`, what any kind
    could take is offered.
    """
    template = chosen(line, room.templates) if kind in (None, EntryKind.ACTION) else None
    if template:
        return (f"{template_line(template, room)} ",)
    start, _ = word_at(line, cursor)
    typed = line[start : max(0, cursor)]
    is_first = not line[:start].strip()
    if typed.startswith("#"):
        return _tags(typed[1:], kind)
    if typed.startswith("@"):
        return _named(typed[1:], room, "@", "")
    if typed and is_first and typed[0].isalnum() and (kind is None or kind in _NAMES_AGENCY_FIRST):
        return _named(typed, room, "", ":")
    return ()


def complete_order(line: str, cursor: int) -> tuple[str, ...]:
    """Every order and kind that the slash word at the cursor could become; none where it is a whole one already."""
    begun = _SLASH_WORD.fullmatch(line[:cursor])
    typed = begun[1].casefold() if begun else ""
    found = tuple(f"/{word}" for word in _WORDS if typed and word.startswith(typed))
    return () if found == (f"/{typed}",) else found


def _named(typed: str, room: Room, before: str, after: str) -> tuple[str, ...]:
    """Agencies by what is typed of their code or name or, after a slash, the agency's people."""
    code, slash, person = typed.partition("/")
    if slash:
        seat = find_code(code or room.last_agency or "", room.seats)
        return _people(seat, person, f"{before}{code}/") if seat else ()
    wanted = typed_key(typed)
    by_code = [seat for seat in room.seats if typed_key(seat.code).startswith(wanted)]
    by_name = [seat for seat in room.seats if seat not in by_code and _has_word(seat.name, wanted)]
    return tuple(f"{before}{seat.code.lower()}{after}" for seat in (*by_code, *by_name))


def _people(seat: Seat, typed: str, before: str) -> tuple[str, ...]:
    wanted = typed_key(typed)
    keys = {name: typed_person(name, seat) for name in people(seat)}
    return tuple(f"{before}{key}" for name, key in keys.items() if key.startswith(wanted) or _has_word(name, wanted))


def _has_word(name: str, wanted: str) -> bool:
    """True when the name or any word of it begins so."""
    whole = typed_key(name)
    return whole.startswith(wanted) or any(word.strip("(),.").startswith(wanted) for word in whole.split())


def _tags(typed: str, kind: EntryKind | None) -> tuple[str, ...]:
    tags = _TAGS.get(kind, ()) if kind else tuple(dict.fromkeys(tag for each in _TAGS.values() for tag in each))
    return tuple(f"#{tag}" for tag in tags if tag.startswith(typed_key(typed)))
