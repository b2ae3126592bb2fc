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
    "today": "tod, tonight, this morning, this afternoon, this evening",
    "from today": "from now",
    "tomorrow": "tmr, tmrw, tomo, 2 moro, 2 morrow",
    "hour": "h, hr, hrs, hours",
    "day": "d, days",
    "wd": "wds, working day, working days, work day, work days, workday, workdays, business day, business days",
    "week": "w, wk, wks, weeks",
    "fortnight": "fortnights",
    "month": "m, mth, mths, months",
    "year": "y, yr, yrs, years",
    "1": "a, an",
    "1 week": "this time next week, this day next week, same time next week, same day next week",
    "1 month": "this time next month",
    "mtg": "meeting, next meeting, next mtg, next panel, next marac, next ccmarac, next ccm, "
    "day of meeting, day of next meeting, date of next meeting",
    "this": "coming, this coming",
    "end week": "eow",
    "end month": "eom, month end",
    "end quarter": "eoq, quarter end",
    "end year": "eoy, year end",
    "end fy": "end of financial year, financial year end, end of fy",
    "weekend": "week end",
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
    "eod": "cop, cob, end of day, close of play, close of business, end of play",
    "morning": "first thing",
    "evening": "last thing",
    "noon": "12 noon, midday, lunchtime, lunch time",
    # Words that a day can be named with or without.
    "": "of, on, in, within, at, due, time, hence, no later than, latest, at latest",
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
_SPACED_SEPARATOR = re.compile(r"(?<=[0-9]) ?([-/.]) ?(?=[0-9])")
_ORDINAL_SUFFIX = re.compile(r"\b([0-9]+) (?:st|nd|rd|th)\b")

_HOUR = re.compile(
    r"(?<![0-9/.-])(?:\b(?:by|before) )?"
    r"\b(?:[0-9]{1,2}(?:[:.][0-9]{2})? ?[ap]m|[0-9]{1,2}:[0-9]{2}|noon|morning|afternoon|evening|night|am|pm)\b"
)
_END_OF_DAY = re.compile(r"\beod\b")

_NOT_ONE_DAY = (
    (
        "asap soon shortly immediately now urgent urgently straightaway forthwith",
        "That names no day: type one, like today, tomorrow or 3d.",
    ),
    (
        "ongoing continuous continuing every each daily weekly fortnightly monthly quarterly regularly",
        "A due date is one day: type the first, like mtg or 2w.",
    ),
    (
        "tbc tba tbd none whenever when possible later course sometime eventually",
        "That names no day: leave the date off, or type one like fri or 2w.",
    ),
    ("or to and few couple several some between", "That could be several days: type one, like fri, 3d or 2w."),
    ("early mid late start beginning middle midweek", "That could be several days: type one, like 15 jan or fri."),
    ("weekend", "A weekend is two days: type sat or sun."),
    ("easter", "Easter is several days: type good friday, easter monday or the date."),
    ("bank holiday", "There are several bank holidays: type good friday, boxing day or the date."),
    ("midnight", "Midnight belongs to two days: type the day, like fri."),
    ("week", "A week is seven days: type one, like fri next week, 1w or end of week."),
    ("month", "A month is many days: type one, like 15th next month, 1m or end of month."),
    ("quarter year", "A year is many days: type one, like 1 jan, end of jan or 12 months."),
    ("mtg", "Only the next meeting's day is known: type mtg, day before mtg or a date."),
    ("before after", "That could be several days: type the last one, like thu or 24 dec."),
)
"""Words that name no single day, in the order they are looked for, and what to type instead."""

_UNKNOWN = "That can't be read as a date: type it like 15 jan, 15/1/27, fri, 2w, 10wd, end of month or mtg."


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
    words = _SPACED_SEPARATOR.sub(r"\1", _SEPARATOR_OF_NOTHING.sub(" ", words))
    words = " ".join(word for word in _LETTER_BESIDE_DIGIT.sub(" ", words).split() if word != "the")
    words = _ORDINAL_SUFFIX.sub(r"\1th", _spelled().sub(lambda found: _CANONICAL[found[0]], words))
    return " ".join(words.split())


def without_hours(words: str) -> str:
    """Canonical words less the hour or part of the day, which a due date doesn't keep."""
    return " ".join(_HOUR.sub(" ", words).split())


def without_end_of_day(words: str) -> str:
    """Canonical words less "end of day" and its like, which is today where no other day is named."""
    found = " ".join(_END_OF_DAY.sub(" ", words).split())
    return found or ("today" if words else "")


def what_to_type(words: str) -> str:
    """What a chair should type instead of canonical words that name no day."""
    said = set(words.split())
    return next((advice for vague, advice in _NOT_ONE_DAY if said & set(vague.split())), _UNKNOWN)


def show_day(day: date) -> str:
    """The day as it is shown everywhere, "Fri 4 Dec 2026", in English whatever the machine's locale."""
    weekday, month = WEEKDAY_NAMES[day.weekday()][:3], MONTH_NAMES[day.month - 1][:3]
    return f"{weekday} {day.day} {month} {day.year}"
