"""A meeting that is opened again changes only what it decides anew and what nothing has overtaken since."""

from datetime import date, datetime
from pathlib import Path

import pytest

from ccm_tui.clock import LONDON
from ccm_tui.documents.minutes.sections.opening import opening_blocks
from ccm_tui.documents.page.blocks import Facts
from ccm_tui.domain.statuses import CaseStatus
from ccm_tui.services.cases.editing import set_review
from ccm_tui.services.desk.linear_mode import LinearMode
from ccm_tui.services.documents.minutes import minutes_of
from ccm_tui.services.meetings.closing import close
from ccm_tui.services.meetings.meeting import open_meeting, reopen_meeting
from db.queries.actions.history import closing_of
from db.queries.meetings.meetings import reopenings_of
from db.queries.record.find import case_named
from db.record import Record
from tests.conftest import stopped_at
from tests.demo_file import demo_record

NOVEMBER, DECEMBER, JANUARY = 3, 4, 5


class Days:
    """One record, gone on with on one day and then on another."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.record = Record.open(path, stopped_at(datetime(2026, 12, 17, 14, 0, tzinfo=LONDON)), "tester")

    def go_on(self, year: int, month: int, day: int, hour: int, minute: int = 0) -> None:
        self.record.close()
        at = datetime(year, month, day, hour, minute, tzinfo=LONDON)
        self.record = Record.open(self.path, stopped_at(at), "tester")

    def hold(self, meeting: int, *lines: str) -> None:
        mode = LinearMode(self.record, str(meeting))
        for line in lines:
            mode.obey(line)

    def case(self, number: str) -> tuple[CaseStatus, date | None, date | None]:
        with self.record.reading() as session:
            found = case_named(session, f"CCM/26/{number}")
        return found.status, found.review_on, found.closed_on

    def times(self, meeting: int) -> str:
        blocks = opening_blocks(minutes_of(self.record, meeting))
        facts = next(block for block in blocks if isinstance(block, Facts))
        return dict(facts.rows)["Time"]


@pytest.fixture
def days(tmp_path: Path) -> Days:
    return Days(demo_record(tmp_path))


def test_what_a_later_meeting_decided_stands_though_an_earlier_one_decides_anew(days: Days) -> None:
    open_meeting(days.record, DECEMBER)
    days.hold(DECEMBER, "/case 031", "/o close reduced settled", "/case 032", "/o open review 18 feb", "/close")
    stood = days.case("031"), days.case("032")
    assert stood[0][0] is CaseStatus.CLOSED
    reopen_meeting(days.record, NOVEMBER, "a reason was left out")
    days.hold(NOVEMBER, "/case 031", "/o open review 17 dec", "/case 032", "/o close removed", "/close")
    assert (days.case("031"), days.case("032")) == stood


def test_a_case_that_is_not_decided_anew_keeps_what_was_arranged_since(days: Days) -> None:
    with days.record.reading() as session:
        case_id = case_named(session, "CCM/26/032").id
    set_review(days.record, case_id, date(2027, 3, 18))
    reopen_meeting(days.record, NOVEMBER, "a name was wrong")
    close(days.record, NOVEMBER)
    assert days.case("032")[1] == date(2027, 3, 18)


def test_what_is_decided_anew_counts_where_no_later_meeting_has_decided(days: Days) -> None:
    assert days.case("032")[0] is CaseStatus.OPEN
    reopen_meeting(days.record, NOVEMBER, "the panel closed it")
    days.hold(NOVEMBER, "/case 032", "/o close removed the flat is cleared", "/close")
    assert days.case("032")[0] is CaseStatus.CLOSED


def test_every_end_that_there_was_is_kept_and_told(days: Days) -> None:
    open_meeting(days.record, DECEMBER)
    days.go_on(2026, 12, 17, 16, 7)
    close(days.record, DECEMBER)
    days.go_on(2026, 12, 18, 10)
    reopen_meeting(days.record, DECEMBER, "a vote was not minuted")
    assert days.times(DECEMBER) == "14:00 to 16:07, opened again on Fri 18 Dec 2026 from 10:00, not yet closed"
    days.go_on(2026, 12, 18, 10, 7)
    close(days.record, DECEMBER)
    days.go_on(2026, 12, 21, 9)
    reopen_meeting(days.record, DECEMBER, "a name was wrong")
    days.go_on(2026, 12, 21, 9, 30)
    close(days.record, DECEMBER)
    assert days.times(DECEMBER) == (
        "14:00 to 16:07, opened again on Fri 18 Dec 2026 10:00 to 10:07, "
        "opened again on Mon 21 Dec 2026 09:00 to 09:30"
    )
    with days.record.reading() as session:
        ends = [again.ended_at for again in reopenings_of(session, DECEMBER)]
        first = closing_of(session, DECEMBER)
    assert first == ends[0] == datetime(2026, 12, 17, 16, 7, tzinfo=LONDON)
    assert ends[1] == datetime(2026, 12, 18, 10, 7, tzinfo=LONDON)
