"""The file that somebody sent, as the rows of a sheet, and how it was understood, in words."""

from pathlib import Path

from ccm_tui.domain.spreadsheets.reading import read_grids
from ccm_tui.domain.spreadsheets.sheet import Sheet, SheetColumn, SheetError, SheetHeading, plain_words
from ccm_tui.domain.words.counting import counted
from ccm_tui.services.spreadsheets.workbooks import TOO_LARGE, grids_of

LARGEST_FILE = 40_000_000
"""Bytes beyond which a file is no sheet of this kind."""


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
        raise SheetError(TOO_LARGE)
    grids, guessed = grids_of(data)
    # Text has no sheets, whichever is asked for.
    wanted = sheet if any(grid.name for grid in grids) else ""
    return read_grids(grids, columns, wanted=wanted, guessed_encoding=guessed)


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
