"""The grammar of days: each form that can be typed, as a pattern over canonical words, and what finds its day."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import cache

from ccm_tui.domain.days import dates, forms
from ccm_tui.domain.days.advice import what_to_type
from ccm_tui.domain.days.calendar import NoDayError, NoFormError, check_year, moved, next_weekday
from ccm_tui.domain.days.forms import DayContext, Groups, Reading
from ccm_tui.domain.days.words import BANK_HOLIDAYS, DAYS_IN, MONTHS, MONTHS_IN, WEEKDAYS, show_day


def read_words(words: str, asked: DayContext) -> Reading:
    """The day that canonical words name. Raises NoDayError where they name none, or not one alone."""
    check_year(asked.today.year)
    for pattern, find in _compiled():
        if found := pattern.fullmatch(words):
            reading = find(Groups(str, {name: word for name, word in found.groupdict().items() if word}), asked)
            check_year(reading.day.year)
            return reading
    raise NoFormError(what_to_type(words))


# Days seen from another day, the anchor, in whatever form that is typed


def _from_anchor(said: Groups, asked: DayContext) -> Reading:
    """A count from another day ("a week on friday", "friday week", "5 working days before the meeting")."""
    anchor = read_words(said["anchor"], asked)
    count = int(said["count"] or 1) * (-1 if said["way"] == "before" else 1)
    other = moved(anchor.other, count, said["unit"]) if anchor.other else None
    return Reading(moved(anchor.day, count, said["unit"]), other, anchor.note)


def _weekday_beside_anchor(said: Groups, asked: DayContext) -> Reading:
    """The nearest weekday before or after another day ("the friday before the next meeting")."""
    anchor = read_words(said["anchor"], asked)
    if anchor.other:
        raise NoDayError("That could be several days: type the date itself, like fri 15 jan.")
    after = anchor.day - timedelta(days=8) if said["way"] == "before" else anchor.day
    return replace(anchor, day=next_weekday(said["weekday"], after))


def _week_beginning(said: Groups, asked: DayContext) -> Reading:
    """A week by its first day ("w/c 30 nov"): its Monday, where others would take its Friday."""
    reading = _on_a_monday(said["anchor"], asked) or read_words(said["anchor"], asked)
    if reading.day.weekday():
        raise NoDayError(f"A week begins on a Monday and that is {show_day(reading.day)}: type the day alone.")
    return replace(reading, other=reading.day + timedelta(days=4))


def _on_a_monday(anchor: str, asked: DayContext) -> Reading | None:
    """The day where its being a Monday tells which year's it is, or that it is a day."""
    try:
        return read_words(f"mon {anchor}", asked)
    except NoDayError:
        return None


def _day_itself(said: Groups, asked: DayContext) -> Reading:
    """A week by its last day ("w/e 4 dec"), or a day by its end ("end of friday"): that day."""
    return read_words(said["anchor"], asked)


_ANY_WEEKDAY = "|".join(WEEKDAYS)
_WEEKDAY = rf"(?P<weekday>{_ANY_WEEKDAY})"
_MONTH = rf"(?P<month>{'|'.join(MONTHS)})"
_YEAR = r"(?P<year>[0-9]{2,4}|(?:last|this|next) year)"
_DAY = r"(?P<day>[0-9]{1,2})(?:th)?"
_COUNT = r"(?P<count>[0-9]{1,3})"
_UNIT = rf"(?P<unit>hour|wd|{'|'.join((*DAYS_IN, *MONTHS_IN))})"
_WEEKS = rf"(?:{_COUNT} )?(?P<unit>week|fortnight|month|year)"
_NEAR_DAY = rf"(?P<anchor>today|tomorrow|{_ANY_WEEKDAY})"
_ANCHOR = r"(?P<anchor>.+)"
_PLAIN_MONTH = r"(?:(?P<which>this|next) )?month"
_OF_MONTH = rf"(?:{_PLAIN_MONTH}|{_MONTH}(?: {_YEAR})?)"


def _with_weekday(date_form: str) -> str:
    """The form of a date, with its weekday before it, after it or not at all."""
    return rf"(?:{_WEEKDAY} )?{date_form}(?: (?P<weekday_after>{_ANY_WEEKDAY}))?"


