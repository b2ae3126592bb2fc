"""Who is represented and who is missing: domain.md's own figures, and the cases that need whoever was missing."""

from pathlib import Path

import pytest

from ccm_tui.domain.agencies.representation import Representation
from ccm_tui.domain.figures.measures import Rate
from ccm_tui.services.agencies.representation_view import read_representation
from tests.demo_file import demo_record
from tests.screens.support import opened


@pytest.fixture
def board(tmp_path: Path) -> Representation:
    record = opened(demo_record(tmp_path))
    found = read_representation(record).board
    record.close()
    return found


def test_the_figures_are_those_of_the_rolls_and_the_worst_come_first(board: Representation) -> None:
    assert board.words == "33 of 42 (79%) over 3 meetings, Thu 17 Sep 2026 to Thu 19 Nov 2026"
    assert [rate.count for *_, rate in board.meetings] == [12, 10, 11]
    worst = [(agency.code, agency.attended.words, agency.marks) for agency in board.agencies[:3]]
    assert worst == [
        ("CSC", "0 of 3 (0%)", "I N I"),
        ("MHT", "1 of 3 (33%)", "P A N"),
        ("LFB", "1 of 3 (33%)", "P I I"),
    ]
    assert [agency.sent_information for agency in board.agencies[:3]] == [2, 0, 2]
    assert [agency.in_a_row for agency in board.agencies[:3]] == [3, 2, 2]


def test_guests_do_not_count(board: Representation) -> None:
    assert len(board.agencies) == 14


def test_an_agency_that_was_missing_is_told_for_which_cases_it_was_needed(board: Representation) -> None:
    mental_health = board.agencies[1]
    assert len(mental_health.missed) == 12
    needed = dict(mental_health.needed)
    assert "leads" in needed["035"]
    assert "1 action to report on" in needed["032"]
    assert "needed for" in mental_health.missing_words
    assert board.agencies[-1].attended == Rate(3, 3)
