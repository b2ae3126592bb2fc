"""What the disk does not take: it stays, marked as not saved, and is saved by itself, once, when it can be."""

import sqlite3
import sys
from pathlib import Path
from typing import cast

import pytest
from textual import events
from textual.pilot import Pilot

from ccm_tui.app import CcmApp
from ccm_tui.clock import clock_from
from db.record import Record
from screens.dialogs.questions import Confirm
from screens.hearings.desk import DeskScreen
from tests.conftest import DEMO_NOW
from tests.screens.keyboard import assert_fits, ccm, goes_to, says
from tests.screens.sitting import shown, sitting, told
from tests.screens.support import SIZES, wait_until

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows moves no file that is open")

AGAIN_SECONDS = 0.3
"""How soon a line is tried again here."""


@pytest.fixture
def live(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The demo's live meeting at case 036, whose desk does not wait long before it tries again."""
    monkeypatch.setattr("screens.hearings.composer_line.AGAIN_SECONDS", AGAIN_SECONDS)
    return sitting(tmp_path, "/case 036")


def take_away(path: Path) -> None:
    """From now on nothing can be written: the file is not where it was."""
    path.rename(path.with_suffix(".away"))


def put_back(path: Path) -> None:
    path.with_suffix(".away").rename(path)


def texts(path: Path, case: str = "036") -> list[str]:
    return _of_case(path, "SELECT text FROM entry WHERE agenda_item_id = ? ORDER BY id", case)


def half_typed(path: Path, case: str = "036") -> list[str]:
    return _of_case(path, "SELECT text FROM draft WHERE agenda_item_id = ? AND text <> ''", case)


def _of_case(path: Path, question: str, case: str) -> list[str]:
    raw = sqlite3.connect(path)
    item = (
        "SELECT h.agenda_item_id FROM hearing h JOIN agenda_item i ON i.id = h.agenda_item_id"
        " JOIN case_file c ON c.id = h.case_id WHERE i.meeting_id = 4 AND c.reference = 'CCM/26/' || ?"
    )
    ((item_id,),) = raw.execute(item, (case,)).fetchall()
    found = [text for (text,) in raw.execute(question, (item_id,))]
    raw.close()
    return found


def desk(pilot: Pilot[None]) -> DeskScreen:
    return cast("DeskScreen", pilot.app.screen)


async def type_line(pilot: Pilot[None], line: str) -> None:
    desk(pilot).composer.focus()
    desk(pilot).composer.insert_text_at_cursor(line)
    await pilot.press("enter")


async def refused(pilot: Pilot[None], path: Path, line: str) -> None:
    """The line was typed and Enter pressed while nothing can be written."""
    await goes_to(pilot, DeskScreen)
    await says(pilot, "036 · Action")
    take_away(path)
    await type_line(pilot, line)
    await says(pilot, "NOT SAVED: The record's file was moved")


@pytest.mark.parametrize("size", (SIZES[0], SIZES[2]), ids=str)
async def test_an_entry_that_is_not_taken_stays_in_sight_and_is_saved_by_itself_once(
    live: Path, size: tuple[int, int]
) -> None:
    async with ccm(live, size) as pilot:
        await refused(pilot, live, "hsg: visit by 4 jan")
        await says(pilot, "saved by itself")
        assert_fits(pilot)
        await pilot.pause(2 * AGAIN_SECONDS)
        assert desk(pilot).composer.value == "hsg: visit by 4 jan"
        await says(pilot, "NOT SAVED: The record's file was moved")
        put_back(live)
        await says(pilot, "Saved now. Recorded. Action: Housing", "saved 13:45")
        assert desk(pilot).composer.value == ""
        await pilot.press("l", "e", "f", "t")
        await pilot.pause(2 * AGAIN_SECONDS)
        assert desk(pilot).composer.value == "left"
    assert texts(live) == ["visit"]


async def test_what_was_typed_since_is_not_overtaken(live: Path) -> None:
    async with ccm(live) as pilot:
        await refused(pilot, live, "hsg: visit")
        await pilot.press("space", "h", "i", "m")
        put_back(live)
        await wait_until(pilot, lambda: half_typed(live) == ["hsg: visit him"])
        await pilot.pause(2 * AGAIN_SECONDS)
        assert texts(live) == []
        await pilot.press("enter")
        await says(pilot, "Recorded. Action: Housing")
    assert texts(live) == ["visit him"]


async def test_a_change_that_was_not_taken_is_made_later_and_pasted_lines_follow_in_order(
    live: Path,
) -> None:
    async with ccm(live) as pilot:
        await goes_to(pilot, DeskScreen)
        await type_line(pilot, "hsg: visit")
        await says(pilot, "Recorded. Action")
        take_away(live)
        await pilot.press("up")
        await type_line(pilot, " her")
        await says(pilot, "NOT SAVED", "changing")
        put_back(live)
        await says(pilot, "Saved now.")
        take_away(live)
        desk(pilot).composer.post_message(events.Paste("hsg: one\nhsg: two\nhsg: three"))
        await says(pilot, "NOT SAVED", "2 lines behind this one")
        put_back(live)
        await wait_until(pilot, lambda: len(texts(live)) == 4)
    assert texts(live) == ["visit her", "one", "two", "three"]


async def test_an_order_that_could_not_be_followed_waits_for_the_chair(live: Path) -> None:
    async with ccm(live) as pilot:
        await refused(pilot, live, "/next")
        await says(pilot, "then do it again")
        put_back(live)
        await pilot.pause(3 * AGAIN_SECONDS)
        assert desk(pilot).composer.value == "/next"
        await says(pilot, "036 · /next")


async def test_a_line_that_was_not_taken_is_saved_with_its_own_case_before_the_next_is_called(
    live: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("screens.hearings.composer_line.AGAIN_SECONDS", 60)
    async with ccm(live) as pilot:
        await refused(pilot, live, "hsg: visit")
        await pilot.press("f8")
        await wait_until(pilot, lambda: "moved" in told(pilot))
        assert "That was the last" not in shown(pilot)
        assert desk(pilot).composer.value == "hsg: visit"
        put_back(live)
        await pilot.press("f8")
        await says(pilot, "039 · Action")
    assert texts(live) == ["visit"]
    assert half_typed(live) == []


async def test_what_can_not_be_kept_is_kept_in_memory_with_its_case_until_it_can_be(live: Path) -> None:
    """The disk has room for the next case to be called, but not for a long text."""
    long = "x" * 200_000

    def limit_pages(record: Record, more: int) -> None:
        with record.reading() as session:
            connection = session.connection()
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + more}")

    async with ccm(live) as pilot:
        await goes_to(pilot, DeskScreen)
        await says(pilot, "036 · Action")
        await desk(pilot).lane.run(limit_pages, 4)
        desk(pilot).composer.value = long
        await pilot.press("f8")
        await says(pilot, "039 · Action")
        await wait_until(pilot, lambda: "stays with 036" in told(pilot) and "is not kept" in told(pilot))
        assert desk(pilot).composer.value == ""
        await pilot.press("f7")
        await says(pilot, "036 · Action")
        assert desk(pilot).composer.value == long
        await pilot.press("f8")
        await says(pilot, "039 · Action")
        await desk(pilot).lane.run(limit_pages, 1000)
        await wait_until(pilot, lambda: half_typed(live) == [long])


async def test_leaving_is_asked_about_while_what_is_typed_can_not_be_kept(live: Path) -> None:
    async with ccm(live) as pilot:
        await refused(pilot, live, "hsg: visit")
        await pilot.press("ctrl+q")
        await goes_to(pilot, Confirm)
        await says(pilot, "Leave, and lose what is typed?")
        assert_fits(pilot)
        await pilot.press("enter")
        await goes_to(pilot, DeskScreen)
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert isinstance(pilot.app.screen, DeskScreen)
        await pilot.press("!")
        put_back(live)
        await pilot.press("ctrl+q")
        await wait_until(pilot, lambda: not pilot.app.is_running)
    assert half_typed(live) == ["hsg: visit!"]


async def test_ratings_that_can_not_be_kept_stay_open(live: Path) -> None:
    async with ccm(live) as pilot:
        await goes_to(pilot, DeskScreen)
        await says(pilot, "036 · Action")
        await pilot.press("f5")
        await says(pilot, "Ratings · case 036")
        take_away(live)
        await pilot.press("enter", "escape")
        await wait_until(pilot, lambda: "This stays open" in told(pilot))
        await says(pilot, "Ratings · case 036")
        put_back(live)
        await pilot.press("escape")
        await goes_to(pilot, DeskScreen)


async def test_an_entry_that_could_not_be_struck_out_is_not_said_to_be_saved(live: Path) -> None:
    async with ccm(live) as pilot:
        await goes_to(pilot, DeskScreen)
        await says(pilot, "036 · Action")
        await type_line(pilot, "hsg: visit")
        await says(pilot, "Recorded. Action")
        await pilot.press("escape")
        desk(pilot).top.say_saved("")
        take_away(live)
        await pilot.press("delete")
        await wait_until(pilot, lambda: "moved" in told(pilot))
        await pilot.pause(1.1)
        assert "saved 13:4" not in shown(pilot)
        put_back(live)
        await pilot.press("delete")
        await says(pilot, "saved 13:4", "withdrawn")


async def test_a_session_that_may_only_read_is_left_without_a_question_when_nothing_is_typed(live: Path) -> None:
    async with ccm(live) as first:
        await goes_to(first, DeskScreen)
        second = CcmApp(live, clock_from(DEMO_NOW))
        async with second.run_test(size=(120, 40)) as pilot:
            await goes_to(pilot, DeskScreen)
            await pilot.press("ctrl+q")
            await wait_until(pilot, lambda: not pilot.app.is_running)
