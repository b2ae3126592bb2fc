"""Half-typed text goes with the act it was typed for, and leaves no trace in the journal."""

import sqlite3
from pathlib import Path

import pytest

from ccm_tui.domain.composer.line.entries import NoteEntry
from ccm_tui.domain.words.draft import Draft
from ccm_tui.errors import CcmError
from ccm_tui.services.hearings.entries import record_entry
from ccm_tui.services.meetings.urgent_items import add_urgent
from ccm_tui.services.meetings.walk import pause
from ccm_tui.services.record.drafts import DraftPlace, keep_drafts, kept_drafts, settle, tell_cut_off
from ccm_tui.services.record.setup import undo
from db.record import Record
from tests.screens.sitting import LIVE_MEETING, items_now, sitting
from tests.screens.support import opened

PLACE = DraftPlace("defer 17", 17)
HALF = {"reason": Draft("the flat is being", 17), "": Draft("", 0)}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return sitting(tmp_path, "/case 036")


@pytest.fixture
def record(path: Path) -> Record:
    return opened(path)


def on_disk(path: Path) -> tuple[int, int]:
    """How many drafts and entries another program finds in the record."""
    raw = sqlite3.connect(path)
    drafts = raw.execute("SELECT count(*) FROM draft WHERE text <> ''").fetchone()[0]
    entries = raw.execute("SELECT count(*) FROM entry WHERE text = 'said'").fetchone()[0]
    raw.close()
    return drafts, entries


def test_drafts_come_back_by_field_and_the_last_ones_count(record: Record) -> None:
    keep_drafts(record, PLACE, {"gone": Draft("x", 1)})
    keep_drafts(record, PLACE, HALF)
    assert kept_drafts(record, PLACE) == HALF
    assert kept_drafts(record, DraftPlace("defer 18")) == {}


def test_the_draft_is_gone_in_the_very_transaction_in_which_the_entry_is_there(path: Path, record: Record) -> None:
    keep_drafts(record, PLACE, HALF)
    item_id = items_now(path)["036"].id

    def record_and_look(writes: Record) -> tuple[int, int]:
        assert on_disk(path) == (1, 0)
        record_entry(writes, item_id, NoteEntry("said"))
        return on_disk(path)

    assert settle(record, PLACE, {}, record_and_look) == (0, 1)


def test_an_act_that_is_refused_leaves_the_draft(path: Path, record: Record) -> None:
    keep_drafts(record, PLACE, HALF)
    with pytest.raises(CcmError):
        settle(record, PLACE, {}, add_urgent, LIVE_MEETING, "", "")
    assert kept_drafts(record, PLACE) == HALF
    pause(record, LIVE_MEETING)
    assert kept_drafts(record, PLACE) == HALF


def test_an_act_that_writes_nothing_settles_all_the_same(record: Record) -> None:
    keep_drafts(record, PLACE, HALF)
    assert settle(record, PLACE, {"": Draft("next", 4)}, lambda _record: "done") == "done"
    assert kept_drafts(record, PLACE) == {"": Draft("next", 4)}


def test_the_journal_holds_no_word_of_a_draft(path: Path, record: Record) -> None:
    keep_drafts(record, PLACE, HALF)
    settle(record, PLACE, {}, record_entry, items_now(path)["036"].id, NoteEntry("said"))
    raw = sqlite3.connect(path)
    journal = raw.execute("SELECT before, after FROM journal_change").fetchall()
    raw.close()
    assert "the flat is being" not in str(journal)


def test_an_item_on_which_something_is_half_typed_can_be_taken_back(path: Path, record: Record) -> None:
    item_id = add_urgent(record, LIVE_MEETING, "Orla Vance", "")
    keep_drafts(record, DraftPlace(f"composer {item_id}", item_id), HALF)
    assert undo(record) is not None
    assert kept_drafts(record, DraftPlace(f"composer {item_id}")) == HALF


def test_what_was_cut_off_is_told_once_and_each_place_once(record: Record) -> None:
    keep_drafts(record, PLACE, HALF, "the agenda: Defer case 036")
    keep_drafts(record, DraftPlace("agency HSG"), {"name": Draft("Hous", 4)}, "agencies: Change HSG")
    keep_drafts(record, DraftPlace("left"), {"": Draft("left on purpose", 4)})
    assert tell_cut_off(record) == ("the agenda: Defer case 036", "agencies: Change HSG")
    assert tell_cut_off(record) == ()
    assert kept_drafts(record, PLACE) == HALF
