"""A line of the composer as the entry that it means. It never refuses a line, and never drops a word of one."""

from typing import assert_never

from ccm_tui.domain.composer.kinds.action import read_action
from ccm_tui.domain.composer.kinds.info import is_nil, read_info
from ccm_tui.domain.composer.kinds.note import read_note, read_voice
from ccm_tui.domain.composer.kinds.outcome import decides, read_outcome
from ccm_tui.domain.composer.kinds.risk import begins_with_rating, read_risk
from ccm_tui.domain.composer.line.deadline import ends_in_deadline, readable_dates
from ccm_tui.domain.composer.line.entries import ActionEntry, Entry
from ccm_tui.domain.composer.line.first_agency import named_in, owner_at_front
from ccm_tui.domain.composer.line.owner import Owner
from ccm_tui.domain.composer.line.reading import SLASH_WORDS, LineReading, Remark
from ccm_tui.domain.composer.line.room import Room
from ccm_tui.domain.composer.line.roster import find_code
from ccm_tui.domain.composer.line.tags import HEADS, INFO_TAGS, NOTE_WORDS, tags_in, untagged
from ccm_tui.domain.composer.line.words import EntryLine
from ccm_tui.domain.composer.orders.orders import order_without_slash
from ccm_tui.domain.vocabulary import EntryKind

_OUTCOMES_TOO = frozenset(("close", "open"))
"""Orders about the meeting whose word is also how an outcome begins."""


def misplaced(text: str, entry: Entry, room: Room) -> str | None:
    """What to type where the text looks like something else than an entry of that kind; it is recorded as it is."""
    order = order_without_slash(text)
    if order and not (order in _OUTCOMES_TOO and entry.kind is EntryKind.OUTCOME):
        return f"this is text: if the order is meant, type /{order}"
    meant = _meant(text, entry, room)
    return f"if {_in_words(meant)} is meant, begin with /{meant.value}" if meant else None


def _in_words(kind: EntryKind) -> str:
    match kind:
        case EntryKind.ACTION:
            return "an action"
        case EntryKind.INFO:
            return "information"
        case EntryKind.RISK:
            return "a rating"
        case EntryKind.OUTCOME:
            return "the outcome"
        case EntryKind.VOICE:
            return "the subject's voice"
        case EntryKind.NOTE:
            return "a note"
    assert_never(kind)


def _meant(text: str, entry: Entry, room: Room) -> EntryKind | None:
    kind, agency = entry.kind, getattr(entry, "agency", None)
    named = _named_kind(text, kind, room) if agency is None else None
    if named:
        return named
    if kind is not EntryKind.RISK and begins_with_rating(text):
        return EntryKind.RISK
    if kind is not EntryKind.OUTCOME and agency is None and decides(text, room):
        return EntryKind.OUTCOME
    if kind is not EntryKind.NOTE and untagged(text, NOTE_WORDS):
        return EntryKind.NOTE
    if isinstance(entry, ActionEntry):
        is_information = is_nil(entry.text) or (not entry.due and tags_in(EntryLine(text), INFO_TAGS))
        return EntryKind.INFO if is_information else None
    return _action_in(text, kind, room)


def _named_kind(text: str, kind: EntryKind, room: Room) -> EntryKind | None:
    """Another kind that the text begins with, as a word or a letter, without its slash: `risk self 4x4`."""
    word, _, rest = text.strip().partition(" ")
    named = SLASH_WORDS.get(word.casefold())
    if named is None or named is kind:
        return None
    match named:
        case EntryKind.ACTION | EntryKind.INFO:
            begins = _names_agency(rest, room)
        case EntryKind.RISK:
            begins = begins_with_rating(rest)
        case EntryKind.OUTCOME:
            begins = decides(rest, room)
        case EntryKind.VOICE | EntryKind.NOTE:
            begins = kind is EntryKind.ACTION and len(word) > 1
        case _:
            assert_never(named)
    return named if begins else None


def _names_agency(text: str, room: Room) -> bool:
    first = text.partition(" ")[0]
    return find_code(first, room.seats) is not None or isinstance(owner_at_front(EntryLine(text), room), Owner)


def _action_in(text: str, kind: EntryKind, room: Room) -> EntryKind | None:
    line = EntryLine(text)
    is_action = named_in(line, room, owner_at_front).owner and (
        readable_dates(line, room)
        or ends_in_deadline(line, room)
        or (kind is EntryKind.INFO and tags_in(line, HEADS))
    )
    return EntryKind.ACTION if is_action else None


def parse(text: str, kind: EntryKind, room: Room) -> LineReading:
    """The entry of that kind that the line means to the people in the room, with remarks on it.

    The line comes without its slash word (see `lines.address`).
    """
    reading = _read(text, kind, room)
    elsewhere = misplaced(text, reading.entry, room)
    return LineReading(reading.entry, (*reading.remarks, Remark("notice", elsewhere))) if elsewhere else reading


def _read(text: str, kind: EntryKind, room: Room) -> LineReading:
    match kind:
        case EntryKind.ACTION:
            return read_action(text, room)
        case EntryKind.INFO:
            return read_info(text, room)
        case EntryKind.RISK:
            return read_risk(text)
        case EntryKind.OUTCOME:
            return read_outcome(text, room)
        case EntryKind.VOICE:
            return read_voice(text, room)
        case EntryKind.NOTE:
            return read_note(text)
    assert_never(kind)
