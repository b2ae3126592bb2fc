"""The file that somebody sent, as grids of text: a workbook sheet by sheet, or text with separators.

A workbook is a zip, and may be made to unpack into more than any machine holds, or to claim a cell a million rows
down. So it is weighed before it is opened. Formulas are never worked out: what stands in a cell is the value that the
spreadsheet saved there."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ccm_tui.domain.spreadsheets.grids import Grid, Merged, text_grids
from ccm_tui.domain.spreadsheets.reading import read_grids
from ccm_tui.domain.spreadsheets.sheet import Sheet, SheetColumn, SheetError, SheetHeading, plain_words
from ccm_tui.domain.words.counting import counted

if TYPE_CHECKING:
    from python_calamine import CalamineSheet


LARGEST_FILE = 40_000_000
"""Bytes beyond which a file is no sheet of this kind."""
_LARGEST_UNPACKED = 200_000_000
"""Bytes that a workbook may unpack into."""
_MOST_PARTS = 5_000
_MOST_CELLS = 5_000_000
"""Between the first cell that holds something and the last."""

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CHUNK = 1 << 20
_OVERLAP = 200
_SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]{0,150}?\br="([A-Za-z]{1,3})([0-9]{1,7})"[^>]{0,150}?(?<!/)>')

_TOO_LARGE = "This file is far larger than any sheet of referrals or agencies."
_BROKEN = "This workbook can't be read; it may be damaged, or have a password."


def read_file(path: Path, columns: tuple[SheetColumn, ...], sheet: str = "") -> Sheet:
    """The rows of a CSV, XLSX or XLS file; `sheet` names the one of a workbook that is meant.

    Raises SheetError where it is no such file or has no such sheet, and OSError where it can't be read.
    """
    with path.open("rb") as file:
        data = file.read(LARGEST_FILE + 1)
    return read_bytes(data, columns, sheet)


def read_bytes(data: bytes, columns: tuple[SheetColumn, ...], sheet: str = "") -> Sheet:
    """The rows of a file's bytes. Raises SheetError where they are no sheet, or there is none of that name."""
    if len(data) > LARGEST_FILE:
        raise SheetError(_TOO_LARGE)
    if data.startswith((_ZIP, _OLE)):
        return read_grids(tuple(_workbook_grids(data)), columns, wanted=sheet)
    grids, guessed = text_grids(data)
    return read_grids(grids, columns, guessed_encoding=guessed)


def _workbook_grids(data: bytes) -> Iterator[Grid]:
    """The sheets that are shown, each with its cells as text."""
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    if data.startswith(_ZIP):
        _weigh(data)
    try:
        with CalamineWorkbook.from_filelike(BytesIO(data)) as workbook:
            for about in workbook.sheets_metadata:
                if about.typ is SheetTypeEnum.WorkSheet and about.visible is SheetVisibleEnum.Visible:
                    yield _grid(about.name, workbook.get_sheet_by_name(about.name))
    except (CalamineError, OSError, ValueError):
        raise SheetError(_BROKEN) from None


def _grid(name: str, sheet: "CalamineSheet") -> Grid:
    rows = sheet.to_python(skip_empty_area=False)
    merged = tuple(Merged(*start, *end) for start, end in sheet.merged_cell_ranges or ())
    return Grid(tuple(tuple(map(_text, row)) for row in rows), name, merged)


def _text(value: Any) -> str:
    """A cell as it would be typed: a day in ISO form, a whole number without its point."""
    match value:
        case str():
            return value
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer():
            return str(int(value))
        case datetime():
            day = value.date().isoformat()
            return day if value.time() == time() else f"{day} {value:%H:%M}"
        case date():
            return value.isoformat()
        case _:
            return str(value)


def _weigh(data: bytes) -> None:
    """Raises SheetError for a workbook that is broken, unpacks into too much, or claims too many cells."""
    left = _LARGEST_UNPACKED
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            parts = packed.infolist()
            if len(parts) > _MOST_PARTS:
                raise SheetError(_TOO_LARGE)
            if not any(part.filename.lower().startswith("xl/") for part in parts):
                raise SheetError("This file is a zip, and no Excel workbook.")
            for part in parts:
                left -= _weigh_part(packed, part, left)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError):
        raise SheetError(_BROKEN) from None


def _weigh_part(packed: zipfile.ZipFile, part: zipfile.ZipInfo, most: int) -> int:
    """How many bytes a part really unpacks into, whatever it says of itself."""
    part.file_size = most + 2 * _CHUNK
    size, rest = 0, b""
    last_row = last_column = 0
    is_sheet = bool(_SHEET_PART.fullmatch(part.filename))
    with packed.open(part) as unpacking:
        while chunk := unpacking.read(_CHUNK):
            size += len(chunk)
            if size > most:
                raise SheetError(_TOO_LARGE)
            if is_sheet:
                for found in _CELL.finditer(rest + chunk):
                    last_row = max(last_row, int(found[2]))
                    last_column = max(last_column, _column_number(found[1]))
                rest = chunk[-_OVERLAP:]
                if last_row * last_column > _MOST_CELLS:
                    raise SheetError(
                        "A cell far below or far to the right of the sheet holds something. Delete the rows and "
                        "columns around the table."
                    )
    return size


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


_GUESSED = "The file is not in Unicode; it was read as Windows Western European, so check names with accents."


def headings_in_words(sheet: Sheet) -> tuple[str, ...]:
    """Which sheet and row were read, which heading was taken for which column, and which are not taken.

    What is as in our own template needs no words.
    """
    return tuple(sentence for sentence in _sentences(sheet) if sentence)


def _sentences(sheet: Sheet) -> tuple[str, ...]:
    renamed = [one for one in sheet.headings if one.column and plain_words(one.label) != plain_words(one.column)]
    left = [one for one in sheet.headings if not one.column]
    where = f"Headings in row {sheet.heading_row}" if sheet.heading_row > 1 and sheet.headings else ""
    which = f"Sheet “{sheet.name}” was read" if sheet.name else ""
    others = f"; not read: {', '.join(sheet.not_read)}" if sheet.not_read else ""
    place = f"{which}{others}." if which else ""
    line = "row" if sheet.is_form else "column"
    return (
        _GUESSED if sheet.guessed_encoding else "",
        place,
        f"{where}." if where else "",
        "It was read as a form, each answer beside its heading." if sheet.is_form else "",
        *(f"{line.capitalize()} {_named(one)} is taken as: {one.column}." for one in renamed),
        f"{counted(len(left), line)} not taken: {', '.join(map(_named, left))}." if left else "",
    )


def _named(heading: SheetHeading) -> str:
    return f"{heading.letter} “{heading.label}”" if heading.label else f"{heading.letter} (without a heading)"
