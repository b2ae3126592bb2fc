import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm_tui.domain.days.when import Unreadable, When, distance, read_when, show_day
from ccm_tui.domain.days.workdays import add_working_days

TODAY = date(2026, 11, 23)
"""A Monday."""
MEETING = date(2026, 12, 17)
"""A Thursday."""

any_day = st.dates(date(2000, 1, 1), date(2099, 12, 31))


def taken(text: str, today: date = TODAY, meeting: date | None = MEETING) -> str:
    found = read_when(text, today, meeting)
    return show_day(found.day) if isinstance(found, When) else found.reason


def remark(text: str, today: date = TODAY) -> str | None:
    found = read_when(text, today, MEETING)
    assert isinstance(found, When), found.reason
    return found.remark


def reason(text: str, today: date = TODAY, meeting: date | None = MEETING) -> str:
    found = read_when(text, today, meeting)
    assert isinstance(found, Unreadable), found
    return found.reason


PHRASES = {
    "Mon 23 Nov 2026": (
        "today; tod; tonight; TODAY; this afternoon; eod; close of play; cop today; 23 nov; 0d; 0wd; this mon"
    ),
    "Tue 24 Nov 2026": ("tomorrow; tmr; tmrw; 2moro; tue; tues; Tuesday; a day; 1d; 24 hours; next working day; 1wd"),
    "Wed 25 Nov 2026": ("day after tomorrow; the day after tomorrow; wed; weds; 2d; 48hrs; in 2 days; wed this week"),
    "Thu 26 Nov 2026": (
        "thu; thur; thurs; Thursday; 3d; 3 days; in 3 days; three days; within 3 days; 3 d; 72 hours"
    ),
    "Fri 27 Nov 2026": (
        "fri; Fri.; FRIDAY; this fri; this friday coming; coming fri; on friday; cop fri; "
        "friday at the latest; end of week; eow; end of the week; end of this week; "
        "last friday of the month; last friday of november; w/e fri; no later than friday"
    ),
    "Sat 28 Nov 2026": "sat; saturday",
    "Sun 29 Nov 2026": "sun; sunday",
    "Mon 30 Nov 2026": (
        "mon; Monday; next mon; monday next week; 1w; a week; one week; 7 days; today week; a week today; "
        "week today; in a week’s time; this time next week; end of month; eom; month end; end of the month; "
        "end of november; last day of the month; last working day of the month; 5wd; within 5 working days; "
        "w/c 30 nov; end nov"
    ),
    "Tue 1 Dec 2026": (
        "tomorrow week; a week tomorrow; tue week; a week on tuesday; 1st; the first; 1 dec; 1st of the month"
    ),
    "Fri 4 Dec 2026": (
        "next fri; fri next; friday next week; next week fri; friday of next week; fri week; friday week; "
        "a week on fri; week on friday; a week friday; a week from friday; end of next week; 4th; the 4th; "
        "4 dec; 4th dec; dec 4; december 4th; 4dec; 4th of December; the fourth of december; fri 4 dec; "
        "Fri 4 Dec 2026; 4 dec (fri); 04/12; 4.12; 4-12; 04/12/26; 4.12.2026; 4-12-26; 4 / 12 / 26; 4 12 26; "
        "2026-12-04; 2026/12/4; 4-Dec-26; 4 dec ’26; fri 4th; fri 4; friday, 4th december, 2026; "
        "4 dec this year; 11 days; eleven days; 9wd"
    ),
    "Mon 7 Dec 2026": (
        "2w; 2 weeks; two weeks; fortnight; a fortnight; in a fortnight's time; 2wks; two weeks today; 10wd; "
        "10 working days; ten working days; 10 wds; fortnight today; today fortnight; 14 days; "
        "first monday in december"
    ),
    "Fri 11 Dec 2026": (
        "fri fortnight; a fortnight on friday; two weeks on friday; fri after next; "
        "friday of the week after next; the friday before the next meeting"
    ),
    "Thu 10 Dec 2026": "5 working days before the next meeting; a week before mtg; 7 days before the meeting",
    "Wed 16 Dec 2026": (
        "day before next meeting; the day before the meeting; before mtg; before the next meeting; 1wd before mtg"
    ),
    "Thu 17 Dec 2026": ("next meeting; the next meeting; mtg; meeting; next mtg; third thursday of next month; 17th"),
    "Fri 18 Dec 2026": "day after next meeting; three weeks on friday; friday after the next meeting",
    "Wed 23 Dec 2026": "1m; a month; one month; in a month; a month today",
    "Fri 25 Dec 2026": "25 dec; christmas day; christmas; xmas",
    "Sat 26 Dec 2026": "boxing day; 26/12",
    "Thu 31 Dec 2026": ("end of next month; end of dec; end of year; eoy; new year's eve; 31st; end of quarter"),
    "Fri 1 Jan 2027": "1 jan; new year's day; the friday after christmas",
    "Fri 15 Jan 2027": (
        "15 jan; jan 15; 15 january; 15 january 2027; january 15 2027; fri 15 jan; 15/1; 15.1; 15-1; "
        "15/1/27; 15/01/2027; 2027-01-15; 15 jan next year; 15th jan fri; the fifteenth of january"
    ),
    "Thu 21 Jan 2027": "twenty-first of january; third thursday in january; 21 jan",
    "Sun 31 Jan 2027": "end of jan; end of January; last day of january; 31/1",
    "Tue 23 Feb 2027": "3 months; 3m; three mths",
    "Fri 26 Mar 2027": "good friday",
    "Wed 31 Mar 2027": "end of the financial year; end of march",
    "Tue 23 Nov 2027": "a year; 12 months; 1y; 23/11/27",
}


