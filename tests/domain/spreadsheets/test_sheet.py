import csv
import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccm_tui.domain.spreadsheets.cells import RowReader, listed_by_semicolons
from ccm_tui.domain.spreadsheets.sheet import SheetColumn, SheetError, SheetRow, template, tidy_cell
from ccm_tui.services.spreadsheets.files import read_bytes

COLUMNS = (
    SheetColumn("received on", "a date", required=True),
    SheetColumn("subject name", "text"),
    SheetColumn("notes", "text"),
)

ADDS_UP = re.compile("total|sum|count|number|no", re.IGNORECASE)
cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30).filter(
    lambda cell: not cell.lstrip().startswith("'") and not ADDS_UP.search(cell)
)
"""What begins with an apostrophe may have got it from our own lists, and what adds up is no entry."""


def written(rows: list[list[str]], separator: str) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows([[column.name for column in COLUMNS], *rows])
    return text.getvalue()


@settings(max_examples=150, deadline=None)
@given(
    rows=st.lists(st.lists(cells, min_size=3, max_size=3), max_size=6),
    separator=st.sampled_from(",;\t"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_whatever_is_in_the_cells_they_come_back_as_typed(
    rows: list[list[str]], separator: str, encoding: str
) -> None:
    sheet = read_bytes(written(rows, separator).encode(encoding), COLUMNS)
    trimmed = [[tidy_cell(cell) for cell in row] for row in rows]
    # A note beneath the table, such as "* as told", is one cell alone; it is named, and no entry.
    notes = {one.row for one in sheet.passed_over}
    assert all(trimmed[number - 2][0] and not any(trimmed[number - 2][1:]) for number in notes)
    expected = [(number, row) for number, row in enumerate(trimmed, 2) if any(row) and number not in notes]
    assert sheet.problems == ()
    assert [(row.number, list(row.cells.values())) for row in sheet.rows] == expected


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_make_the_reading_fail_but_in_words(data: bytes) -> None:
    try:
        read_bytes(data, COLUMNS)
    except SheetError as error:
        assert str(error).endswith(".")


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=25))
def test_a_date_is_read_or_refused_without_repeating_it(text: str) -> None:
    row = RowReader(SheetRow(2, {"received on": text}))
    day = row.day("received on")
    nothing_known = not row.problems and not any(character.isdigit() for character in text)
    assert (day is None) == bool(row.problems or nothing_known)
    assert all(text.strip() not in problem.reason for problem in row.problems if len(text.strip()) > 10)


def test_a_template_is_a_sheet_of_its_columns_without_rows() -> None:
    sheet = read_bytes(template(COLUMNS).encode(), COLUMNS)
    assert (sheet.rows, sheet.problems) == ((), ())


@pytest.mark.parametrize(
    ("text", "parts"),
    [("", ()), (" ; ;", ()), ("noise; begging", ("noise", "begging")), ("Noise;noise ; NOISE", ("Noise",))],
)
def test_a_list_in_a_cell_names_each_thing_once(text: str, parts: tuple[str, ...]) -> None:
    assert listed_by_semicolons(text) == parts
