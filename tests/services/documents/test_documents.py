"""The documents of a meeting: which there are, and writing them into a folder in one go."""

import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from ccm_tui.documents.audiences.audience import FULL, Audience, AudienceKind, read_audience
from ccm_tui.documents.catalogue import Format
from ccm_tui.documents.page.blocks import Table
from ccm_tui.domain.vocabulary import DisclosureState
from ccm_tui.errors import CcmError
from ccm_tui.services.documents.copies import minutes_document
from ccm_tui.services.documents.documents import leaving_for, meeting_documents, save_documents, sheets_of
from ccm_tui.services.governance.log_view import LogPart, list_disclosures
from db.record import Record
from tests.demo_file import demo_record
from tests.lived_record import LAST_MEETING, open_record, save_minutes


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demo_record(tmp_path_factory.mktemp("documents"))


@pytest.fixture
def record(made: Path, tmp_path: Path) -> Iterator[Record]:
    opened = open_record(Path(shutil.copy(made, tmp_path / "record.db")))
    yield opened
    opened.close()


def test_every_document_that_is_offered_can_be_had(record: Record) -> None:
    documents = meeting_documents(record, LAST_MEETING)
    kinds = [offer.audience.kind for offer in documents.offers()]
    assert set(kinds) == set(AudienceKind)
    for offer in documents.offers():
        assert documents.contents(offer.audience).pages
        assert read_audience(str(offer.audience)) == offer.audience


def test_a_sheet_is_offered_to_each_agency_with_something_to_do_and_to_no_other(record: Record) -> None:
    sheets = sheets_of(meeting_documents(record, LAST_MEETING))
    codes = [offer.audience.of for offer in sheets]
    assert "HSG" in codes and "LFB" not in codes
    assert len(set(codes)) == len(codes)


def test_the_chosen_documents_are_written_for_their_owner_alone_and_noted_with_who_is_given_them(
    record: Record, tmp_path: Path
) -> None:
    folder = tmp_path / "sheets"
    chosen = [(offer, Format.TEXT) for offer in sheets_of(meeting_documents(record, LAST_MEETING))]
    places = save_documents(record, LAST_MEETING, chosen, folder, "as agreed")
    assert sorted(folder.iterdir()) == sorted(places)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(place.stat().st_mode) for place in places} == {0o600}
    noted = list_disclosures(record)
    assert [one.recipient for one in noted] == [offer.recipient for offer, _ in chosen]
    assert {(one.document, one.reason, one.state) for one in noted} == {
        ("action sheet", "as agreed", DisclosureState.DONE)
    }


def test_where_one_file_is_there_already_none_is_written(record: Record, tmp_path: Path) -> None:
    folder = tmp_path / "sheets"
    chosen = [(offer, Format.TEXT) for offer in sheets_of(meeting_documents(record, LAST_MEETING))]
    places = save_documents(record, LAST_MEETING, chosen[-1:], folder)
    mine = places[0].read_bytes()
    with pytest.raises(CcmError, match="already"):
        save_documents(record, LAST_MEETING, chosen, folder)
    assert list(folder.iterdir()) == list(places)
    assert places[0].read_bytes() == mine


def test_where_one_can_not_be_made_none_is_written(record: Record, tmp_path: Path) -> None:
    offers = meeting_documents(record, LAST_MEETING).offers()
    with pytest.raises(CcmError, match="no executive summary as csv"):
        save_documents(record, LAST_MEETING, [(offer, Format.CSV) for offer in offers], tmp_path / "all")
    assert not (tmp_path / "all").exists()
    assert list_disclosures(record) == []


def test_the_names_of_the_files_tell_nothing_of_anybody(record: Record, tmp_path: Path) -> None:
    documents = meeting_documents(record, LAST_MEETING)
    chosen = [(offer, Format.TEXT) for offer in documents.offers()]
    names = [place.name for place in save_documents(record, LAST_MEETING, chosen, tmp_path / "all")]
    assert len(set(names)) == len(chosen)
    assert "ccm-sheet-HSG-meeting-3-2026-11-19-draft.txt" in names
    assert "ccm-case-CCM-26-031-meeting-3-2026-11-19-draft.txt" in names
    people = {word for case in documents.document.cases for one in case.people for word in one.name.split()}
    assert not [name for name in names if any(word in name for word in people if len(word) > 3)]


def test_a_document_of_a_case_is_in_that_cases_log_and_in_no_other(record: Record, tmp_path: Path) -> None:
    save_minutes(record, LAST_MEETING, tmp_path / "case.txt", audience=read_audience("summary:031"))
    assert [one.case for one in list_disclosures(record, LogPart(case="031"))] == ["CCM/26/031"]
    assert list_disclosures(record, LogPart(case="034")) == []
    assert leaving_for(record, LAST_MEETING, read_audience("case:031"), Format.TEXT).audience == "case"


def test_sealed_minutes_are_had_for_every_audience_as_they_were_sealed(record: Record) -> None:
    text = minutes_document(record, 2, audience=Audience(AudienceKind.AGENCY, "HSG")).decode()
    assert "Interview Mr B" in text
    assert "APPROVED" in text


def test_the_circulation_list_names_every_copy_and_sheet_that_there_is_and_no_other(record: Record) -> None:
    documents = meeting_documents(record, LAST_MEETING)
    tables = [block for page in documents.contents(FULL).pages for block in page.blocks if isinstance(block, Table)]
    sent = {row[0]: row[1] for table in tables if table.columns[-1].name == "Is sent" for row in table.rows}
    for kind, word in ((AudienceKind.AGENCY, "its action sheet"), (AudienceKind.MEMBER, "the")):
        offered = {offer.recipient for offer in documents.offers() if offer.audience.kind is kind}
        assert offered == {name for name, told in sent.items() if word in told}


def test_a_guest_is_given_the_pages_of_its_cases_and_nothing_else(record: Record) -> None:
    """The solicitor was asked for three cases of the third meeting."""
    text = made_text(record, "member:SOL")
    assert text.count("This copy") == 3
    for theirs in ("Jasper Thimblewick", "Clementine Oakapple", "Ferdie Moonpenny"):
        assert theirs in text
    for others in ("Attendance", "Ottoline", "Sparrowdust", "Actions by agency", "CCM/26/037", "CCM/26/032"):
        assert others not in text


def test_a_member_is_not_given_the_restricted_case_that_it_was_out_for(record: Record) -> None:
    assert "Wilhelmina Sparrowdust" in made_text(record, "member:COLP")
    text = made_text(record, "member:HSG")
    assert "Wilhelmina" not in text and "035/4" not in text
    assert "Attendance" in text and "Ottoline" in text


def made_text(record: Record, asked: str) -> str:
    return minutes_document(record, LAST_MEETING, audience=read_audience(asked)).decode()
