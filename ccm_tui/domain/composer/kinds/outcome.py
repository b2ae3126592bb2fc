"""What the panel decided, as a line: `open review 21 jan`, `close reduced`, `transfer @wick`, `defer`."""

from dataclasses import dataclass, field, replace

from ccm_tui.domain.composer.kinds.destination import (
    TELL,
    Destination,
    destination_at,
    escape_destination,
    make_destination_literal,
    readable_tells,
    take_tell,
    write_destination,
)
from ccm_tui.domain.composer.line.deadline import Dated, date_at, marked_date, unmarked_date
from ccm_tui.domain.composer.line.entries import OutcomeEntry
from ccm_tui.domain.composer.line.reading import LineReading, reading_of
from ccm_tui.domain.composer.line.room import Room
from ccm_tui.domain.composer.line.roster import match_seat
from ccm_tui.domain.composer.line.unknown_agency import why_not
from ccm_tui.domain.composer.line.words import (
    MOST_MARKS,
    PUNCTUATION,
    EntryLine,
    escape_marks,
    escape_word,
    may_be_read,
)
from ccm_tui.domain.days.when import Unreadable
from ccm_tui.domain.statuses import Decision

REVIEW = "review"

_LEADING = frozenset({"by", "for", "is"})
"""Words between "review" and its date that are no part of a date."""


def _review_date(line: EntryLine, first: int | None, room: Room) -> Dated | Unreadable | None:
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


def _readable_reviews(line: EntryLine, room: Room) -> list[int]:
    """The indexes of the words at which a review date may be read."""
    return may_be_read(_announcements(line), lambda at: isinstance(_announced_date(line, at, room), Dated))


def _make_review_literal(line: EntryLine, first: int, room: Room) -> None:
    """Takes off the backslash before the word straight after `open` where a date begins behind it."""
    if _is_escaped_date(line, first, room):
        line.make_literal(first)


def _escape_first_date(text: str, room: Room) -> str:
    """The reason that stands straight after `open`, so that no date is read from its beginning."""
    line = EntryLine(text)
    if not line.words:
        return text
    is_date = _date_straight_away(line, 0, room) is not None or _is_escaped_date(line, 0, room)
    return escape_word(text, 0) if is_date else text


def _announcements(line: EntryLine) -> list[int]:
    return [
        index
        for index in line.free()
        if line.words[index].text.startswith(">") or line.words[index].text.casefold() == REVIEW
    ]


def _announced_date(line: EntryLine, index: int, room: Room) -> Dated | Unreadable | None:
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


def _date_straight_away(line: EntryLine, index: int, room: Room) -> Dated | None:
    read = date_at(line, index, line.words[index].start, room)
    return read if isinstance(read, Dated) else None


def _is_escaped_date(line: EntryLine, index: int, room: Room) -> bool:
    word = line.words[index]
    return word.is_escaped and isinstance(date_at(line, index, word.end - len(word.bare), room), Dated)


_VERBS = {
    "open": Decision.KEEP_OPEN,
    "keep open": Decision.KEEP_OPEN,
    "kept open": Decision.KEEP_OPEN,
    "keep it open": Decision.KEEP_OPEN,
    "stay open": Decision.KEEP_OPEN,
    "stays open": Decision.KEEP_OPEN,
    "remain open": Decision.KEEP_OPEN,
    "remains open": Decision.KEEP_OPEN,
    "transfer": Decision.TRANSFER,
    "transferred": Decision.TRANSFER,
    "escalate": Decision.ESCALATE,
    "escalated": Decision.ESCALATE,
    "defer": Decision.DEFER,
    "deferred": Decision.DEFER,
    **{
        f"{close} {why}": decision
        for why, decision in (
            ("removed", Decision.CLOSE_REMOVED),
            ("risk removed", Decision.CLOSE_REMOVED),
            ("as removed", Decision.CLOSE_REMOVED),
            ("reduced", Decision.CLOSE_REDUCED),
            ("risk reduced", Decision.CLOSE_REDUCED),
            ("as reduced", Decision.CLOSE_REDUCED),
            ("no need", Decision.CLOSE_NO_NEED),
            ("no further need", Decision.CLOSE_NO_NEED),
            ("not engaging", Decision.CLOSE_NOT_ENGAGING),
        )
        for close in ("close", "closed")
    },
}
"""How a decision is typed. The first of each is how it is written back."""

_LONGEST_VERB = max(len(verb.split()) for verb in _VERBS)
_DASHES = "-–—"
_FIRST_WORDS = frozenset(verb.split()[0] for verb in _VERBS)
_KEYWORDS = frozenset({REVIEW, TELL})
_GOING_SOMEWHERE = (Decision.TRANSFER, Decision.ESCALATE)
_COMING_BACK = (Decision.KEEP_OPEN, Decision.DEFER)
_TO_A_DAY = frozenset({"to", "until"})

_HOW_TO_CLOSE = "close as removed, reduced, no need or not engaging"
_HOW_TO_DECIDE = "begin with open, close, transfer, escalate or defer"


@dataclass(slots=True)
class _Details:
    """What a line says beside the decision and its reason."""

    to: str | None = None
    review: Dated | None = None
    reasons: dict[str, str] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)