_FORMS: tuple[tuple[str, Callable[[Groups, DayContext], Reading]], ...] = (
    (r"(?P<near>yesterday|today|tomorrow)", forms.near),
    (_WEEKDAY, forms.weekday_coming),
    (rf"this {_WEEKDAY}", forms.weekday_this),
    (rf"(?:this )?{_WEEKDAY} this", forms.weekday_this),
    (rf"next {_WEEKDAY}", forms.weekday_next),
    (rf"{_WEEKDAY} (?P<after_next>after )?next", forms.weekday_next),
    (rf"last {_WEEKDAY}", forms.weekday_last),
    (rf"{_WEEKDAY} (?P<which>this|next) week", forms.weekday_in_week),
    (rf"(?P<which>this|next) week {_WEEKDAY}", forms.weekday_in_week),
    (rf"{_WEEKDAY} week (?P<which>after next)", forms.weekday_in_week),
    (r"end (?:(?P<which>this|next) )?week", forms.end_of_week),
    (rf"end {_NEAR_DAY}", _day_itself),
    (_with_weekday(rf"{_DAY} {_MONTH}(?: {_YEAR})?"), dates.full_date),
    (_with_weekday(rf"{_MONTH} {_DAY}(?: {_YEAR})?"), dates.dated_month_first),
    (r"(?P<count>[1-9]|1[0-2])/12", dates.day_or_months),
    (_with_weekday(r"(?P<day>[0-9]{1,2})(?P<by>[-/.])(?P<month>[0-9]{1,2})"), dates.full_date),
    (
        _with_weekday(r"(?P<day>[0-9]{1,2})(?P<by>[-/.])(?P<month>[0-9]{1,2})(?P=by)(?P<year>[0-9]{2,4})"),
        dates.full_date,
    ),
    (
        _with_weekday(
            r"(?P<year_first>(?P<year>[0-9]{4}))(?P<by>[-/.])(?P<month>[0-9]{1,2})(?P=by)(?P<day>[0-9]{1,2})"
        ),
        dates.full_date,
    ),
    (_with_weekday(r"(?P<day>[0-9]{1,2}) (?P<month>[0-9]{1,2}) (?P<year>[0-9]{2}|[0-9]{4})"), dates.full_date),
    (_with_weekday(r"(?P<day>[0-9]{1,2})th"), dates.day_of_month),
    (rf"{_WEEKDAY} (?P<day>[0-9]{{1,2}})th", dates.day_of_month),
    (rf"{_WEEKDAY} (?P<day>[0-9]{{1,2}})", dates.weekday_and_number),
    (rf"(?P<day>[0-9]{{1,2}})th {_PLAIN_MONTH}", dates.day_of_month_said),
    (rf"(?:end|last day) {_OF_MONTH}", dates.end_of_month),
    (rf"(?:(?P<place>last|[0-9])(?:th)?) (?:wd|{_WEEKDAY}) {_OF_MONTH}", dates.nth_of_month),
    (r"end quarter", dates.end_of_quarter),
    (r"end year", dates.end_of_year),
    (r"end fy", dates.end_of_financial_year),
    (rf"(?P<holiday>{'|'.join(BANK_HOLIDAYS)})", dates.movable_bank_holiday),
    (r"mtg", forms.meeting),
    (r"before mtg", forms.before_meeting),
    (rf"(?:next )?{_COUNT} {_UNIT}", forms.from_today),
    (r"(?:next )?(?P<unit>fortnight)", forms.from_today),
    (r"next (?P<unit>wd)", forms.from_today),
    (rf"{_COUNT} {_UNIT} ago", forms.ago),
    (rf"{_COUNT} {_UNIT} (?P<way>before|after|from) {_ANCHOR}", _from_anchor),
    (rf"(?:last )?(?P<unit>day|wd) (?P<way>before) {_ANCHOR}", _from_anchor),
    (rf"(?:1th )?(?P<unit>day|wd) (?P<way>after) {_ANCHOR}", _from_anchor),
    (rf"{_WEEKS} (?:from )?{_NEAR_DAY}", _from_anchor),
    (rf"{_NEAR_DAY} (?P<unit>week|fortnight)", _from_anchor),
    (rf"{_WEEKDAY} (?P<way>before|after) {_ANCHOR}", _weekday_beside_anchor),
    (rf"wc {_ANCHOR}", _week_beginning),
    (rf"we {_ANCHOR}", _day_itself),
    (rf"{_MONTH}(?: [0-9]{{4}})?", dates.month_alone),
    (r"[0-9]+", forms.number_alone),
    (rf"[0-9]{{4,}} {_UNIT}", forms.too_far),
)


# Compiled at the first day read, because forty patterns cost more than the rest of a start can spare.
@cache
def _compiled() -> tuple[tuple[re.Pattern[str], Callable[[Groups, DayContext], Reading]], ...]:
    return tuple((re.compile(form), find) for form, find in _FORMS)
