"""A list as text in columns, as CSV for a spreadsheet, or as JSON for a script."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, time
from typing import Any

from ccm_tui.domain.listed import ListedAction, ListedCase, ListedItem, ListedMeeting
from ccm_tui.domain.text import visible, visible_lines
from ccm_tui.domain.vocabulary import Word
from ccm_tui.domain.when import show_day
from ccm_tui.minutes.formats.data import escaped
from ccm_tui.minutes.layout import GAP, columns, width_of, wrapped

Listed = ListedMeeting | ListedItem | ListedCase | ListedAction

_INDENT = "    "
_NARROWEST = 24
"""Cells that the last column needs to be read beside the others."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would work out instead of showing (OWASP, CSV injection)."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Lines, and how they are shown as text; CSV and JSON hold every field of them."""

    of: type[Listed]
    lines: Sequence[Listed]
    heading: str
    """What is listed, above the columns."""
    empty: str
    """Said where there is nothing to list."""
    columns: Mapping[str, Sequence[str]]
    """Each column's heading, and the fields of which it shows the first that says anything."""


def as_text(listing: Listing, width: int | None) -> str:
    """Columns aligned in terminal cells, under a heading.

    Where they are wider than `width` cells, the last column is folded, or stands beneath the others.
    """
    if not listing.lines:
        return f"{listing.heading}\n\n{listing.empty}"
    rows = [list(listing.columns), *(_shown_line(listing, line) for line in listing.lines)]
    widths = [max(map(width_of, column)) for column in zip(*rows, strict=True)]
    room = widths[-1] if width is None else width - sum(widths[:-1]) - len(GAP) * (len(widths) - 1)
    widths[-1] = min(widths[-1], room)
    if widths[-1] == room and room < _NARROWEST and width is not None:
        texts = [line for row in rows for line in _beneath(row, widths, width)]
    else:
        texts = [line for row in rows for line in columns(widths, row)]
    return "\n".join((listing.heading, "", *texts))


def as_csv(listing: Listing) -> str:
    """One row a line, under the names of the fields; no cell is one that a spreadsheet would work out."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    names = _names(listing)
    writer.writerow(names)
    writer.writerows([_cell(getattr(line, name)) for name in names] for line in listing.lines)
    return out.getvalue().removesuffix("\n")


def as_json(listing: Listing) -> str:
    """An array of flat objects, one a line, with ISO dates; every text exactly as it is on record."""
    names = _names(listing)
    objects = [
        json.dumps({name: _plain(getattr(line, name)) for name in names}, ensure_ascii=False)
        for line in listing.lines
    ]
    return escaped("[\n" + ",\n".join(f"  {text}" for text in objects) + "\n]" if objects else "[]")


def _shown_line(listing: Listing, line: Listed) -> list[str]:
    values = ([_shown(getattr(line, name)) for name in names] for names in listing.columns.values())
    return [next(filter(None, shown), "") for shown in values]


def _names(listing: Listing) -> list[str]:
    return [field.name for field in fields(listing.of)]


def _shown(value: object) -> str:
    match value:
        case None | False:
            return ""
        case True:
            return "yes"
        case Word():
            return value.words
        case date():
            return show_day(value)
        case time():
            return value.strftime("%H:%M")
        case tuple():
            return visible(", ".join(value))
        case _:
            return visible(str(value))


def _cell(value: object) -> object:
    match value:
        case bool():
            return "yes" if value else "no"
        case tuple():
            return _safe("; ".join(value))
        case Word():
            return value.value
        case str():
            return _safe(value)
        case _:
            return _plain(value)


def _safe(text: str) -> str:
    return ("'" if text.startswith(_FORMULA) else "") + visible_lines(text)


def _plain(value: Any) -> Any:
    match value:
        case date():
            return value.isoformat()
        case time():
            return value.strftime("%H:%M")
        case _:
            return value


def _beneath(row: Sequence[str], widths: Sequence[int], width: int) -> list[str]:
    folded = wrapped(row[-1], max(width - len(_INDENT), _NARROWEST))
    return [*columns(widths[:-1], row[:-1]), *(f"{_INDENT}{line}" for line in folded)]
