"""An action as a line: `hsg/turnstile interview the neighbour by 4 dec #victim`."""

from dataclasses import replace

from ccm_tui.domain.composer.line.deadline import (
    DEADLINE_WORDS,
    Dated,
    deadline,
    marked_date,
    readable_dates,
    readable_deadlines,
    unmarked_date,
)
from ccm_tui.domain.composer.line.entries import ActionEntry
from ccm_tui.domain.composer.line.first_agency import (
    begins_with_doer,
    escape_front,
    make_front_literal,
    named_in,
    owner_or_doer,
)
from ccm_tui.domain.composer.line.owner import NotAnAgency, Owner, readable_owners, write_owner
from ccm_tui.domain.composer.line.reading import LineReading, reading_of
from ccm_tui.domain.composer.line.room import Room, Seat
from ccm_tui.domain.composer.line.tags import HEADS, tags_in, take_tags
from ccm_tui.domain.composer.line.unknown_agency import why_nobody
from ccm_tui.domain.composer.line.words import MOST_MARKS, EntryLine, escape_marks, shown


def read_action(text: str, room: Room) -> LineReading:
    """The action that the line says, with what it leaves unsaid."""
    line = EntryLine(text)
    named = named_in(line, room, _owner_first)
    if named.owner:
        line.take(named.owner.index, named.owner.end)
    heads, head_notices = take_tags(line, HEADS, "a risk head")
    due, reasons, due_notices = _take_due(line, room)
    why = why_nobody(line, named, room, "is to do it")
    if why:
        reasons["no owner"] = why
    line.make_marks_literal(DEADLINE_WORDS)
    make_front_literal(line, lambda front: begins_with_doer(front, room))
    entry = ActionEntry(
        text=line.rest(),
        agency=named.owner.seat.code if named.owner else None,
        person=_person(named.owner) if named.owner else None,
        due=due.when.day if due else None,
        head=heads[0] if heads else None,
    )
    further = [f"an action has one owner: {word} stays in the text" for word in named.further]
    owner_notices = _owner_notices(named.owner) if named.owner else []
    return reading_of(entry, reasons, [*owner_notices, *due_notices, *head_notices, *further])


def write_action(entry: ActionEntry, room: Room) -> str:
    """The line that reads back as the action."""
    words = write_words(entry, room)
    parts = [
        write_owner(entry.agency, entry.person, words, room) if entry.agency else "",
        words,
        f">{entry.due.isoformat()}" if entry.due else "",
        f"#{entry.head.value}" if entry.head else "",
    ]
    return " ".join(part for part in parts if part)


def write_words(entry: ActionEntry, room: Room) -> str:
    """The action's own words as they are typed, so that nothing in them is taken for its owner, date or head."""

    def marks_in(line: EntryLine) -> list[int]:
        owners = readable_owners(line, room) if entry.agency is None else []
        deadlines = readable_deadlines(line, room) if entry.due is None else []
        return [*tags_in(line, HEADS), *readable_dates(line, room), *owners, *deadlines]

    text = escape_marks(entry.text, marks_in, DEADLINE_WORDS)
    if entry.agency is None:
        text = escape_front(text, lambda front: begins_with_doer(front, room))
    return text


def not_in_room(seat: Seat) -> str:
    """What is said of an action for an agency that nobody is known to speak for today."""
    why = f"{seat.name} is not in the room" if seat.called else f"the roll of {seat.name} was not called"
    return f"{why}: this will be proposed until accepted"


def _owner_first(line: EntryLine, room: Room) -> Owner | NotAnAgency | None:
    """The owner that the line begins with, but for a date and a head before it: `>fri #victim hsg: visit`."""
    index = _past_marks(line, room)
    if not index:
        return owner_or_doer(line, room)
    start = line.words[index].start
    named = owner_or_doer(EntryLine(line.text[start:]), room)
    return replace(named, index=named.index + index, end=named.end + start) if isinstance(named, Owner) else named


def _past_marks(line: EntryLine, room: Room) -> int:
    """The index of the first word that belongs neither to a date nor to a head."""
    heads, end = tags_in(line, HEADS), 0
    for index, word in enumerate(line.words[:MOST_MARKS]):
        if word.start < end:
            continue
        date = marked_date(line, index, room)
        if isinstance(date, Dated):
            end = date.end
        elif index not in heads:
            return index
    return 0


def _person(owner: Owner) -> str | None:
    """Whom the line names; where it names nobody, who speaks for the agency today."""
    return owner.name if owner.person else owner.seat.present or None


def _owner_notices(owner: Owner) -> list[str]:
    return [
        *([owner.doubt] if owner.doubt else []),
        *([] if owner.seat.in_room else [not_in_room(owner.seat)]),
    ]


def _take_due(line: EntryLine, room: Room) -> tuple[Dated | None, dict[str, str], list[str]]:
    """The date, taken out of the line; why the first that can't be read can't be; what else there is to say."""
    due: Dated | None = None
    why: str | None = None
    notices = []
    for index in line.marked(">")[:MOST_MARKS]:
        if due:
            notices.append(f"one date is taken: {shown(line.words[index].text)} stays in the text")
            continue
        marked = marked_date(line, index, room)
        if isinstance(marked, Dated):
            due = marked
        elif marked:
            why = why or marked.reason
    said = None if due else deadline(line, room)
    if isinstance(said, Dated):
        due = said
    elif said:
        why = why or said.reason
    if due and not due.stays:
        line.take(due.index, due.end)
    if due and due.when.remark:
        notices.insert(0, due.when.remark)
    if not due:
        why = why or unmarked_date(line, room)
    return due, {"no date": why} if why else {}, notices
