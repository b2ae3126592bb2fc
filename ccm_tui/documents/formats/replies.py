"""One agency's actions to be sent back with what became of each: as CSV, and as a workbook."""

import csv
import io
from collections.abc import Sequence

from xlsxwriter import Workbook

from ccm_tui.documents.formats.data import cell
from ccm_tui.documents.formats.workbook import fitting, list_workbook, row_height
from ccm_tui.documents.formats.workbooks import LAYOUTS
from ccm_tui.documents.page.cover import Cover
from ccm_tui.domain.actions.reply_form import REPLY_HEADINGS, REPLY_STATUSES
from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.listings import ListedAction
from ccm_tui.domain.words.text import visible_lines

_ASKED = ("due", "owner", "action")
_WIDTHS = (11, 16, 14, 48, 17, 22, 56)
"""Characters, of the columns to be filled in and of what is asked."""
_TO_FILL_IN = "#fff8dc"


def reply_workbook(actions: Sequence[ListedAction], cover: Cover) -> bytes:
    """The workbook of the actions, with the sheet to be filled in before it."""
    return list_workbook(LAYOUTS[ListedAction], actions, cover, lambda book: _ask(book, actions))


def _ask(book: Workbook, actions: Sequence[ListedAction]) -> None:
    """Columns to be filled in, the statuses in a list to choose from, and what was to be done."""
    sheet = book.add_worksheet("Reply")
    line = {"valign": "top", "bottom": 1, "bottom_color": "#8c8c8c", "text_wrap": True}
    head = book.add_format({"bold": True, "bottom": 2, "valign": "top"})
    asked = book.add_format(line)
    filled_in = book.add_format({**line, "bg_color": _TO_FILL_IN})
    day = book.add_format({**line, "bg_color": _TO_FILL_IN, "num_format": "yyyy-mm-dd", "align": "left"})
    for column, (heading, width) in enumerate(zip((*REPLY_HEADINGS, *_ASKED), _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heading, head)
    for row, action in enumerate(actions, 1):
        sheet.write_string(row, 0, fitting(visible_lines(action.reference)), asked)
        for column, manner in ((1, filled_in), (2, day), (3, filled_in)):
            sheet.write_blank(row, column, None, manner)
        texts = [fitting(visible_lines(text)) for text in _told(action)]
        for column, text in enumerate(texts, len(REPLY_HEADINGS)):
            sheet.write_string(row, column, text, asked)
        sheet.set_row(row, row_height(zip(texts, _WIDTHS[len(REPLY_HEADINGS) :], strict=True)))
    sheet.data_validation(1, 1, len(actions), 1, {"validate": "list", "source": list(REPLY_STATUSES)})
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)


def _told(action: ListedAction) -> tuple[str, str, str]:
    return (show_day(action.due_on) if action.due_on else "no date", action.owner, action.text)


ASKED = ("due_on", "owner", "text", "case", "state")
"""The fields that stand beside the columns to be filled in."""


def replies_csv(actions: Sequence[ListedAction]) -> str:
    """One row an action: its reference, room for the reply, and what it is."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow((*REPLY_HEADINGS, *ASKED))
    room = ("",) * (len(REPLY_HEADINGS) - 1)
    for action in actions:
        writer.writerow((action.reference, *room, *(cell(getattr(action, name)) for name in ASKED)))
    return out.getvalue()
