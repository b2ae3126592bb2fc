"""The words in which people in England and Wales name a day, each brought to one spelling."""

import re
from datetime import date
from functools import cache

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

DAYS_IN = {"day": 1, "week": 7, "fortnight": 14}
"""Days in each unit that is always the same number of days."""
MONTHS_IN = {"month": 1, "year": 12}
"""Months in each unit that is counted by the calendar."""

BANK_HOLIDAYS = {
    "goodfriday": "Good Friday",
    "eastermonday": "Easter Monday",
    "mayday": "May Day",
    "springbank": "Spring Bank Holiday",
    "summerbank": "Late Summer Bank Holiday",
}
"""The movable bank holidays: how the grammar spells each, and its name."""

_LONGEST = 80
"""No phrase for a day is longer than this, in characters; longer text is not looked into."""

_SPELLINGS = {
    "tue": "tues",
    "wed": "weds",
    "thu": "thur, thurs",
    "sep": "sept",
    "today": "tod, tonight, tonite, this morning, this afternoon, this evening, this am, this pm, later today",
    # Two days in haste, or today in a text message.
    "today or 2 day": "2 day",
    "from today": "from now",
    "tomorrow": "tmr, tmrw, tomo, tomoz, tmoz, 2 moro, 2 morrow, 2 mrw",
    "hour": "h, hr, hrs, hours",
    "day": "d, days",
    "wd": "wds, wday, wdays, w d, w day, w days, working day, working days, work day, work days, workday, workdays, "
    "wk day, wk days, business day, business days",
    "week": "w, wk, wks, weeks",
    "fortnight": "fortnights",
    "month": "m, mth, mths, months",
    "year": "y, yr, yrs, years",
    "1": "a, an",
    "1 week": "this time next week, this day next week, same time next week, same day next week",
    "1 month": "this time next month",
    "mtg": "meeting, next meeting, next mtg, nxt meeting, nxt mtg, next panel, next marac, next ccmarac, next ccm, "
    "day of meeting, day of next meeting, date of next meeting",
    "this": "coming, this coming",
    "next": "nxt",
    "before": "prior to, ahead of, in advance of",
    "end week": "eow",
    "end month": "eom, month end",
    "end quarter": "eoq, quarter end",
    "end year": "eoy, year end",
    "end fy": "end of financial year, financial year end, end of fy",
    "weekend": "week end, wkend",
    "bank holiday": "bank hol",
    "newyear": "new year",
    "none": "n a",
    "asap": "a s a p",
    "tbc": "t b c",
    "straightaway": "straight away",
    "wc": "w c, w b, week commencing, week beginning, week starting, wk commencing, week of",
    "we": "w e, week ending, wk ending",
    "24 dec": "christmas eve, xmas eve",
    "25 dec": "christmas day, xmas day, christmas, xmas",
    "26 dec": "boxing day",
    "31 dec": "new years eve, new year eve, nye",
    "1 jan": "new years day, new year day",
    "goodfriday": "good friday",
    "eastermonday": "easter monday, easter bank holiday monday",
    "mayday": "may day bank holiday, early may bank holiday",
    "springbank": "spring bank holiday, late may bank holiday",
    "summerbank": "august bank holiday, summer bank holiday, late summer bank holiday",
    "eod": "cop, cob, eob, end of day, close of play, close of business, end of play",
    "morning": "first thing",
    "evening": "last thing",
    "noon": "12 noon, midday, lunch, lunchtime, lunch time",
    "oclock": "o clock",
    # Words that a day can be named with or without.
    "": "of, on, in, within, at, due, deadline, time, hence, no later than, not later than, on or before, latest, "
    "at latest",
}
"""One spelling for the grammar, and all the others. Written without "the" and without stops."""

_UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = ("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = {
    word: 10 * tens
    for tens, word in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), start=2
    )
}
_NUMBERS = (
    {word: number for number, word in enumerate((*_UNITS, "ten", *_TEENS), start=1)}
    | _TENS
    | {f"{ten} {unit}": _TENS[ten] + number for ten in _TENS for number, unit in enumerate(_UNITS, start=1)}
)
_UNLIKE_THEIR_NUMBER = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
    "twenty": "twentieth",
    "thirty": "thirtieth",
}


