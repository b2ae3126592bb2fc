"""The hours of a meeting as they are typed."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm_tui.domain.days.hours import read_hour


@pytest.mark.parametrize(
    ("typed", "hour"),
    [
        ("14:00", time(14)),
        ("14.30", time(14, 30)),
        ("1400", time(14)),
        ("09:30", time(9, 30)),
        ("9:30", time(9, 30)),
        ("02:30", time(2, 30)),
        ("2pm", time(14)),
        (" 2.30 PM ", time(14, 30)),
        ("12pm", time(12)),
        ("12am", time(0)),
        ("9 a.m.", time(9)),
        ("noon", time(12)),
    ],
)
def test_an_hour_is_read_as_it_is_said(typed: str, hour: time) -> None:
    assert read_hour(typed) == hour


@pytest.mark.parametrize(
    "typed", ["", "2", "2:30", "230", "25:00", "14:60", "13pm", "0pm", "soon", "14:00:00", "14-16"]
)
def test_an_hour_that_must_be_guessed_is_refused(typed: str) -> None:
    assert read_hour(typed) is None


@given(st.times())
def test_every_minute_of_the_day_is_read_as_it_is_shown(moment: time) -> None:
    assert read_hour(f"{moment:%H:%M}") == moment.replace(second=0, microsecond=0)


@given(st.text(max_size=20))
def test_no_text_breaks_the_reading_of_an_hour(text: str) -> None:
    read_hour(text)
