"""What a close leaves unsaid is named; names and days are those of the meeting."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from ccm_tui.clock import LONDON, london_day
from ccm_tui.documents.minutes.pages import minutes_text
from ccm_tui.domain.referrals.referral import NewReferral
from ccm_tui.domain.statuses import Screening
from ccm_tui.services.desk.linear_mode import take_lines
from ccm_tui.services.documents.minutes import minutes_of
from ccm_tui.services.meetings.closing_view import read_closing
from ccm_tui.services.referrals.referrals import add_referral
from db.queries.agenda.due import due_cases
from db.queries.record.find import agency_named
from db.record import Record
from tests.conftest import stopped_at
from tests.demo_file import demo_record

DECEMBER = 4


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return demo_record(tmp_path)


@pytest.fixture
def record(path: Path) -> Iterator[Record]:
    opened = Record.open(path, stopped_at(datetime(2026, 12, 17, 13, 45, tzinfo=LONDON)), "tester")
    yield opened
    opened.close()


def said(record: Record, *lines: str) -> list[str]:
    heard = list[str]()
    refused = list[str]()
    take_lines(record, str(DECEMBER), lines, heard.append, lambda what, _do: refused.append(what))
    assert refused == []
    return heard


def loose(record: Record) -> dict[str, tuple[str, ...]]:
    cases = read_closing(record, DECEMBER).loose
    return {case.item.hearing.short_reference: case.missing for case in cases if case.item.hearing}


def test_an_escalation_to_nobody_and_a_deferral_to_no_day_are_named_and_minuted_as_such(record: Record) -> None:
    said(record, "/case 031", "/o escalate", "/case 032", "/o defer probation sent nobody")
    missing = loose(record)
    assert "not said to whom" in missing["031"]
    assert missing["032"] == ("not said to which day",)
    closed = said(record, "/close")
    assert any(line.startswith("Left open, 032: not said to which day") for line in closed)
    text = minutes_text(minutes_of(record, DECEMBER))
    assert "Escalated (to whom was not recorded)." in text
    assert "Deferred (to which day was not recorded)." in text


@pytest.mark.parametrize("line", ["/o defer to 21 jan nobody came", "/o defer 21 jan nobody came"])
def test_a_deferral_to_a_day_lacks_nothing(record: Record, line: str) -> None:
    said(record, "/case 032", line)
    assert "032" not in loose(record)
    assert "Defer, to Thu 21 Jan 2027." in minutes_text(minutes_of(record, DECEMBER))


def test_a_closure_beside_a_risk_that_rose_is_said(record: Record) -> None:
    before = next(
        head
        for case in minutes_of(record, DECEMBER).cases
        if case.reference.endswith("031")
        for head in case.risk.heads
        if head.before and head.before.score < 25
    )
    assert before.before
    said(record, "/case 031", f"/r {before.head.value} 5x5 worse", "/o close reduced")
    rise = f"closed, and the risk to {before.head.words} rose from {before.before.score} to 25"
    assert rise in loose(record)["031"]
    said(record, "/o open review 21 jan")
    assert rise not in loose(record)["031"]


def test_an_agency_that_is_renamed_keeps_its_name_in_meetings_held_before(record: Record) -> None:
    stood = minutes_of(record, DECEMBER - 1)
    with record.writing("test.rename", "renamed") as writing:
        agency = agency_named(writing.session, "HSG")
        old = agency.name
        writing.change(agency, name="Homes and Tenancies")
    assert old in minutes_text(stood)
    assert minutes_of(record, DECEMBER - 1) == stood


def test_one_act_under_a_clock_that_was_years_ahead_dates_nothing_after_it(path: Path) -> None:
    for when, day in (
        (datetime(2031, 5, 1, 9, tzinfo=LONDON), date(2031, 5, 1)),
        (datetime(2026, 12, 18, 9, tzinfo=LONDON), date(2026, 12, 18)),
    ):
        record = Record.open(path, stopped_at(when), "tester")
        with record.writing("test.act", "an act") as writing:
            writing.change(agency_named(writing.session, "HSG"), name=f"Housing {when.year}")
            assert london_day(writing.now) == day
        record.close()


def test_within_a_day_times_stand_still_where_the_clock_is_set_back(path: Path) -> None:
    moments = []
    for hour in (15, 14):
        record = Record.open(path, stopped_at(datetime(2026, 12, 18, hour, tzinfo=LONDON)), "tester")
        with record.writing("test.act", "an act") as writing:
            writing.change(agency_named(writing.session, "HSG"), name=f"Housing {hour}")
            moments.append(writing.now)
        record.close()
    assert moments[0] == moments[1]


def test_an_urgent_case_is_minuted_with_the_reason_of_its_referral_too(record: Record) -> None:
    new = NewReferral(
        date(2026, 12, 16), "Perpetua Lindqvist", reason="found in the stairwell twice", screening=Screening.ACCEPTED
    )
    add_referral(record, new)
    with record.reading() as session:
        reference = next(due.reference for due in due_cases(session, record.today) if "Lindqvist" in due.name)
    said(record, "/next", f"/urgent {reference}", f"/case {reference}")
    case = next(case for case in minutes_of(record, DECEMBER).cases if case.reference == reference)
    assert case.grounds.reason == "urgent, raised at the meeting. found in the stairwell twice"
