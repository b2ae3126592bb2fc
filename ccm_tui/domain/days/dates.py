"""How the day is found for each form of a date, within a month, a year or a quarter ("4 dec", "end of jan")."""

from dataclasses import replace
from datetime import date, timedelta

from ccm_tui.domain.days.calendar import (
    NoDayError,
    PickDay,
    add_months,
    exact_day,
    last_day,
    month_length,
    next_weekday,
    pick_nth,
)
from ccm_tui.domain.days.forms import DayContext, Groups, Reading
from ccm_tui.domain.days.words import BANK_HOLIDAYS, MONTH_NAMES, MONTHS, WEEKDAY_NAMES, WEEKDAYS, show_day
from ccm_tui.domain.days.workdays import bank_holiday, is_working_day

_FAR_AHEAD = timedelta(days=270)
"""How far ahead a day typed without its year must be to be called next year's."""
_HOURS = 12
"""Hours on a clock."""
_YEARS_PLANNED = 2
"""How many years ahead a month is likely to be typed with its year and no day ("jan 27")."""


def full_date(said: Groups, asked: DayContext) -> Reading:
    """A day and its month ("15 jan", "15/1/27", "2027-01-15"): without its year, the first that isn't past."""
    month, day = _month_number(said), int(said["day"])
    reading = _in_month(month, said["year"], asked, lambda year, month: exact_day(year, month, day))
    return _just_past(said, reading, asked) or _on_its_weekday(said, reading)


def dated_month_first(said: Groups, asked: DayContext) -> Reading:
    """A month and its day ("jan 15"), though "jan 27" might be typed for the month of a year soon to come."""
    reading = full_date(said, asked)
    number = reading.day.day
    if said["year"] or not 0 <= 2000 + number - asked.today.year <= _YEARS_PLANNED:
        return reading
    note = f"day {number} of {MONTH_NAMES[reading.day.month - 1]}, not the year {2000 + number}"
    return replace(reading, note=f"{note}; {reading.note}" if reading.note else note)


def day_or_months(said: Groups, _asked: DayContext) -> Reading:
    """A number over twelve ("6/12"): a day in December, and in health a count of months."""
    count = said["count"]
    months = "1 month" if count == "1" else f"{count} months"
    raise NoDayError(
        f"That could be {count} December or, as health writes it, {months}: type {count} dec or {count}m."
    )


def day_of_month(said: Groups, asked: DayContext) -> Reading:
    """A day alone ("the 15th"): the next after today, in the first month that is long enough."""
    day, today = int(said["day"]), asked.today
    if not 1 <= day <= 31:
        raise NoDayError(f"No month has a day {day}: type a day from 1st to 31st.")
    first = add_months(today.replace(day=1), 0 if day > today.day else 1)
    month = first if day <= month_length(first.year, first.month) else add_months(first, 1)
    note = f"{MONTH_NAMES[first.month - 1]} has no day {day}" if month != first else None
    return _on_its_weekday(said, Reading(month.replace(day=day), today if day == today.day else None, note))


def weekday_and_number(said: Groups, asked: DayContext) -> Reading:
    """A weekday and a number ("fri 11"): that day of the month, where up to 12 an hour could be meant."""
    reading = day_of_month(said, asked)
    coming = next_weekday(said["weekday"], asked.today)
    is_hour = int(said["day"]) <= _HOURS and coming != reading.day
    return replace(reading, other=reading.other or coming) if is_hour else reading


def day_of_month_said(said: Groups, asked: DayContext) -> Reading:
    """A day of this or next month ("15th of next month")."""
    return _in_month_said(said, asked, lambda year, month: exact_day(year, month, int(said["day"])))


def end_of_month(said: Groups, asked: DayContext) -> Reading:
    """The last day of a month, worked or not."""
    return _in_month_said(said, asked, last_day)


