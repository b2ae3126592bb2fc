"""What would make an action hard to hold anyone to, and what no paper will say. Nothing is kept out."""

import re
from dataclasses import fields

from ccm_tui.domain.composer.kinds.action import not_in_room
from ccm_tui.domain.composer.line.entries import ActionEntry, Entry
from ccm_tui.domain.composer.line.reading import LineReading, Remark
from ccm_tui.domain.composer.line.room import Room, Seat
from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.words.counting import listed

_VAGUE = re.compile(
    r"\b(?:look(?:ing|s)? (?:into|at)|consider(?:ing|s|ed)?|explor(?:e|es|ing)|liais(?:e|es|ing)|liase"
    r"|monitor(?:ing|s)?|chas(?:e|es|ing)(?: up)?|follow(?:ing)? up|keep(?:ing)? an eye|touch(?:ing)? base"
    r"|think(?:ing)? about|try(?:ing)? to|continue|ongoing|on-going|as and when|as appropriate|where possible"
    r"|if possible|in due course|as soon as possible|asap|a\.s\.a\.p)\b",
    re.IGNORECASE,
)
"""Words after which nobody can say whether an action was done; the first of them are the practice's own list."""


def lint(entry: Entry, room: Room) -> tuple[Remark, ...]:
    """What to say of an action's wording, owner and date; of any entry, that it holds what is protected."""
    said = _protected(entry, room)
    if isinstance(entry, ActionEntry):
        said += [*_unasked(room), *_vague(entry), *_owner(entry, room), *_date(entry, room)]
    return tuple(Remark("lint", text) for text in said)


def line_remarks(reading: LineReading, room: Room) -> tuple[Remark, ...]:
    """All there is to say of a line: the reading's own remarks, then lint, each thing once."""
    said = [remark.text for remark in reading.remarks]
    new = [remark for remark in lint(reading.entry, room) if not any(text.startswith(remark.text) for text in said)]
    return (*reading.remarks, *new)


def _protected(entry: Entry, room: Room) -> list[str]:
    """What the record protects stays in it, and whoever types it into a line ought to know."""
    typed = (getattr(entry, one.name) for one in fields(entry))
    if any(room.protected.found_in(text) for text in typed if isinstance(text, str)):
        return ["holds what is protected: every paper leaves it out"]
    return []


def _unasked(room: Room) -> list[str]:
    """A new action is no answer to an old one that failed, and nobody knows which did until they are asked."""
    return [f"not asked yet whether {listed(room.unasked)} helped"] if room.unasked else []


def _vague(entry: ActionEntry) -> list[str]:
    words = list(dict.fromkeys(" ".join(found.group().casefold().split()) for found in _VAGUE.finditer(entry.text)))
    if not words:
        return []
    are = "is" if len(words) == 1 else "are"
    return [f"{', '.join(words)} {are} vague: say what will be done"]


def _owner(entry: ActionEntry, room: Room) -> list[str]:
    if entry.agency is None:
        return ["no owner"]
    seat = next((seat for seat in room.seats if seat.code == entry.agency), Seat(entry.agency, entry.agency))
    person = [] if entry.person else [f"no person named for {seat.name}"]
    return [*person, *([] if seat.in_room else [not_in_room(seat)])]


def _date(entry: ActionEntry, room: Room) -> list[str]:
    if entry.due is None:
        return ["no date"]
    if room.next_meeting and entry.due > room.next_meeting:
        return [f"due after the next meeting, {show_day(room.next_meeting)}"]
    return []