def read_outcome(text: str, room: Room) -> LineReading:
    """The decision that the line says, with what it leaves unsaid. Where it says none, all of it is the reason."""
    line = EntryLine(text)
    decided = _decision(line)
    if decided is None:
        return _undecided(line)
    decision, count = decided
    line.take(0, line.words[count - 1].end)
    tell = take_tell(line, line.free()[:1], room)
    first = next(iter(line.free()), None)
    details = _Details()
    if decision is Decision.KEEP_OPEN:
        _take_review(line, first, details, room, "no review date")
    elif decision is Decision.DEFER:
        first = _take_day_to_come(line, first, room)
        _take_review(line, first, details, room, "not said to which day")
    elif decision in _GOING_SOMEWHERE and first is not None:
        _take_destination(line, first, details, room)
    tell = tell or take_tell(line, line.free(), room)
    line.make_marks_literal(_KEYWORDS)
    entry = OutcomeEntry(
        reason=line.rest(),
        decision=decision,
        review_on=details.review.when.day if details.review else None,
        to=details.to,
        tell=tell,
    )
    return reading_of(entry, details.reasons, details.notices)


def decides(text: str, room: Room) -> bool:
    """True when the text begins with a decision, and with the day of its review where the case is kept open."""
    entry = read_outcome(text, room).entry
    assert isinstance(entry, OutcomeEntry)
    is_decided = entry.decision is not None and entry.decision is not Decision.KEEP_OPEN
    return is_decided or entry.review_on is not None


def write_outcome(entry: OutcomeEntry, room: Room) -> str:
    """The line that reads back as the outcome."""

    def marks_in(line: EntryLine) -> list[int]:
        reviews = _readable_reviews(line, room) if entry.decision in _COMING_BACK else []
        return [*reviews, *readable_tells(line, room)]

    if entry.decision is None:
        return _escape_verb(escape_marks(entry.reason, keywords=_KEYWORDS))
    reason = escape_marks(entry.reason, marks_in, _KEYWORDS)
    if entry.decision in _COMING_BACK:
        reason = _escape_first_date(reason, room)
    if entry.decision is Decision.DEFER:
        reason = _escape_day_to_come(reason, room)
    to = ""
    if entry.decision in _GOING_SOMEWHERE:
        to = write_destination(entry.to, reason, room) if entry.to else ""
        reason = reason if to else escape_destination(reason, room)
    parts = [
        next(verb for verb, decision in _VERBS.items() if decision is entry.decision),
        to,
        reason,
        f"{REVIEW} {entry.review_on.isoformat()}" if entry.review_on else "",
        f"{TELL} @{entry.tell.lower()}" if entry.tell else "",
    ]
    return " ".join(part for part in parts if part)


def _decision(line: EntryLine) -> tuple[Decision, int] | None:
    """The decision that the line begins with, and how many words say it; a dash may stand among them."""
    first = [word.text.casefold().rstrip(PUNCTUATION) for word in line.words[: _LONGEST_VERB + 1]]
    for count in range(len(first), 0, -1):
        said = [word for word in first[:count] if word.strip(_DASHES)]
        decision = _VERBS.get(" ".join(said)) if first[count - 1].strip(_DASHES) else None
        if decision:
            return decision, count
    return None


def _undecided(line: EntryLine) -> LineReading:
    line.make_marks_literal(_KEYWORDS)
    if _is_escaped_verb(line):
        line.make_literal(0)
    is_close = bool(line.words) and line.words[0].text.casefold().rstrip(PUNCTUATION) == "close"
    return reading_of(
        OutcomeEntry(reason=line.rest()), {"no decision": _HOW_TO_CLOSE if is_close else _HOW_TO_DECIDE}
    )


def _is_escaped_verb(line: EntryLine) -> bool:
    first = line.words[0] if line.words else None
    return bool(first and first.is_escaped and first.bare.casefold().rstrip(PUNCTUATION) in _FIRST_WORDS)


def _escape_verb(text: str) -> str:
    """The reason of no decision, so that none is read from its beginning."""
    line = EntryLine(text)
    return escape_word(text, 0) if _decision(line) or _is_escaped_verb(line) else text


def _take_day_to_come(line: EntryLine, first: int | None, room: Room) -> int | None:
    """Takes the word before the day straight after `defer to`. Returns where the rest then begins."""
    day = _day_to_come(line, first, room) if first is not None else None
    if day is None or first is None:
        return first
    if line.words[first].is_escaped:
        line.make_literal(first)
        return first
    line.take(first, line.words[first].end)
    return day.index


def _day_to_come(line: EntryLine, first: int, room: Room) -> Dated | None:
    follows = first + 1 < len(line.words) and line.words[first].bare.casefold() in _TO_A_DAY
    return _date_straight_away(line, first + 1, room) if follows else None


def _escape_day_to_come(text: str, room: Room) -> str:
    """The reason that stands straight after `defer`, so that no day is read from its beginning."""
    line = EntryLine(text)
    return escape_word(text, 0) if line.words and _day_to_come(line, 0, room) else text


def _take_review(line: EntryLine, first: int | None, details: _Details, room: Room, gap: str) -> None:
    """Takes the day on which the case comes back; where there is none, why not is said of the gap."""
    said = _review_date(line, first, room)
    if isinstance(said, Dated):
        details.review = said
        if said.when.remark:
            details.notices.append(said.when.remark)
        if not said.stays:
            line.take(said.index, said.end)
    else:
        why = said.reason if said else unmarked_date(line, room)
        if why:
            details.reasons[gap] = why
    if first is not None and line.is_free(first):
        _make_review_literal(line, first, room)


def _take_destination(line: EntryLine, first: int, details: _Details, room: Room) -> None:
    said = destination_at(line, first, room)
    if isinstance(said, Destination):
        details.to = said.to
        line.take(first, said.end)
        return
    agency = match_seat(line.words[first].text.rstrip(PUNCTUATION), room.seats).one
    if said:
        details.reasons["not said to whom"] = why_not(said, room)
    elif agency:
        details.reasons["not said to whom"] = f"type @{agency.code.lower()} if {agency.name} is meant"
    make_destination_literal(line, first, room)
