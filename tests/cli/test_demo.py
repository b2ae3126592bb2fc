from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from ccm_tui.clock import LONDON, Clock, clock_from, london, london_day
from ccm_tui.errors import CcmError
from ccm_tui.services.demo.demo import make_demo
from ccm_tui.services.demo.opening import before_the_meeting, make_fresh, resume_or_make
from ccm_tui.services.meetings.meeting import open_meeting
from ccm_tui.services.record.setup import set_up
from db.queries.record.find import meeting_named
from db.queries.record.settings import settings_on_record
from tests.cli.support import as_program, digest
from tests.screens.support import opened


def live_day(path: Path) -> date:
    record = opened(path)
    with record.reading() as session:
        day = meeting_named(session, "4").held_on
    record.close()
    return day


def begin_meeting(path: Path, clock: Clock) -> datetime:
    """Opens the live meeting. Returns when."""
    record = opened(path, clock)
    with record.reading() as session:
        meeting_id = meeting_named(session, "4").id
    open_meeting(record, meeting_id)
    last = record.last_act_at()
    record.close()
    assert last is not None
    return last


def test_the_demo_is_made_where_it_is_told_and_only_made(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "demo.db"
    done = as_program("demo", "--no-open", "--db", path)
    assert (done.code, done.err, str(path) in done.out) == (0, "", True)
    assert live_day(path) == date(2026, 12, 17)
    before = digest(path)
    assert as_program("demo", "--no-open", "--db", path).code == 1
    assert digest(path) == before
    assert as_program("demo", "--no-open", "--fresh", "--db", path).code == 0
    assert digest(path) != before


def test_the_demo_of_another_day_begins_on_that_day(tmp_path: Path) -> None:
    clock = before_the_meeting(date(2027, 7, 2))
    assert f"{london(clock()):%d %H:%M}" == "02 13:45"
    make_fresh(tmp_path / "demo.db", clock, "tester")
    assert live_day(tmp_path / "demo.db") == date(2027, 7, 2)


def test_a_demo_left_in_mid_meeting_goes_on_right_after_the_last_thing_done(demo: Path, demo_clock: Clock) -> None:
    last = begin_meeting(demo, clock_from(datetime(2026, 12, 17, 14, 30, tzinfo=LONDON)))
    before = digest(demo)
    later = clock_from(datetime(2026, 12, 20, 9, 0, tzinfo=LONDON))
    assert resume_or_make(demo, later, "tester") == last + timedelta(seconds=1)
    assert digest(demo) == before


def test_a_demo_whose_meeting_has_not_begun_is_made_anew(demo: Path) -> None:
    today = before_the_meeting(date(2027, 3, 4))
    assert resume_or_make(demo, today, "tester") is None
    assert live_day(demo) == london_day(today())
    assert sorted(path.name for path in demo.parent.iterdir()) == ["demo.db", "home"]


def test_a_fresh_demo_takes_the_place_of_one_in_mid_meeting(demo: Path, demo_clock: Clock) -> None:
    begin_meeting(demo, demo_clock)
    make_fresh(demo, demo_clock, "tester")
    assert resume_or_make(demo, demo_clock, "tester") is None


def test_a_real_record_is_never_taken_for_the_demo(tmp_path: Path, demo_clock: Clock) -> None:
    path = tmp_path / "record.db"
    set_up(path, "CCM", demo_clock, "tester").close()
    before = digest(path)
    for act in (resume_or_make, make_fresh):
        with pytest.raises(CcmError, match="not the demo"):
            act(path, demo_clock, "tester")
    assert digest(path) == before


def test_the_demo_says_that_it_is_one(tmp_path: Path, demo_clock: Clock) -> None:
    make_demo(tmp_path / "demo.db", date(2026, 12, 17), demo_clock, "tester")
    record = opened(tmp_path / "demo.db")
    with record.reading() as session:
        assert settings_on_record(session).demo
    record.close()
