"""Who saw what, and why: nothing leaves unnoted, whatever ends the program, and the log says no word of a case."""

import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import astuple
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from ccm_tui.domain.vocabulary import DisclosureKind, DisclosureState
from ccm_tui.errors import CcmError
from ccm_tui.services.desk.linear_mode import take_lines
from ccm_tui.services.governance.disclosure import Leaving, handing_out, open_case_file, write_out
from ccm_tui.services.governance.log_view import LogPart, list_disclosures, recognise
from db.record import Record
from tests.demo_file import demo_record
from tests.lived_record import LAST_MEETING, open_record, save_minutes

MINUTES = Leaving("minutes", "full", "text", "City Police", "as agreed", meeting_id=LAST_MEETING)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demo_record(tmp_path_factory.mktemp("disclosing"))


@pytest.fixture
def record(made: Path, tmp_path: Path) -> Iterator[Record]:
    opened = open_record(Path(shutil.copy(made, tmp_path / "record.db")))
    yield opened
    opened.close()


def test_a_document_that_was_written_says_what_for_whom_when_and_why(record: Record, tmp_path: Path) -> None:
    place = save_minutes(record, LAST_MEETING, tmp_path / "minutes.txt", "City Police", "as agreed")
    (left,) = list_disclosures(record)
    assert (left.document, left.audience, left.format, left.meeting) == ("minutes", "full", "text", LAST_MEETING)
    assert (left.recipient, left.reason, left.actor) == ("City Police", "as agreed", "tester")
    assert (left.kind, left.state) == (DisclosureKind.EXPORTED, DisclosureState.DONE)
    assert left.digest == sha256(place.read_bytes()).hexdigest()


def test_a_file_that_left_is_known_again_by_its_bytes(record: Record, tmp_path: Path) -> None:
    place = save_minutes(record, LAST_MEETING, tmp_path / "minutes.txt")
    assert [left.meeting for left in recognise(record, place)] == [LAST_MEETING]
    place.write_bytes(place.read_bytes() + b" ")
    assert recognise(record, place) == []
    with pytest.raises(CcmError, match="can't be read"):
        recognise(record, tmp_path / "nowhere.txt")


@pytest.mark.parametrize("dies_at", ["_put_in_place", "_settle"])
def test_a_kill_at_any_moment_leaves_no_file_without_its_note(made: Path, tmp_path: Path, dies_at: str) -> None:
    path = Path(shutil.copy(made, tmp_path / "record.db"))
    module = "ccm_tui.files" if dies_at == "_put_in_place" else "ccm_tui.services.governance.disclosure"
    script = f"""
import os
from pathlib import Path
import {module} as module
from tests.lived_record import save_minutes
from tests.lived_record import open_record
whole = module.{dies_at}
def dies(*given):
    if {dies_at == "_put_in_place"}:
        whole(*given)
    os.kill(os.getpid(), 9)
module.{dies_at} = dies
save_minutes(open_record(Path({str(path)!r})), {LAST_MEETING}, Path({str(tmp_path / "minutes.txt")!r}))
"""
    subprocess.run([sys.executable, "-c", script], check=False, timeout=180)
    assert (tmp_path / "minutes.txt").read_bytes()
    record = open_record(path)
    assert [left.state for left in list_disclosures(record)] == [DisclosureState.BEGUN]
    record.close()


def test_nothing_is_written_where_the_note_can_not_be(record: Record, tmp_path: Path) -> None:
    other = sqlite3.connect(record.path)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(CcmError, match="Another program"):
        write_out(record, MINUTES, tmp_path / "minutes.txt", b"text")
    other.close()
    assert not (tmp_path / "minutes.txt").exists()


def test_a_name_that_can_not_be_had_is_no_disclosure(record: Record, tmp_path: Path) -> None:
    (tmp_path / "minutes.txt").write_text("mine")
    with pytest.raises(CcmError, match="already"):
        write_out(record, MINUTES, tmp_path / "minutes.txt", b"text")
    assert list_disclosures(record) == []