def _ordinal(number_words: str) -> str:
    before, space, last = number_words.rpartition(" ")
    return before + space + _UNLIKE_THEIR_NUMBER.get(last, f"{last}th")


_CANONICAL = (
    {name.lower(): short for name, short in zip(MONTH_NAMES + WEEKDAY_NAMES, MONTHS + WEEKDAYS, strict=True)}
    | {other: spelling for spelling, others in _SPELLINGS.items() for other in others.split(", ")}
    | {words: str(number) for words, number in _NUMBERS.items()}
    | {_ordinal(words): f"{number}th" for words, number in _NUMBERS.items() if number <= 31}
)
_TYPED_OTHERWISE = str.maketrans("‐‑–—,()[]", "----     ", "‘’'")
_SEPARATOR_OF_NOTHING = re.compile(r"(?<=[a-z])[-/.]|[-/.](?=[a-z ]|$)")
_LETTER_BESIDE_DIGIT = re.compile(r"(?<=[0-9])(?=[a-z])|(?<=[a-z])(?=[0-9])")
_SPACED_SLASH = re.compile(r"(?<=[0-9]) ?/ ?(?=[0-9])")
_ORDINAL_SUFFIX = re.compile(r"\b([0-9]+) (?:st|nd|rd|th)\b")
_LEADING = re.compile(r"^(?:(?:by|for|to|until|till|til) )+")
"""Words that a day can begin with or without."""
_AT_AN_HOUR = re.compile(
    r"(?:\bat|@) ?([0-9]{1,2})(?:[:.]([0-9]{2}))?"
    r"(?= (?:on|today|tomorrow|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)\b|$)"
)
"""An hour that only its "at" tells from a day of the month: "fri at 11"."""

_HOUR = re.compile(
    r"(?<![0-9/.-])(?:\b(?:by|before) )?"
    r"\b(?:[0-9]{1,2}(?:[:.][0-9]{2})? ?[ap]m|[0-9]{1,2}:[0-9]{2}|[0-9]{4} hour|[0-9]{1,2} oclock"
    r"|noon|morning|afternoon|evening|night|am|pm)\b"
)
_END_OF_DAY = re.compile(r"\beod\b")


# Compiled at the first day read: a start that reads no day need not wait for it.
@cache
def _spelled() -> re.Pattern[str]:
    # The longest first, so that "week commencing" is not read as a week.
    return re.compile(rf"\b(?:{'|'.join(sorted(_CANONICAL, key=len, reverse=True))})\b")


def canonical(text: str) -> str:
    """The text in the grammar's one spelling; hours of the day are still in it."""
    words = " ".join(text.split())
    if len(words) > _LONGEST:
        return ""
    words = " ".join(words.lower().translate(_TYPED_OTHERWISE).split())
    words = _AT_AN_HOUR.sub(lambda found: f"{found[1]}:{found[2] or '00'}", words).replace("@", " ")
    words = _SEPARATOR_OF_NOTHING.sub(" ", _SPACED_SLASH.sub("/", words))
    words = " ".join(word for word in _LETTER_BESIDE_DIGIT.sub(" ", words).split() if word != "the")
    words = _ORDINAL_SUFFIX.sub(r"\1th", _spelled().sub(lambda found: _CANONICAL[found[0]], words))
    return _LEADING.sub("", " ".join(words.split()))


def without_hours(words: str) -> str:
    """Canonical words less the hour or part of the day, which a due date doesn't keep."""
    return " ".join(_HOUR.sub(" ", words).split())


def without_end_of_day(words: str) -> str:
    """Canonical words less "end of day" and its like, which is today where no other day is named."""
    found = " ".join(_END_OF_DAY.sub(" ", words).split())
    return found or ("today" if words else "")


def show_day(day: date) -> str:
    """The day as it is shown everywhere, "Fri 4 Dec 2026", in English whatever the machine's locale."""
    weekday, month = WEEKDAY_NAMES[day.weekday()][:3], MONTH_NAMES[day.month - 1][:3]
    return f"{weekday} {day.day} {month} {day.year}"