@pytest.mark.parametrize(
    ("phrase", "day"),
    [(phrase, day) for day, phrases in PHRASES.items() for phrase in phrases.split("; ")],
)
def test_a_phrase_names_its_day(phrase: str, day: str) -> None:
    assert taken(phrase) == day


@pytest.mark.parametrize(
    ("phrase", "today", "day"),
    [
        ("fri", date(2026, 11, 27), "Fri 4 Dec 2026"),
        ("this fri", date(2026, 11, 27), "Fri 27 Nov 2026"),
        ("fri week", date(2026, 11, 27), "Fri 11 Dec 2026"),
        ("next fri", date(2026, 11, 28), "Fri 4 Dec 2026"),
        ("next mon", date(2026, 11, 29), "Mon 30 Nov 2026"),
        ("end of week", date(2026, 11, 27), "Fri 27 Nov 2026"),
        ("end of week", date(2026, 11, 28), "Fri 4 Dec 2026"),
        ("end of week", date(2026, 11, 29), "Fri 4 Dec 2026"),
        ("end of week", date(2026, 12, 21), "Thu 24 Dec 2026"),
        ("end of week", date(2026, 12, 25), "Thu 31 Dec 2026"),
        ("end of month", date(2026, 11, 30), "Mon 30 Nov 2026"),
        ("1m", date(2027, 1, 31), "Sun 28 Feb 2027"),
        ("1m", date(2028, 1, 31), "Tue 29 Feb 2028"),
        ("1 year", date(2028, 2, 29), "Wed 28 Feb 2029"),
        ("end of feb", date(2027, 12, 1), "Tue 29 Feb 2028"),
        ("29 feb", date(2027, 3, 1), "Tue 29 Feb 2028"),
        ("29 feb", date(2028, 1, 10), "Tue 29 Feb 2028"),
        ("29/2/28", TODAY, "Tue 29 Feb 2028"),
        ("tomorrow", date(2026, 12, 31), "Fri 1 Jan 2027"),
        ("1 jan", date(2026, 12, 31), "Fri 1 Jan 2027"),
        ("31 dec", date(2026, 12, 31), "Thu 31 Dec 2026"),
        ("the 31st", date(2026, 12, 31), "Sun 31 Jan 2027"),
        ("the 30th", date(2027, 1, 31), "Tue 30 Mar 2027"),
        ("1wd", date(2026, 12, 24), "Tue 29 Dec 2026"),
        ("good friday", date(2026, 4, 4), "Fri 26 Mar 2027"),
        ("good friday", date(2026, 4, 3), "Fri 3 Apr 2026"),
        ("end of quarter", date(2027, 1, 5), "Wed 31 Mar 2027"),
        ("end of the financial year", date(2027, 3, 31), "Wed 31 Mar 2027"),
        ("end of the financial year", date(2027, 4, 1), "Fri 31 Mar 2028"),
        ("15th of this month", date(2026, 11, 14), "Sun 15 Nov 2026"),
        ("15th of this month", TODAY, "Sun 15 Nov 2026"),
        ("last fri", date(2026, 11, 28), "Fri 27 Nov 2026"),
        ("last mon", TODAY, "Mon 16 Nov 2026"),
    ],
)
def test_the_day_depends_on_the_day_it_is_said(phrase: str, today: date, day: str) -> None:
    assert taken(phrase, today) == day


