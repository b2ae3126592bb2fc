"""What a partnership decides for itself: changed in one act, counting at once, and taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ccm_tui.clock import Clock
from ccm_tui.documents.minutes.pages import minutes_text
from ccm_tui.domain.agenda.item import AgendaItem
from ccm_tui.domain.settings.settings import SETTINGS
from ccm_tui.domain.vocabulary import HearingKind
from ccm_tui.errors import CcmError
from ccm_tui.services.agenda.planning import set_budget
from ccm_tui.services.desk.desk_view import read_desk
from ccm_tui.services.documents.minutes import minutes_of
from ccm_tui.services.hearings.room import bands_of
from ccm_tui.services.meetings.meeting import open_meeting
from ccm_tui.services.record.settings import change_setting, read_setting, start_again
from ccm_tui.services.record.verification import verify_record
from db.record import Record
from tests.demo_file import demo_record

LIVE = 4


@pytest.fixture
def record(tmp_path: Path, demo_clock: Clock) -> Iterator[Record]:
    opened = Record.open(demo_record(tmp_path), demo_clock, "coordinator")
    yield opened
    opened.close()


def reviews(record: Record) -> list[AgendaItem]:
    items = read_desk(record, LIVE).items
    return [item for item in items if item.hearing and item.hearing.kind is HearingKind.REVIEW]


def times(record: Record) -> list[int]:
    return [item.budget_minutes for item in reviews(record)]


def test_a_change_is_one_act_that_undo_takes_back_in_words(record: Record) -> None:
    change_setting(record, "Lock-Minutes", "never")
    change_setting(record, "purpose", "Ours.")
    assert read_setting(record, "purpose").value == "Ours."
    assert [record.undo(), record.undo()] == ["setting purpose changed", "setting lock after set to never"]
    assert not read_setting(record, "purpose").changed
    assert read_setting(record, "lock_minutes").value == 15
    assert verify_record(record).sound


def test_each_setting_can_be_changed_and_put_back_to_its_start(record: Record) -> None:
    for one in SETTINGS:
        typed = "low 0, high 9" if one.name == "bands" else "4" if isinstance(one.start, int) else "Ours"
        change_setting(record, one.name, typed)
        now = read_setting(record, one.name)
        assert (now.changed, now.value) == (True, one.about.kind.read(typed)), one.name
        start_again(record, one.name)
        assert read_setting(record, one.name).value == one.start, one.name


def test_what_can_not_be_set_changes_nothing_and_says_what_can(record: Record) -> None:
    for name, typed in (("new_minutes", "long"), ("bands", "high"), ("marking", ""), ("demo", "true"), ("x", "1")):
        with pytest.raises(CcmError) as told:
            change_setting(record, name, typed)
        assert told.value.do.endswith(".")
    assert record.undo_and_redo_labels()[0] is None


def test_bands_and_texts_count_at_the_desk_and_in_the_draft_at_once(record: Record) -> None:
    open_meeting(record, LIVE)
    change_setting(record, "bands", "green 0, amber 6, red 12")
    change_setting(record, "marking", "OFFICIAL")
    change_setting(record, "sign_off", "First line.\nSecond line.")
    desk = read_desk(record, LIVE)
    assert (desk.bands.of(12), desk.settings.marking) == ("red", "OFFICIAL")
    assert bands_of(record) == desk.bands
    text = minutes_text(minutes_of(record, LIVE))
    assert "First line.\n\n  Second line.\n" in text
    assert "OFFICIAL-SENSITIVE" not in text


def test_a_new_time_goes_to_the_items_to_come_that_had_the_old_one(record: Record) -> None:
    set_budget(record, reviews(record)[1].id, 25)
    change_setting(record, "review_minutes", "6")
    assert times(record) == [6, 25, 6, 6, 6]
    assert record.undo() == "setting review set to 6 minutes, for 4 items to come too"
    assert times(record) == [9, 25, 9, 9, 9]


def test_what_was_heard_keeps_the_time_that_it_was_given(record: Record) -> None:
    held = [item.budget_minutes for number in (1, 2, 3) for item in read_desk(record, number).items]
    change_setting(record, "review_minutes", "4")
    change_setting(record, "opening_minutes", "5")
    assert [item.budget_minutes for number in (1, 2, 3) for item in read_desk(record, number).items] == held
