"""A sheet that is filled in and sent back is read as it was meant, in every form that it can be filled in."""

import csv
import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from ccm_tui.documents.audiences.audience import read_audience
from ccm_tui.documents.catalogue import Format, as_file
from ccm_tui.domain.statuses import ActionStatus
from ccm_tui.services.actions.replies import import_replies
from ccm_tui.services.documents.copies import minutes_document
from db.queries.record.find import action_named
from db.record import Record
from tests.demo_file import demo_record
from tests.lived_record import LAST_MEETING, open_record

ANSWERS = {
    "031/5": (
        "GUEST-WICK",
        ("not-possible", "", "no record of him; he was never housed here"),
        ActionStatus.NOT_POSSIBLE,
    ),
    "035/4": (
        "GUEST-SQY",
        ("complete", "2026-12-10", "Dr Vane is named; review on 18 January"),
        ActionStatus.COMPLETE,
    ),
}
"""What two agencies answer to the one action on the sheet of each, and what is then on record."""

each_answer = pytest.mark.parametrize("reference", ANSWERS)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demo_record(tmp_path_factory.mktemp("sheets"))


@pytest.fixture
def record(made: Path, tmp_path: Path) -> Iterator[Record]:
    opened = open_record(Path(shutil.copy(made, tmp_path / "record.db")))
    yield opened
    opened.close()


@each_answer
def test_the_lines_of_a_sheet_are_filled_in_in_a_mail(record: Record, tmp_path: Path, reference: str) -> None:
    text = sheet(record, reference, Format.TEXT).decode()
    _, told, _ = ANSWERS[reference]
    assert f"  {reference} |  |  |" in text
    filled = text.replace(f"{reference} |  |  |", f"{reference} | {' | '.join(told)}")
    (tmp_path / "mail.txt").write_text(filled, encoding="utf-8")
    check_taken(record, tmp_path / "mail.txt", reference)


@each_answer
def test_the_columns_of_a_sheet_are_filled_in_in_a_csv_file(record: Record, tmp_path: Path, reference: str) -> None:
    rows = list(csv.reader(io.StringIO(sheet(record, reference, Format.CSV).decode())))
    _, rows[1][1:4], _ = ANSWERS[reference]
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    (tmp_path / "sheet.csv").write_bytes(as_file(out.getvalue().encode(), Format.CSV))
    check_taken(record, tmp_path / "sheet.csv", reference)


@each_answer
def test_the_first_sheet_of_a_workbook_is_filled_in(record: Record, tmp_path: Path, reference: str) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(sheet(record, reference, Format.XLSX)))
    rows = book.get_sheet_by_index(0).to_python()
    _, rows[1][1:4], _ = ANSWERS[reference]
    with Workbook(tmp_path / "filled.xlsx") as filled:
        written = filled.add_worksheet("Reply")
        for number, row in enumerate(rows):
            written.write_row(number, 0, row)
    check_taken(record, tmp_path / "filled.xlsx", reference)


@each_answer
def test_a_sheet_that_was_not_filled_in_changes_nothing(record: Record, tmp_path: Path, reference: str) -> None:
    (tmp_path / "sheet.txt").write_bytes(sheet(record, reference, Format.TEXT))
    import_replies(record, tmp_path / "sheet.txt", ANSWERS[reference][0])
    assert status_of(record, reference) is ActionStatus.OPEN


def sheet(record: Record, reference: str, wanted: Format) -> bytes:
    """The sheet of the agency that has the action."""
    asked = f"agency:{ANSWERS[reference][0]}"
    return minutes_document(record, LAST_MEETING, wanted, audience=read_audience(asked))


def check_taken(record: Record, path: Path, reference: str) -> None:
    """Takes the file as what the agency sent back, and looks what is then on record."""
    agency, _, status = ANSWERS[reference]
    import_replies(record, path, agency)
    assert status_of(record, reference) is status


def status_of(record: Record, reference: str) -> ActionStatus:
    with record.reading() as session:
        return action_named(session, reference).status
