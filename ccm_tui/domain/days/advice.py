"""What a chair should type instead of words that name no single day."""

import re

from ccm_tui.domain.days.words import DAYS_IN, MONTHS, MONTHS_IN, WEEKDAYS

_SEVERAL_DAYS = "That could be several days: type one, like fri, 3d or 2w."
_NOT_ONE_DAY = (
    (
        "asap soon shortly immediate immediately now urgent urgently straightaway forthwith",
        "That names no day: type one, like today, tomorrow or 3d.",
    ),
    (
        "ongoing continuous continuing every each daily weekly fortnightly monthly quarterly regularly "
        "mondays tuesdays wednesdays thursdays fridays saturdays sundays",
        "A due date is one day: type the first, like mtg or 2w.",
    ),
    (
        "tbc tba tbd none whenever when possible later course sometime eventually",
        "That names no day: leave the date off, or type one like fri or 2w.",
    ),
    ("or to and few couple several some between", _SEVERAL_DAYS),
    ("early mid late start beginning middle midweek", "That could be several days: type one, like 15 jan or fri."),
    ("weekend", "A weekend is two days: type sat or sun."),
    ("newyear", "New Year is several days: type 31 dec, 1 jan or the date."),
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

_WEEKDAY, _MONTH = "|".join(WEEKDAYS), "|".join(MONTHS)
_RANGE = re.compile(
    rf"\b(?:{_WEEKDAY})\b.*\b(?:{_WEEKDAY})\b"
    rf"|\b(?:{_MONTH})\b.*\b(?:{_MONTH})\b"
    rf"|[0-9](?:th)?[-/. ]+[0-9]{{1,2}}(?:th)? (?:{_MONTH})\b"
    rf"|\b(?:{_MONTH}) [0-9]{{1,2}}-[0-9]"
    r"|[0-9][-/.][0-9]{1,2}[-/. ]+[0-9]{1,2}[-/.][0-9]"
)
"""Two days in one phrase, as they are typed for all those from one to the other."""
_OF_DAYS = frozenset(
    (
        *(*WEEKDAYS, *MONTHS, *DAYS_IN, *MONTHS_IN),
        *("today", "tomorrow", "wd", "hour", "end", "next", "this", "last", "mtg", "wc"),
        *(word for vague, _ in _NOT_ONE_DAY for word in vague.split()),
    )
)
"""Words used to name days, and those that only seem to."""
AN_HOUR = "An hour is not a day: type its day, like today, tomorrow or fri."
"""What is said of an hour without its day."""
_UNKNOWN = "That can't be read as a date: type it like 15 jan, 15/1/27, fri, 2w, 10wd, end of month or mtg."


def what_to_type(words: str) -> str:
    """What a chair should type instead of canonical words that name no day."""
    if _RANGE.search(words):
        return _SEVERAL_DAYS
    said = set(words.split())
    return next((advice for vague, advice in _NOT_ONE_DAY if said & set(vague.split())), _UNKNOWN)


def is_about_days(words: str) -> bool:
    """True where every one of some canonical words is used to name days, though together they may name none."""
    said = words.split()
    return bool(said) and all(word[0].isdigit() or word in _OF_DAYS for word in said)
