"""A form as one entry: its headings below one another, the answer to each beside it."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from ccm_tui.domain.spreadsheets.grids import Grid, Merged
from ccm_tui.domain.spreadsheets.headings import Found, find_headings
from ccm_tui.domain.spreadsheets.sheet import Column, Heading, Problem, Sheet, SheetRow, plain_words, tidy_cell

_MOST_ROWS, _MOST_COLUMNS = 200, 12
"""What is longer or wider is no form."""
_SENDER = re.compile(r"\b(?:referrers?|referring|your|professional|worker|completed|office)\b", re.IGNORECASE)
_FEWEST = 3
"""Headings that make a form of a column of cells."""


def read_form(grid: Grid, columns: Sequence[Column]) -> Sheet | None:
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
        Heading(str(at + 1), label, column.name if column else "")
        for at, (label, column) in enumerate(zip(found.labels, found.columns, strict=True))
        if column or answers[at]
    )
    return Sheet(rows, tuple(problems), headings=tuple(headings), heading_row=int(bool(found.twice)), is_form=True)


def _turned(grid: Grid) -> Grid:
    """The grid with its columns as rows."""
    merged = tuple(Merged(one.left, one.top, one.right, one.bottom) for one in grid.merged)
    return Grid(tuple(zip_longest(*grid.rows, fillvalue="")), grid.name, merged)


def _of_others(found: Found, answers: Sequence[str]) -> list[Problem]:
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


def _answers(grid: Grid, found: Found) -> tuple[list[str], list[Problem]]:
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
