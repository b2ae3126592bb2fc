"""How the day is found for each form that is seen from today or from the next meeting ("fri week", "3d", "mtg")."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from ccm_tui.domain.days.calendar import (
    NoDayError,
    last_working_day,
    moved,
    next_weekday,
    weekday_of_week,
)
from ccm_tui.domain.days.words import WEEKDAY_NAMES, show_day

Groups = defaultdict[str, str]
"""The words in each named group of a form's pattern, empty where the form lacks the group."""


@dataclass(frozen=True, slots=True)
class DayContext:
    """The day from which the words are seen, and the planned meeting that they may speak of."""

    today: date
    next_meeting: date | None


@dataclass(frozen=True, slots=True)
class Reading:
    """The day taken, the other day that the same words mean to some people, and what else must be said of it."""

    day: date
    other: date | None = None
    note: str | None = None


def near(said: Groups, asked: DayContext) -> Reading:
    """Yesterday, today and tomorrow."""
    return Reading(asked.today + timedelta(days={"yesterday": -1, "today": 0, "tomorrow": 1}[said["near"]]))


def weekday_coming(said: Groups, asked: DayContext) -> Reading:
    """A weekday: the next one after today, though on that weekday today could be meant."""
    coming = next_weekday(said["weekday"], asked.today)
    return Reading(coming, other=asked.today if coming.weekday() == asked.today.weekday() else None)


def weekday_this(said: Groups, asked: DayContext) -> Reading:
    """This Friday: the coming one, or today where it is a Friday."""
    coming = next_weekday(said["weekday"], asked.today)
    if coming.weekday() != asked.today.weekday():
        return Reading(coming)
    return Reading(asked.today, other=coming, note=f"today is a {WEEKDAY_NAMES[coming.weekday()]}")


def weekday_next(said: Groups, asked: DayContext) -> Reading:
    """Next Friday: the one in next week, Monday to Sunday, where others would take the coming one."""
    coming, next_weeks = (
        next_weekday(said["weekday"], asked.today),
        weekday_of_week(said["weekday"], asked.today, 1),
    )
    later = timedelta(weeks=1 if said["after_next"] else 0)
    return Reading(next_weeks + later, other=coming + later if coming != next_weeks else None)


def weekday_last(said: Groups, asked: DayContext) -> Reading:
    """Last Friday: the latest before today, where others would take the one in last week."""
    latest = next_weekday(said["weekday"], asked.today - timedelta(days=8))
    last_weeks = weekday_of_week(said["weekday"], asked.today, -1)
    return Reading(latest, other=last_weeks if last_weeks != latest else None)


def weekday_in_week(said: Groups, asked: DayContext) -> Reading:
    """Friday of this week, of next week or of the week after next, each Monday to Sunday."""
    weeks = {"this": 0, "next": 1, "after next": 2}[said["which"]]
    return Reading(weekday_of_week(said["weekday"], asked.today, weeks))


def end_of_week(said: Groups, asked: DayContext) -> Reading:
    """The week's last working day, or the next week's where that is past."""
    friday = weekday_of_week("fri", asked.today, 1 if said["which"] == "next" else 0)
    if last_working_day(friday) < asked.today:
        friday += timedelta(weeks=1)
    last = last_working_day(friday)
    note = f"the last working day before {show_day(friday)}, which is a bank holiday" if last != friday else None
    return Reading(last, note=note)


def from_today(said: Groups, asked: DayContext) -> Reading:
    """A count of days, weeks, months or working days from today."""
    return Reading(moved(asked.today, int(said["count"] or 1), said["unit"]))


def ago(said: Groups, asked: DayContext) -> Reading:
    """A count of days, weeks, months or working days before today."""
    return Reading(moved(asked.today, -int(said["count"]), said["unit"]))


def meeting(_said: Groups, asked: DayContext) -> Reading:
    """The day of the next meeting."""
    if asked.next_meeting is None:
        raise NoDayError("No next meeting is planned: type the day itself, like 15 jan.")
    return Reading(asked.next_meeting)


def before_meeting(said: Groups, asked: DayContext) -> Reading:
    """Before the next meeting: the last working day on which a thing can be done in time for it."""
    return Reading(moved(meeting(said, asked).day, -1, "wd"), note="the last working day before the next meeting")


def number_alone(_said: Groups, _asked: DayContext) -> Reading:
    """A number that may be a day of the month or a count of days."""
    raise NoDayError("A number alone could be a day or a count of days: type it like 15th, 15 jan or 15d.")


def too_far(_said: Groups, _asked: DayContext) -> Reading:
    """A count in the thousands, which is a slip of the finger."""
    raise NoDayError("That is too far off to count: type the date itself, like 15/1/27.")
