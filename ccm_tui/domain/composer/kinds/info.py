"""What an agency tells the meeting, as a line: `asc: assessed in May, declined support #opinion`, `noise: nil`."""

from typing import TypeVar, assert_never

from ccm_tui.domain.composer.line.entries import InfoEntry
from ccm_tui.domain.composer.line.first_agency import escape_front, make_front_literal, named_in, owner_at_front
from ccm_tui.domain.composer.line.owner import NotAnAgency, Owner, readable_owners
from ccm_tui.domain.composer.line.reading import LineReading, reading_of
from ccm_tui.domain.composer.line.room import Room
from ccm_tui.domain.composer.line.roster import find_code
from ccm_tui.domain.composer.line.tags import INFO_TAGS, INFO_WORDS, tags_in, take_tags, untagged
from ccm_tui.domain.composer.line.unknown_agency import why_nobody
from ccm_tui.domain.composer.line.words import ESCAPE, EntryLine, escape_marks
from ccm_tui.domain.vocabulary import Known, Sensitivity, ShareKind

_NOTHING_SAID = {
    "nil": Known.NOT_KNOWN,
    "nil return": Known.NOT_KNOWN,
    "nil known": Known.NOT_KNOWN,
    "not known": Known.NOT_KNOWN,
    "not known to us": Known.NOT_KNOWN,
    "nothing known": Known.NOT_KNOWN,
    "unknown": Known.NOT_KNOWN,
    "nk": Known.NOT_KNOWN,
    "n/k": Known.NOT_KNOWN,
    "no trace": Known.NOT_KNOWN,
    "no record": Known.NOT_KNOWN,
    "no records": Known.NOT_KNOWN,
    "no reply": Known.NO_REPLY,
}
"""What an agency says that has nothing to say, where that is all it says."""

_MOST_WORDS_OF_A_RETURN = 8
"""An agency, that it has nothing to say, and a tag of each sort."""

_SHORT_FORM = {Known.NOT_KNOWN: "nil", Known.NO_REPLY: "no reply"}

_W = TypeVar("_W")


def read_info(text: str, room: Room) -> LineReading:
    """The information that the line gives, with what it leaves unsaid."""
    line = EntryLine(text)
    named = named_in(line, room, _first_agency)
    notices = []
    if named.owner and named.owner.person:
        notices.append(f"information is the agency's: {named.owner.person} stays in the text")
    elif named.owner:
        line.take(named.owner.index, named.owner.end)
    tags, tag_notices = take_tags(line, INFO_TAGS, "a tag of information")
    line.make_marks_literal()
    make_front_literal(line, lambda front: isinstance(_first_agency(front, room), Owner))
    said = line.rest()
    known = _first(Known, tags)
    if known is None:
        said, known = _without_nil(said)
    entry = InfoEntry(
        text=said,
        agency=named.owner.seat.code if named.owner else None,
        known=known,
        share=_first(ShareKind, tags) or ShareKind.FACT,
        sensitivity=_first(Sensitivity, tags) or Sensitivity.NORMAL,
    )
    why = why_nobody(line, named, room, "says it")
    reasons = {"no agency": why} if why else {}
    further = [f"information comes from one agency: {word} stays in the text" for word in named.further]
    return reading_of(entry, reasons, [*notices, *tag_notices, *untagged(said, INFO_WORDS), *further])


def write_info(entry: InfoEntry, room: Room) -> str:
    """The line that reads back as the information."""

    def marks_in(line: EntryLine) -> list[int]:
        agencies = readable_owners(line, room) if entry.agency is None else []
        return [*tags_in(line, INFO_TAGS), *agencies]

    text = escape_marks(entry.text, marks_in)
    if entry.agency is None:
        text = escape_front(text, lambda front: isinstance(_first_agency(front, room), Owner))
    if entry.known is Known.CURRENT and _nil(text.lstrip(ESCAPE)):
        text = f"{ESCAPE}{text}"
    known_tag = _tag(entry.known)
    if not text and entry.known in _SHORT_FORM:
        text, known_tag = _SHORT_FORM[entry.known], ""
    parts = [
        f"{entry.agency.lower()}:" if entry.agency else "",
        text,
        known_tag,
        _tag(entry.share),
        _tag(entry.sensitivity),
    ]
    return " ".join(part for part in parts if part)


def _tag(word: Known | ShareKind | Sensitivity) -> str:
    """The tag that says so; none for what goes without saying."""
    match word:
        case Known.CURRENT | ShareKind.FACT | Sensitivity.NORMAL:
            return ""
        case Known.HISTORIC:
            return "#historic"
        case Known.NOT_KNOWN:
            return "#notknown"
        case Known.NO_REPLY:
            return "#noreply"
        case ShareKind.REPORTED:
            return "#reported"
        case ShareKind.OPINION:
            return "#opinion"
        case Sensitivity.RESTRICTED:
            return "#restricted"
        case Sensitivity.NOT_MINUTED:
            return "#private"
    assert_never(word)


def is_nil(text: str) -> bool:
    """True when the whole text is what an agency says that has nothing to say."""
    return _nil(text) is not None


def _first_agency(line: EntryLine, room: Room) -> Owner | NotAnAgency | None:
    first = owner_at_front(line, room)
    return first if isinstance(first, Owner) else _nil_return(line, room) or first


def _nil_return(line: EntryLine, room: Room) -> Owner | None:
    """The agency of a line that is its code and that it has nothing to say: `noise nil`."""
    if not 1 < len(line.words) <= _MOST_WORDS_OF_A_RETURN:
        return None
    tags = {line.words[index] for index in tags_in(line, INFO_TAGS)}
    first, *others = (word for word in line.words if word not in tags or word is line.words[0])
    seat = find_code(first.text, room.seats)
    return Owner(seat, 0, first.end) if seat and is_nil(" ".join(word.text for word in others)) else None


def _nil(text: str) -> Known | None:
    return _NOTHING_SAID.get(" ".join(text.casefold().removesuffix(".").split())) if len(text) < 40 else None


def _without_nil(text: str) -> tuple[str, Known]:
    """The text and whether the person is known, where a whole text of "nil" says that they aren't."""
    known = _nil(text)
    if known:
        return "", known
    is_literal = text.startswith(ESCAPE) and _nil(text.lstrip(ESCAPE))
    return (text[1:] if is_literal else text), Known.CURRENT


def _first(kind: type[_W], tags: tuple[object, ...]) -> _W | None:
    return next((tag for tag in tags if isinstance(tag, kind)), None)