@pytest.mark.parametrize(
    ("phrase", "today", "words"),
    [
        ("4 dec", TODAY, None),
        ("next fri", TODAY, "it could also mean Fri 27 Nov 2026"),
        ("next fri", date(2026, 11, 28), None),
        ("fri after next", TODAY, "it could also mean Fri 4 Dec 2026"),
        ("mon", TODAY, "it could also mean today"),
        ("mon week", TODAY, "it could also mean Mon 30 Nov 2026"),
        ("this mon", TODAY, "today is a Monday; it could also mean Mon 30 Nov 2026"),
        ("the 23rd", TODAY, "it could also mean today"),
        ("w/c 30 nov", TODAY, "it could also mean Fri 4 Dec 2026"),
        ("eoy", TODAY, "it could also mean Wed 31 Mar 2027"),
        ("31st", TODAY, "November has no day 31"),
        ("jan 27", TODAY, "day 27 of January, not the year 2027"),
        ("4 dec", date(2026, 12, 5), "4 Dec this year is past: this is next year's; a Saturday"),
        ("15 jan", date(2026, 12, 5), None),
        ("15 aug", TODAY, "a Sunday"),
        ("20 nov 2026", TODAY, "that was 3 days ago"),
        ("yesterday", TODAY, "that was yesterday; a Sunday"),
        ("3 days ago", TODAY, "that was 3 days ago"),
        ("last fri", date(2026, 11, 28), "it could also mean Fri 20 Nov 2026; that was yesterday"),
        ("15/1/26", TODAY, "that was 312 days ago"),
        ("5 dec", TODAY, "a Saturday"),
        ("25 dec", TODAY, "a bank holiday: Christmas Day"),
        ("26 dec", TODAY, "a Saturday; a bank holiday: Boxing Day"),
        ("28 dec", TODAY, "a bank holiday: Boxing Day (substitute day)"),
        (
            "eow",
            date(2026, 12, 21),
            "the last working day before Fri 25 Dec 2026, which is a bank holiday",
        ),
        ("fri at 5pm", TODAY, "only the day is kept, not the hour"),
        ("tomorrow morning", TODAY, "only the day is kept, not the hour"),
        ("4 dec 17:00", TODAY, "only the day is kept, not the hour"),
        ("cop fri", TODAY, None),
        ("before mtg", TODAY, "the last working day before the next meeting"),
    ],
)
def test_what_the_chair_must_know_of_a_day_is_said(phrase: str, today: date, words: str | None) -> None:
    assert remark(phrase, today) == words


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("1/15", "The day comes first: type 15/1."),
        ("1/15/27", "The day comes first: type 15/1/27."),
        ("12-31", "The day comes first: type 31/12."),
        ("13/13", "There is no month 13"),
        ("2027-15-01", "There is no month 15: type it like"),
        ("31/2", "February 2027 has 28 days and no day 31"),
        ("29 feb", "February 2027 has 28 days and no day 29"),
        ("29/2/27", "February 2027 has 28 days"),
        ("31 nov", "November 2026 has 30 days"),
        ("0/1", "January 2027 has 31 days and no day 0"),
        ("32nd", "type a day from 1st to 31st"),
        ("5th friday in december", "December 2026 has only 4"),
        ("sat 15 jan", "Fri 15 Jan 2027, not a Saturday"),
        ("fri 15th", "Tue 15 Dec 2026, not a Friday"),
        ("w/c 2 dec", "A week begins on a Monday and that is Wed 2 Dec 2026"),
        ("15/1/1999", "from 2000 to 2099"),
        ("15/1/2100", "from 2000 to 2099"),
        ("15/1/127", "from 2000 to 2099"),
        ("999 years", "from 2000 to 2099"),
        ("999999999d", "too far off"),
        ("15", "A number alone"),
        ("6/12", "That could be 6 December or, as health writes it, 6 months: type 6 dec or 6m."),
        ("1/12", "That could be 1 December or, as health writes it, 1 month: type 1 dec or 1m."),
        ("12/12", "type 12 dec or 12m"),
        ("jan", "Which day in January?"),
        ("january 2027", "Which day in January?"),
        ("36 hours", "a day, not an hour"),
        ("asap", "names no day"),
        ("A.S.A.P.", "names no day"),
        ("soon", "names no day"),
        ("shortly", "names no day"),
        ("now", "names no day"),
        ("tbc", "names no day"),
        ("n/a", "names no day"),
        ("whenever", "names no day"),
        ("in due course", "names no day"),
        ("ongoing", "A due date is one day"),
        ("every friday", "A due date is one day"),
        ("mon or tue", "several days"),
        ("2 to 3 weeks", "several days"),
        ("a couple of weeks", "several days"),
        ("early next week", "several days"),
        ("mid january", "several days"),
        ("before christmas", "several days"),
        ("next week", "fri next week"),
        ("this week", "A week is seven days"),
        ("week", "A week is seven days"),
        ("the week before the meeting", "A week is seven days"),
        ("2-3 weeks", "A week is seven days"),
        ("1.5 weeks", "A week is seven days"),
        ("next month", "A month is many days"),
        ("month", "A month is many days"),
        ("next year", "A year is many days"),
        ("the weekend", "type sat or sun"),
        ("easter", "type good friday"),
        ("bank holiday monday", "several bank holidays"),
        ("midnight friday", "Midnight belongs to two days"),
        ("the monday before next friday", "several days"),
        ("the meeting after next", "Only the next meeting"),
        ("mon-fri", "several days"),
        ("15/1-27", "can't be read"),
        ("friday month", "A month is many days"),
        ("15/1/2", "can't be read"),
        ("-3d", "can't be read"),
        ("in -3 days", "can't be read"),
        ("½ week", "A week is seven days"),
        ("٣d", "can't be read"),
        ("３ days", "can't be read"),
        ("²/1", "can't be read"),
        ("", "can't be read"),
        ("   ", "can't be read"),
        ("the", "can't be read"),
        ("5pm", "An hour is not a day"),
        ("9" * 10_000, "can't be read"),
        ("1 day after " * 1_000 + "fri", "can't be read"),
    ],
)
def test_what_names_no_single_day_is_refused_with_what_to_type(phrase: str, words: str) -> None:
    assert words in reason(phrase)


