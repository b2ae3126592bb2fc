"""Actions as a workbook (XLSX): headings that stay and filter, days as days, and every text as nothing but text."""

import io
from collections.abc import Sequence
from datetime import date, datetime, time

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from ccm_tui.domain.listed import ListedAction
from ccm_tui.domain.reply_form import REPLY_COLUMNS, REPLY_STATUSES
from ccm_tui.domain.text import visible, visible_lines
from ccm_tui.domain.vocabulary import Word
from ccm_tui.domain.when import show_day
from ccm_tui.minutes.cover import Cover
from ccm_tui.minutes.formats.packing import repacked
from ccm_tui.minutes.layout import wrapped

LARGEST_CELL = 32_767
"""Characters that a cell can hold."""
_CUT = " … [cut here: a cell holds no more]"

_HALF_A_FOOT = 80
"""Characters; a header or footer holds 255 with its instructions."""

_TEXT_ONLY = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
_DAY = "[$-809]ddd d mmm yyyy"
"""As everywhere in the documents, in English whatever the reader's machine speaks."""

PRINTED = {
    "reference": ("Reference", 11),
    "due_on": ("Due", 17),
    "agency_name": ("Agency", 28),
    "owner": ("Owner", 22),
    "text": ("Action", 56),
    "state": ("State", 26),
    "status_reason": ("Reason", 36),
    "case": ("Case", 14),
    "restricted": ("Restricted", 11),
}
"""The fields that are printed, each with the heading of its column and its width in characters."""

BESIDE = {
    "meeting": ("Set at meeting", 15),
    "set_on": ("Set on", 17),
    "agency": ("Agency code", 13),
    "status": ("Status", 26),
    "done_on": ("Done on", 17),
    "late": ("Late", 8),
    "overdue": ("Overdue", 10),
    "effect": ("Effect", 13),
    "head": ("Answers risk to", 16),
    "reissue_of": ("Issues again", 13),
    "reissued_as": ("Issued again as", 16),
    "escalated_to": ("Escalated to", 22),
}
"""The fields to filter and to count by, in columns to the right of those."""

_LINE_HEIGHT = 15
_TALLEST_ROW = 409
"""Points."""

_A4 = 9


def workbook(actions: Sequence[ListedAction], cover: Cover, *, for_reply: bool = False) -> bytes:
    """An action a row, and a last sheet that says what the workbook is and for whom.

    Where it is for a reply, a first sheet has columns in which what became of the actions is filled in.
    """
    out = io.BytesIO()
    book = Workbook(out, _TEXT_ONLY)
    _describe(book, cover)
    if for_reply:
        _ask(book, book.add_worksheet("Reply"), actions)
    _fill(book, book.add_worksheet("Actions"), actions)
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


def _fill(book: Workbook, sheet: Worksheet, actions: Sequence[ListedAction]) -> None:
    head = book.add_format({"bold": True, "bottom": 2, "valign": "top"})
    line = {"valign": "top", "bottom": 1, "bottom_color": "#8c8c8c"}
    body = book.add_format({**line, "text_wrap": True})
    day = book.add_format({**line, "num_format": _DAY, "align": "left"})
    columns = {**PRINTED, **BESIDE}
    for column, (heading, width) in enumerate(columns.values()):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heading, head)
    for row, action in enumerate(actions, 1):
        lines = 1
        for column, (name, (_, width)) in enumerate(columns.items()):
            value = _shown(getattr(action, name))
            if isinstance(value, date):
                sheet.write_datetime(row, column, value, day)
            elif isinstance(value, int):
                sheet.write_number(row, column, value, body)
            elif value:
                sheet.write_string(row, column, value, body)
                lines = max(lines, len(wrapped(value, width)))
            else:
                sheet.write_blank(row, column, None, body)
        sheet.set_row(row, min(_LINE_HEIGHT * lines, _TALLEST_ROW))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(actions), len(columns) - 1)
    sheet.repeat_rows(0)
    sheet.print_area(0, 0, len(actions), len(PRINTED) - 1)


def _ask(book: Workbook, sheet: Worksheet, actions: Sequence[ListedAction]) -> None:
    """The reply: its own columns to be filled in, a list of the statuses to choose from, and what was to be done."""
    head = book.add_format({"bold": True, "bottom": 2, "valign": "top"})
    line = {"valign": "top", "bottom": 1, "bottom_color": "#8c8c8c"}
    asked = book.add_format({**line, "text_wrap": True})
    filled_in = book.add_format({**line, "text_wrap": True, "bg_color": "#fff8dc"})
    day = book.add_format({**line, "num_format": "yyyy-mm-dd", "align": "left", "bg_color": "#fff8dc"})
    widths = (11, 16, 14, 48, 17, 22, 56)
    for column, (heading, width) in enumerate(zip((*REPLY_COLUMNS, "due", "owner", "action"), widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heading, head)
    for row, action in enumerate(actions, 1):
        sheet.write_string(row, 0, action.reference, asked)
        for column, manner in ((1, filled_in), (2, day), (3, filled_in)):
            sheet.write_blank(row, column, None, manner)
        told = (show_day(action.due_on) if action.due_on else "no date", action.owner, action.text)
        for column, text in enumerate(told, len(REPLY_COLUMNS)):
            sheet.write_string(row, column, _fitting(visible_lines(text)), asked)
        lines = max(len(wrapped(visible_lines(text), width)) for text, width in zip(told, widths[-3:], strict=True))
        sheet.set_row(row, min(_LINE_HEIGHT * lines, _TALLEST_ROW))
    sheet.data_validation(1, 1, len(actions), 1, {"validate": "list", "source": list(REPLY_STATUSES)})
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)


def _shown(value: object) -> str | int | date:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Word():
            return value.words
        case int() | date():
            return value
        case _:
            return _fitting(visible_lines(str(value)))


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
    """A text in which nothing is an instruction, which "&" would begin, and of which there is room for two."""
    # Cut between the parts of a picture, what is left of it has to be shown.
    return visible(visible(text).replace("&", "and")[:_HALF_A_FOOT])[: _HALF_A_FOOT + 20]
