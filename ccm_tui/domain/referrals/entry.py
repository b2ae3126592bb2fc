"""A referral as it is typed in, field by field, and what is wrong with a field in words."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from ccm_tui.domain.composer.line.room import Seat
from ccm_tui.domain.composer.line.roster import either, match_seat
from ccm_tui.domain.days.calendar import add_months
from ccm_tui.domain.days.when import Unreadable, read_when
from ccm_tui.domain.days.words import MONTHS, WEEKDAYS, canonical
from ccm_tui.domain.referrals.referral import RiskScore
from ccm_tui.domain.spreadsheets.days import A_DATE, NotADayError, read_day

_WITH_YEAR = re.compile(r"[0-9]{4}|[0-9]+[/.-][0-9]+[/.-][0-9]+")
_DAY_AND_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b|[0-9][/.-][0-9]")


class EntryError(Exception):
    """A field that can't be taken as it is; its text says what is wrong and what to do."""

    def __init__(self, field: str, what: str, do: str) -> None:
        super().__init__(f"{what} {do}".strip())
        self.field = field
        self.what = what
        self.do = do


def received_day(typed: str, today: date) -> date:
    """The day that a referral was received on, in any words for a day. Raises EntryError."""
    when = read_when(typed, today)
    if isinstance(when, Unreadable):
        raise EntryError("received", "The day it was received can't be read.", when.reason)
    day = when.day if when.day <= today else _as_past(typed, when.day)
    if day > today:
        raise EntryError("received", "The day it was received is still to come.", "Type today or a day before it.")
    return day


def _as_past(typed: str, day: date) -> date:
    """The day that words name of what is past: the last Friday, the last 15 December."""
    words = canonical(typed)
    if words in WEEKDAYS:
        return day - timedelta(weeks=1)
    return day if _WITH_YEAR.search(words) or not _DAY_AND_MONTH.search(words) else add_months(day, -12)


def day_before(field: str, what: str, typed: str, today: date, *, of_birth: bool = False) -> date | None:
    """A day in the past, if one is typed. Raises EntryError."""
    if not typed:
        return None
    try:
        return read_day(typed, today, of_birth=of_birth)
    except NotADayError as refused:
        do = "" if A_DATE in str(refused) else f"Type {A_DATE}."
        raise EntryError(field, f"The {what} {refused}.", do) from None


def agency_code(typed: str, seats: tuple[Seat, ...]) -> str | None:
    """The code of the agency that is named by its code, its name or the beginning of either. Raises EntryError."""
    if not typed:
        return None
    found = match_seat(typed, seats)
    if found.one:
        return found.one.code
    if found.could_be:
        codes = either([seat.code for seat in found.could_be])
        raise EntryError("agency", f"That could be {codes}.", "Type the code.")
    raise EntryError("agency", "No agency on record has that code or name.", "Type another, or leave it empty.")


@dataclass(frozen=True, slots=True)
class ScoreTyped:
    """What is typed of a referral risk score."""

    score: str
    maximum: str
    tool: str
    band: str
    assessor: str
    assessed_on: str


def score_typed(typed: ScoreTyped, today: date) -> RiskScore | None:
    """The score, if one is typed. Raises EntryError."""
    if not typed.score:
        return None
    number, slash, most = (part.strip() for part in typed.score.partition("/"))
    maximum = most if slash else typed.maximum
    if not (number.isascii() and number.isdigit() and maximum.isascii() and maximum.isdigit()):
        raise EntryError("score", "The score can't be read.", "Type whole numbers, like 33 of 41.")
    if int(number) > int(maximum):
        raise EntryError("score", "The score is above its maximum.", "Put one of them right.")
    if not typed.tool:
        raise EntryError("tool", "A score means nothing without its tool.", "Say which tool gave it.")
    assessed = day_before("assessed", "day of the assessment", typed.assessed_on, today)
    return RiskScore(typed.tool, int(number), int(maximum), typed.band, typed.assessor, assessed)
