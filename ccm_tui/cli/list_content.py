"""A list in the formats that every list can be had in: text in columns, CSV and JSON."""

from collections.abc import Sequence
from datetime import date, datetime, time

from ccm_tui.cli.listing import Listing
from ccm_tui.cli.output import pour, terminal_width
from ccm_tui.clock import london
from ccm_tui.documents.formats.data import rows_csv, rows_json
from ccm_tui.documents.page.layout import COLUMN_GAP, columns, width_of, wrapped
from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.listings import Listed
from ccm_tui.domain.vocabulary import Word
from ccm_tui.domain.words.text import visible

_INDENT = "    "
_NARROWEST = 24
"""Cells that the last column needs to be read beside the others."""


def print_list(listing: Listing, kind: str) -> None:
    """Prints a list that holds no word of a case."""
    pour(list_content(listing, kind, None))


def list_content(listing: Listing, kind: str, output: str | None) -> bytes:
    """A list in one of the formats that every list has.

    As text it is as wide as the terminal that it is printed to; in a file, `output`, as wide as it needs.
    """
    match kind:
        case "csv":
            text = rows_csv(listing.of, listing.lines)
        case "json":
            text = rows_json(listing.of, listing.lines)
        case _:
            text = f"{as_text(listing, None if output else terminal_width())}\n"
    return text.encode()


def as_text(listing: Listing, width: int | None) -> str:
    """Columns aligned in terminal cells, under a heading.

    Where they are wider than `width` cells, the last column is folded, or stands beneath the others.
    """
    if not listing.lines:
        return f"{listing.heading}\n\n{listing.empty}"
    rows = [list(listing.columns), *(_shown_line(listing, line) for line in listing.lines)]
    widths = [max(map(width_of, column)) for column in zip(*rows, strict=True)]
    room = widths[-1] if width is None else width - sum(widths[:-1]) - len(COLUMN_GAP) * (len(widths) - 1)
    widths[-1] = min(widths[-1], room)
    if widths[-1] == room and room < _NARROWEST and width is not None:
        texts = [line for row in rows for line in _beneath(row, widths, width)]
    else:
        texts = [line for row in rows for line in columns(widths, row)]
    return "\n".join((listing.heading, "", *texts))


def _shown_line(listing: Listing, line: Listed) -> list[str]:
    values = ([_shown(getattr(line, name)) for name in names] for names in listing.columns.values())
    return [next(filter(None, shown), "") for shown in values]


def _shown(value: object) -> str:
    match value:
        case None | False:
            return ""
        case True:
            return "yes"
        case Word():
            return value.words
        case datetime():
            return f"{show_day(london(value).date())} {london(value):%H:%M}"
        case date():
            return show_day(value)
        case time():
            return value.strftime("%H:%M")
        case tuple():
            return visible(", ".join(value))
        case _:
            return visible(str(value))


def _beneath(row: Sequence[str], widths: Sequence[int], width: int) -> list[str]:
    folded = wrapped(row[-1], max(width - len(_INDENT), _NARROWEST))
    return [*columns(widths[:-1], row[:-1]), *(f"{_INDENT}{line}" for line in folded)]
