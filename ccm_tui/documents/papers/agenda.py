"""The agenda as a document: for the chair with names and reasons, for circulation by reference and initials alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from ccm_tui.documents.page.blocks import Block, Facts, Page, Paragraph, Table, TableColumn, Title
from ccm_tui.documents.page.cover import Cover
from ccm_tui.documents.page.wording import NOT_RECORDED, day
from ccm_tui.domain.meetings.meeting import Meeting
from ccm_tui.domain.vocabulary import HearingKind

_ITEMS = (
    TableColumn("No", 3),
    TableColumn("From", 5),
    TableColumn("Min", 4),
    TableColumn("Case", 11),
    TableColumn("Item", 47),
    TableColumn("Comes for this item", 0),
    TableColumn("May go after it", 0),
    TableColumn("Why it is here", 0),
)

_CIRCULATED = (
    "People are given by reference and initials. What each agency is to look up is sent to it separately. Don't "
    "forward this; a guest is sent the time of its own case only."
)
_FOR_THE_CHAIR = "For the chair and the coordinator only: it holds names and reasons."
_FOR_A_GUEST = (
    "You are asked for the items below and for no others. The times are a plan: please be ready a little before."
)


@dataclass(frozen=True, slots=True)
class PaperItem:
    """One item as it is printed."""

    number: int
    title: str
    """What is heard: a name, initials, "restricted", or what the item is."""
    reference: str
    """Empty where it is no case."""
    kind: HearingKind | None
    minutes: int
    comes: tuple[str, ...]
    """Who comes for this item only."""
    goes: tuple[str, ...]
    """Agencies that may go once it is heard."""
    why: str
    """Empty where the reader is not to know."""


@dataclass(frozen=True, slots=True)
class AgendaPaper:
    """An agenda for one reader."""

    partnership: str
    marking: str
    handling: str
    audience: str
    """In words, as the file's properties say it."""
    note: str
    """What the reader is told about what is and is not in it."""
    meeting: Meeting
    items: tuple[PaperItem, ...]
    begins: tuple[time, ...]
    """When each item is planned to begin, in London's time."""


def note_for(*, names: bool, guest: bool) -> str:
    """What a reader of that sort is told about the agenda."""
    return _FOR_THE_CHAIR if names else _FOR_A_GUEST if guest else _CIRCULATED


def beginnings(starts_at: time, minutes: Sequence[int]) -> tuple[time, ...]:
    """When items of these lengths begin, one after the other."""
    moment, found = datetime.combine(date.min, starts_at), []
    for length in minutes:
        found.append(moment.time())
        moment += timedelta(minutes=length)
    return tuple(found)


def agenda_pages(paper: AgendaPaper) -> tuple[Page, ...]:
    """The agenda as pages, of which it has one."""
    title = f"{paper.partnership}, meeting {paper.meeting.number}, {day(paper.meeting.held_on)}"
    return (Page(paper.marking, _status(paper), title, "Agenda", tuple(_blocks(paper))),)


def agenda_cover(paper: AgendaPaper) -> Cover:
    """What the file says of itself."""
    return Cover(
        title=f"Agenda of meeting {paper.meeting.number}, {day(paper.meeting.held_on)}",
        partnership=paper.partnership,
        marking=paper.marking,
        status=_status(paper),
        audience=paper.audience,
        dated=paper.meeting.held_on,
        ending="End of agenda",
    )


def _status(paper: AgendaPaper) -> str:
    return "PLANNED" if paper.meeting.state.planned else paper.meeting.state.words.upper()


def _blocks(paper: AgendaPaper) -> Iterator[Block]:
    yield Title(1, f"Agenda of meeting {paper.meeting.number}")
    yield Paragraph(paper.handling)
    meeting = paper.meeting
    yield Facts(
        (
            ("Day", day(meeting.held_on)),
            ("Time", f"{meeting.starts_at:%H:%M} to {meeting.ends_at:%H:%M}"),
            ("Venue", meeting.venue or NOT_RECORDED),
            ("Chair", meeting.chair or NOT_RECORDED),
            *([("Co-chair", meeting.co_chair)] if meeting.co_chair else []),
            *([("Minute-taker", meeting.minute_taker)] if meeting.minute_taker else []),
            *([("Referrals by", day(meeting.referral_cut_off))] if meeting.referral_cut_off else []),
        )
    )
    yield Title(1, "Items")
    if paper.items:
        yield Table(_ITEMS, tuple(_row(item, begins) for item, begins in zip(paper.items, paper.begins, strict=True)))
    else:
        yield Paragraph("Nothing is on this agenda yet.")
    yield Paragraph(paper.note)


def _row(item: PaperItem, begins: time) -> tuple[str, ...]:
    return (
        str(item.number),
        f"{begins:%H:%M}",
        str(item.minutes),
        item.reference,
        ", ".join(part for part in (item.title, item.kind.words if item.kind else "") if part),
        ", ".join(item.comes),
        ", ".join(item.goes),
        item.why,
    )
