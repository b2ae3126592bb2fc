"""What one agency is asked to look up before a meeting: who, and nothing of why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ccm_tui.documents.page.blocks import Block, Facts, Page, Paragraph, Table, TableColumn, Title
from ccm_tui.documents.page.cover import Cover
from ccm_tui.documents.page.wording import day
from ccm_tui.domain.names.protection import Protected

PEOPLE = (
    TableColumn("Case", 11),
    TableColumn("Name", 27),
    TableColumn("Born", 11),
    TableColumn("Address", 23),
    TableColumn("Also known as", 0),
)
"""The columns in which somebody to be looked up stands."""
_ANSWERS = (
    TableColumn("Case", 11),
    TableColumn("Known: now, before or not", 27),
    TableColumn("What bears on the risk", 34),
)

_WHAT_IS_ASKED = (
    "Please look these people up in your own systems before the meeting. Bring what is relevant and proportionate to "
    "the risk: whether they are known to you now or before, what is new, and what protects them. Mark what is fact "
    "and what is professional opinion, and say where you hold something back."
)
_WHAT_IT_LEAVES_OUT = (
    "Why a case is brought is not here: you need it at the meeting, not for the search. Don't get in touch with "
    "anybody named, or tell anybody that they are named, because of this request. Search with no more than this, and "
    "destroy it after the meeting."
)
_REPLY = (
    "Bring this with you, or return it to the coordinator in the secure way agreed. A case not known needs one word."
)


@dataclass(frozen=True, slots=True)
class SearchedPerson:
    """Somebody to be looked up, with no more than a search takes."""

    reference: str
    name: str
    also_known_as: str
    born_on: date | None
    address: str
    safe_contact: str


@dataclass(frozen=True, slots=True)
class RequestPaper:
    """What one agency is asked for one meeting."""

    partnership: str
    marking: str
    handling: str
    code: str
    agency: str
    number: int
    held_on: date
    reply_by: date
    people: tuple[SearchedPerson, ...]
    protected: Protected
    """What is not to be on it."""


def request_pages(paper: RequestPaper) -> tuple[Page, ...]:
    """The request as pages, of which it has one."""
    title = f"{paper.partnership}, meeting {paper.number}, {day(paper.held_on)}"
    return (Page(paper.marking, f"For {paper.code} only", title, "Request", tuple(_blocks(paper))),)


def request_cover(paper: RequestPaper) -> Cover:
    """What the file says of itself."""
    return Cover(
        title=f"Request for information, meeting {paper.number}, {day(paper.held_on)}",
        partnership=paper.partnership,
        marking=paper.marking,
        status=f"For {paper.code} only",
        audience=f"{paper.agency}, and nobody else",
        dated=paper.held_on,
        ending="End of request",
    )


def _blocks(paper: RequestPaper) -> Iterator[Block]:
    yield Title(1, f"Request for information: {paper.agency}")
    yield Paragraph(paper.handling)
    yield Facts((("To", paper.agency), ("Meeting", day(paper.held_on)), ("Reply by", day(paper.reply_by))))
    yield Paragraph(_WHAT_IS_ASKED)
    yield Title(1, "Whom to look up")
    yield Table(PEOPLE, tuple(person_row(person) for person in paper.people))
    yield from safe_contacts(paper.people)
    yield Paragraph(_WHAT_IT_LEAVES_OUT)
    yield Title(1, "Your reply")
    references = dict.fromkeys(person.reference for person in paper.people)
    yield Table(_ANSWERS, tuple((reference, "", "") for reference in references))
    yield Paragraph(_REPLY)


def safe_contacts(people: Iterable[SearchedPerson]) -> Iterator[Block]:
    """How each of them is reached safely, and by whom never: it goes wherever an address goes."""
    told = tuple(
        (f"{person.reference}, {person.name}", person.safe_contact) for person in people if person.safe_contact
    )
    if told:
        yield Title(1, "Safe contact")
        yield Facts(told)


def person_row(person: SearchedPerson) -> tuple[str, ...]:
    """Somebody to be looked up, in those columns."""
    born = person.born_on
    # Without the day of the week: nobody searches by that.
    date_of_birth = f"{born.day} {born:%b} {born.year}" if born else "not known"
    return (person.reference, person.name, date_of_birth, person.address or "not known", person.also_known_as)
