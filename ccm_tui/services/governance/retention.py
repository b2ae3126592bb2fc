"""How long closed cases are kept: which are due to be looked at, and keeping one for longer."""

from datetime import date
from typing import Any

from ccm_tui.domain.days.calendar import add_months
from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.listings import ListedRetention
from ccm_tui.domain.words.counting import counted
from ccm_tui.errors import CcmError
from ccm_tui.services.record.settings import find_setting, set_value
from db.queries.governance.retention import (
    Over,
    cases_over,
    erasure_of,
    open_cases_of_the_same_people,
    referrals_turned_away,
)
from db.queries.record.find import case_named
from db.queries.record.settings import settings_on_record
from db.record import Record
from db.tables.governance import ReferralRetentionRow, RetentionRow

_SETTING = "retention_years"
_LONGEST = 100


def retention_years(record: Record) -> int:
    """How many years after closing a case is to be looked at; 0 until the partnership has decided."""
    with record.reading() as session:
        return settings_on_record(session).retention_years


def set_retention_years(record: Record, years: int) -> None:
    """Sets it. Raises CcmError where it is not from 1 to 100."""
    if not 1 <= years <= _LONGEST:
        raise CcmError("That is no number of years to keep a case.", f"Give a whole number from 1 to {_LONGEST}.")
    with record.writing("retention.years") as writing:
        set_value(writing, find_setting(_SETTING), years)
        writing.label = f"closed cases are looked at after {counted(years, 'year')}"


def due_for_review(record: Record) -> list[ListedRetention]:
    """What was over long ago, closed cases and referrals that became none, the longest over first.

    None before the years are set.
    """
    with record.reading() as session:
        years = settings_on_record(session).retention_years
        if not years:
            return []
        same_people = open_cases_of_the_same_people(session)
        over = (*cases_over(session), *referrals_turned_away(session))
    today = record.today
    listed = [
        ListedRetention(
            reference=one.reference,
            closed_on=one.closed_on,
            due_on=due_on,
            days_over=(today - due_on).days,
            extended=one.why_kept,
            people_in_open_cases=same_people.get(one.case_id, ()) if one.case_id is not None else (),
        )
        for one in over
        if (due_on := _due_on(one, years)) <= today
    ]
    return sorted(listed, key=lambda line: (line.due_on, line.reference))


def keep_longer(record: Record, reference: str, until: date, reason: str) -> None:
    """Keeps a closed case, or a referral that became none, until that day, saying why.

    Raises CcmError where there is nothing so called, it is not over or was erased, the day is not to come, or no
    reason is given.
    """
    if not reason.strip():
        raise CcmError("Keeping a case for longer needs a reason.", "Say why; it is kept with the case.")
    if until <= record.today:
        raise CcmError(f"{show_day(until)} is not to come.", "Give a day after today.")
    with record.writing("retention.extend") as writing:
        said: dict[str, Any] = {"keep_until": until, "reason": reason.strip(), "decided_at": writing.now}
        whole = reference.strip().lower()
        if whole in {one.reference for one in referrals_turned_away(writing.session)}:
            writing.add(ReferralRetentionRow(referral_id=int(whole.rpartition("-")[2]), **said))
            writing.label = f"{whole} kept until {show_day(until)}"
            return
        case = case_named(writing.session, reference)
        if erasure_of(writing.session, case.id):
            raise CcmError(f"Case {case.reference} is erased.", "There is nothing left to keep.")
        if case.status.live:
            raise CcmError(f"Case {case.reference} is still open.", "Only a closed case has a time to be kept.")
        writing.add(RetentionRow(case_id=case.id, **said))
        writing.label = f"case {case.reference} kept until {show_day(until)}"


def _due_on(one: Over, years: int) -> date:
    after_years = add_months(one.closed_on, 12 * years)
    return max(after_years, one.keep_until) if one.keep_until else after_years
