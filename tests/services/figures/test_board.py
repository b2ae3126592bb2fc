"""The board's figures of the demo: those of its story, and no name in any format."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ccm_tui.documents.catalogue import Format
from ccm_tui.domain.figures.board import Measure, Period, told
from ccm_tui.errors import CcmError
from ccm_tui.services.figures.board import board_document, board_figures
from db.record import Record
from tests.demo_file import demo_record
from tests.screens.support import opened

AUTUMN = Period(date(2026, 8, 1), date(2026, 12, 17))


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    record = opened(demo_record(tmp_path))
    yield record
    record.close()


def figures(record: Record) -> dict[str, dict[str, tuple[int, int]]]:
    measures: tuple[Measure, ...] = board_figures(record, AUTUMN)
    return {
        one.title: {figure.what: (figure.rate.count, figure.rate.of) for figure in one.figures} for one in measures
    }


def test_the_figures_are_those_of_the_story(record: Record) -> None:
    found = figures(record)
    assert found["Referrals by what became of them"] == {"accepted": (9, 10), "accepted as urgent": (1, 10)}
    assert found["Cases heard"] == {"Cases": (7, 17)}
    assert found["Residents"] == {"City resident": (4, 7), "non-resident": (3, 7)}
    assert found["Repeat rate"] == {"Repeats": (0, 7)}
    assert found["Home areas that have not replied"] == {"No reply": (2, 3)}
    assert found["Representation"]["All members"] == (33, 42)
    assert found["Actions in time"] == {
        "Complete on or before the day": (21, 29),
        "Complete, late": (5, 29),
        "Not done": (1, 29),
        "Overdue": (2, 29),
    }
    assert found["Actions that became impossible"] == {"Not possible": (1, 32)}
    assert sum(count for count, _ in found["Whether actions helped"].values()) == 26


def test_home_areas_have_no_total_of_their_own_that_tells_a_small_number_of_residents(record: Record) -> None:
    found = figures(record)
    residents, areas = (found[title] for title in ("Residents", "Home areas of those from elsewhere"))
    assert sum(count for count, _ in areas.values()) == 3
    assert {of for _, of in (*residents.values(), *areas.values())} == {7}


def test_a_repeat_rate_whose_whole_leaves_a_small_number_of_reviews_is_not_told(record: Record) -> None:
    october = Period(date(2026, 10, 1), date(2026, 10, 31))
    repeats = next(one for one in board_figures(record, october) if one.title == "Repeat rate")
    assert [(one.count, one.of) for one in told(repeats)] == [("withheld", "")]
    assert [(one.count, one.of) for one in told(repeats, whole=True)] == [("0", "2")]


def test_nothing_in_the_paper_points_to_anybody(record: Record) -> None:
    text = board_document(record, AUTUMN, Format.TEXT).decode()
    assert "79%" in text
    for word in ("Thimblewick", "Moonpenny", "CCM/26", "Wickmarsh", "suicide", "fraud", "57%"):
        assert word not in text, word


def test_the_whole_is_marked_as_not_to_be_published(record: Record) -> None:
    text = board_document(record, AUTUMN, Format.MARKDOWN, whole=True).decode()
    assert "NOT FOR PUBLICATION" in text
    assert "Wickmarsh" in text


def test_a_period_without_anything_says_so_and_one_that_ends_before_it_begins_is_refused(record: Record) -> None:
    text = board_document(record, Period(date(2020, 1, 1), date(2020, 12, 31)), Format.TEXT).decode()
    assert "None in this period." in text
    with pytest.raises(CcmError, match="ends before it begins"):
        board_figures(record, Period(date(2026, 2, 1), date(2026, 1, 1)))