@pytest.mark.parametrize("phrase", ["mtg", "next meeting", "before mtg", "a week before the meeting"])
def test_the_next_meeting_names_no_day_until_one_is_planned(phrase: str) -> None:
    assert "No next meeting is planned" in reason(phrase, meeting=None)


@pytest.mark.parametrize("today", [date.min, date(1999, 12, 31), date(2100, 1, 1), date.max])
@pytest.mark.parametrize(
    "phrase", ["today", "tomorrow", "fri", "15th", "4 dec", "10wd", "good friday", "999m", "soon"]
)
def test_a_machine_whose_clock_is_wildly_wrong_refuses_every_day(phrase: str, today: date) -> None:
    assert "from 2000 to 2099" in reason(phrase, today)


@pytest.mark.parametrize("meeting", [date.min, date.max])
@pytest.mark.parametrize("phrase", ["mtg", "before mtg", "day after next meeting"])
def test_a_meeting_planned_out_of_all_reason_gives_no_day(phrase: str, meeting: date) -> None:
    assert "from 2000 to 2099" in reason(phrase, meeting=meeting)


@pytest.mark.parametrize(
    ("day", "meeting", "words"),
    [
        (date(2026, 12, 4), date(2026, 12, 10), "in 11 days, 6 before the next meeting"),
        (date(2026, 12, 4), None, "in 11 days"),
        (date(2026, 12, 17), MEETING, "in 24 days, on the day of the next meeting"),
        (date(2026, 12, 19), MEETING, "in 26 days, 2 after the next meeting"),
        (TODAY, None, "today"),
        (TODAY, TODAY, "today, on the day of the next meeting"),
        (date(2026, 11, 24), None, "tomorrow"),
        (date(2026, 11, 24), date(2026, 11, 25), "tomorrow, 1 day before the next meeting"),
        (date(2026, 11, 22), MEETING, "yesterday"),
        (date(2026, 11, 20), None, "3 days ago"),
    ],
)
def test_the_distance_of_a_day_is_said_in_words(day: date, meeting: date | None, words: str) -> None:
    assert distance(day, TODAY, meeting) == words


