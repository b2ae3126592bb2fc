"""Not reached and decided exclude one another."""

from pathlib import Path

import pytest

from ccm_tui.errors import CcmError
from ccm_tui.services.desk.linear_mode import LinearMode
from ccm_tui.services.meetings.closing import closing_totals
from ccm_tui.services.meetings.meeting import mark_not_reached, reopen_meeting
from db.queries.agenda.due import due_cases
from db.record import Record
from tests.screens.sitting import LIVE_MEETING, items_now, sitting
from tests.screens.support import opened


def test_a_case_marked_not_reached_and_decided_after_all_was_reached(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/case 037", "/not-reached 037", "/o open review 21 jan")
    assert items_now(path)["037"].state_in_words == "keep open"
    record = opened(path)
    assert carried_over(record) == []
    assert record.undo() == "outcome, 037: keep open"
    record.close()
    assert items_now(path)["037"].state_in_words == "not reached"


def test_a_decided_case_can_not_be_called_not_reached(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/case 037", "/o open review 21 jan")
    record = opened(path)
    with pytest.raises(CcmError, match="That case is decided"):
        mark_not_reached(record, items_now(path)["037"].id)
    record.close()


def test_a_case_carried_over_by_the_close_can_be_heard_once_the_meeting_is_opened_again(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/case 036", "/o close reduced", "/close")
    assert items_now(path)["037"].state_in_words == "not reached"
    record = opened(path)
    reopen_meeting(record, LIVE_MEETING, "037 was heard after all")
    record.close()
    again = opened(path)
    mode = LinearMode(again, str(LIVE_MEETING))
    for line in ("/case 037", "/o open review 21 jan", "/close"):
        mode.obey(line)
    again.close()
    assert items_now(path)["037"].state_in_words == "keep open"


def test_a_case_kept_open_without_a_day_comes_back(tmp_path: Path) -> None:
    """As where the next meeting is not planned yet, and the panel says "at the next one"."""
    path = sitting(tmp_path, "/case 037", "/o open", "/close")
    record = opened(path)
    with record.reading() as session:
        due = {one.reference: one.why for one in due_cases(session, record.today)}
    record.close()
    assert due["CCM/26/037"] == "open, and no day is set for its review"


def carried_over(record: Record) -> list[str]:
    """Which cases that were called carry over."""
    cases = closing_totals(record, LIVE_MEETING).carried_over
    return [case.hearing.short_reference for case in cases if case.hearing and case.heard]