def nth_of_month(said: Groups, asked: DayContext) -> Reading:
    """The first, second or last weekday or working day of a month ("first monday in january")."""
    place = -1 if said["place"] == "last" else int(said["place"])
    if said["weekday"]:
        return _in_month_said(said, asked, pick_nth(place, lambda day: WEEKDAYS[day.weekday()] == said["weekday"]))
    return _in_month_said(said, asked, pick_nth(place, is_working_day))


def end_of_quarter(_said: Groups, asked: DayContext) -> Reading:
    """The end of March, June, September or December, in calendar and financial years alike."""
    return Reading(last_day(asked.today.year, -(-asked.today.month // 3) * 3))


def end_of_year(said: Groups, asked: DayContext) -> Reading:
    """31 December, where a council might mean its financial year."""
    return Reading(date(asked.today.year, 12, 31), other=end_of_financial_year(said, asked).day)


def end_of_financial_year(_said: Groups, asked: DayContext) -> Reading:
    """31 March, as councils and police forces keep it."""
    return Reading(date(asked.today.year + (asked.today.month > 3), 3, 31))


def movable_bank_holiday(said: Groups, asked: DayContext) -> Reading:
    """A bank holiday without a fixed date ("good friday"): the next one, today included."""
    name = BANK_HOLIDAYS[said["holiday"]]
    # Easter moves by up to five weeks, so the next one can be more than a year away.
    ahead = (asked.today + timedelta(days=count) for count in range(366 + 5 * 7))
    return Reading(next(day for day in ahead if bank_holiday(day) == name))


def month_alone(said: Groups, _asked: DayContext) -> Reading:
    """A month that is named without its day."""
    month = said["month"]
    raise NoDayError(f"Which day in {MONTH_NAMES[MONTHS.index(month)]}? Type it, like 15 {month}, or end of {month}.")


def _month_number(said: Groups) -> int:
    typed = said["month"]
    if typed in MONTHS:
        return MONTHS.index(typed) + 1
    month, day = int(typed), int(said["day"])
    if 1 <= month <= 12:
        return month
    if 1 <= day <= 12 < month <= 31 and not said["year_first"]:
        year = f"/{said['year']}" if said["year"] else ""
        raise NoDayError(f"There is no month {month}. The day comes first: type {month}/{day}{year}.")
    raise NoDayError(f"There is no month {month}: type it like 15/1 or 15 jan.")


def _on_its_weekday(said: Groups, reading: Reading) -> Reading:
    weekday = said["weekday"] or said["weekday_after"]
    if weekday and weekday != WEEKDAYS[reading.day.weekday()]:
        name = WEEKDAY_NAMES[WEEKDAYS.index(weekday)]
        raise NoDayError(
            f"That date is {show_day(reading.day)}, not a {name}: type the date alone, or the right one."
        )
    return reading


def _just_past(said: Groups, reading: Reading, asked: DayContext) -> Reading | None:
    """The date in this year, where its weekday shows that it is meant though next year's would be taken."""
    weekday = said["weekday"] or said["weekday_after"]
    # A note says that this year's date is past and that next year's is far ahead.
    if not weekday or not reading.note or weekday == WEEKDAYS[reading.day.weekday()]:
        return None
    this_years = exact_day(asked.today.year, reading.day.month, reading.day.day)
    return Reading(this_years) if weekday == WEEKDAYS[this_years.weekday()] else None


def _in_month(month: int, year: str, asked: DayContext, pick: PickDay) -> Reading:
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


def _in_month_said(said: Groups, asked: DayContext, pick: PickDay) -> Reading:
    """The day picked in a month that is named, is this or next month, or is the first in which it isn't past."""
    if said["month"]:
        return _in_month(MONTHS.index(said["month"]) + 1, said["year"], asked, pick)
    following = add_months(asked.today.replace(day=1), 1)
    if said["which"] != "next":
        day = pick(asked.today.year, asked.today.month)
        if said["which"] == "this" or day >= asked.today:
            return Reading(day)
    return Reading(pick(following.year, following.month))
