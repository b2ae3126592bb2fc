"""A meeting is opened on purpose: asking for help opens nothing, and a mistake can be taken back."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from ccm_tui.clock import LONDON, london_day
from ccm_tui.documents.minutes.sections.opening import opening_blocks
from ccm_tui.documents.page.blocks import Facts
from ccm_tui.domain.meetings.meeting import Meeting
from ccm_tui.errors import CcmError
from ccm_tui.services.desk.linear_mode import LinearMode, take_lines
from ccm_tui.services.documents.minutes import minutes_of
from ccm_tui.services.meetings.closing import close
from ccm_tui.services.meetings.meeting import open_meeting, take_back_opening
from db.queries.meetings.meetings import meeting_with_id
from db.queries.record.find import case_named
from db.record import Record
from tests.conftest import stopped_at
from tests.demo_file import demo_record

DECEMBER = 4

At = Callable[..., Record]


@pytest.fixture
def at(tmp_path: Path) -> Iterator[At]:
    """The demo record at a time of one's own."""
    path, opened = demo_record(tmp_path), list[Record]()

    def open_at(*when: int) -> Record:
        for record in opened:
            record.close()
        opened.append(Record.open(path, stopped_at(datetime(*when, tzinfo=LONDON)), "tester"))  # type: ignore[arg-type, misc]
        return opened[-1]

    yield open_at
    for record in opened:
        record.close()


def meeting(record: Record) -> Meeting:
    with record.reading() as session:
        return meeting_with_id(session, DECEMBER)


def lines(record: Record, *typed: str) -> tuple[list[str], list[str]]:
    said, refused = list[str](), list[str]()
    take_lines(record, str(DECEMBER), typed, said.append, lambda what, do: refused.append(f"{what} {do}"))
    return said, refused


@pytest.mark.parametrize("line", ["/help", "", "/nonsense", "/undo", "/templates", "/close", "/i"])
def test_what_records_nothing_opens_nothing_even_at_its_hour(at: At, line: str) -> None:
    record = at(2026, 12, 17, 13, 45)
    lines(record, line)
    assert meeting(record).state.planned


def test_ahead_of_its_day_a_line_is_refused_with_what_to_type_and_the_meeting_stays_planned(at: At) -> None:
    record = at(2026, 11, 12, 13, 45)
    _, refused = lines(record, "/roll colp present", "/next", "hsg: call round by fri")
    assert len(refused) == 3
    assert all("planned for Thu 17 Dec 2026, 14:00" in said and "/open" in said for said in refused)
    assert meeting(record).state.planned


@pytest.mark.parametrize("hour", [(12, 59), (16, 1)])
def test_on_its_day_and_at_another_hour_it_is_refused_too(at: At, hour: tuple[int, int]) -> None:
    record = at(2026, 12, 17, *hour)
    assert lines(record, "/next")[1]
    assert meeting(record).state.planned


def test_at_its_hour_a_whole_meeting_can_be_taken_without_more(at: At) -> None:
    record = at(2026, 12, 17, 13, 45)
    said, refused = lines(record, "/roll colp present", "/next")
    assert refused == []
    assert "Meeting 4 is in session, Thu 17 Dec 2026." in said
    assert meeting(record).state.in_session


def test_by_its_order_it_is_opened_at_any_time_and_held_on_that_day(at: At) -> None:
    record = at(2026, 12, 18, 10)
    assert lines(record, "/open", "/case 031", "/o close reduced settled")[1] == []
    close(record, DECEMBER)
    held = meeting(record)
    assert held.held_on == date(2026, 12, 18) == london_day(held.opened_at or datetime.now(LONDON))
    with record.reading() as session:
        assert case_named(session, "CCM/26/031").closed_on == date(2026, 12, 18)
    facts = next(block for block in opening_blocks(minutes_of(record, DECEMBER)) if isinstance(block, Facts))
    assert dict(facts.rows)["Meeting"] == "number 4, Fri 18 Dec 2026; it was planned for Thu 17 Dec 2026"


def test_an_opening_by_mistake_is_taken_back_and_the_meeting_is_planned_for_its_own_day_again(at: At) -> None:
    record = at(2026, 11, 12, 9)
    before = meeting(record)
    said, refused = lines(record, "/open", "/not-opened")
    assert refused == []
    assert said[-1] == "Meeting 4 is planned again, for Thu 17 Dec 2026."
    assert meeting(record) == before


@pytest.mark.parametrize("line", ["/roll colp present", "/confidentiality", "/n a word", "/chair Ada Fenn"])
def test_an_opening_is_not_taken_back_once_anything_is_recorded(at: At, line: str) -> None:
    record = at(2026, 12, 17, 13, 45)
    open_meeting(record, DECEMBER)
    LinearMode(record, str(DECEMBER)).obey(line)
    with pytest.raises(CcmError, match="Something has been recorded"):
        take_back_opening(record, DECEMBER)
    assert meeting(record).state.in_session
