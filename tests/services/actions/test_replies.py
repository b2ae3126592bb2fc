"""What agencies send back, taken into the record."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ccm_tui.documents.formats.data import rows_csv
from ccm_tui.domain.listings import ListedAction
from ccm_tui.domain.statuses import ActionStatus
from ccm_tui.domain.vocabulary import Effect
from ccm_tui.errors import CcmError
from ccm_tui.services.actions.actions import judge_effect, report_status
from ccm_tui.services.actions.listing import list_actions
from ccm_tui.services.actions.replies import import_replies, rehearse_pasted, rehearse_replies, take_pasted
from ccm_tui.services.spreadsheets.imports import RowsRefusedError
from db.record import Record
from tests.demo_file import demo_record
from tests.screens.support import HOSTILE, opened

OVERDUE, PROPOSED, DONE, LATER = "031/5", "032/4", "034/4", "034/3"
"""031/5 is Wickmarsh's and open, 032/4 is the mental health trust's; 034/4 was done on 3 Dec, 034/3 not."""


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    found = opened(demo_record(tmp_path))
    yield found
    found.close()


def listed(record: Record, reference: str) -> ListedAction:
    return next(action for action in list_actions(record) if action.reference == reference)


def problems_of(record: Record, text: str, agency: str | None = None) -> list[str]:
    before = list_actions(record)
    with pytest.raises(RowsRefusedError) as refused:
        take_pasted(record, text, agency)
    assert list_actions(record) == before
    return [problem.in_words for problem in refused.value.problems]


def test_answers_are_taken_in_one_act_that_one_undo_takes_back(record: Record) -> None:
    before = list_actions(record)
    text = f"{OVERDUE} | done | 10 dec | it went well\n{PROPOSED} | accepted"
    said = take_pasted(record, text)
    assert "2 actions changed." in said
    assert listed(record, OVERDUE).done_on == date(2026, 12, 10)
    assert listed(record, PROPOSED).status is ActionStatus.OPEN
    assert record.undo() == "replies: 2 actions"
    assert list_actions(record) == before


def test_a_rehearsal_says_the_same_and_changes_nothing(record: Record) -> None:
    before = list_actions(record)
    text = f"{OVERDUE} | not possible - moved away"
    rehearsed = rehearse_pasted(record, text)
    assert list_actions(record) == before
    assert take_pasted(record, text) == rehearsed
    assert listed(record, OVERDUE).status_reason == "moved away"


def test_one_answer_that_can_t_be_taken_keeps_all_from_being_taken(record: Record) -> None:
    assert problems_of(record, f"{OVERDUE} | done\n099/9 | done") == ["Row 2, ref: is no action"]


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        (f"{DONE} | complete | 2026-12-01", "date: is Thu 3 Dec 2026 on record"),
        (f"{DONE} | not done | | no time", "status: is complete on record"),
        (f"{LATER} | complete | 2026-12-01", "status: is not done on record"),
        (f"{OVERDUE} | superseded", "status: can't be superseded: the action is open"),
    ],
)
def test_what_disagrees_with_the_record_is_named_and_never_written_over(
    record: Record, line: str, wrong: str
) -> None:
    (problem,) = problems_of(record, line)
    assert problem.startswith(f"Row 1, {wrong}")


def test_an_agency_answers_for_its_own_actions_alone(record: Record) -> None:
    text = f"{OVERDUE} | done\n{PROPOSED} | accepted"
    assert problems_of(record, text, "mht") == ["Row 1, ref: is no action of this agency"]
    assert problems_of(record, f"{PROPOSED} | withdrawn | | not ours", "MHT") == [
        "Row 1, status: can't be withdrawn by an agency; say not possible, and why"
    ]
    assert "1 action changed." in take_pasted(record, f"{PROPOSED} | accepted", "MHT")


def test_two_lines_about_one_action_have_to_say_the_same(record: Record) -> None:
    assert problems_of(record, f"{OVERDUE} | done\n{OVERDUE} | open") == [
        "Row 2, ref: is answered otherwise in row 1"
    ]
    assert "1 action changed." in take_pasted(record, f"{OVERDUE} | done\nCCM/26/{OVERDUE} | completed")


def test_a_text_without_an_answer_is_refused(record: Record) -> None:
    with pytest.raises(CcmError, match="No line of this is an answer"):
        take_pasted(record, "Thank you, all is well.")


def test_what_another_copy_exported_gives_the_same_record(record: Record, tmp_path: Path) -> None:
    theirs = opened(demo_record(tmp_path / "home"))
    report_status(theirs, OVERDUE, ActionStatus.NOT_POSSIBLE, "=1+1 moved\naway [/")
    report_status(theirs, PROPOSED, ActionStatus.OPEN, "under way")
    judge_effect(theirs, DONE, Effect.HELPED)
    exported = list_actions(theirs)
    theirs.close()
    sheet = tmp_path / "actions.csv"
    sheet.write_text(rows_csv(ListedAction, exported), encoding="utf-8")
    assert "3 actions changed." in import_replies(record, sheet)
    assert list_actions(record) == exported
    assert "No action is changed." in import_replies(record, sheet)


def test_hostile_notes_are_taken_as_they_were_sent(record: Record) -> None:
    for text in HOSTILE:
        line = f"{OVERDUE} | open | | {text}"
        if len(line.splitlines()) == 1:
            take_pasted(record, line)
            assert listed(record, OVERDUE).status_reason == text.strip()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_lines_are_read_in_whatever_encoding_a_mail_program_saves_them(
    record: Record, encoding: str, tmp_path: Path
) -> None:
    path = tmp_path / "reply.txt"
    path.write_bytes(f"> {OVERDUE} | not done | | Zoë was away".encode(encoding))
    assert "1 action changed." in import_replies(record, path)
    assert listed(record, OVERDUE).status_reason == "Zoë was away"


def test_an_unreadable_file_is_said_to_be(record: Record, tmp_path: Path) -> None:
    with pytest.raises(CcmError, match="can't be read"):
        rehearse_replies(record, tmp_path / "none.csv")


def test_a_reference_of_two_years_is_the_action_that_is_not_settled_or_has_to_be_written_in_full(
    record: Record,
) -> None:
    raw = sqlite3.connect(record.path)
    raw.execute("UPDATE case_file SET reference = 'CCM/25/031' WHERE reference = 'CCM/26/034'")
    raw.commit()
    raw.close()
    assert "CCM/26/031/5: complete, today." in take_pasted(record, f"{OVERDUE} | done")
    (problem,) = problems_of(record, "031/1 | done")
    assert "is several actions; write it in full" in problem
