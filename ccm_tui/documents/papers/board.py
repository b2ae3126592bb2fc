"""The board's figures as a paper: numbered paragraphs and tables, no names, each number beside what it is of."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ccm_tui.documents.page.blocks import Block, Page, Paragraph, Table, TableColumn, Title
from ccm_tui.documents.page.cover import Cover
from ccm_tui.documents.papers.told_words import TOO_FEW, what_was_done
from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.figures.figures import AttendanceCount, Measure
from ccm_tui.domain.figures.numbers import ToldFigures, ToldMeasure, ToldRow
from ccm_tui.domain.figures.periods import Period

_WHOLES = (TableColumn("What", 46), TableColumn("Number", 9), TableColumn("Period before", 15))
_COLUMNS = (
    TableColumn("What", 34),
    TableColumn("Number", 9),
    TableColumn("Share", 6),
    TableColumn("Period before", 15),
)
_OF_MEETINGS = (
    TableColumn("What", 34),
    TableColumn("Number", 9),
    TableColumn("Of", 6),
    TableColumn("Share", 6),
    TableColumn("Period before", 15),
)
_NOT_PUBLISHABLE = "For use within the partnership: small numbers are not withheld, so it must not be published."
_NONE = "None in this period."


@dataclass(frozen=True, slots=True)
class BoardPaper:
    """The figures of one period, and of the one before it."""

    partnership: str
    marking: str
    period: Period
    told: ToldFigures
    before: ToldFigures
    attendance: AttendanceCount
    attendance_before: AttendanceCount
    counted: tuple[tuple[str, date], ...]
    """Periods that are told as they were told before, though the record has changed since, and from when that is."""
    whole: bool
    """True where small numbers are not withheld."""


def board_pages(paper: BoardPaper) -> tuple[Page, ...]:
    """The paper as pages, of which it has one."""
    return (Page(paper.marking, _status(paper), paper.partnership, "Figures", tuple(_blocks(paper))),)


def board_cover(paper: BoardPaper) -> Cover:
    """What the file says of itself."""
    return Cover(
        title=f"Figures, {paper.period.words}",
        partnership=paper.partnership,
        marking=paper.marking,
        status=_status(paper),
        audience="The partnership board",
        dated=paper.period.last,
        ending="End of figures",
    )


def _status(paper: BoardPaper) -> str:
    return "NOT FOR PUBLICATION" if paper.whole else "For the partnership board"


def _blocks(paper: BoardPaper) -> Iterator[Block]:
    told, before = paper.told, paper.before
    yield Title(1, f"Figures, {paper.period.words}")
    if paper.whole:
        yield Paragraph(_NOT_PUBLISHABLE)
    else:
        yield Paragraph("No person is named.")
        yield from map(Paragraph, what_was_done(told.threshold, (told, before)))
    for words, day in paper.counted:
        yield Paragraph(
            f"{words}: told as on {show_day(day)}, when it was first told. The record has changed since; a number"
            " told otherwise would point to whom the change is about."
        )
    yield Paragraph(f"The period before is {paper.period.before.words}.")
    yield Title(2, "1. How much there was")
    yield Table(
        _WHOLES,
        tuple((row.what, row.words, before.wholes[row.what].words) for row in told.wholes.values()),
    )
    number = 1
    for number, one in enumerate(told.measures.values(), 2):
        yield Title(2, f"{number}. {one.measured.title}")
        yield from _measure(one, before.measures[one.measured.title], told.wholes[one.measured.whole])
    yield from _attendance(number + 1, paper.attendance, paper.attendance_before)


def _measure(now: ToldMeasure, before: ToldMeasure, whole: ToldRow) -> Iterator[Block]:
    yield Paragraph(_note(now.measured, whole.words))
    earlier = {row.what: row for row in before.rows}
    if now.rows:
        # What is told of the period before where a row is in one of the two tables alone.
        absent = "" if before.rare or not before.rows or before.measured.own_words else "0"
        yield Table(
            _COLUMNS,
            tuple(
                (row.what, row.words, row.share, earlier[row.what].words if row.what in earlier else absent)
                for row in now.rows
            ),
        )
    elif whole.words == "0" or not (now.rare or now.measured.rows):
        yield Paragraph(_NONE)
    elif not now.rare:
        yield Paragraph(TOO_FEW)
    if now.rare:
        yield Paragraph("Others are too rare to be listed.")
    if earlier and not now.rows:
        yield Paragraph(f"Period before: {', '.join(f'{row.what} {row.words}' for row in before.rows)}.")


def _note(measured: Measure, of: str) -> str:
    return f"Of: {measured.whole.lower()}, {of}. {measured.note}".strip()


def _attendance(number: int, now: AttendanceCount, before: AttendanceCount) -> Iterator[Block]:
    yield Title(2, f"{number}. {now.title}")
    yield Paragraph(now.note)
    earlier = {what: f"{rate.count} of {rate.of}" for what, rate in before.rows}
    yield Table(
        _OF_MEETINGS,
        tuple(
            (
                what,
                str(rate.count),
                str(rate.of),
                "" if rate.percent is None else f"{rate.percent}%",
                earlier.get(what, "not asked"),
            )
            for what, rate in now.rows
        ),
    )
