"""How the day is found for each form in which it can be typed, and where two people would find different ones."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ccm_tui.domain.when_calendar import (
    NoDayError,
    PickDay,
    add_months,
    exact_day,
    in_order,
    last_day,
    last_working_day,
    month_length,
    moved,
    next_weekday,
    weekday_of_week,
)
from ccm_tui.domain.when_words import BANK_HOLIDAYS, MONTH_NAMES, MONTHS, WEEKDAY_NAMES, WEEKDAYS, show_day
from ccm_tui.domain.workdays import bank_holiday, is_working_day

_FAR_AHEAD = timedelta(days=270)
"""How far ahead a day typed without its year must be to be called next year's."""
_YEARS_PLANNED = 2
"""How many years ahead a month is likely to be typed with its year and no day ("jan 27")."""

Said = defaultdict[str, str]
"""The words in each named group of a form's pattern, empty where the form lacks the group."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The day from which the words are seen, and the planned meeting that they may speak of."""

    today: date
    next_meeting: date | None


@dataclass(frozen=True, slots=True)
class Reading:
    """The day taken, the other day that the same words mean to some people, and what else must be said of it."""

    day: date
    other: date | None = None
    note: str | None = None


# Days near today


def near(said: Said, asked: Asked) -> Reading:
    """Yesterday, today and tomorrow."""
    return Reading(asked.today + timedelta(days={"yesterday": -1, "today": 0, "tomorrow": 1}[said["near"]]))


def weekday_coming(said: Said, asked: Asked) -> Reading:
    """A weekday: the next one after today, though on that weekday today could be meant."""
    coming = next_weekday(said["weekday"], asked.today)
    return Reading(coming, other=asked.today if coming.weekday() == asked.today.weekday() else None)


def weekday_this(said: Said, asked: Asked) -> Reading:
    """This Friday: the coming one, or today where it is a Friday."""
    coming = next_weekday(said["weekday"], asked.today)
    if coming.weekday() != asked.today.weekday():
        return Reading(coming)
    return Reading(asked.today, other=coming, note=f"today is a {WEEKDAY_NAMES[coming.weekday()]}")


def weekday_next(said: Said, asked: Asked) -> Reading:
    """Next Friday: the one in next week, Monday to Sunday, where others would take the coming one."""
    coming, next_weeks = (
        next_weekday(said["weekday"], asked.today),
        weekday_of_week(said["weekday"], asked.today, 1),
    )
    later = timedelta(weeks=1 if said["after_next"] else 0)
    return Reading(next_weeks + later, other=coming + later if coming != next_weeks else None)


def weekday_last(said: Said, asked: Asked) -> Reading:
    """Last Friday: the latest before today, where others would take the one in last week."""
    latest = next_weekday(said["weekday"], asked.today - timedelta(days=8))
    last_weeks = weekday_of_week(said["weekday"], asked.today, -1)
    return Reading(latest, other=last_weeks if last_weeks != latest else None)


def weekday_in_week(said: Said, asked: Asked) -> Reading:
    """Friday of this week, of next week or of the week after next, each Monday to Sunday."""
    weeks = {"this": 0, "next": 1, "after next": 2}[said["which"]]
    return Reading(weekday_of_week(said["weekday"], asked.today, weeks))


def end_of_week(said: Said, asked: Asked) -> Reading:
    """The week's last working day, or the next week's where that is past."""
    friday = weekday_of_week("fri", asked.today, 1 if said["which"] == "next" else 0)
    if last_working_day(friday) < asked.today:
        friday += timedelta(weeks=1)
    last = last_working_day(friday)
    note = f"the last working day before {show_day(friday)}, which is a bank holiday" if last != friday else None
    return Reading(last, note=note)


def from_today(said: Said, asked: Asked) -> Reading:
    """A count of days, weeks, months or working days from today."""
    return Reading(moved(asked.today, int(said["count"] or 1), said["unit"]))


def ago(said: Said, asked: Asked) -> Reading:
    """A count of days, weeks, months or working days before today."""
    return Reading(moved(asked.today, -int(said["count"]), said["unit"]))


# Dates


def dated(said: Said, asked: Asked) -> Reading:
    """A day and its month ("15 jan", "15/1/27", "2027-01-15"): without its year, the first that isn't past."""
    month, day = _month_number(said), int(said["day"])
    return _on_its_weekday(
        said, _in_month(month, said["year"], asked, lambda year, month: exact_day(year, month, day))
    )


def dated_month_first(said: Said, asked: Asked) -> Reading:
    """A month and its day ("jan 15"), though "jan 27" might be typed for the month of a year soon to come."""
    reading = dated(said, asked)
    number = reading.day.day
    if said["year"] or not 0 <= 2000 + number - asked.today.year <= _YEARS_PLANNED:
        return reading
    note = f"day {number} of {MONTH_NAMES[reading.day.month - 1]}, not the year {2000 + number}"
    return replace(reading, note=f"{note}; {reading.note}" if reading.note else note)


def day_of_month(said: Said, asked: Asked) -> Reading:
    """A day alone ("the 15th"): the next after today, in the first month that is long enough."""
    day, today = int(said["day"]), asked.today
    if not 1 <= day <= 31:
        raise NoDayError(f"No month has a day {day}: type a day from 1st to 31st.")
    first = add_months(today.replace(day=1), 0 if day > today.day else 1)
    month = first if day <= month_length(first.year, first.month) else add_months(first, 1)
    note = f"{MONTH_NAMES[first.month - 1]} has no day {day}" if month != first else None
    return _on_its_weekday(said, Reading(month.replace(day=day), today if day == today.day else None, note))


