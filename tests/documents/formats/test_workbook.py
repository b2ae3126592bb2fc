"""The workbook of actions: days as days, texts as texts, headings that stay, and the marking on paper."""

import io
import re
from dataclasses import replace
from datetime import date
from zipfile import ZipFile

from python_calamine import CalamineWorkbook

from ccm_tui.documents.catalogue import Format
from ccm_tui.documents.contents import Contents, made
from ccm_tui.documents.formats.workbook import LARGEST_CELL
from ccm_tui.documents.minutes.pages import contents_of
from ccm_tui.domain.names.protection import NOTHING_PROTECTED
from tests.documents.documents import rich_document
from tests.documents.formats.reading import read_xlsx

RICH = contents_of(rich_document())


def part(name: str, contents: Contents = RICH) -> str:
    with ZipFile(io.BytesIO(made(Format.XLSX, contents, NOTHING_PROTECTED))) as packed:
        return packed.read(name).decode()


def test_days_are_days_and_what_is_not_there_is_empty() -> None:
    first, _, third, _ = read_xlsx(made(Format.XLSX, RICH, NOTHING_PROTECTED))
    assert (first["Due"], first["Set on"], third["Due"]) == (date(2026, 12, 18), date(2026, 12, 17), "")
    assert (first["Restricted"], first["Set at meeting"]) == ("no", 4)


def test_its_headings_stay_filter_and_are_printed_on_each_sheet_with_the_marking() -> None:
    sheet = part("xl/worksheets/sheet1.xml")
    assert 'topLeftCell="B2"' in sheet
    assert "<autoFilter" in sheet
    assert "OFFICIAL-SENSITIVE" in sheet
    assert "_xlnm.Print_Titles" in part("xl/workbook.xml")


def test_a_second_sheet_says_what_it_is_and_for_whom() -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(made(Format.XLSX, RICH, NOTHING_PROTECTED)))
    assert book.sheet_names == ["Actions", "About"]
    assert {row[0]: row[1] for row in book.get_sheet_by_name("About").to_python()} == {
        "Marking": "OFFICIAL-SENSITIVE",
        "Status": "DRAFT",
        "Title": "Minutes of meeting 4, Thu 17 Dec 2026",
        "Partnership": "City Community MARAC",
        "For": "Full minutes, for the members of the conference",
    }


def test_its_author_is_the_partnership_and_nobody_else() -> None:
    about = part("docProps/core.xml")
    assert re.findall("<dc:creator>([^<]*)", about) == ["City Community MARAC"]
    assert set(re.findall("<cp:lastModifiedBy>([^<]*)", about)) <= {"City Community MARAC"}


def test_a_text_longer_than_a_cell_is_cut_and_says_so() -> None:
    (action, *_) = RICH.actions
    (row,) = read_xlsx(
        made(Format.XLSX, replace(RICH, actions=(replace(action, text="x" * 40_000),)), NOTHING_PROTECTED)
    )
    assert len(row["Action"]) == LARGEST_CELL
    assert row["Action"].endswith("x … [cut here: a cell holds no more]")


def test_a_marking_with_an_ampersand_does_not_instruct_the_printer() -> None:
    contents = replace(RICH, cover=replace(RICH.cover, marking="SAFE & SOUND &P &D"))
    head = re.findall("<oddHeader>([^<]*)", part("xl/worksheets/sheet1.xml", contents))
    assert head == ['&amp;L&amp;"Arial,Bold"SAFE and SOUND andP andD&amp;R&amp;"Arial,Bold"DRAFT']
