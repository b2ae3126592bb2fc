"""The agenda and the requests for information: each reader is told what it needs and no more."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ccm_tui.documents.catalogue import Format
from ccm_tui.documents.papers.request import RequestPaper
from ccm_tui.errors import CcmError, UsageError
from ccm_tui.services.agenda.invitations import name_guest
from ccm_tui.services.agenda.papers import agenda_document, save_agenda
from ccm_tui.services.agenda.requests import request_document, request_papers, save_requests
from db.queries.governance.disclosures import DisclosureSearch, disclosures_found
from db.record import Record
from tests.demo_file import demo_record
from tests.screens.support import opened
from tests.services.agenda.test_invitations import on_agenda

LIVE_MEETING = 4
NAMES = ("Quince", "Pellworth", "Dabchick", "Hollowpenny", "Thimblewick", "Oakapple", "Sparrowdust", "Fernsby")
REASONS = ("exploitation", "knife", "Fixated", "staff", "keywork", "order", "joint review", "psychology")


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    record = opened(demo_record(tmp_path))
    yield record
    record.close()


def paper(record: Record, code: str) -> RequestPaper:
    return next(one for one in request_papers(record, LIVE_MEETING) if one.code == code)


def test_an_agenda_in_circulation_holds_no_name_and_no_reason(record: Record) -> None:
    text = agenda_document(record, LIVE_MEETING, Format.TEXT).decode()
    assert "R. Q., new" in text
    assert "CCM/26/035   restricted, review" in text
    assert "Youth justice service" in text
    for word in (*NAMES, *REASONS, "Eastmere community mental health team"):
        assert word not in text, word


def test_the_chair_s_own_agenda_holds_names_and_reasons(record: Record) -> None:
    name_guest(record, on_agenda(record, "032").id, "Dr Ada Fenn", "Thimble surgery")
    text = agenda_document(record, LIVE_MEETING, Format.MARKDOWN, "chair").decode()
    for word in ("Rollo Quince", "Wilhelmina Sparrowdust", "suspected exploitation", "Dr Ada Fenn, Thimble surgery"):
        assert word in text, word


def test_a_guest_is_sent_its_own_case_and_the_time_of_that_alone(record: Record) -> None:
    text = agenda_document(record, LIVE_MEETING, Format.TEXT, "agency:GUEST-SQY").decode()
    assert "15:33" in text
    assert "CCM/26/035" in text
    for other in ("CCM/26/036", "CCM/26/031", "Solicitor", "Opening", *NAMES):
        assert other not in text, other


def test_an_agenda_is_for_somebody_that_there_is(record: Record) -> None:
    with pytest.raises(UsageError, match="no such audience"):
        agenda_document(record, LIVE_MEETING, Format.TEXT, "everybody")
    with pytest.raises(CcmError, match="no agency"):
        agenda_document(record, LIVE_MEETING, Format.TEXT, "agency:NOBODY")


def test_an_agency_is_asked_about_every_case_that_it_may_see_and_told_nothing_of_why(record: Record) -> None:
    housing = paper(record, "HSG")
    named = " ".join(person.name for person in housing.people)
    assert "Rollo Quince" in named
    for restricted in ("Sparrowdust", "Pellworth"):
        assert restricted not in named
    text = request_document(housing, Format.TEXT).decode()
    assert "26 Apr 2009" in text
    for word in ("knife", "exploitation", "review", "victim", "causing harm", "hoarding"):
        assert word not in text.lower().replace("review before", ""), word


def test_a_case_is_looked_up_by_whom_it_is_about_and_not_by_others_in_it(record: Record) -> None:
    assert "Ferdie Moonpenny" not in [person.name for person in paper(record, "COLP").people]


def test_a_guest_is_asked_about_its_own_case_alone(record: Record) -> None:
    assert [person.name for person in paper(record, "GUEST-SQY").people] == ["Wilhelmina Sparrowdust"]


def test_requests_are_saved_an_agency_each_and_each_is_noted(record: Record, tmp_path: Path) -> None:
    folder = save_requests(record, LIVE_MEETING, tmp_path / "out" / "requests", Format.TEXT)
    files = sorted(file.name for file in folder.iterdir())
    assert len(files) == 22
    assert files[0] == "ccm-request-meeting-4-2026-12-17-ASC.txt"
    assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o600}
    with record.reading() as session:
        noted = [
            row
            for row, *_ in disclosures_found(session, DisclosureSearch())
            if row.document == "request for information"
        ]
    assert {row.audience for row in noted} == {f"agency:{file.split('-17-')[1][:-4]}" for file in files}
    with pytest.raises(CcmError, match="in that folder already"):
        save_requests(record, LIVE_MEETING, folder, Format.TEXT)


def test_the_name_of_the_file_says_what_the_agenda_is(record: Record, tmp_path: Path) -> None:
    saved = save_agenda(record, LIVE_MEETING, tmp_path / "agenda.DOCX")
    assert saved.read_bytes()[:2] == b"PK"
    assert save_agenda(record, LIVE_MEETING, tmp_path / "agenda.html").read_text().startswith("<!DOCTYPE html>")
