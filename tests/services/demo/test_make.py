import re
import sqlite3
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest

from ccm_tui.clock import LONDON, london
from ccm_tui.domain.settings.settings import Settings
from ccm_tui.errors import CcmError
from ccm_tui.services.demo.demo import live_day_of, make_demo
from db.queries.actions.actions import all_actions
from db.queries.cases.cases import case_lines, case_with_id
from db.queries.meetings.meetings import all_meetings
from db.queries.record.settings import settings_on_record
from db.record import Record
from tests.conftest import DEMO_NOW
from tests.services.demo.conftest import at_demo_time

ANOTHER_DAY = date(2028, 3, 4)

MONTHS = "January|February|March|April|June|July|August|September|October|November|December"


def test_the_demo_says_that_it_is_one(demo: Record) -> None:
    with demo.reading() as session:
        assert settings_on_record(session) == Settings(partnership="Larkspur City Community MARAC", demo=True)


def test_making_the_demo_is_two_acts_and_undo_does_not_unmake_it(demo: Record, demo_file: Path) -> None:
    assert demo.undo_and_redo_labels() == (None, None)
    with closing(sqlite3.connect(demo_file)) as connection:
        assert connection.execute("SELECT kind, label, actor FROM journal_entry").fetchall() == [
            ("seal", "the demo record made", "the coordinator"),
            ("seal", "the approved minutes of the demo sealed", "the coordinator"),
        ]


def test_the_seals_of_the_demo_are_tied_to_the_act_before_them(demo_file: Path) -> None:
    with closing(sqlite3.connect(demo_file)) as connection:
        made = connection.execute("SELECT id, digest FROM journal_entry ORDER BY id").fetchone()
        tied = connection.execute("SELECT journal_entry_id, journal_digest FROM seal").fetchall()
    assert tied == [made, made]


def test_every_row_of_the_demo_is_journalled(demo_file: Path) -> None:
    with closing(sqlite3.connect(demo_file)) as connection:
        journalled = dict(connection.execute("SELECT table_name, count(*) FROM journal_change GROUP BY table_name"))
        assert journalled
        for table, changes in journalled.items():
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (changes,)


def test_the_demo_is_a_sound_database(demo_file: Path) -> None:
    with closing(sqlite3.connect(demo_file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_file_that_stands_there_already_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    path.write_text("somebody's record")
    with pytest.raises(CcmError) as refusal:
        make_demo(path, live_day_of(DEMO_NOW), at_demo_time, "the coordinator")
    assert "already" in refusal.value.what
    assert path.read_text() == "somebody's record"


def test_a_demo_that_can_not_be_finished_leaves_nothing_that_looks_like_a_record(tmp_path: Path) -> None:
    folder = tmp_path / "records"
    with pytest.raises(OverflowError):
        make_demo(folder / "demo.db", date.min, at_demo_time, "the coordinator")
    assert list(folder.iterdir()) == []


def test_the_live_day_is_the_day_in_london() -> None:
    assert live_day_of(datetime.fromisoformat("2027-07-01T23:30+00:00")) == date(2027, 7, 2)


def test_the_whole_story_moves_with_the_day_of_the_live_meeting(demo: Record, tmp_path: Path) -> None:
    now = datetime(2028, 3, 4, 13, 45, tzinfo=LONDON)
    make_demo(tmp_path / "demo.db", ANOTHER_DAY, lambda: now, "the coordinator")
    moved_by = ANOTHER_DAY - date(2026, 12, 17)
    moved = Record.open(tmp_path / "demo.db", lambda: now, "the coordinator")
    try:
        with demo.reading() as before, moved.reading() as after:
            meetings = zip(all_meetings(before), all_meetings(after), strict=True)
            assert all(new.held_on - old.held_on == moved_by for old, new in meetings)
            for old, new in zip(all_actions(before), all_actions(after), strict=True):
                assert (new.reference, new.status) == (old.reference, old.status)
                assert new.due_on == (old.due_on + moved_by if old.due_on else None)
                assert new.done_on == (old.done_on + moved_by if old.done_on else None)
                assert new.state_in_words(ANOTHER_DAY) == old.state_in_words(date(2026, 12, 17))
            for line in case_lines(after):
                for old_part, new_part in zip(
                    case_with_id(before, line.id).people, case_with_id(after, line.id).people, strict=True
                ):
                    assert old_part.born_on and new_part.born_on
                    assert new_part.born_on - old_part.born_on == moved_by
    finally:
        moved.close()


def test_meetings_are_at_two_in_london_in_summer_time_and_in_winter_time(demo: Record) -> None:
    with demo.reading() as session:
        opened = [meeting.opened_at for meeting in all_meetings(session) if meeting.opened_at]
    assert [london(moment).strftime("%H:%M %Z") for moment in opened] == ["14:00 BST", "14:00 BST", "14:00 GMT"]


def test_no_words_of_the_story_name_a_day_that_would_grow_old(demo_file: Path) -> None:
    with closing(sqlite3.connect(demo_file)) as connection:
        words = "\n".join(
            connection.execute(query).fetchone()[0]
            for query in (
                "SELECT group_concat(text, char(10)) FROM entry",
                "SELECT group_concat(status_reason, char(10)) FROM action",
                "SELECT group_concat(reason, char(10)) FROM action_report",
                "SELECT group_concat(reason, char(10)) FROM hearing",
                "SELECT group_concat(reason || tried || wanted || screening_reason, char(10)) FROM referral",
                "SELECT group_concat(note, char(10)) FROM case_forum",
                "SELECT group_concat(measure || result, char(10)) FROM earlier_measure",
            )
        )
    assert len(words) > 10_000
    assert re.findall(rf"\b({MONTHS}|\d+ May|20\d\d|summer|autumn|winter)\b", words) == []


def test_nothing_in_the_demo_lies_after_the_moment_it_opens(demo_file: Path) -> None:
    with closing(sqlite3.connect(demo_file)) as connection:
        for table, column in (
            ("entry", "made_at"),
            ("action_report", "reported_at"),
            ("sitting", "ended_at"),
            ("meeting", "approved_at"),
        ):
            (last,) = connection.execute(f"SELECT max({column}) FROM {table}").fetchone()
            assert datetime.fromisoformat(f"{last}+00:00") < DEMO_NOW, table
