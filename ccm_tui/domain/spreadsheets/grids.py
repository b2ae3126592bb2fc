"""Cells in rows, before anything is known of what they mean; and how text with separators becomes them."""

import codecs
import csv
import io
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from ccm_tui.domain.spreadsheets.sheet import CELL_LIMIT, SheetError

_WORKED_OUT = re.compile(r"(?:'|[^\S\t\r\n])*(?P<sign>[\t\r\n]|\S)")
"""What a cell begins with, after apostrophes and spaces."""

_SIGNS = "=+-@\t\r\n"
"""What makes a spreadsheet work a cell out instead of showing it (OWASP, CSV injection)."""

MOST_COLUMNS = 1_000
"""Beyond which no sheet of ours has anything; what is wider takes for ever to make sense of."""

_SEPARATORS = (",", ";", "\t", "|")


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells that are shown as one: their first and last row and column, counted from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one sheet as text, every row from the first on."""

    rows: tuple[tuple[str, ...], ...]
    name: str = ""
    merged: tuple[Merged, ...] = ()
    ragged: bool = False
    """True for text, in which a row with more cells than the headings is a row gone wrong."""
    fault: str = ""
    """Why nothing can be read after the last row, in words."""


def text_grids(data: bytes) -> tuple[tuple[Grid, ...], bool]:
    """The text read with each separator that there is, and whether its encoding was guessed.

    Raises SheetError where the bytes are no text.
    """
    text, guessed = _decoded(data)
    return tuple(_grid(text, separator) for separator in _SEPARATORS), guessed


def _grid(text: str, separator: str) -> Grid:
    csv.field_size_limit(CELL_LIMIT)
    rows: list[tuple[str, ...]] = []
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            if too_wide(cells):
                return Grid(tuple(rows), ragged=True, fault=too_wide_in_words(len(rows) + 1))
            rows.append(tuple(map(unguarded, cells[:MOST_COLUMNS])))
    except csv.Error:
        fault = f"Row {len(rows) + 1} of this file has a quotation mark that is not closed, or not doubled."
        return Grid(tuple(rows), ragged=True, fault=fault)
    return Grid(tuple(rows), ragged=True)


def too_wide(cells: Sequence[object]) -> bool:
    """Whether a row holds something further to the right than any sheet of ours."""
    return any(cells[MOST_COLUMNS:])


def too_wide_in_words(row: int) -> str:
    """What is wrong with such a row, and what to do."""
    return f"Row {row} of this file has something beyond column {MOST_COLUMNS:,}. Delete what is right of the table."


def guarded(text: str) -> str:
    """The text as a cell of CSV: with an apostrophe before it where a spreadsheet would else work it out."""
    return f"'{text}" if _is_worked_out(text) else text


def unguarded(cell: str) -> str:
    """The text that was guarded so: without the apostrophe that was put there, and no other."""
    return cell[1:] if cell.startswith("'") and _is_worked_out(cell) else cell


def _is_worked_out(text: str) -> bool:
    """Whether a spreadsheet would; those of the Far East do so after a sign of full width too."""
    begins = _WORKED_OUT.match(text)
    return begins is not None and unicodedata.normalize("NFKC", begins["sign"]) in _SIGNS


def _decoded(data: bytes) -> tuple[str, bool]:
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            text, guessed = data.decode("utf-16"), False
        else:
            text, guessed = _decoded_bytes(data)
    except UnicodeDecodeError:
        raise SheetError("This file is no text that can be read.") from None
    if "\0" in text:
        raise SheetError("This file is no text that can be read.")
    return text, guessed


def _decoded_bytes(data: bytes) -> tuple[str, bool]:
    try:
        return data.decode("utf-8-sig"), False
    except UnicodeDecodeError:
        return data.decode("cp1252"), True
