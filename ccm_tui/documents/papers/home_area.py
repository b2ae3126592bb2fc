"""What a home area elsewhere is asked about somebody: who, and what the conference needs to know."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ccm_tui.documents.page.blocks import Block, Facts, Page, Paragraph, Table, Title
from ccm_tui.documents.page.cover import Cover
from ccm_tui.documents.page.wording import day
from ccm_tui.documents.papers.request import PEOPLE, SearchedPerson, person_row, safe_contacts

_WHO_ASKS = (
    "We are a multi-agency conference on people at high risk through crime, anti-social behaviour or vulnerability. "
    "The person below is before it, and your area is given as their home. We ask so that what we plan fits what you "
    "do."
)
_QUESTIONS = (
    "1. Is the person known to your services now, or were they before: community safety, housing, adult or "
    "children's social care, mental health, probation?\n"
    "2. Who leads for them with you? Please give a name and a secure address.\n"
    "3. Is there a plan, an order or a tenancy in force that we should know of?\n"
    "4. Is there a risk to staff who visit?\n"
    "5. Will somebody join the meeting for this case alone?"
)
_CAUTION = (
    "Why the case is brought is left out on purpose; ring the coordinator if you need it. Share what is relevant and "
    "proportionate, mark what is opinion, and don't tell the person that we asked. A short answer that you don't "
    "know them helps too."
)


@dataclass(frozen=True, slots=True)
class AreaPaper:
    """What one home area is asked about one case."""

    partnership: str
    marking: str
    handling: str
    area: str
    asked_of: str
    asked_on: date
    reply_by: date | None
    """The meeting that the case is next before, less a few days; none where none is planned."""
    reference: str
    people: tuple[SearchedPerson, ...]


def area_pages(paper: AreaPaper) -> tuple[Page, ...]:
    """The letter as pages, of which it has one."""
    return (Page(paper.marking, _status(paper), paper.partnership, paper.reference, tuple(_blocks(paper))),)


def area_cover(paper: AreaPaper) -> Cover:
    """What the file says of itself."""
    return Cover(
        title=f"Question to a home area, {paper.reference}",
        partnership=paper.partnership,
        marking=paper.marking,
        status=_status(paper),
        audience=f"{paper.area}, and nobody else",
        dated=paper.asked_on,
        ending="End of question",
    )


def _status(paper: AreaPaper) -> str:
    return f"For {paper.area} only"


def _blocks(paper: AreaPaper) -> Iterator[Block]:
    yield Title(1, f"To {paper.area}: do you know this person?")
    yield Paragraph(paper.handling)
    yield Facts(
        (
            ("To", ", ".join(part for part in (paper.asked_of, paper.area) if part)),
            ("Asked", day(paper.asked_on)),
            *([("Reply by", day(paper.reply_by))] if paper.reply_by else []),
        )
    )
    yield Paragraph(_WHO_ASKS)
    yield Table(PEOPLE, tuple(person_row(person) for person in paper.people))
    yield from safe_contacts(paper.people)
    yield Title(1, "What we ask")
    yield Paragraph(_QUESTIONS)
    yield Paragraph(_CAUTION)
