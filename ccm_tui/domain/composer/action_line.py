"""An action as a line: `hsg/turnstile interview the neighbour by 4 dec #victim`."""

from ccm_tui.domain.composer.due import Dated, date_after_by, marked_date, readable_dates
from ccm_tui.domain.composer.entries import ActionEntry
from ccm_tui.domain.composer.front import escape_front, make_front_literal
from ccm_tui.domain.composer.named import named_in, why_not
from ccm_tui.domain.composer.owner import Owner, begins_with_owner, readable_owners, write_owner
from ccm_tui.domain.composer.reading import Reading, reading_of
from ccm_tui.domain.composer.room import Room, Seat
from ccm_tui.domain.composer.tags import HEADS, tags_in, take_tags
from ccm_tui.domain.composer.words import MOST_MARKS, Line, escape_marks, escape_word, shown
from ccm_tui.domain.when import Unreadable

_KEYWORDS = frozenset({"by"})


def read_action(text: str, room: Room) -> Reading:
    """The action that the line says, with what it leaves unsaid."""
    line = Line(text)
    named = named_in(line, room)
    if named.owner:
        line.take(named.owner.index, named.owner.end)
    heads, head_notices = take_tags(line, HEADS, "a risk head")
    due, reasons, due_notices = _take_due(line, room)
    if named.unknown:
        reasons["no owner"] = why_not(named.unknown, room)
    line.make_marks_literal(_KEYWORDS)
    make_front_literal(line, lambda front: begins_with_owner(front, room))
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
    parts = [
        write_owner(entry.agency, entry.person, room) if entry.agency else "",
        write_words(entry, room),
        f">{entry.due.isoformat()}" if entry.due else "",
        f"#{entry.head.value}" if entry.head else "",
    ]
    return " ".join(part for part in parts if part)


def write_words(entry: ActionEntry, room: Room) -> str:
    """The action's own words as they are typed, so that nothing in them is taken for its owner, date or head."""

    def marks_in(line: Line) -> list[int]:
        owners = readable_owners(line, room) if entry.agency is None else []
        return [*tags_in(line, HEADS), *readable_dates(line, room), *owners]

    text = escape_marks(entry.text, marks_in, _KEYWORDS)
    if entry.agency is None:
        text = escape_front(text, lambda front: begins_with_owner(front, room))
    by = None if entry.due else date_after_by(Line(text), room)
    return escape_word(text, by.index) if isinstance(by, Dated) else text


def not_in_room(seat: Seat) -> str:
    """What is said of an action for an agency that nobody speaks for today."""
    return f"{seat.name} is not in the room: this will be proposed until accepted"


def _person(owner: Owner) -> str | None:
    """Whom the line names; where it names nobody, who speaks for the agency today."""
    return owner.name if owner.person else owner.seat.present or None


def _owner_notices(owner: Owner) -> list[str]:
    return [
        *([owner.doubt] if owner.doubt else []),
        *([] if owner.seat.in_room else [not_in_room(owner.seat)]),
    ]


def _take_due(line: Line, room: Room) -> tuple[Dated | None, dict[str, str], list[str]]:
    """The date, taken out of the line; why the first that can't be read can't be; what else there is to say."""
    due: Dated | None = None
    unreadable: Unreadable | None = None
    notices = []
    for index in line.marked(">")[:MOST_MARKS]:
        if due:
            notices.append(f"one date is taken: {shown(line.words[index].text)} stays in the text")
            continue
        marked = marked_date(line, index, room)
        if isinstance(marked, Dated):
            due = marked
        else:
            unreadable = unreadable or marked
    if due is None:
        said = date_after_by(line, room)
        due = said if isinstance(said, Dated) else None
        unreadable = unreadable or (said if isinstance(said, Unreadable) else None)
    if due and not due.has_hour:
        line.take(due.index, due.end)
    if due and due.when.remark:
        notices.insert(0, due.when.remark)
    return due, {"no date": unreadable.reason} if unreadable else {}, notices
