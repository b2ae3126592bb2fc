"""Days as chairs, police officers and council officers type them in haste, and what each must come to.

Seen from an ordinary Monday and from the Thursday before Christmas, with its bank holidays and next year ahead.
"or" gives the other reading that must be said; "past" that it must be said to be past.
"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm_tui.domain.days.when import Unreadable, When, read_when, show_day
from ccm_tui.domain.days.words import MONTH_NAMES, WEEKDAY_NAMES
from ccm_tui.domain.days.workdays import bank_holiday

MONDAY, ITS_NEXT_MEETING = date(2026, 11, 23), date(2026, 12, 17)
THURSDAY, NEXT_YEARS_MEETING = date(2026, 12, 17), date(2027, 1, 21)

ON_A_MONDAY = {
    "Wed 1 Jan 2025, past": "1/1/25",
    "Thu 4 Dec 2025, past": "4 dec 25",
    "Mon 9 Nov 2026, past": "2 weeks ago",
    "Fri 20 Nov 2026, past": "fri 20 nov; 20/11/26; last fri",
    "Sun 22 Nov 2026, past": "yesterday",
    "Mon 23 Nov 2026": "Today.; cop; 5pm today; this pm",
    "Tue 24 Nov 2026": (
        "tomoz; TOMORROW; tomorow; tommorow; tommorrow; tomorrow am; tomorrow pm; tomorrow eod; end of "
        "tomorrow; Tues.; 24h; 24 hrs; eod tomorrow; teusday"
    ),
    "Wed 25 Nov 2026": "wensday; wednesday; 48 hours; weds@2; wendesday",
    "Thu 26 Nov 2026": "thrusday; in 3 days time; 3 days from now; within 72hrs; thurs at 10",
    "Fri 27 Nov 2026": (
        "Friday; FRI; firday; this friday; fri this week; this coming fri; cob friday; close of play friday; "
        "EOW; 1400hrs fri; fri 1400 hrs; fri at 11; fri 10am; fri @ 10am; fri at 10 o'clock; noon fri; fri "
        "noon; 12 noon friday; fri morning; fri lunchtime; no later than fri; fri at the latest; by fri; fri, "
        "27 nov; 27 nov (fri); fri 27th nov 2026; fri@noon; end of fri; 1700 hrs fri; until fri"
    ),
    "Sat 28 Nov 2026": "saterday; 5 days' time",
    "Mon 30 Nov 2026": (
        "mon next week; monday next wk; next week mon; 1 wk; in a week's time; 5 wd; 5 business days; end of "
        "this month; end of nov; mon30nov"
    ),
    "Mon 30 Nov 2026 or today": "first thing mon",
    "Tue 1 Dec 2026": "week tomorrow; 6wd",
    "Tue 1 Dec 2026 or Tue 24 Nov 2026": "next tues",
    "Wed 2 Dec 2026": "wednesday week; wensday week",
    "Thu 3 Dec 2026 or Thu 26 Nov 2026": "next thurs",
    "Fri 4 Dec 2026": (
        "fri wk; a week on friday; week on fri; a week fri; 1 week on friday; a wk on fri; fri next week; fri "
        "nxt wk; 4th december; 4th of dec; the 4th of december; dec 4th; December 4th; 4DEC; 04 dec; 4 dec.; "
        "4 dec,; 04/12; 4/12/26; 4.12.26; 04-12-2026; 04/12/2026; 2026/12/04; 4 dec 26; 4 dec '26; 4 dec "
        "2026; 4-dec-26; friday the 4th; friday 4th december; fri 4/12; 4 dec 2pm; 4 dec 14:00; 4 dec "
        "1400hrs; 4 dec at 10; fri 4 dec 10:30; on or before 4 dec; fri 4th at 2; wk fri"
    ),
    "Fri 4 Dec 2026 or Fri 27 Nov 2026": "next friday; nxt fri",
    "Mon 7 Dec 2026": (
        "a fortnight today; 2 wks; in the next two weeks; within the next fortnight; 10 wd; within 10 working "
        "days; 10 w/days; 10 w/d; 10 wdays; 10 workdays"
    ),
    "Mon 7 Dec 2026 or Fri 11 Dec 2026": (
        "w/c 7 dec; w/c 7th; wc 7 dec; w/c 7/12; w/b 7 dec; week commencing 7 dec; w/c mon 7 dec; week of 7 dec"
    ),
    "Thu 10 Dec 2026": "10 decemeber; a week before the next meeting; 5wd before next mtg",
    "Fri 11 Dec 2026": "friday fortnight; fortnight on friday; 2 weeks fri; w/e 11 dec",
    "Fri 11 Dec 2026 or Fri 27 Nov 2026": "fri 11",
    "Tue 15 Dec 2026": "2 days before mtg",
    "Wed 16 Dec 2026": "before next mtg; ahead of next meeting; prior to next meeting",
    "Thu 17 Dec 2026": "the 17th; nxt mtg; next marac; next panel; for next meeting; in time for the next meeting",
    "Fri 18 Dec 2026": "the day after the meeting",
    "Mon 21 Dec 2026": "the 21st; 28 days; 28d; 20wd",
    "Wed 23 Dec 2026": "1 month",
    "Thu 24 Dec 2026": "xmas eve; last working day before xmas",
    "Fri 25 Dec 2026": "25/12",
    "Mon 28 Dec 2026": "28 dec",
    "Thu 31 Dec 2026": "new years eve",
    "Fri 1 Jan 2027": "1 janurary; new years day; 28 days from 4 dec",
    "Sat 2 Jan 2027": "2 jan",
    "Mon 4 Jan 2027": (
        "6 weeks; 6wks; first mon in jan; 1st working day of jan; first working day after new years day; "
        "first working day of jan"
    ),
    "Mon 4 Jan 2027 or Fri 8 Jan 2027": "w/c 4 jan",
    "Tue 12 Jan 2027": "12.1.27",
    "Fri 15 Jan 2027": "jan the 15th",
    "Wed 20 Jan 2027": "3rd wed of jan",
    "Thu 21 Jan 2027": "jan 21, 2027",
    "Wed 27 Jan 2027": "jan 27",
    "Fri 29 Jan 2027": "last fri in jan",
    "Sun 31 Jan 2027": "end jan; end of january 2027; last day of jan",
    "Wed 3 Feb 2027": "3 feburary",
    "Sun 28 Feb 2027": "28 febuary; feb 28th",
    "Mon 29 Mar 2027": "easter monday",
    "Wed 31 Mar 2027": "end of fy",
    "Mon 12 Apr 2027": "12/4",
    "Sun 23 May 2027": "6 mths",
    "Fri 3 Sep 2027, past": "3 sept; sept 3rd",
    "Sat 20 Nov 2027, past": "20 nov",
    "Tue 23 Nov 2027": "1 year",
    "Tue 29 Feb 2028": "29/2/28",
    "Mon 4 Dec 2062": "4/12/2062",
}

BEFORE_CHRISTMAS = {
    "Wed 1 Jan 2025, past": "1/1/25",
    "Thu 4 Dec 2025, past": "4 dec 25",
    "Fri 20 Nov 2026, past": "fri 20 nov; 20/11/26",
    "Fri 27 Nov 2026, past": "fri, 27 nov; 27 nov (fri); fri 27th nov 2026",
    "Mon 30 Nov 2026, past": "mon30nov",
    "Thu 3 Dec 2026, past": "2 weeks ago",
    "Fri 4 Dec 2026, past": (
        "4/12/26; 4.12.26; 04-12-2026; 04/12/2026; 2026-12-04; 2026/12/04; 4 dec 26; 4 dec '26; 4 dec 2026; "
        "4-dec-26; fri 4 dec; friday 4th december; fri 4/12; fri 4 dec 10:30"
    ),
    "Mon 7 Dec 2026 or Fri 11 Dec 2026, past": (
        "w/c 7 dec; wc 7 dec; w/c 7/12; w/b 7 dec; week commencing 7 dec; w/c mon 7 dec; week of 7 dec"
    ),
    "Fri 11 Dec 2026, past": "last fri",
    "Wed 16 Dec 2026, past": "yesterday",
    "Thu 17 Dec 2026": "today; Today.; tonight; 0d; eod; cop; 5pm today; this pm",
    "Fri 18 Dec 2026": (
        "tomorrow; tmr; tmrw; 2moro; tomoz; TOMORROW; tomorow; tommorow; tommorrow; tomorrow am; tomorrow pm; "
        "tomorrow eod; end of tomorrow; fri; Friday; FRI; firday; this fri; this friday; fri this week; this "
        "coming fri; 1d; 24h; 24 hrs; 1wd; next working day; cop fri; cob friday; eod tomorrow; close of play "
        "friday; eow; EOW; end of week; end of the week; end of this week; 1400hrs fri; fri 1400 hrs; fri at "
        "11; fri 10am; fri @ 10am; fri at 10 o'clock; noon fri; fri noon; 12 noon friday; fri morning; fri "
        "lunchtime; no later than fri; fri at the latest; by fri; fri@noon; end of fri; 1700 hrs fri; until "
        "fri"
    ),
    "Sat 19 Dec 2026": "day after tomorrow; sat; saterday; 48 hours",
    "Sun 20 Dec 2026": (
        "sun; in 3 days; 3 days; 3d; 3 d; three days; within 3 days; in 3 days time; 3 days from now; within 72hrs"
    ),
    "Mon 21 Dec 2026": "mon; next mon; mon next week; monday next wk; next week mon; the 21st; first thing mon",
    "Tue 22 Dec 2026": "tue; tues; Tues.; next tues; teusday; 5 days' time",
    "Wed 23 Dec 2026": "weds; wensday; wednesday; weds@2; wendesday",
    "Thu 24 Dec 2026": (
        "next thurs; week today; a week today; 1w; 1 wk; a week; one week; in a week's time; 5 wd; 5wd; 5 "
        "business days; end of next week; xmas eve; last working day before xmas"
    ),
    "Thu 24 Dec 2026 or today": "thurs; thur; thrusday; thurs at 10",
    "Fri 25 Dec 2026": (
        "fri week; friday week; fri wk; a week on friday; week on fri; a week fri; 1 week on friday; a wk on "
        "fri; week tomorrow; a week tomorrow; tomorrow week; fri next week; fri nxt wk; friday of next week; "
        "xmas; christmas; 25/12; wk fri"
    ),
    "Fri 25 Dec 2026 or Fri 18 Dec 2026": "next fri; next friday; nxt fri",
    "Sat 26 Dec 2026": "boxing day",
    "Mon 28 Dec 2026": "28 dec",
    "Tue 29 Dec 2026": "6wd",
    "Wed 30 Dec 2026": "wednesday week; wensday week",
    "Thu 31 Dec 2026": (
        "fortnight today; a fortnight today; two weeks today; 31st; 2w; 2 wks; 2wks; two weeks; in the next "
        "two weeks; within the next fortnight; fortnight; a fortnight; eom; month end; end of month; end of "
        "the month; end of this month; new years eve"
    ),
    "Thu 31 Dec 2026 or Wed 31 Mar 2027": "end of year",
    "Fri 1 Jan 2027": (
        "two weeks on friday; friday fortnight; fortnight on friday; 2 weeks fri; 1 janurary; 1st; new years day"
    ),
    "Fri 1 Jan 2027 or Fri 25 Dec 2026": "fri after next",
    "Sat 2 Jan 2027": "2 jan",
    "Mon 4 Jan 2027": (
        "the 4th; 4th; first mon in jan; 1st working day of jan; first working day after new years day; first "
        "working day of jan"
    ),
    "Mon 4 Jan 2027 or Fri 8 Jan 2027": "w/c 4 jan",
    "Tue 5 Jan 2027": (
        "10wd; 10 wd; 10 working days; ten working days; within 10 working days; 10 w/days; 10 w/d; 10 wdays; "
        "10 workdays"
    ),
    "Tue 12 Jan 2027": "12.1.27",
    "Thu 14 Jan 2027": "28 days; 28d; a week before the next meeting; 5wd before next mtg",
    "Fri 15 Jan 2027": "fri 15 jan; 15 jan; 15 january 2027; jan 15; jan the 15th; 15/1; 15/1/27; 15/01/2027",
    "Sun 17 Jan 2027": "1m; a month; 1 month",
    "Sun 17 Jan 2027 or today": "the 17th",
    "Tue 19 Jan 2027": "20wd; 2 days before mtg",
    "Wed 20 Jan 2027": (
        "before the next meeting; before next mtg; ahead of next meeting; prior to next meeting; day before "
        "next meeting; 3rd wed of jan"
    ),
    "Thu 21 Jan 2027": (
        "next meeting; the next meeting; mtg; next mtg; nxt mtg; next marac; next panel; for next meeting; in "
        "time for the next meeting; jan 21, 2027"
    ),
    "Fri 22 Jan 2027": "the day after the meeting",
    "Wed 27 Jan 2027": "jan 27",
    "Thu 28 Jan 2027": "6 weeks; 6wks",
    "Fri 29 Jan 2027": "last fri in jan",
    "Sun 31 Jan 2027": "end of next month; end of jan; end jan; end of january 2027; last day of jan",
    "Wed 3 Feb 2027": "3 feburary",
    "Sun 28 Feb 2027": "28 febuary; feb 28th",
    "Wed 17 Mar 2027": "3 months",
    "Fri 26 Mar 2027": "good friday",
    "Mon 29 Mar 2027": "easter monday",
    "Wed 31 Mar 2027": "end of fy",
    "Mon 12 Apr 2027": "12/4",
    "Thu 17 Jun 2027": "6 mths",
    "Fri 3 Sep 2027": "3 sept; sept 3rd",
    "Sat 20 Nov 2027, past": "20 nov",
    "Tue 30 Nov 2027, past": "end of nov",
    "Sat 4 Dec 2027, past": (
        "4 dec; 4th dec; 4th december; 4th of dec; the 4th of december; dec 4; dec 4th; December 4th; 4dec; "
        "4DEC; 04 dec; 4 dec.; 4 dec,; 04/12; 4.12; 4-12; 4 dec 2pm; 4 dec 14:00; 4 dec 1400hrs; 4 dec "
        "at 10; on or before 4 dec"
    ),
    "Fri 10 Dec 2027, past": "10 decemeber",
    "Sat 11 Dec 2027, past": "w/e 11 dec",
    "Fri 17 Dec 2027": "1 year",
    "Sat 1 Jan 2028, past": "28 days from 4 dec",
    "Tue 29 Feb 2028": "29/2/28",
    "Mon 4 Dec 2062": "4/12/2062",
}

REFUSED = (
    "tomorrow by 5; friday 5 dec; thurs 4 dec; mon 15 jan; 1/15; 12/13; 13/13; 31/6; 31 june; 30 feb; 29 feb; "
    "32nd; 0/1; last week; 2 hours; end of q4; mid jan; mid-january; early jan; late jan; beginning of jan; "
    "start of next week; early next week; later this week; midweek; this week; next week; next month; this "
    "month; jan; january; in january; jan 2027; in the new year; new year; weekend; this weekend; w/c 5 jan; "
    "meeting after next; jan meeting; before xmas; after xmas; before new year; easter; bank holiday; bank hol "
    "monday; asap; ASAP; a.s.a.p.; urgent; immediately; tbc; TBC.; tba; n/a; ongoing; monthly; every fri; "
    "soon; in due course; ?; 4; 15; fri 1400; 5pm; 4-6 dec; 4/5 dec; 4th-6th dec; 4 to 6 dec; 4 dec - 6 dec; "
    "4/12-6/12; mon-fri; mon/tues; mon or tues; fri or sat; between 4 and 6 dec; 2-3 weeks; 2/3 weeks; 2 or 3 "
    "days; couple of weeks; a few days; 10 days or so; about 2 weeks; 4/12/1926; 04122026; 4 dec please; fri "
    "pls; sat nav; march; may; sun inn; 4 dec or before court; fri's meeting; 2day; fridays; tursday; mon 7 "
    "dec - fri 11 dec; 7/12 - 11/12; dec 7-11; 1700 fri; half term; christmas week; following fri; T+5; 6/52; "
    "4/0; 4 dec 206; immediate"
)

REFUSED_ON_THE_THURSDAY = "fri 4; fri 4th; friday the 4th; w/c 7th; fri 4th at 2; fri 11"
"""Days of the month that fall on another weekday next month."""


def cases(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(phrase, day) for day, phrases in table.items() for phrase in phrases.split("; ")]


def read(phrase: str, today: date) -> When | Unreadable:
    return read_when(phrase, today, ITS_NEXT_MEETING if today == MONDAY else NEXT_YEARS_MEETING)


def judged(phrase: str, today: date) -> str:
    """The day taken, the other reading that is said, and whether it is said to be past."""
    found = read(phrase, today)
    assert isinstance(found, When), found.reason
    remark = found.remark or ""
    _, doubt, other = remark.partition("it could also mean ")
    is_past = any(word in remark for word in ("past", "ago", "yesterday"))
    return (
        f"{show_day(found.day)}{f' or {other.partition(chr(59))[0]}' if doubt else ''}{', past' if is_past else ''}"
    )


@pytest.mark.parametrize(("phrase", "day"), cases(ON_A_MONDAY))
def test_a_phrase_typed_in_haste_names_its_day(phrase: str, day: str) -> None:
    assert judged(phrase, MONDAY) == day


@pytest.mark.parametrize(("phrase", "day"), cases(BEFORE_CHRISTMAS))
def test_a_phrase_typed_before_christmas_names_its_day_over_the_holidays(phrase: str, day: str) -> None:
    assert judged(phrase, THURSDAY) == day


@pytest.mark.parametrize("phrase", REFUSED.split("; "))
@pytest.mark.parametrize("today", [MONDAY, THURSDAY])
def test_what_can_only_be_guessed_at_is_refused(phrase: str, today: date) -> None:
    assert isinstance(read(phrase, today), Unreadable)


@pytest.mark.parametrize("phrase", REFUSED_ON_THE_THURSDAY.split("; "))
def test_a_weekday_that_its_day_of_the_month_is_not_is_refused(phrase: str) -> None:
    assert isinstance(read(phrase, THURSDAY), Unreadable)


@pytest.mark.parametrize("today", [MONDAY, THURSDAY])
def test_a_weekend_or_a_bank_holiday_is_said_to_be_one(today: date) -> None:
    for phrase, _ in (*cases(ON_A_MONDAY), *cases(BEFORE_CHRISTMAS)):
        found = read(phrase, today)
        if isinstance(found, When):
            remark = found.remark or ""
            assert (found.day.weekday() >= 5) == ("a Saturday" in remark or "a Sunday" in remark), phrase
            assert (bank_holiday(found.day) is not None) == ("a bank holiday:" in remark), phrase


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("4-6 dec", "several days"),
        ("mon-fri", "several days"),
        ("7/12 - 11/12", "several days"),
        ("dec 7-11", "several days"),
        ("2day", "several days"),
        ("new year", "New Year is several days"),
        ("in the new year", "New Year is several days"),
        ("by 5pm", "An hour is not a day"),
        ("noon", "An hour is not a day"),
        ("fridays", "A due date is one day"),
        ("4/0", "There is no month 0: type it like"),
        ("fri 5 dec", "Sat 5 Dec 2026, not a Friday"),
    ],
)
def test_the_refusal_says_what_is_wrong(phrase: str, words: str) -> None:
    found = read(phrase, MONDAY)
    assert isinstance(found, Unreadable)
    assert words in found.reason


@pytest.mark.parametrize(
    "phrase", ["fri at 11", "4 dec @ 10", "weds@2", "4 dec 1400hrs", "fri 10 o'clock", "noon fri"]
)
def test_an_hour_is_said_not_to_be_kept_and_never_taken_for_a_day_or_a_year(phrase: str) -> None:
    found = read(phrase, MONDAY)
    assert isinstance(found, When)
    assert found.has_hour
    assert MONDAY < found.day <= date(2026, 12, 4)
    assert "only the day is kept, not the hour" in (found.remark or "")


NAMES = [name for name in (*MONTH_NAMES, *WEEKDAY_NAMES, "tomorrow") if len(name) >= 6]


@given(st.sampled_from(NAMES), st.data())
def test_a_slip_of_the_finger_is_put_right_and_said_or_refused(name: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(name) - 2))
    slips = (name[:at] + name[at + 1 :], name[:at] + name[at + 1] + name[at] + name[at + 2 :], name[:at] + name[at:])
    slip, day = data.draw(st.sampled_from(slips)), "4 " if name in MONTH_NAMES else ""
    right, found = read(f"{day}{name}", MONDAY), read(f"{day}{slip}", MONDAY)
    assert isinstance(right, When)
    if isinstance(found, When):
        assert found.day == right.day
        assert slip.lower() == name.lower() or f"read as {name}" in (found.remark or "")


@pytest.mark.parametrize(
    "word", ["tursday", "mondays", "sunny", "money", "marsh", "jury", "member", "holiday", "midday"]
)
def test_a_word_that_is_no_slip_of_one_name_alone_is_not_corrected(word: str) -> None:
    assert isinstance(read(word, MONDAY), Unreadable)


def test_a_weekday_tells_which_years_date_is_meant() -> None:
    assert judged("fri 4 dec", THURSDAY) == "Fri 4 Dec 2026, past"
    assert judged("4 dec", THURSDAY) == "Sat 4 Dec 2027, past"
    assert isinstance(read("thu 15 jan", MONDAY), Unreadable), "a year ago is no slip"
