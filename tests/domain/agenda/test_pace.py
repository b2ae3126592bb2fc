"""Time in words."""

from datetime import UTC, datetime, timedelta

import pytest

from ccm_tui.domain.agenda.pace import case_time, pace, stopwatch
from ccm_tui.domain.vocabulary import ItemKind
from tests.domain.agenda.test_walk import agenda, item

NOW = datetime(2026, 12, 17, 14, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("used", "said"),
    [
        (timedelta(), "00:00"),
        (timedelta(minutes=7, seconds=5), "07:05"),
        (timedelta(minutes=59, seconds=59), "59:59"),
        (timedelta(hours=1), "1:00:00"),
        (timedelta(hours=25, seconds=1), "25:00:01"),
        (timedelta(seconds=-3), "00:00"),
    ],
)
def test_a_timer_runs_past_one_hour_and_never_below_nothing(used: timedelta, said: str) -> None:
    assert stopwatch(used) == said


def test_a_case_over_its_budget_says_by_how_much() -> None:
    heard = item(1, ItemKind.HEARING, sitting_since=NOW - timedelta(minutes=11, seconds=30))
    assert case_time(heard, NOW) == "11:30, 2 min over"
    assert case_time(heard, NOW - timedelta(minutes=5)) == "06:30 of 9 min"


def test_the_pace_says_when_it_would_end_and_what_each_case_may_take() -> None:
    items = agenda(8)
    assert pace(items, NOW, NOW + timedelta(hours=2)) == ("on time",)
    assert pace(items, NOW, NOW + timedelta(minutes=100)) == (
        "at this pace 15:48",
        "8 min a case to finish 15:40",
    )


def test_a_meeting_whose_time_is_up_is_given_no_minutes_a_case() -> None:
    assert pace(agenda(8), NOW, NOW - timedelta(minutes=5)) == ("at this pace 15:48",)


def test_the_pace_holds_past_midnight() -> None:
    late = datetime(2026, 12, 17, 23, 50, tzinfo=UTC)
    assert pace(agenda(0), late, late + timedelta(minutes=36)) == ("on time",)
