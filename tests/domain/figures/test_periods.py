"""Figures leave for quarters and years that are over."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ccm_tui.domain.figures.periods import Period, latest_quarter, quarter_of, year_of

days = st.dates(date(2000, 1, 1), date(2090, 1, 1))


@given(days)
def test_each_day_is_in_one_quarter_of_one_year_and_the_quarters_make_the_year(day: date) -> None:
    quarter, year = quarter_of(day), year_of(day)
    assert quarter.holds(day)
    assert quarter in year.quarters
    assert year.quarters[0].first == year.first
    assert year.quarters[-1].last == year.last
    for earlier, later in zip(year.quarters, year.quarters[1:], strict=False):
        assert later.before == earlier
        assert later.first - earlier.last == timedelta(days=1)


def test_a_quarter_is_compared_with_the_quarter_before_it_and_a_year_with_the_year() -> None:
    assert quarter_of(date(2026, 2, 9)).before == Period(date(2025, 10, 1), date(2025, 12, 31))
    assert year_of(date(2026, 2, 9)).before == Period(date(2024, 4, 1), date(2025, 3, 31))


def test_periods_are_named_by_their_months() -> None:
    assert quarter_of(date(2026, 12, 17)).words == "October to December 2026"
    assert year_of(date(2026, 12, 17)).words == "April 2026 to March 2027"


def test_the_latest_quarter_is_the_last_that_is_over() -> None:
    assert latest_quarter(date(2026, 12, 31)) == quarter_of(date(2026, 9, 30))
    assert latest_quarter(date(2027, 1, 1)) == quarter_of(date(2026, 12, 31))
