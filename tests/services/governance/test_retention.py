"""How long closed cases are kept: the partnership says, a list tells which are due, each is kept longer or erased."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from ccm_tui.clock import LONDON
from ccm_tui.domain.settings.settings import Settings
from ccm_tui.errors import CcmError
from ccm_tui.services.governance.erasure import erase
from ccm_tui.services.governance.retention import due_for_review, keep_longer, retention_years, set_retention_years
from ccm_tui.services.record.verification import verify_record
from db.record import Record
from tests.demo_file import demo_record

LATER = datetime(2032, 11, 20, 9, 0, tzinfo=LONDON)
"""A day and six years after the demo's third meeting, at which 033 closed; 038 closed at the second."""


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    opened = Record.open(demo_record(tmp_path), lambda: LATER, "tester")
    yield opened
    opened.close()


def due(record: Record) -> list[str]:
    return [line.reference for line in due_for_review(record)]


def test_no_time_is_claimed_until_the_partnership_has_said_one(record: Record) -> None:
    assert (Settings().retention_years, retention_years(record), due(record)) == (0, 0, [])


def test_closed_cases_come_up_that_many_years_after_they_closed(record: Record) -> None:
    set_retention_years(record, 6)
    assert due(record) == ["CCM/26/038", "CCM/26/033"]
    longest = due_for_review(record)[0]
    assert (longest.closed_on, longest.due_on, longest.days_over) == (date(2026, 10, 15), date(2032, 10, 15), 36)
    set_retention_years(record, 7)
    assert (retention_years(record), due(record)) == (7, [])


def test_a_case_of_somebody_who_is_in_an_open_one_says_so(record: Record) -> None:
    set_retention_years(record, 6)
    assert [line.people_in_open_cases for line in due_for_review(record)] == [(), ("CCM/26/037",)]


def test_a_case_is_kept_for_longer_with_its_reason_and_comes_up_again(record: Record) -> None:
    set_retention_years(record, 6)
    keep_longer(record, "033", date(2034, 1, 1), "a claim is pending")
    assert due(record) == ["CCM/26/038"]
    record.close()
    after = Record.open(record.path, lambda: datetime(2034, 1, 2, tzinfo=LONDON), "tester")
    again = {line.reference: line for line in due_for_review(after)}["CCM/26/033"]
    assert (again.due_on, again.extended) == (date(2034, 1, 1), "a claim is pending")
    assert verify_record(after).sound
    after.close()


@pytest.mark.parametrize(
    ("case", "until", "reason", "what"),
    [
        ("033", date(2034, 1, 1), " ", "needs a reason"),
        ("033", date(2032, 11, 20), "why", "not to come"),
        ("031", date(2034, 1, 1), "why", "still open"),
        ("999", date(2034, 1, 1), "why", "no case of that reference"),
    ],
)
def test_keeping_longer_needs_a_closed_case_a_day_to_come_and_a_reason(
    record: Record, case: str, until: date, reason: str, what: str
) -> None:
    with pytest.raises(CcmError, match=what):
        keep_longer(record, case, until, reason)


@pytest.mark.parametrize("years", [0, -1, 101])
def test_a_number_of_years_that_makes_no_sense_is_refused(record: Record, years: int) -> None:
    with pytest.raises(CcmError, match="no number of years"):
        set_retention_years(record, years)


def test_an_erased_case_is_due_no_more(record: Record) -> None:
    set_retention_years(record, 6)
    erase(record, "038", "time is over", "retention policy")
    assert due(record) == ["CCM/26/033"]
    with pytest.raises(CcmError, match="is erased"):
        keep_longer(record, "038", date(2034, 1, 1), "why")
