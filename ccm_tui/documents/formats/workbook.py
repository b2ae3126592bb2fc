"""A list as a workbook (XLSX): headings that stay and filter, days as days, and every text as nothing but text."""

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from ccm_tui.documents.formats.packing import repacked
from ccm_tui.documents.page.cover import Cover
from ccm_tui.documents.page.layout import wrapped
from ccm_tui.domain.listings import Listed
from ccm_tui.domain.vocabulary import Word
from ccm_tui.domain.words.text import visible, visible_lines

LARGEST_CELL = 32_767
"""Characters that a cell can hold."""
_CUT = " … [cut here: a cell holds no more]"

_HALF_A_FOOT = 80
"""Characters; a header or footer holds 255 with its instructions."""

_TEXT_ONLY = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
_DAY = "[$-809]ddd d mmm yyyy"
"""As everywhere in the documents, in English whatever the reader's machine speaks."""


_LINE_HEIGHT = 15
_TALLEST_ROW = 409
"""Points."""

_A4 = 9


WorkbookColumns = Mapping[str, tuple[str, int]]
"""Fields of a line, each with the heading of its column and its width in characters."""


@dataclass(frozen=True, slots=True)
class WorkbookLayout:
    """How a list is set as a workbook."""

    name: str
    """Of its sheet."""
    printed: WorkbookColumns
    beside: WorkbookColumns = field(default_factory=dict)
    """The fields to filter and to count by, in columns to the right of those that are printed."""

    @property
    def columns(self) -> WorkbookColumns:
        """All of them, in order."""
        return {**self.printed, **self.beside}


def list_workbook(
    layout: WorkbookLayout,
    lines: Sequence[Listed],
    cover: Cover,
    before: Callable[[Workbook], None] = lambda _book: None,
) -> bytes:
    """A line a row, its printed columns first; a last sheet says what the workbook is.

    `before` adds what comes before them.
    """
    out = io.BytesIO()
    book = Workbook(out, _TEXT_ONLY)
    _describe(book, cover)
    before(book)
    _fill(book, book.add_worksheet(layout.name), lines, layout)
    _about(book, book.add_worksheet("About"), cover)
    for sheet in book.worksheets():
        _for_paper(sheet, cover)
    book.close()
    return repacked(out.getvalue(), cover.dated)


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


def _fill(book: Workbook, sheet: Worksheet, listed: Sequence[Listed], layout: WorkbookLayout) -> None:
    head = book.add_format({"bold": True, "bottom": 2, "valign": "top"})
    line = {"valign": "top", "bottom": 1, "bottom_color": "#8c8c8c"}
    body = book.add_format({**line, "text_wrap": True})
    day = book.add_format({**line, "num_format": _DAY, "align": "left"})
    clock_time = book.add_format({**line, "num_format": "hh:mm", "align": "left"})
    columns = layout.columns
    for column, (heading, width) in enumerate(columns.values()):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heading, head)
    for row, one in enumerate(listed, 1):
        texts: list[tuple[str, int]] = []
        for column, (name, (_, width)) in enumerate(columns.items()):
            value = _shown(getattr(one, name))
            if isinstance(value, date):
                sheet.write_datetime(row, column, value, day)
            elif isinstance(value, time):
                sheet.write_datetime(row, column, value, clock_time)
            elif isinstance(value, int):
                sheet.write_number(row, column, value, body)
            elif value:
                sheet.write_string(row, column, value, body)
                texts.append((value, width))
            else:
                sheet.write_blank(row, column, None, body)
        sheet.set_row(row, row_height(texts))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(listed), len(columns) - 1)
    sheet.repeat_rows(0)
    sheet.print_area(0, 0, len(listed), len(layout.printed) - 1)


def _shown(value: object) -> str | int | date | time:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Word():
            return value.words
        case int() | date() | time():
            return value
        case tuple():
            return fitting(visible_lines("; ".join(value)))
        case _:
            return fitting(visible_lines(str(value)))


def row_height(texts: Iterable[tuple[str, int]]) -> int:
    """The height of a row that holds these texts, each in a column so many characters wide."""
    lines = max((len(wrapped(text, width)) for text, width in texts), default=1)
    return min(_LINE_HEIGHT * max(lines, 1), _TALLEST_ROW)


def fitting(text: str) -> str:
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
        sheet.write_string(row, 1, fitting(visible(value)), body)


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
    """A text in which nothing is an instruction, which "&" would begin, and of which there is room for two."""
    # Cut between the parts of a picture, what is left of it has to be shown.
    return visible(visible(text).replace("&", "and")[:_HALF_A_FOOT])[: _HALF_A_FOOT + 20]
