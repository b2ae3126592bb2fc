"""A sheet of rows as people send them: CSV of whatever encoding and separator, with one row of headings.

Rows are numbered as a spreadsheet shows them, so that what is said of a row can be found there.
"""

import codecs
import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

CELL_LIMIT = 1_000_000
"""Characters in one cell beyond which a file is taken to be no sheet, such as one with a quote left open."""

HEADING_ROW = 1

_SEPARATORS = (",", ";", "\t")


@dataclass(frozen=True, slots=True)
class Column:
    """One column that a sheet can have."""

    name: str
    """Its heading. Capitals, spaces, underscores and hyphens make no difference."""
    takes: str
    """What its cells hold, in words."""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row can't be taken."""

    row: int
    column: str
    """The heading; empty where it is the row as a whole."""
    reason: str
    """Never repeats what the cell says: that may be about a person."""

    @property
    def in_words(self) -> str:
        """ "Row 4, received on: is still to come"."""
        return f"Row {self.row}{f', {self.column}' if self.column else ''}: {self.reason}"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: its number, and its cells by the names of their columns, trimmed."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a file holds: its rows that are not empty, or why it can't be read as a sheet of these columns."""

    rows: tuple[SheetRow, ...]
    problems: tuple[Problem, ...] = ()
    guessed_encoding: bool = False
    """True where the text was no Unicode and was read as Windows Western European."""


class SheetError(Exception):
    """The file is no text with rows; what it says is why, in words."""


def read_sheet(data: bytes, columns: Sequence[Column]) -> Sheet:
    """The rows of a CSV file. Raises SheetError where the bytes are no such text."""
    text, guessed = _decoded(data)
    separator = max(_SEPARATORS, key=lambda mark: _known_headings(text, mark, columns))
    rows = _rows(text, separator)
    headings, problems = _headings(rows[0] if rows else [], columns)
    if problems:
        return Sheet((), problems, guessed)
    taken: list[SheetRow] = []
    surplus: list[Problem] = []
    for number, cells in enumerate(rows[1:], HEADING_ROW + 1):
        trimmed = [cell.strip() for cell in cells]
        if any(trimmed[len(headings) :]):
            surplus.append(Problem(number, "", "has more cells than there are headings"))
        elif any(trimmed):
            trimmed += [""] * (len(headings) - len(trimmed))
            named = zip(headings, trimmed, strict=False)
            taken.append(SheetRow(number, {name: cell for name, cell in named if name}))
    return Sheet(tuple(taken), tuple(surplus), guessed)


def template(columns: Iterable[Column]) -> str:
    """An empty sheet of these columns, its headings alone."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(column.name for column in columns)
    return out.getvalue()


def plain_words(text: str) -> str:
    """The text as headings and fixed words are compared: lower case, one space between words, no marks."""
    return " ".join(text.casefold().translate(_AS_SPACES).split())


_AS_SPACES = str.maketrans("_-,.*:", "      ")


def _decoded(data: bytes) -> tuple[str, bool]:
    if data.startswith(b"PK\x03\x04"):
        raise SheetError("This is a workbook, not a CSV file.")
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


def _rows(text: str, separator: str) -> list[list[str]]:
    csv.field_size_limit(CELL_LIMIT)
    rows: list[list[str]] = []
    try:
        rows.extend(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error:
        raise SheetError(
            f"Row {len(rows) + 1} of this file has a quotation mark that is not closed, or not doubled."
        ) from None
    return rows


def _known_headings(text: str, separator: str, columns: Sequence[Column]) -> int:
    known = {plain_words(column.name) for column in columns}
    first = text.lstrip("\r\n").partition("\n")[0].replace('"', "")
    return sum(plain_words(cell) in known for cell in first.split(separator))


def _headings(cells: Sequence[str], columns: Sequence[Column]) -> tuple[list[str], tuple[Problem, ...]]:
    """The column that each heading names, "" for an empty one; and what is wrong with the row of headings."""
    by_words = {plain_words(column.name): column.name for column in columns}
    named = [by_words.get(plain_words(cell)) if cell.strip() else "" for cell in cells]
    if not any(named):
        needed = ", ".join(column.name for column in columns if column.required)
        return [], (Problem(HEADING_ROW, "", f"is no row of headings; at least these are needed: {needed}"),)
    problems = [
        Problem(HEADING_ROW, cell.strip(), "is no column of this sheet")
        for cell, name in zip(cells, named, strict=True)
        if name is None
    ]
    problems += [
        Problem(HEADING_ROW, name, "is there more than once")
        for name in dict.fromkeys(filter(None, named))
        if named.count(name) > 1
    ]
    problems += [
        Problem(HEADING_ROW, column.name, "is missing")
        for column in columns
        if column.required and column.name not in named
    ]
    return [name or "" for name in named], tuple(problems)
