"""Approved minutes: sealed, printed again exactly, corrected by amendments alone, opened again never silently."""

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from ccm_tui.documents.minutes.approval import grouped
from ccm_tui.documents.minutes.pages import minutes_text
from ccm_tui.domain.agencies.agency import NewAgency
from ccm_tui.domain.statuses import ActionStatus, MeetingState
from ccm_tui.domain.vocabulary import AgencyKind
from ccm_tui.errors import CcmError
from ccm_tui.services.actions.actions import report_status
from ccm_tui.services.agencies.agencies_view import edit_agency, read_agencies
from ccm_tui.services.documents.approval import amend_minutes, approve_minutes, sealed_minutes
from ccm_tui.services.documents.minutes import minutes_of
from ccm_tui.services.meetings.closing import close
from ccm_tui.services.meetings.meeting import reopen_meeting
from ccm_tui.services.record.verification import verify_record, what_has_digest
from db.queries.meetings.meetings import meeting_with_id
from db.queries.record.find import meeting_named
from db.record import Record
from tests.demo_file import demo_record
from tests.lived_record import LAST_MEETING, open_record


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demo_record(tmp_path_factory.mktemp("approving"))


@pytest.fixture
def record(made: Path, tmp_path: Path) -> Iterator[Record]:
    opened = open_record(Path(shutil.copy(made, tmp_path / "record.db")))
    yield opened
    opened.close()


@pytest.fixture
def approved(record: Record) -> Record:
    approve_minutes(record, LAST_MEETING, "Ada Larkspur")
    return record


def printed(record: Record) -> str:
    return minutes_text(minutes_of(record, LAST_MEETING))


def test_the_digest_is_printed_on_every_later_copy_and_known_to_the_record(record: Record) -> None:
    digest = approve_minutes(record, LAST_MEETING, "Ada Larkspur")
    first, second = grouped(digest).splitlines()
    assert first in printed(record) and second in printed(record)
    assert "meeting 3, version 1" in what_has_digest(record, f"{first} {second}".upper())
    assert verify_record(record).sound


def test_a_draft_has_no_seal(record: Record) -> None:
    assert "Digest" not in printed(record)


def test_what_was_sealed_is_printed_again_exactly_whatever_the_record_learns_since(approved: Record) -> None:
    sealed, copy = sealed_minutes(approved, LAST_MEETING).text, printed(approved)
    housing = next(agency for agency in read_agencies(approved).agencies if agency.code == "HSG")
    edit_agency(approved, NewAgency(housing.code, "Homes and Hearths", AgencyKind.CORE, False, ()))
    report_status(approved, "031/5", ActionStatus.NOT_DONE, "said much later")
    assert sealed_minutes(approved, LAST_MEETING).text == sealed
    assert printed(approved) == copy
    assert copy.startswith(sealed.rsplit("\n\n\n", 1)[0])
    assert "said much later" not in copy and "Homes and Hearths" not in copy


def test_amendments_are_numbered_and_shown_after_the_sealed_text(approved: Record) -> None:
    before = printed(approved)
    assert amend_minutes(approved, LAST_MEETING, "Housing was in the room.", "left out", "the panel, 17 Dec") == 1
    assert amend_minutes(approved, LAST_MEETING, "031 is heard in March.", "a slip", "the chair", "031") == 2
    after = printed(approved)
    assert after.startswith(before.split("Amendments\n")[0])
    added = after.removeprefix(before.split("Amendments\n")[0])
    assert added.index("Amendment 1") < added.index("Housing was in the room.") < added.index("Amendment 2")
    assert verify_record(approved).sound


def test_an_amendment_is_not_undone(approved: Record) -> None:
    amend_minutes(approved, LAST_MEETING, "Housing was in the room.", "left out", "the panel")
    assert approved.undo() is None
    assert "Amendment 1" in printed(approved)


def test_an_amendment_needs_approved_minutes_a_text_a_reason_and_who_decided_it(record: Record) -> None:
    with pytest.raises(CcmError, match="Only approved minutes"):
        amend_minutes(record, LAST_MEETING, "text", "reason", "who")
    approve_minutes(record, LAST_MEETING, "Ada Larkspur")
    for given in (("", "reason", "who"), ("text", " ", "who"), ("text", "reason", "")):
        with pytest.raises(CcmError, match="An amendment needs"):
            amend_minutes(record, LAST_MEETING, *given)
    with pytest.raises(CcmError, match="no case of that reference"):
        amend_minutes(record, LAST_MEETING, "text", "reason", "who", "999")
    assert "Amendment 1" not in printed(record)


def test_approved_minutes_opened_again_are_a_draft_that_names_what_was_approved_before(approved: Record) -> None:
    first = sealed_minutes(approved, LAST_MEETING)
    reopen_meeting(approved, LAST_MEETING, "a dissent was left out")
    assert "DRAFT" in printed(approved) and grouped(first.digest).splitlines()[0] in printed(approved)
    close(approved, LAST_MEETING)
    approve_minutes(approved, LAST_MEETING, "Ines Halloway")
    second = sealed_minutes(approved, LAST_MEETING)
    assert (first.number, second.number) == (1, 2)
    assert sealed_minutes(approved, LAST_MEETING, 1).text == first.text
    for version in (first, second):
        assert grouped(version.digest).splitlines()[1] in printed(approved)
    assert verify_record(approved).sound
    with approved.reading() as session:
        assert meeting_with_id(session, LAST_MEETING).approved_by == "Ines Halloway"


def test_a_version_that_there_is_not_is_told_in_words(approved: Record) -> None:
    with pytest.raises(CcmError, match="no such version"):
        sealed_minutes(approved, LAST_MEETING, 2)
    with approved.reading() as session:
        assert meeting_named(session, "4").state is MeetingState.PLANNED
    with pytest.raises(CcmError, match="no such version"):
        sealed_minutes(approved, 4)


def test_a_record_put_back_to_an_older_copy_is_told_by_a_digest_that_was_noted(approved: Record) -> None:
    older = approved.path.with_name("older.db")
    raw = sqlite3.connect(approved.path)
    raw.execute("VACUUM INTO ?", (str(older),))
    raw.close()
    amend_minutes(approved, LAST_MEETING, "text", "reason", "who")
    noted = verify_record(approved).last_digest
    assert "this record holds it" in what_has_digest(approved, noted[:20])
    put_back = open_record(older)
    assert verify_record(put_back).sound
    with pytest.raises(CcmError, match="Nothing in this record"):
        what_has_digest(put_back, noted)
    with pytest.raises(CcmError, match="no digest"):
        what_has_digest(put_back, "0123 zz")
    put_back.close()
