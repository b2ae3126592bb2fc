from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm_tui.domain.days.workdays import add_working_days, bank_holiday, is_working_day, subtract_working_days

any_day = st.dates(date(2000, 1, 1), date(2098, 1, 1))
any_count = st.integers(1, 60)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 4, 3), "Good Friday"),
        (date(2026, 4, 6), "Easter Monday"),
        (date(2026, 8, 31), "Late Summer Bank Holiday"),
        (date(2026, 12, 25), "Christmas Day"),
        (date(2026, 12, 26), "Boxing Day"),
        (date(2026, 12, 28), "Boxing Day (substitute day)"),
        (date(2022, 9, 19), "State Funeral of Queen Elizabeth II"),
    ],
)
def test_a_bank_holiday_has_its_english_name(day: date, name: str) -> None:
    assert bank_holiday(day) == name


@pytest.mark.parametrize("day", [date(2026, 1, 2), date(2026, 3, 17), date(2026, 8, 3), date(2026, 11, 30)])
def test_holidays_of_scotland_and_northern_ireland_are_working_days_here(day: date) -> None:
    assert bank_holiday(day) is None
    assert is_working_day(day)


@pytest.mark.parametrize("day", [date(2026, 11, 28), date(2026, 11, 29), date(2026, 12, 25), date(2026, 12, 28)])
def test_nobody_works_at_weekends_or_on_bank_holidays(day: date) -> None:
    assert not is_working_day(day)


def test_ten_working_days_over_christmas_end_in_the_new_year() -> None:
    # 18, 21-24, 29-31 December, then 4 and 5 January: the 25th, 28th and 1st are bank holidays.
    assert add_working_days(date(2026, 12, 17), 10) == date(2027, 1, 5)


def test_working_days_before_a_meeting_step_over_the_holidays() -> None:
    assert subtract_working_days(date(2027, 1, 5), 10) == date(2026, 12, 17)


@given(any_day, any_count)
def test_working_days_never_end_on_a_day_off(start: date, count: int) -> None:
    assert is_working_day(add_working_days(start, count))
    assert is_working_day(subtract_working_days(start, count))


@given(any_day, st.integers(1, 40))
def test_as_many_working_days_pass_as_were_counted(start: date, count: int) -> None:
    due = add_working_days(start, count)
    passed = [start + timedelta(days=ahead) for ahead in range(1, (due - start).days + 1)]
    assert sum(is_working_day(day) for day in passed) == count


@given(any_day, any_count)
def test_counting_back_from_a_working_day_returns_to_where_the_count_began(start: date, count: int) -> None:
    begun = add_working_days(start, 1)
    assert subtract_working_days(add_working_days(begun, count), count) == begun


@pytest.mark.parametrize("count", [0, -1])
def test_working_days_are_counted_from_one(count: int) -> None:
    with pytest.raises(ValueError, match="counted from 1"):
        add_working_days(date(2026, 11, 23), count)
    with pytest.raises(ValueError, match="counted from 1"):
        subtract_working_days(date(2026, 11, 23), count)
