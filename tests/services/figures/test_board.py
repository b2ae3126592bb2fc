"""The board's figures of the demo: those of its story, no name in any format, and nothing that can be worked out."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from ccm_tui.clock import clock_from
from ccm_tui.documents.catalogue import Format
from ccm_tui.domain.figures.figures import Figures
from ccm_tui.domain.figures.periods import Period, quarter_of, year_of
from ccm_tui.domain.figures.telling import tell_figures
from ccm_tui.domain.figures.withholding import nearest
from ccm_tui.domain.referrals.referral import NewReferral
from ccm_tui.errors import CcmError
from ccm_tui.services.figures.board import FIGURES_OF, board_document, board_figures, left_before, whole_document
from ccm_tui.services.governance.disclosure import Leaving, handing_out
from ccm_tui.services.record.settings import change_setting
from ccm_tui.services.referrals.referrals import add_referral
from db.record import Record
from db.verifying.verification import verify_snapshot
from tests.demo_file import demo_record
from tests.domain.figures.readers import Reader, read_figures
from tests.screens.support import opened

AUTUMN = Period(date(2026, 8, 1), date(2026, 12, 17))
SUMMER = quarter_of(date(2026, 9, 17))


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    record = opened(demo_record(tmp_path))
    yield record
    record.close()


def counted(figures: Figures) -> dict[str, dict[str, tuple[int, int]]]:
    """What occurs, with what it is of."""
    return {
        one.title: {what: (count, figures.of(one)) for what, count in one.rows if count} for one in figures.measures
    }


def test_the_figures_are_those_of_the_story(record: Record) -> None:
    figures = board_figures(record, AUTUMN)
    found, wholes = counted(figures), {one.what: one.count for one in figures.wholes}
    assert found["Referrals by what became of them"] == {"accepted": (9, 10), "accepted as urgent": (1, 10)}
    assert wholes["Cases heard"] == 7
    assert wholes["Hearings (a case at a meeting)"] == 17
    assert found["Residents"] == {"City resident": (4, 7), "non-resident": (3, 7)}
    assert found["Repeat rate"] == {}
    assert found["Home areas that have not replied"] == {"No reply": (2, 3)}
    assert found["Actions in time"] == {
        "Complete on or before the day": (21, 29),
        "Complete, late": (5, 29),
        "Not done": (1, 29),
        "Overdue": (2, 29),
    }
    assert found["Actions that became impossible"] == {"Not possible": (1, 32)}
    assert sum(count for count, _ in found["Whether actions helped"].values()) == 26


@pytest.mark.parametrize("period", [SUMMER, quarter_of(AUTUMN.last), AUTUMN, year_of(AUTUMN.last)])
def test_every_share_is_of_what_its_words_say(record: Record, period: Period) -> None:
    """What is counted is among what it is of, and parts are all of it."""
    figures = board_figures(record, period)
    for one in figures.measures:
        assert all(count <= figures.of(one) for _, count in one.rows), one.title
        if one.parts:
            assert sum(count for _, count in one.rows) == figures.of(one), one.title


def test_nothing_in_the_paper_points_to_anybody(record: Record) -> None:
    text = board_document(record, SUMMER, Format.TEXT).decode()
    assert "rounded to the nearest 5" in " ".join(text.split())
    for word in ("Thimblewick", "Moonpenny", "CCM/26", "Wickmarsh", "suicide", "fraud", "57%"):
        assert word not in text, word


def test_every_count_of_the_paper_is_told_by_the_partnership_s_own_smallest_figure(record: Record) -> None:
    change_setting(record, "withheld_below", "3")
    text = " ".join(board_document(record, SUMMER, Format.TEXT).decode().split())
    assert "from 1 to 2" in text
    assert "from 1 to 4" not in text


@pytest.mark.parametrize("quarter", [SUMMER, quarter_of(AUTUMN.last)])
@pytest.mark.parametrize("threshold", [3, 5])
def test_no_number_that_the_paper_keeps_back_has_one_value(record: Record, quarter: Period, threshold: int) -> None:
    told = tell_figures(board_figures(record, quarter), threshold)
    reader = Reader()
    guarded = read_figures(reader, told, "paper")
    for link in told.figures.links:
        knows = reader.knows_at_least if link.at_least else reader.knows_sum
        knows(("paper", link.total.title, link.total.row), [("paper", one.title, one.row) for one in link.parts])
    assert len(guarded) > 10
    for name, value in guarded.items():
        assert not reader.has_one_value(name, value), name


def test_the_whole_is_marked_as_not_to_be_published_and_may_be_of_any_days(record: Record) -> None:
    text = whole_document(record, AUTUMN, Format.MARKDOWN).decode()
    assert "NOT FOR PUBLICATION" in text
    assert "Wickmarsh" in text
    with pytest.raises(CcmError, match="quarter or for a year"):
        board_document(record, AUTUMN, Format.TEXT)


def test_other_days_and_what_is_not_over_are_refused_in_words(record: Record) -> None:
    with pytest.raises(CcmError, match="quarter or for a year"):
        board_document(record, Period(SUMMER.first, date(2026, 9, 29)), Format.TEXT)
    for unfinished in (quarter_of(AUTUMN.last), year_of(AUTUMN.last)):
        with pytest.raises(CcmError, match="not over yet"):
            board_document(record, unfinished, Format.TEXT)


def test_a_period_without_anything_says_so_and_one_that_ends_before_it_begins_is_refused(record: Record) -> None:
    text = board_document(record, quarter_of(date(2020, 1, 1)), Format.TEXT).decode()
    assert "None in this period." in text
    with pytest.raises(CcmError, match="ends before it begins"):
        board_figures(record, Period(date(2026, 2, 1), date(2026, 1, 1)))


def test_figures_that_left_of_a_period_that_shares_days_are_named(record: Record) -> None:
    year = year_of(SUMMER.first)
    for period in (SUMMER, quarter_of(date(2025, 1, 1)), year.before):
        leaving = Leaving(FIGURES_OF + period.words, "partnership board", "text", "the board")
        with handing_out(record, leaving, b"text"):
            pass
    assert [one.period for one in left_before(record, SUMMER)] == ["July to September 2026"]
    assert [one.period for one in left_before(record, year)] == ["July to September 2026", "April 2025 to March 2026"]


def test_what_a_row_is_called_says_nothing_of_whether_there_is_any(record: Record) -> None:
    """A row of the form stands in every paper, also where there is none of it."""
    text = board_document(record, SUMMER, Format.TEXT).decode()
    for row in ("accepted as urgent", "rough sleeper, City", "witness", "Overdue"):
        assert re.search(rf"{row} +(about )?\d", text), row


def numbers(paper: bytes) -> list[str]:
    """The lines that tell something, without those that say when it was counted."""
    text = paper.decode().partition("1. How much there was")[2]
    return [line for line in text.splitlines() if line.strip()]


def test_what_left_is_told_again_though_the_record_has_changed_and_that_is_said(record: Record) -> None:
    first = board_document(record, SUMMER, Format.TEXT)
    assert board_document(record, SUMMER, Format.TEXT) == first
    whole = whole_document(record, SUMMER, Format.TEXT)
    for number in range(6):
        add_referral(record, NewReferral(SUMMER.last, f"Somebody Late{number}", reason="late"))
    again = board_document(record, SUMMER, Format.TEXT)
    assert numbers(again) == numbers(first)
    assert "The record has changed since" in " ".join(again.decode().split())
    assert numbers(whole_document(record, SUMMER, Format.TEXT)) != numbers(whole)
    with record.reading() as session:
        assert verify_snapshot(session).sound


def test_a_year_is_made_up_of_its_quarters_as_they_were_told(tmp_path: Path) -> None:
    year, after = year_of(SUMMER.first), clock_from(datetime(2027, 5, 4, 9, tzinfo=UTC))
    with closing(Record.open(demo_record(tmp_path), after, "tester")) as record:
        asked = "Referrals received"
        before = {one.what: one.count for one in board_figures(record, year).wholes}[asked]
        board_document(record, SUMMER, Format.TEXT)
        for number in range(6):
            add_referral(record, NewReferral(SUMMER.last, f"Somebody Late{number}", reason="late"))
        text = " ".join(board_document(record, year, Format.TEXT).decode().split())
        assert {one.what: one.count for one in board_figures(record, year).wholes}[asked] == before + 6
        assert f"{asked} {before}" in text or f"{asked} about {nearest(before, 5)}" in text
        assert "July to September 2026: told as on Tue 4 May 2027" in text


def test_nothing_that_was_too_rare_to_be_told_is_kept_in_words(record: Record) -> None:
    board_document(record, SUMMER, Format.TEXT)
    with closing(sqlite3.connect(record.path)) as raw:
        kept = " ".join(text for (text,) in raw.execute("SELECT counts FROM told_figures"))
    assert "Home areas of those from elsewhere" in kept
    assert "Wickmarsh" not in kept
