"""How long the documents of a forty-case meeting take: all of them, in every format, have two seconds together."""

import shutil
import sqlite3
from dataclasses import replace
from itertools import cycle
from pathlib import Path

import pytest

from ccm_tui.documents.audiences.offers import OfferedDocument
from ccm_tui.documents.catalogue import OF_ACTIONS, Format
from ccm_tui.documents.contents import made
from ccm_tui.documents.minutes.case import Party
from ccm_tui.documents.minutes.document import MinutesDocument
from ccm_tui.documents.minutes.from_record.actions import summarise_by_agency
from ccm_tui.documents.minutes.pages import contents_of
from ccm_tui.domain.names.protection import NOTHING_PROTECTED
from ccm_tui.services.documents.documents import (
    MeetingDocuments,
    meeting_documents,
    save_documents,
    sheets_of,
)
from db.record import Record
from tests.benchmarks.conftest import Report, wall
from tests.benchmarks.large import large_meeting
from tests.documents.documents import rich_document
from tests.lived_record import open_record

pytestmark = pytest.mark.benchmark

CASES = 40
AGENCIES = tuple(Party(f"AG{number}", f"Agency number {number}") for number in range(14))
BUDGET = "of 2000 for all documents"
FIRST_MEETING = 1


def large_document() -> MinutesDocument:
    """A meeting of forty cases, each as full as one can be, whose actions are those of fourteen agencies."""
    document = rich_document()
    owners = cycle(AGENCIES)
    cases = tuple(
        replace(
            full,
            number=number,
            reference=f"CCM/26/{number:03}",
            actions=tuple(replace(action, agency=next(owners)) for action in full.actions),
        )
        for number, full in enumerate((document.cases[place % 3] for place in range(CASES)), 1)
    )
    return replace(document, cases=cases, action_summary=summarise_by_agency(cases, ()))


def test_the_pages_of_forty_cases(report: Report) -> None:
    document = large_document()
    report("ms to set the pages", wall(lambda: contents_of(document), 5), BUDGET)


@pytest.mark.parametrize("wanted", list(Format))
def test_a_format_of_forty_cases(wanted: Format, report: Report) -> None:
    contents = contents_of(large_document())
    made(wanted, contents, NOTHING_PROTECTED)
    report("ms to make it", wall(lambda: made(wanted, contents, NOTHING_PROTECTED), 5), BUDGET)


def test_the_minutes_and_every_sheet_in_every_format(report: Report) -> None:
    documents = MeetingDocuments(large_document(), 5, NOTHING_PROTECTED)
    chosen = (documents.offers()[0], *sheets_of(documents))
    make_all(documents, chosen)
    told = f"ms to make the minutes and {len(chosen) - 1} sheets, each in {len(Format)} formats"
    report(told, wall(lambda: make_all(documents, chosen), 3), BUDGET)


def test_every_document_there_is_in_every_format(report: Report) -> None:
    """Copies for each agency, each case and each summary too, which nobody needs at once."""
    documents = MeetingDocuments(large_document(), 5, NOTHING_PROTECTED)
    chosen = documents.offers()
    report(
        f"ms to make all {len(chosen)} documents in every format",
        wall(lambda: make_all(documents, chosen), 1),
        "none",
    )


def make_all(documents: MeetingDocuments, chosen: tuple[OfferedDocument, ...]) -> None:
    """Makes each of these documents in each format that it can be had in."""
    for offer in chosen:
        contents = documents.contents(offer.audience)
        for wanted in Format:
            if wanted not in OF_ACTIONS or any(action.due_on for action in contents.actions):
                made(wanted, contents, NOTHING_PROTECTED)


@pytest.fixture(scope="module")
def forty_cases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record whose first meeting heard that many cases more and has closed."""
    path = large_meeting(tmp_path_factory.mktemp("forty"), CASES)
    raw = sqlite3.connect(path)
    raw.execute(
        "UPDATE action SET agency_id = 1 + id % 14"
        " WHERE case_id IN (SELECT id FROM case_file WHERE reference LIKE 'CCM/20/%')"
    )
    raw.execute("DELETE FROM seal WHERE meeting_id = 1")
    raw.commit()
    raw.close()
    return path


def test_reading_the_minutes_of_forty_cases(forty_cases: Path, report: Report) -> None:
    record = open_record(forty_cases)
    meeting_documents(record, FIRST_MEETING)
    report("ms to read them", wall(lambda: meeting_documents(record, FIRST_MEETING), 5), BUDGET)
    record.close()


def test_writing_the_minutes_and_every_sheet(forty_cases: Path, tmp_path: Path, report: Report) -> None:
    """As Word, PDF and text, each file on the disk and in the log."""
    record = open_record(Path(shutil.copy(forty_cases, tmp_path / "record.db")))
    documents = meeting_documents(record, FIRST_MEETING)
    formats = (Format.DOCX, Format.PDF, Format.TEXT)
    chosen = [(offer, wanted) for offer in (documents.offers()[0], *sheets_of(documents)) for wanted in formats]
    folders = iter(range(99))
    report(
        f"ms to write {len(chosen)} files",
        wall(lambda: write_all(record, chosen, tmp_path / f"to-{next(folders)}"), 3),
        BUDGET,
    )
    record.close()


def write_all(record: Record, chosen: list[tuple[OfferedDocument, Format]], folder: Path) -> None:
    """Writes them into a folder of their own."""
    save_documents(record, FIRST_MEETING, chosen, folder)
