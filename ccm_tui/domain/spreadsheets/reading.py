"""The grids of a file read as one sheet of given columns: its headings found, its rows told from what is none."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from ccm_tui.domain.spreadsheets.grids import Grid, Merged
from ccm_tui.domain.spreadsheets.headings import HeadingRow, find_headings
from ccm_tui.domain.spreadsheets.sheet import (
    Problem,
    Sheet,
    SheetColumn,
    SheetError,
    SheetHeading,
    SheetRow,
    plain_words,
    tidy_cell,
)

_MOST_ROWS, _MOST_COLUMNS = 200, 12
"""What is longer or wider is no form."""
_SENDER = re.compile(r"\b(?:referrers?|referring|your|professional|worker|completed|office)\b", re.IGNORECASE)
_FEWEST = 3
"""Headings that make a form of a column of cells."""


def _read_form(grid: Grid, columns: Sequence[SheetColumn]) -> Sheet | None:
    """The one entry that a form is; None where no column of the grid holds every heading that is needed.

    An answer that goes on in the rows below it, with no heading beside them, is taken whole. One in several cells
    beside its heading is a problem: which of them is meant can't be told.
    """
    if grid.fault or len(grid.rows) > _MOST_ROWS or max(map(len, grid.rows), default=0) > _MOST_COLUMNS:
        return None
    found = find_headings(_turned(grid), columns)
    if found is None or found.count < _FEWEST or not all(found.has(one) for one in columns if one.required):
        return None
    answers, problems = _answers(grid, found)
    problems = [*(Problem(1, name, "is there more than once") for name in found.twice), *problems]
    problems += _of_others(found, answers)
    named = found.named(answers)
    # Of several rows that are joined into one cell the first is where it stands.
    own_rows = {column.name: at + 1 for at, column in reversed(list(enumerate(found.columns))) if column}
    needed = [
        place for one in columns if one.required for name in (one.name, *one.parts) if (place := own_rows.get(name))
    ]
    rows = (SheetRow(max(needed), named, own_rows),) if any(named.values()) else ()
    headings = (
        SheetHeading(str(at + 1), label, column.name if column else "")
        for at, (label, column) in enumerate(zip(found.labels, found.columns, strict=True))
        if column or answers[at]
    )
    return Sheet(rows, tuple(problems), headings=tuple(headings), heading_row=int(bool(found.twice)), is_form=True)


def _turned(grid: Grid) -> Grid:
    """The grid with its columns as rows."""
    merged = tuple(Merged(one.left, one.top, one.right, one.bottom) for one in grid.merged)
    return Grid(tuple(zip_longest(*grid.rows, fillvalue="")), grid.name, merged)


def _of_others(found: HeadingRow, answers: Sequence[str]) -> list[Problem]:
    """Where a name that is needed stands in the part of the form that is about whoever fills it in."""
    problems: list[Problem] = []
    part = ""
    for at, (label, column) in enumerate(zip(found.labels, found.columns, strict=True)):
        if label and column is None and not answers[at]:
            part = label
        elif (
            column
            and column.required
            and plain_words(label) in map(plain_words, column.perhaps)
            and _SENDER.search(part)
        ):
            problems.append(
                Problem(at + 1, column.name, "may be of whoever sends the form; say in its heading whose it is")
            )
    return problems


def _answers(grid: Grid, found: HeadingRow) -> tuple[list[str], list[Problem]]:
    """What stands beside each heading."""
    answers = [""] * len(found.labels)
    problems: list[Problem] = []
    answered = None
    for at, label in enumerate(found.labels):
        beside = (
            [cell for cell in map(tidy_cell, grid.rows[at][found.row + 1 :]) if cell] if at < len(grid.rows) else []
        )
        if label:
            answered = at
        column = found.columns[answered] if answered is not None else None
        if len(beside) > 1 and column:
            problems.append(Problem(at + 1, column.name, "has more than one answer beside it"))
            del beside[1:]
        goes_on = not label and column is not None
        place = answered if goes_on and answered is not None else at
        joint = (column.joined_by if column else "") or " "
        answers[place] = joint.join(filter(None, (answers[place], *beside)))
    return answers, problems


_TOTAL = re.compile(r"(?:grand |sub ?)?totals?\b|sum\b|count\b|(?:number|no) of (?:referrals|cases|rows)\b")
_NOTE = re.compile(r"(?:notes?|nb|n\.b\.|key|legend|prepared by|completed by|source)\s*:|\*{1,3}\s*\w", re.IGNORECASE)
"""How a note below a sheet begins, and no name of anybody."""
_TOO = " (which has such headings too)"
_LONGEST_TOTAL = 40
"""Characters; a longer text that begins so is one that somebody wrote."""


def read_grids(
    grids: Sequence[Grid], columns: Sequence[SheetColumn], *, guessed_encoding: bool = False, wanted: str = ""
) -> Sheet:
    """The rows of the grid whose headings mean most of the columns, or of the one that is wanted by name.

    Raises SheetError where the text of that grid goes wrong on the way, or there is none of that name.
    """
    found = [find_headings(grid, columns) for grid in grids]
    places = [
        place for place, grid in enumerate(grids) if not wanted or plain_words(grid.name) == plain_words(wanted)
    ]
    if wanted and not places:
        raise SheetError("The workbook has no sheet of that name.")
    place = max(places, key=lambda one: (_worth(found[one], columns), -one), default=None)
    if place is None:
        return Sheet((), (_no_headings(columns),), guessed_encoding)
    forms: dict[int, Sheet] = {}
    if not _worth(found[place], columns)[0]:
        forms = {at: form for at in places if (form := _read_form(grids[at], columns))}
        place = min(forms, default=place)
    grid, headings = grids[place], found[place]
    if grid.fault:
        raise SheetError(grid.fault)
    others = tuple(
        f"“{one.name}”{_TOO if at in forms or _worth(other, columns)[0] else ''}"
        for at, (one, other) in enumerate(zip(grids, found, strict=True))
        if grid.name and one is not grid and any(map(any, one.rows))
    )
    name = grid.name if others else ""
    if place in forms:
        return replace(forms[place], guessed_encoding=guessed_encoding, name=name, not_read=others)
    if headings is None:
        return Sheet((), (_no_headings(columns),), guessed_encoding, name=name, not_read=others)
    problems = _heading_problems(headings, columns)
    rows, passed, surplus = ([], [], []) if problems else _rows(grid, headings, columns)
    return Sheet(
        tuple(rows),
        (*problems, *surplus),
        guessed_encoding,
        tuple(_told_headings(grid, headings)),
        headings.row + 1,
        tuple(passed),
        name,
        others,
    )


def _worth(found: HeadingRow | None, columns: Sequence[SheetColumn]) -> tuple[bool, int]:
    if found is None:
        return False, 0
    return all(found.has(column) for column in columns if column.required), found.count


def _no_headings(columns: Sequence[SheetColumn]) -> Problem:
    needed = ", ".join(column.name for column in columns if column.required)
    return Problem(1, "", f"is no row of headings, nor is any after it; at least these are needed: {needed}")


def _heading_problems(found: HeadingRow, columns: Sequence[SheetColumn]) -> tuple[Problem, ...]:
    row = found.row + 1
    twice = [Problem(row, name, "is there more than once") for name in found.twice]
    missing = [
        Problem(row, column.name, "is missing; no heading in this row is taken for it")
        for column in columns
        if column.required and not found.has(column)
    ]
    return (*twice, *missing)


def _rows(
    grid: Grid, found: HeadingRow, columns: Sequence[SheetColumn]
) -> tuple[list[SheetRow], list[Problem], list[Problem]]:
    needed = [column for column in columns if column.required]
    rows: list[SheetRow] = []
    passed: list[Problem] = []
    surplus: list[Problem] = []
    filled = _filled(grid, found.row)
    for place in range(found.row + 1, len(grid.rows)):
        number = place + 1
        cells = [filled.get((place, at), tidy_cell(cell)) for at, cell in enumerate(grid.rows[place])]
        if not any(cells):
            continue
        if grid.ragged and any(cells[len(found.labels) :]):
            surplus.append(Problem(number, "", "has more cells than there are headings"))
            continue
        named = found.named(cells)
        if reason := _no_entry(place, cells, named, grid, found, needed):
            passed.append(Problem(number, "", reason))
        elif any(named.values()):
            rows.append(SheetRow(number, named))
        else:
            passed.append(Problem(number, "", "passed over: it holds nothing in a column that is taken"))
    return rows, passed, surplus


def _filled(grid: Grid, heading_row: int) -> dict[tuple[int, int], str]:
    """What a cell merged over several rows says, for each row under the headings that it is merged over."""
    return {
        (row, merged.left): tidy_cell(grid.rows[merged.top][merged.left])
        for merged in grid.merged
        if merged.top > heading_row and merged.bottom > merged.top
        for row in range(merged.top, min(merged.bottom + 1, len(grid.rows)))
        if merged.left < len(grid.rows[merged.top])
    }


def _no_entry(
    row: int,
    cells: Sequence[str],
    named: dict[str, str],
    grid: Grid,
    found: HeadingRow,
    needed: Sequence[SheetColumn],
) -> str:
    """Why a row that is not empty is no entry of the sheet; empty where it is one."""
    filled = [(place, cell) for place, cell in enumerate(cells) if cell]
    told = [named.get(column.name, "") or any(named.get(part) for part in column.parts) for column in needed]
    total = any(_is_total(cell) for _, cell in filled)
    in_needed = any(_is_total(named.get(column.name, "")) for column in needed)
    if total and (in_needed or not all(told)):
        return "passed over: a row of totals"
    labels = {place: label for place, label in enumerate(found.labels) if label}
    same = [place for place, cell in filled if plain_words(cell) == plain_words(labels.get(place, ""))]
    if len(same) == len(filled) > 1:
        return "passed over: the headings again"
    if len(filled) == 1 and found.count > 1 and filled[0][0] == min(labels) and _NOTE.match(filled[0][1]):
        return "passed over: a note, with one cell alone"
    if len(filled) == 1 and found.count > 1 and _is_title(row, filled[0][0], grid, found):
        return "passed over: a title or a note, with one cell alone"
    return ""


def _is_title(row: int, place: int, grid: Grid, found: HeadingRow) -> bool:
    """Whether one cell alone is the title of a part: over several columns, or first where no entry need have one."""
    if any(one.top <= row <= one.bottom and one.left <= place < one.right for one in grid.merged):
        return True
    column = found.columns[place] if place < len(found.columns) else None
    first = next(at for at, label in enumerate(found.labels) if label)
    return place == first and column is not None and not column.required and column.offered


def _is_total(cell: str) -> bool:
    return len(cell) <= _LONGEST_TOTAL and bool(_TOTAL.match(plain_words(cell)))


def _told_headings(grid: Grid, found: HeadingRow) -> Iterator[SheetHeading]:
    below = grid.rows[found.row + 1 :]
    for place, (label, column) in enumerate(zip(found.labels, found.columns, strict=True)):
        if label or any(place < len(cells) and cells[place].strip() for cells in below):
            yield SheetHeading(_letter(place), label, column.name if column else "")


def _letter(place: int) -> str:
    """The column as a spreadsheet shows it: A to Z, then AA."""
    letters = ""
    place += 1
    while place:
        place, letter = divmod(place - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