@given(any_day, any_day)
def test_a_day_as_shown_is_read_back_as_the_same_day(day: date, today: date) -> None:
    assert taken(show_day(day), today) == show_day(day)


@given(any_day, any_day)
def test_an_iso_date_is_read_as_its_day(day: date, today: date) -> None:
    assert taken(day.isoformat(), today) == show_day(day)


@given(any_day, st.sampled_from("/.-"), any_day)
def test_the_day_is_always_before_the_month(day: date, separator: str, today: date) -> None:
    assert taken(f"{day.day}{separator}{day.month}{separator}{day.year}", today) == show_day(day)


@given(st.integers(0, 999), st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_a_count_of_days_is_that_many_days_ahead(count: int, today: date) -> None:
    assert taken(f"{count}d", today) == show_day(today + timedelta(days=count))


@given(st.integers(1, 60), st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_a_count_of_working_days_is_counted_as_the_calendar_of_england_and_wales_has_it(
    count: int, today: date
) -> None:
    assert taken(f"{count}wd", today) == show_day(add_working_days(today, count))


@given(
    st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]),
    st.dates(date(2000, 1, 1), date(2090, 1, 1)),
)
def test_a_weekday_is_the_first_after_today(weekday: str, today: date) -> None:
    found = read_when(weekday, today)
    assert isinstance(found, When)
    assert 1 <= (found.day - today).days <= 7
    assert show_day(found.day).lower().startswith(weekday)


@given(st.integers(1, 31), st.integers(1, 12), st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_a_date_without_its_year_is_never_past(day: int, month: int, today: date) -> None:
    found = read_when(f"{day}/{month}", today)
    if isinstance(found, When):
        assert today <= found.day <= today + timedelta(days=366)
        assert (found.day.day, found.day.month) == (day, month)


@given(st.text(), st.dates(), st.none() | st.dates())
def test_no_text_on_any_day_stops_the_meeting(text: str, today: date, meeting: date | None) -> None:
    assert isinstance(read_when(text, today, meeting), When | Unreadable)


WORDS = (
    *(
        "next",
        "last",
        "this",
        "a",
        "the",
        "of",
        "in",
        "before",
        "after",
        "from",
        "ago",
        "end",
        "first",
        "mtg",
        "-",
        "/",
    ),
    *("1", "2", "15", "29", "31", "0", "999", "2027", "2100", "th", "d", "w", "wd", "week", "fortnight", "month"),
    *("year", "hours", "fri", "mon", "today", "tomorrow", "jan", "feb", "w/c", "w/e", "good friday", "eod", "5pm"),
)


@given(st.lists(st.sampled_from(WORDS), max_size=8), st.dates(), st.none() | st.dates())
def test_no_jumble_of_date_words_on_any_day_stops_the_meeting(
    words: list[str], today: date, meeting: date | None
) -> None:
    found = read_when(" ".join(words), today, meeting)
    assert isinstance(found, Unreadable) or 2000 <= found.day.year <= 2099


@given(st.text(alphabet="case text Zoë", min_size=3).filter(lambda text: len(text.strip()) > 3))
def test_a_refusal_never_repeats_what_was_typed(text: str) -> None:
    refused = read_when(f"⟦{text}⟧", TODAY)
    assert isinstance(refused, Unreadable)
    assert "⟦" not in refused.reason


def test_the_bank_holidays_are_not_loaded_before_a_day_is_read() -> None:
    program = "import sys, ccm_tui.domain.days.when; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
