"""Actions as a workbook (XLSX): headings that stay and filter, days as days, and every text as nothing but text."""

import io
from collections.abc import Sequence
from datetime import date, datetime, time

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ccm_tui.domain.listed import ListedAction
from ccm_tui.domain.text import visible, visible_lines
from ccm_tui.domain.vocabulary import Word
from ccm_tui.minutes.cover import Cover
from ccm_tui.minutes.formats.packing import repacked
from ccm_tui.minutes.formats.rows import names_of

LARGEST_CELL = 32_767
"""Characters that a cell can hold."""
_CUT = " … [cut here: a cell holds no more]"

_LONGEST_FOOT = 255

_TEXT_ONLY = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
_DAY = "[$-809]ddd d mmm yyyy"
"""As everywhere in the documents, in English whatever the reader's machine speaks."""

_WIDTHS = {
    "text": 60,
    "status_reason": 40,
    "agency_name": 28,
    "owner": 22,
    "state": 24,
    "escalated_to": 22,
    "case": 14,
}
_DAYS = ("set_on", "due_on", "done_on")
_DAY_WIDTH = 17
_WIDTH = 12
"""Widths of columns, in characters."""

_A4 = 9


def workbook(actions: Sequence[ListedAction], cover: Cover) -> bytes:
    """An action a row, and a second sheet that says what the workbook is and for whom."""
    out = io.BytesIO()
    book = Workbook(out, _TEXT_ONLY)
    _describe(book, cover)
    _fill(book, book.add_worksheet("Actions"), actions)
    _about(book, book.add_worksheet("About"), cover)
    for sheet in book.worksheets():
        _for_paper(sheet, cover)
    book.close()
    return repacked(out.getvalue(), cover.dated)


def heading(name: str) -> str:
    """What stands above the column of a field: "Due on"."""
    return name.replace("_", " ").capitalize()


def _describe(book: Workbook, cover: Cover) -> None:
    book.set_properties(
        {
            "title": visible(cover.title),
            "subject": visible(cover.audience),
            "author": visible(cover.partnership),
            "category": visible(cover.marking),
            "status": visible(cover.status),
            "created": datetime.combine(cover.dated, time()),
        }
    )


def _fill(book: Workbook, sheet: Worksheet, actions: Sequence[ListedAction]) -> None:
    head = book.add_format({"bold": True, "bottom": 2, "valign": "top", "text_wrap": True})
    body = book.add_format({"valign": "top", "text_wrap": True})
    day = book.add_format({"valign": "top", "num_format": _DAY, "align": "left"})
    names = names_of(ListedAction)
    for column, name in enumerate(names):
        width = _DAY_WIDTH if name in _DAYS else _WIDTHS.get(name, _WIDTH)
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heading(name), head)
        for row, action in enumerate(actions, 1):
            _write(sheet, row, column, getattr(action, name), body, day)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(actions), len(names) - 1)
    sheet.repeat_rows(0)


def _write(sheet: Worksheet, row: int, column: int, value: object, body: Format, day: Format) -> None:
    match value:
        case None | "":
            return
        case bool():
            sheet.write_string(row, column, "yes" if value else "no", body)
        case Word():
            sheet.write_string(row, column, value.words, body)
        case int():
            sheet.write_number(row, column, value, body)
        case date():
            sheet.write_datetime(row, column, value, day)
        case _:
            sheet.write_string(row, column, _fitting(visible_lines(str(value))), body)


def _fitting(text: str) -> str:
    """The text as far as a cell holds it; what is left out is said to be."""
    return text if len(text) <= LARGEST_CELL else f"{text[: LARGEST_CELL - len(_CUT)]}{_CUT}"


def _about(book: Workbook, sheet: Worksheet, cover: Cover) -> None:
    told = {
        "Marking": cover.marking,
        "Status": cover.status,
        "Title": cover.title,
        "Partnership": cover.partnership,
        "For": cover.audience,
    }
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 80)
    label, body = book.add_format({"bold": True, "valign": "top"}), book.add_format({"text_wrap": True})
    for row, (name, value) in enumerate(told.items()):
        sheet.write_string(row, 0, name, label)
        sheet.write_string(row, 1, _fitting(visible(value)), body)


def _for_paper(sheet: Worksheet, cover: Cover) -> None:
    """A4 on its side, as many sheets long as it needs, with the marking on each."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_header(_ends(f'&"Arial,Bold"{_in_foot(cover.marking)}', f'&"Arial,Bold"{_in_foot(cover.status)}'))
    sheet.set_footer(_ends(_in_foot(cover.title), "Page &P of &N"))


def _ends(left: str, right: str) -> str:
    return f"&L{left}&R{right}"


def _in_foot(text: str) -> str:
    """A text in which nothing is an instruction, and of which there is room for two."""
    return visible(text)[: _LONGEST_FOOT // 4].replace("&", "&&")
