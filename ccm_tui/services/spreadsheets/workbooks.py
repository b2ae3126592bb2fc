"""The sheets of a file as grids of text, read in a process of their own; and as bytes on the way back from there.

A workbook is a zip, and may be made to unpack into more than any machine holds, or to claim a cell a million rows
down. So it is weighed before it is opened, which is told in words, and what the weighing does not see ends only the
process that reads it. Formulas are never worked out: what stands in a cell is the value that the spreadsheet saved
there.
"""

import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any

from ccm_tui.domain.spreadsheets.grids import MOST_COLUMNS, Grid, Merged, text_grids, too_wide, too_wide_in_words
from ccm_tui.domain.spreadsheets.sheet import SheetError
from ccm_tui.sandbox import SandboxError, run_apart

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

TOO_LARGE = "This file is far larger than any sheet of referrals or agencies."
_BROKEN = "This workbook can't be read; it may be damaged, or have a password."
_HARMFUL = "This file can't be read: it takes far more time or room than any sheet of referrals or agencies."

_LARGEST_UNPACKED = 200_000_000
"""Bytes that a workbook may unpack into."""
_MOST_PARTS = 5_000
_MOST_CELLS = 5_000_000
"""Between the first cell that holds something and the last."""

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_TEXT = 1_000_000
"""Bytes of text with separators that are read here: nothing in it can do harm but by its length."""
_CHUNK = 1 << 20
_OVERLAP = 200
_SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]{0,150}?\br="([A-Za-z]{1,3})([0-9]{1,7})"[^>]{0,150}?(?<!/)>')


def grids_of(data: bytes) -> tuple[tuple[Grid, ...], bool]:
    """The sheets of a file's bytes, and whether the encoding of its text was guessed.

    Raises SheetError where they are no sheet, or where reading them would take more than a sheet is worth.
    """
    if len(data) <= _MOST_TEXT and not data.startswith((_ZIP, _OLE)):
        return text_grids(data)
    try:
        return _unpacked(run_apart(packed_grids, data))
    except SandboxError:
        raise SheetError(_HARMFUL) from None


def packed_grids(data: bytes) -> bytes:
    """The same as JSON, or why there are none; what is called in the process apart."""
    try:
        if data.startswith((_ZIP, _OLE)):
            grids, guessed = tuple(_workbook_grids(data)), False
        else:
            grids, guessed = text_grids(data)
    except SheetError as error:
        return json.dumps({"refused": str(error)}).encode()
    return json.dumps({"guessed": guessed, "grids": [_as_data(grid) for grid in grids]}).encode()


def _as_data(grid: Grid) -> dict[str, Any]:
    merged = [(one.top, one.left, one.bottom, one.right) for one in grid.merged]
    return {"rows": grid.rows, "name": grid.name, "merged": merged, "ragged": grid.ragged, "fault": grid.fault}


def _unpacked(packed: bytes) -> tuple[tuple[Grid, ...], bool]:
    told = json.loads(packed)
    if "refused" in told:
        raise SheetError(told["refused"])
    return tuple(_from_data(grid) for grid in told["grids"]), told["guessed"]


def _from_data(data: dict[str, Any]) -> Grid:
    rows = tuple(tuple(cells) for cells in data.pop("rows"))
    merged = tuple(Merged(*place) for place in data.pop("merged"))
    return Grid(rows, merged=merged, **data)


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
    if len(merged) * len(rows) > _MOST_CELLS:
        # Each merged cell may go over all rows, and is looked for in each.
        raise SheetError(TOO_LARGE)
    wide = next((number for number, row in enumerate(rows) if too_wide(row)), None)
    fault = "" if wide is None else too_wide_in_words(wide + 1)
    return Grid(tuple(tuple(map(_text, row[:MOST_COLUMNS])) for row in rows[:wide]), name, merged, fault=fault)


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
                raise SheetError(TOO_LARGE)
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
                raise SheetError(TOO_LARGE)
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
