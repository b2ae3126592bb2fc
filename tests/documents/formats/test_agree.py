"""Every format says what the pages say, text for text and cell for cell, in the same order."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from ccm_tui.documents.audiences.audience import read_audience
from ccm_tui.documents.audiences.offers import contents_for
from ccm_tui.documents.catalogue import Format
from ccm_tui.documents.contents import made
from ccm_tui.documents.formats.data import field_names
from ccm_tui.documents.formats.workbooks import LAYOUTS
from ccm_tui.documents.minutes.pages import contents_of
from ccm_tui.documents.page.blocks import Block, Table, TableColumn, shown_columns, shown_rows
from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.listings import ListedAction
from ccm_tui.domain.names.protection import NOTHING_PROTECTED
from ccm_tui.domain.statuses import ActionStatus
from ccm_tui.domain.vocabulary import Effect, Head
from tests.documents.documents import rich_document
from tests.documents.formats.reading import (
    as_drawn,
    read_docx,
    read_html,
    read_ics,
    read_json,
    read_markdown,
    read_pdf,
    read_xlsx,
    tagged,
    texts_of,
)

RICH = contents_of(rich_document())
BENEATH_THE_LAST_PAGE = (
    "Characters that the typefaces of this file do not have are given by their numbers in ⟦ ⟧.",
    "OFFICIAL-SENSITIVE",
    "End of minutes",
)


@pytest.mark.parametrize(
    ("wanted", "read"),
    [(Format.MARKDOWN, read_markdown), (Format.HTML, read_html), (Format.DOCX, read_docx)],
)
def test_formats_agree(wanted: Format, read: Callable[[bytes], list[str]]) -> None:
    assert read(made(wanted, RICH, NOTHING_PROTECTED)) == texts_of(RICH.pages)


@pytest.mark.parametrize("reader", ["agency:COLP", "member:NOISE", "case:034", "summary:034", "public"])
def test_formats_agree_for_every_reader(reader: str) -> None:
    contents = contents_for(rich_document(), read_audience(reader), 5, NOTHING_PROTECTED)
    told = texts_of(contents.pages)
    for wanted, read in ((Format.MARKDOWN, read_markdown), (Format.HTML, read_html), (Format.DOCX, read_docx)):
        assert read(made(wanted, contents, NOTHING_PROTECTED)) == told


def test_json_agrees_and_has_every_column_of_a_table() -> None:
    whole = [replace(page, blocks=tuple(map(with_every_column, page.blocks))) for page in RICH.pages]
    assert read_json(made(Format.JSON, RICH, NOTHING_PROTECTED)) == texts_of(whole)


def test_pdf_agrees_but_for_characters_given_by_their_numbers() -> None:
    told = texts_of(RICH.pages, as_drawn)
    assert joined(read_pdf(made(Format.PDF, RICH, NOTHING_PROTECTED))) == joined([*told, *BENEATH_THE_LAST_PAGE])


def test_pdf_agrees_cell_for_cell() -> None:
    told = [(kind, joined([text])) for page in RICH.pages for block in page.blocks for kind, text in cells(block)]
    with pypdfium2.PdfDocument(made(Format.PDF, RICH, NOTHING_PROTECTED)) as document:
        read = [(kind, joined([text])) for page in document for kind, text in tagged(page) if kind in ("TH", "TD")]
    assert read == told


def test_text_agrees_column_for_column() -> None:
    """Every column of every table read down the page, and every other text, each in one piece."""
    for page in RICH.pages:
        lines = made(Format.TEXT, replace(RICH, pages=(page,)), NOTHING_PROTECTED).decode().splitlines()
        for block in page.blocks:
            if isinstance(block, Table):
                for column, down in zip(columns(block), read_down(block, lines), strict=True):
                    assert joined(column) in joined(down)
            else:
                for text in texts_of([replace(page, blocks=(block,))]):
                    assert text in "".join("".join(lines).split())


def test_the_actions_of_every_format_are_those_of_the_pages() -> None:
    """Reference, day, and the action itself, as the cases' own tables tell them."""
    told = [
        (reference, due, text.split("\n")[0])
        for page in RICH.pages[1:-1]
        for block in page.blocks
        if isinstance(block, Table) and block.columns[-1].name == "Marked"
        for reference, due, _, text in shown_rows(block)
    ]
    listed = list(csv.DictReader(io.StringIO(made(Format.CSV, RICH, NOTHING_PROTECTED).decode())))
    assert [(row["reference"], shown_day(row["due_on"]), row["text"]) for row in listed] == told
    book = read_xlsx(made(Format.XLSX, RICH, NOTHING_PROTECTED))
    assert [(row["Reference"], shown_day(row["Due"]), row["Action"]) for row in book] == told
    events = {str(event["uid"]): event for event in read_ics(made(Format.ICS, RICH, NOTHING_PROTECTED))}
    dated = [action for action in told if action[1] != "no date"]
    assert len(events) == len(dated) == 3
    for event, (reference, due, text) in zip(events.values(), dated, strict=True):
        assert str(event["summary"]).startswith(f"CCM {reference} ")
        assert shown_day(event.decoded("dtstart")) == due
        assert text in str(event["description"])


def test_the_workbook_agrees_with_csv_cell_for_cell() -> None:
    listed = list(csv.DictReader(io.StringIO(made(Format.CSV, RICH, NOTHING_PROTECTED).decode())))
    book = read_xlsx(made(Format.XLSX, RICH, NOTHING_PROTECTED))
    headings = {name: heading for name, (heading, _) in LAYOUTS[ListedAction].columns.items()}
    assert set(headings) == set(field_names(ListedAction))
    words = {member.value: member.words for kind in (ActionStatus, Head, Effect) for member in kind}
    for row, shown in zip(listed, book, strict=True):
        for name, value in row.items():
            cell = shown[headings[name]]
            told = words.get(value, value) if name in ("status", "head", "effect") else value
            assert (cell.isoformat() if isinstance(cell, date) else str(cell).removesuffix(".0")) == told


def shown_day(day: str | date) -> str:
    return show_day(day if isinstance(day, date) else date.fromisoformat(day)) if day else "no date"


def with_every_column(block: Block) -> Block:
    """The block; of a table, one that hides nothing beneath its last column."""
    if not isinstance(block, Table):
        return block
    return Table(tuple(TableColumn(column.name, 1) for column in block.columns), block.rows)


def cells(block: Block) -> Iterator[tuple[str, str]]:
    """The cells of a table with their kind in PDF, those that say nothing left out."""
    if isinstance(block, Table):
        yield from (("TH", column.name) for column in shown_columns(block))
        yield from (("TD", as_drawn(text)) for row in shown_rows(block) for text in row if text)


def columns(table: Table) -> list[tuple[str, ...]]:
    """The texts of each column, its name first."""
    names = [column.name for column in shown_columns(table)]
    return list(zip(names, *shown_rows(table), strict=True))


def read_down(table: Table, lines: list[str]) -> Iterator[list[str]]:
    """What stands in each column's width on a page of text, without the rule beneath the headings."""
    start = 2
    for column in shown_columns(table):
        yield [line[start : start + column.share].strip("-") for line in lines]
        start += column.share + 2


def joined(texts: Iterable[str]) -> str:
    """The texts without white space, and without hyphens: a reader of PDF takes those at the end of a line away."""
    return "".join("".join(texts).split()).replace("-", "").replace("\x02", "")