def test_a_file_that_could_not_be_written_is_noted_as_that(
    record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "no space left")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(CcmError, match="can't be written"):
        write_out(record, MINUTES, tmp_path / "minutes.txt", b"text")
    assert [left.state for left in list_disclosures(record)] == [DisclosureState.FAILED]
    assert not (tmp_path / "minutes.txt").exists()


def test_what_was_handed_out_in_part_stays_noted_as_begun(record: Record) -> None:
    with pytest.raises(BrokenPipeError), handing_out(record, MINUTES, b"text"):
        raise BrokenPipeError
    with handing_out(record, MINUTES, b"text"):
        pass
    assert [left.state for left in list_disclosures(record)] == [DisclosureState.BEGUN, DisclosureState.DONE]


def test_a_case_file_opened_outside_its_hearing_is_noted_with_its_reason(record: Record) -> None:
    case = open_case_file(record, 1, "asked by the referrer")
    (opened,) = list_disclosures(record)
    assert (opened.kind, opened.case, opened.reason) == (
        DisclosureKind.OPENED,
        case.reference,
        "asked by the referrer",
    )


def test_a_case_file_in_its_hearing_is_opened_without_a_note(record: Record) -> None:
    take_lines(record, "next", ["/case 036"], lambda _said: None, lambda _what, _do: None)
    with record.reading() as session:
        from db.queries.record.find import case_named

        heard, other = case_named(session, "036").id, case_named(session, "031").id
    open_case_file(record, heard)
    assert list_disclosures(record) == []
    open_case_file(record, other)
    assert [opened.case for opened in list_disclosures(record)] == ["CCM/26/031"]


def test_a_note_is_not_undone(record: Record) -> None:
    open_case_file(record, 1)
    assert record.undo() is None
    assert len(list_disclosures(record)) == 1


def test_the_log_of_a_case_has_its_own_file_its_meetings_and_lists_of_everything(record: Record) -> None:
    open_case_file(record, 1)
    open_case_file(record, 2)
    for leaving in (
        MINUTES,
        Leaving("minutes of one case", "case", "text", meeting_id=LAST_MEETING, case_id=2),
        Leaving("list of cases", "", "csv"),
        Leaving("subject-access pack", "person 1", "text", person_id=1),
    ):
        with handing_out(record, leaving, b"text"):
            pass
    of_case = [left.document for left in list_disclosures(record, LogPart(case="031"))]
    assert of_case == ["case file", "minutes", "list of cases", "subject-access pack"]


def test_the_log_is_narrowed_by_day_person_and_kind(record: Record) -> None:
    open_case_file(record, 1)
    with handing_out(record, MINUTES, b"text"):
        pass
    today, tomorrow = date(2026, 12, 17), date(2026, 12, 18)
    for asked, expected in (
        (LogPart(since=today, until=today), 2),
        (LogPart(since=tomorrow), 0),
        (LogPart(until=date(2026, 12, 16)), 0),
        (LogPart(actor="tester"), 2),
        (LogPart(actor="somebody else"), 0),
        (LogPart(kind=DisclosureKind.OPENED), 1),
    ):
        assert len(list_disclosures(record, asked)) == expected, asked
    with pytest.raises(CcmError, match="no case of that reference"):
        list_disclosures(record, LogPart(case="999"))


def test_the_log_says_no_word_of_a_case(record: Record, tmp_path: Path) -> None:
    for case_id in range(1, 11):
        open_case_file(record, case_id)
    save_minutes(record, LAST_MEETING, tmp_path / "minutes.txt")
    said = json.dumps([[str(part) for part in astuple(left)] for left in list_disclosures(record)])
    raw = sqlite3.connect(record.path)
    names = [name for (name,) in raw.execute("SELECT name FROM person")]
    labels = " ".join(label for (label,) in raw.execute("SELECT label FROM journal_entry"))
    raw.close()
    assert len(names) > 10
    assert not [name for name in names if name in said or name in labels]
