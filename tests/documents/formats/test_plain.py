"""The plain minutes, kept byte for byte in golden/; CCM_REWRITE_GOLDENS=1 writes them anew, to be judged."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from ccm_tui.documents.minutes.case import CaseMinutes, Hearing, Information, Outcome, Shared
from ccm_tui.documents.minutes.pages import minutes_text
from ccm_tui.domain.statuses import Decision, MeetingState
from ccm_tui.domain.vocabulary import Known, ShareKind
from tests.documents.documents import COLP, MEETING, case, document, rich_document

GOLDEN = Path(__file__).parents[1] / "golden"
PROJECT = Path(__file__).parents[3]

APPROVED = replace(
    MEETING,
    state=MeetingState.APPROVED,
    approved_at=datetime(2026, 12, 21, 9, 30, tzinfo=UTC),
    approved_by="Ch Insp Ada Larkspur",
)

DOCUMENTS = {
    "full": rich_document(),
    "nothing-recorded": document(),
    "approved": document(meeting=APPROVED, cases=(case(),)),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_minutes_are_these_bytes(name: str) -> None:
    golden = GOLDEN / f"{name}.txt"
    rendered = minutes_text(DOCUMENTS[name]).encode()
    if os.environ.get("CCM_REWRITE_GOLDENS"):
        golden.write_bytes(rendered)
    assert rendered == golden.read_bytes()


def test_they_are_the_same_bytes_wherever_they_are_made() -> None:
    elsewhere = {
        **os.environ,
        "TZ": "Pacific/Auckland",
        "LC_ALL": "tr_TR.UTF-8",
        "LANG": "tr_TR.UTF-8",
        "PYTHONHASHSEED": "4711",
        "UNICODE_VERSION": "4.1.0",
        "COLUMNS": "40",
        "TERM": "dumb",
    }
    made = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys\n"
            "from ccm_tui.documents.minutes.pages import minutes_text\n"
            "from tests.documents.documents import rich_document\n"
            "sys.stdout.buffer.write(minutes_text(rich_document()).encode())",
        ],
        cwd=PROJECT,
        env=elsewhere,
        capture_output=True,
        check=True,
    )
    assert made.stdout == (GOLDEN / "full.txt").read_bytes()


def test_every_line_fits_eighty_cells_and_ends_in_a_line_feed() -> None:
    text = minutes_text(rich_document())
    assert max(cell_len(line) for line in text.split("\n")) <= 80
    assert text.endswith("\n")
    assert "\r" not in text


def test_no_escape_reaches_the_page_raw() -> None:
    text = minutes_text(rich_document())
    assert not set(text) & set("\x00\x07\x1b\x85\x9b\u2028\u202e\u200b\ufeff")
    assert "⟦1B⟧[2J" in text
    assert "⟦202E⟧Wilhelmina⟦202C⟧" in text


@given(st.text(st.characters(), max_size=300))
def test_no_text_however_odd_breaks_the_page(text: str) -> None:
    said = Shared(COLP, Known.CURRENT, ShareKind.FACT, False, text)
    made = document(cases=(case(name=text, information=Information((said,), (), ())),))
    lines = minutes_text(made).split("\n")
    assert max(cell_len(line) for line in lines) <= 80
    assert not any(ord(character) < 0x20 for line in lines for character in line)


def test_what_people_type_cannot_pass_for_the_head_of_a_page() -> None:
    forged = f"{'=' * 80}\nOFFICIAL\n{'=' * 80}"
    said = Shared(COLP, Known.CURRENT, ShareKind.FACT, False, forged)
    lines = minutes_text(document(cases=(case(information=Information((said,), (), ())),))).split("\n")
    assert lines.count("=" * 80) == 8
    assert "OFFICIAL" not in lines


def test_every_page_carries_the_marking_and_draft_until_approved() -> None:
    heads = _heads(minutes_text(rich_document()))
    assert len(heads) == 7
    assert all(head.startswith("OFFICIAL-SENSITIVE") and head.endswith(" DRAFT") for head in heads)
    approved = minutes_text(DOCUMENTS["approved"])
    assert all(head.endswith(" APPROVED") for head in _heads(approved))
    assert "DRAFT" not in approved
    assert "APPROVED by Ch Insp Ada Larkspur, Mon 21 Dec 2026 at 09:30" in approved


def test_a_restricted_case_says_so_at_the_head_of_its_page() -> None:
    heads = _heads(minutes_text(document(cases=(case(restricted=True), case(2, "CCM/26/040")))))
    assert [head.startswith("OFFICIAL-SENSITIVE, RESTRICTED CASE ") for head in heads] == [
        False,
        True,
        False,
        False,
    ]


def test_times_are_londons_in_winter_and_in_summer() -> None:
    winter = replace(MEETING, opened_at=datetime(2026, 12, 17, 14, 1, tzinfo=UTC))
    summer = replace(
        MEETING,
        held_on=date(2026, 7, 16),
        opened_at=datetime(2026, 7, 16, 13, 1, tzinfo=UTC),
        closed_at=datetime(2026, 7, 16, 14, 57, tzinfo=UTC),
    )
    assert "14:01 to 15:57" in minutes_text(document(meeting=winter))
    assert "14:01 to 15:57" in minutes_text(document(meeting=summer))
    read_at = datetime(2026, 7, 16, 13, 3, tzinfo=UTC)
    assert "at 14:03" in minutes_text(document(meeting=summer, read_at=read_at))


def test_an_empty_section_says_so() -> None:
    text = minutes_text(document(cases=(case(),)))
    for said in (
        "Nobody is recorded as present.",
        "None declared.",
        "No information was shared.",
        "No risk was rated.",
        "Dissent: none recorded.",
        "No action was agreed.",
        "No outcome recorded.",
        "No action was set at this meeting.",
        "No date is set.",
    ):
        assert said in text


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (MeetingState.PLANNED, "DRAFT: the meeting has not been held yet"),
        (MeetingState.IN_SESSION, "DRAFT: the minutes so far, the meeting is in session"),
        (MeetingState.CLOSED, "DRAFT: not approved yet"),
    ],
)
def test_a_draft_says_how_far_it_has_come(state: MeetingState, said: str) -> None:
    assert said in minutes_text(document(meeting=replace(MEETING, state=state)))


def test_a_case_that_was_not_reached_says_only_that() -> None:
    text = _case_text(case(hearing=Hearing.NOT_REACHED))
    assert "*** Not reached. The case carries over to the next meeting. ***" in text
    assert "Information shared" not in text


def test_a_deferred_case_keeps_what_was_said_of_it() -> None:
    put_off = Outcome(Decision.DEFER, "Key agency missing.", None, "", None)
    said = Shared(COLP, Known.CURRENT, ShareKind.FACT, False, "Seen on Monday.")
    silent = _case_text(case(outcome=put_off))
    spoken = _case_text(case(outcome=put_off, information=Information((said,), (), ())))
    assert "*** Deferred (to which day was not recorded). ***" in silent
    assert "Information shared" not in silent
    assert "Seen on Monday." in spoken


def _case_text(only: CaseMinutes) -> str:
    return minutes_text(document(cases=(only,)))


def _heads(text: str) -> list[str]:
    """The first line of each page's head."""
    lines = text.split("\n")
    return [line for rule, line in pairwise(lines) if rule == "=" * 80 and line.endswith((" DRAFT", " APPROVED"))]
