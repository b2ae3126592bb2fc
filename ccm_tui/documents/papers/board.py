"""The board's figures as a paper: numbered paragraphs and tables, no names, each number beside what it is of."""

from collections.abc import Iterator
from dataclasses import dataclass

from ccm_tui.documents.page.blocks import Block, Page, Paragraph, Table, TableColumn, Title
from ccm_tui.documents.page.cover import Cover
from ccm_tui.documents.page.wording import day
from ccm_tui.domain.figures.board import Measure, Period, Told, told

_COLUMNS = (
    TableColumn("What", 34),
    TableColumn("Number", 9),
    TableColumn("Of", 6),
    TableColumn("Share", 6),
    TableColumn("Period before", 15),
)
_PUBLISHABLE = (
    "No person is named or can be made out. Counts of people and cases from 1 to 4 are withheld, and where one of "
    "several parts is, the next smallest with it."
)
_NOT_PUBLISHABLE = "For use within the partnership: small numbers are not withheld, so it must not be published."


@dataclass(frozen=True, slots=True)
class BoardPaper:
    """The figures of one period, and of the one before it."""

    partnership: str
    marking: str
    period: Period
    measures: tuple[Measure, ...]
    before: tuple[Measure, ...]
    whole: bool
    """True where small numbers are not withheld."""


def board_pages(paper: BoardPaper) -> tuple[Page, ...]:
    """The paper as pages, of which it has one."""
    return (Page(paper.marking, _status(paper), paper.partnership, "Figures", tuple(_blocks(paper))),)


def board_cover(paper: BoardPaper) -> Cover:
    """What the file says of itself."""
    return Cover(
        title=f"Figures, {_days(paper.period)}",
        partnership=paper.partnership,
        marking=paper.marking,
        status=_status(paper),
        audience="The partnership board",
        dated=paper.period.last,
        ending="End of figures",
    )


def _status(paper: BoardPaper) -> str:
    return "NOT FOR PUBLICATION" if paper.whole else "For the partnership board"


def _days(period: Period) -> str:
    return f"{day(period.first)} to {day(period.last)}"


def _blocks(paper: BoardPaper) -> Iterator[Block]:
    yield Title(1, f"Figures, {_days(paper.period)}")
    yield Paragraph(_NOT_PUBLISHABLE if paper.whole else _PUBLISHABLE)
    yield Paragraph(f"The period before is {_days(paper.period.before)}.")
    earlier = {measured.title: told(measured, whole=paper.whole) for measured in paper.before}
    for number, measured in enumerate(paper.measures, 1):
        yield Title(2, f"{number}. {measured.title}")
        yield Paragraph(measured.note)
        rows = told(measured, whole=paper.whole)
        if rows:
            before = {one.what: one for one in earlier.get(measured.title, ())}
            yield Table(_COLUMNS, tuple(_row(one, before.get(one.what)) for one in rows))
        else:
            yield Paragraph("None in this period.")


def _row(now: Told, before: Told | None) -> tuple[str, ...]:
    earlier = " of ".join(part for part in (before.count, before.of) if part) if before else "0"
    return (now.what, now.count, now.of, now.percent, earlier)
