"""The minutes of a closed meeting say what stood then, whatever is reported, accepted or issued again since."""

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from ccm_tui.documents.minutes.document import ActionStanding
from ccm_tui.domain.statuses import ActionStatus
from ccm_tui.domain.vocabulary import Effect
from ccm_tui.services.actions.actions import accept, judge_effect, report_status
from ccm_tui.services.desk.linear_mode import take_lines
from ccm_tui.services.documents.minutes import minutes_of
from ccm_tui.services.meetings.closing import close
from ccm_tui.services.meetings.meeting import reopen_meeting
from db.queries.actions.actions import all_actions
from db.queries.actions.history import actions_as_at
from db.record import Record
from tests.demo_file import demo_record
from tests.lived_record import LAST_MEETING, open_record
from tests.meeting_script import LINES


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demo_record(tmp_path_factory.mktemp("stood"))


@pytest.fixture
def record(made: Path, tmp_path: Path) -> Iterator[Record]:
    opened = open_record(Path(shutil.copy(made, tmp_path / "record.db")))
    yield opened
    opened.close()


def test_nothing_that_comes_later_changes_the_minutes_of_a_closed_meeting(record: Record) -> None:
    stood = minutes_of(record, LAST_MEETING)
    with record.reading() as session:
        actions = all_actions(session)
    for number, action in enumerate(actions):
        if action.status is ActionStatus.PROPOSED and number % 2:
            accept(record, action.reference, "somebody")
        report_status(record, action.reference, ActionStatus.COMPLETE, done_on=date(2026, 12, 1))
        judge_effect(record, action.reference, list(Effect)[number % 4])
    assert minutes_of(record, LAST_MEETING) == stood
    for action in actions:
        report_status(record, action.reference, ActionStatus.NOT_DONE, "it was forgotten")
    assert minutes_of(record, LAST_MEETING) == stood


def test_holding_the_next_meeting_changes_nothing_in_the_minutes_of_the_last(record: Record) -> None:
    stood = minutes_of(record, LAST_MEETING)
    take_lines(record, "next", LINES, lambda _said: None, lambda _what, _do: None)
    assert minutes_of(record, LAST_MEETING) == stood


def test_a_meeting_opened_again_tells_what_it_heard_then_and_nothing_that_came_between(record: Record) -> None:
    report_status(record, "031/6", ActionStatus.COMPLETE, done_on=date(2026, 12, 10))
    report_status(record, "031/5", ActionStatus.COMPLETE, done_on=date(2026, 12, 10))
    reopen_meeting(record, LAST_MEETING, "a report was not minuted")
    report_status(record, "031/5", ActionStatus.NOT_POSSIBLE, "he was never housed there")
    for _ in ("in session", "closed"):
        document = minutes_of(record, LAST_MEETING)
        before = {one.reference: one.standing for one in document.from_before.actions}
        (case,) = [case for case in document.cases if case.reference.endswith("031")]
        assert before["031/5"] is ActionStanding.NOT_POSSIBLE
        assert {one.reference: one.status for one in case.actions}["031/6"] is ActionStatus.OPEN
        if document.meeting.closed_at is None:
            close(record, LAST_MEETING)


def test_what_was_open_at_a_meeting_is_open_in_its_minutes_though_it_was_done_since(record: Record) -> None:
    report_status(record, "031/5", ActionStatus.COMPLETE, done_on=date(2026, 12, 10))
    before = {one.reference: one for one in minutes_of(record, LAST_MEETING).from_before.actions}
    assert before["031/5"].standing is ActionStanding.OVERDUE
    assert before["031/5"].done_on is None


def test_an_action_that_was_refused_when_it_was_read_back_stood_proposed(record: Record) -> None:
    report_status(record, "032/4", ActionStatus.COMPLETE)
    (case,) = [case for case in minutes_of(record, LAST_MEETING).cases if case.reference.endswith("032")]
    assert {one.reference: one.status for one in case.actions}["032/4"] is ActionStatus.PROPOSED


def test_an_action_has_at_every_moment_the_status_last_reported_by_then(record: Record) -> None:
    """033/1 was done on 19 September; 031/3 was not possible, as was heard at the second meeting."""
    with record.reading() as session:
        ids = {action.reference: action.id for action in all_actions(session)}

        def status(reference: str, month: int, day: int) -> ActionStatus:
            at = datetime(2026, month, day, 23, tzinfo=UTC)
            return actions_as_at(session, all_actions(session), at)[ids[reference]].status

        assert status("033/1", 9, 18) is ActionStatus.OPEN
        assert status("033/1", 9, 19) is ActionStatus.COMPLETE
        assert status("031/3", 10, 12) is ActionStatus.OPEN
        assert status("031/3", 10, 15) is ActionStatus.NOT_POSSIBLE