def day_of_month_said(said: Said, asked: Asked) -> Reading:
    """A day of this or next month ("15th of next month")."""
    return _in_month_said(said, asked, lambda year, month: exact_day(year, month, int(said["day"])))


def end_of_month(said: Said, asked: Asked) -> Reading:
    """The last day of a month, worked or not."""
    return _in_month_said(said, asked, last_day)


def nth_of_month(said: Said, asked: Asked) -> Reading:
    """The first, second or last weekday or working day of a month ("first monday in january")."""
    place = -1 if said["place"] == "last" else int(said["place"])
    if said["weekday"]:
        return _in_month_said(said, asked, in_order(place, lambda day: WEEKDAYS[day.weekday()] == said["weekday"]))
    return _in_month_said(said, asked, in_order(place, is_working_day))


def end_of_quarter(_said: Said, asked: Asked) -> Reading:
    """The end of March, June, September or December, in calendar and financial years alike."""
    return Reading(last_day(asked.today.year, -(-asked.today.month // 3) * 3))


def end_of_year(said: Said, asked: Asked) -> Reading:
    """31 December, where a council might mean its financial year."""
    return Reading(date(asked.today.year, 12, 31), other=end_of_financial_year(said, asked).day)


def end_of_financial_year(_said: Said, asked: Asked) -> Reading:
    """31 March, as councils and police forces keep it."""
    return Reading(date(asked.today.year + (asked.today.month > 3), 3, 31))


def movable_bank_holiday(said: Said, asked: Asked) -> Reading:
    """A bank holiday without a fixed date ("good friday"): the next one, today included."""
    name = BANK_HOLIDAYS[said["holiday"]]
    # Easter moves by up to five weeks, so the next one can be more than a year away.
    ahead = (asked.today + timedelta(days=count) for count in range(366 + 5 * 7))
    return Reading(next(day for day in ahead if bank_holiday(day) == name))


# The next meeting


def meeting(_said: Said, asked: Asked) -> Reading:
    """The day of the next meeting."""
    if asked.next_meeting is None:
        raise NoDayError("No next meeting is planned: type the day itself, like 15 jan.")
    return Reading(asked.next_meeting)


def before_meeting(said: Said, asked: Asked) -> Reading:
    """Before the next meeting: the last working day on which a thing can be done in time for it."""
    return Reading(moved(meeting(said, asked).day, -1, "wd"), note="the last working day before the next meeting")


# What is refused for a reason of its own


def month_alone(said: Said, _asked: Asked) -> Reading:
    """A month that is named without its day."""
    month = said["month"]
    raise NoDayError(f"Which day in {MONTH_NAMES[MONTHS.index(month)]}? Type it, like 15 {month}, or end of {month}.")


def number_alone(_said: Said, _asked: Asked) -> Reading:
    """A number that may be a day of the month or a count of days."""
    raise NoDayError("A number alone could be a day or a count of days: type it like 15th, 15 jan or 15d.")


def too_far(_said: Said, _asked: Asked) -> Reading:
    """A count in the thousands, which is a slip of the finger."""
    raise NoDayError("That is too far off to count: type the date itself, like 15/1/27.")


# Within a month


def _month_number(said: Said) -> int:
    typed = said["month"]
    if typed in MONTHS:
        return MONTHS.index(typed) + 1
    month, day = int(typed), int(said["day"])
    if 1 <= month <= 12:
        return month
    if 1 <= day <= 12 and month <= 31 and not said["year_first"]:
        year = f"/{said['year']}" if said["year"] else ""
        raise NoDayError(f"There is no month {month}. The day comes first: type {month}/{day}{year}.")
    raise NoDayError(f"There is no month {month}: type it like 15/1 or 15 jan.")


def _on_its_weekday(said: Said, reading: Reading) -> Reading:
    weekday = said["weekday"] or said["weekday_after"]
    if weekday and weekday != WEEKDAYS[reading.day.weekday()]:
        name = WEEKDAY_NAMES[WEEKDAYS.index(weekday)]
        raise NoDayError(
            f"That date is {show_day(reading.day)}, not a {name}: type the date alone, or the right one."
        )
    return reading


def _in_month(month: int, year: str, asked: Asked, pick: PickDay) -> Reading:
    """The day picked in the month of the year typed or, without one, of the first year in which it isn't past."""
    this_year = asked.today.year
    if year:
        named = {"last year": this_year - 1, "this year": this_year, "next year": this_year + 1}.get(year)
        return Reading(pick(named or int(year) + (2000 if len(year) == 2 else 0), month))
    if month >= asked.today.month and (day := pick(this_year, month)) >= asked.today:
        return Reading(day)
    day = pick(this_year + 1, month)
    if day - asked.today <= _FAR_AHEAD:
        return Reading(day)
    return Reading(day, note=f"{day.day} {MONTH_NAMES[month - 1][:3]} this year is past: this is next year's")


def _in_month_said(said: Said, asked: Asked, pick: PickDay) -> Reading:
    """The day picked in a month that is named, is this or next month, or is the first in which it isn't past."""
    if said["month"]:
        return _in_month(MONTHS.index(said["month"]) + 1, said["year"], asked, pick)
    following = add_months(asked.today.replace(day=1), 1)
    if said["which"] != "next":
        day = pick(asked.today.year, asked.today.month)
        if said["which"] == "this" or day >= asked.today:
            return Reading(day)
    return Reading(pick(following.year, following.month))
