"""The desk while somebody else has the record: it can be read, says who has it, and loses nothing that is typed."""

import platform
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest
from textual.pilot import Pilot

from ccm_tui.app import CcmApp
from ccm_tui.clock import clock_from
from ccm_tui.services.record.setup import set_up
from db.sqlite.backups.daily import all_backups
from screens.hearings.composer import Composer
from screens.hearings.desk import DeskScreen
from screens.home.home import HomeScreen
from tests.conftest import DEMO_NOW
from tests.db.processes import end, somebody_has
from tests.demo_file import demo_record
from tests.screens.keyboard import assert_fits, ccm, goes_to, says
from tests.screens.sitting import shown, sitting, told
from tests.screens.support import SIZES, opened, wait_until


def read(pilot: Pilot[None]) -> str:
    """The screen as one line, wherever it breaks its own."""
    return " ".join(shown(pilot).split())


@pytest.mark.parametrize("size", SIZES)
async def test_home_says_who_has_the_record_until_they_have_closed_it(size: tuple[int, int], tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    with somebody_has(path) as holder:
        async with ccm(path, size) as pilot:
            who = f"ada has it open on {platform.node()} since 13:45 (process {holder.pid}). Close it there"
            await wait_until(pilot, lambda: f"This record can only be read: {who}" in read(pilot))
            await says(pilot, "Meeting 4")
            assert_fits(pilot)
            end(holder)
            home = pilot.app.screen
            assert isinstance(home, HomeScreen)
            await home.refresh_record()
            await wait_until(pilot, lambda: "can only be read" not in read(pilot))
            assert_fits(pilot)


async def test_the_desk_refuses_an_entry_keeps_what_was_typed_and_records_it_once_it_can(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/case 036")
    with somebody_has(path) as holder:
        async with ccm(path) as pilot:
            await goes_to(pilot, DeskScreen)
            await says(pilot, "READ-ONLY")
            composer = pilot.app.screen.query_one(Composer)
            await wait_until(pilot, lambda: composer.has_focus)
            await pilot.press(*"hsg: call the landlord by 4 jan", "enter")
            await says(pilot, "NOT SAVED", "ada has it open on", "Close it there, then try again")
            assert composer.value == "hsg: call the landlord by 4 jan"
            end(holder)
            await pilot.press("enter")
            await wait_until(pilot, lambda: composer.value == "")
            await says(pilot, "saved")
            assert "READ-ONLY" not in shown(pilot)
    record = opened(path)
    assert record.undo_and_redo_labels()[0] is not None
    record.close()


async def test_a_session_makes_the_days_backup_behind_the_chairs_back(tmp_path: Path) -> None:
    path = tmp_path / "kept" / "record.db"
    set_up(path, "Thimble Community MARAC", clock_from(DEMO_NOW), "tester").close()
    async with ccm(path) as pilot:
        await wait_until(pilot, lambda: [it.name for it in all_backups(path)] == ["record-2026-12-17.db"])
        assert told(pilot) == ""


async def test_a_session_that_is_left_open_makes_the_next_days_backup_too(tmp_path: Path) -> None:
    path = tmp_path / "kept" / "record.db"
    times = {"now": DEMO_NOW}
    set_up(path, "Thimble Community MARAC", clock_from(DEMO_NOW), "tester").close()
    async with ccm(path, clock=lambda: times["now"]) as pilot:
        await wait_until(pilot, lambda: len(all_backups(path)) == 1)
        times["now"] += timedelta(days=1)
        app = cast("CcmApp", pilot.app)
        for _ in range(2):
            # While one is being made, it does not look for the next.
            await wait_until(pilot, lambda: not app.keeper.backing_up.locked())
            await app.look_for_backup()
            await wait_until(pilot, lambda: len(all_backups(path)) == 2)
        assert {it.name for it in all_backups(path)} == {"record-2026-12-17.db", "record-2026-12-18.db"}
        assert told(pilot) == ""


async def test_a_backup_that_can_not_be_made_is_told_and_the_session_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "kept" / "record.db"
    set_up(path, "Thimble Community MARAC", clock_from(DEMO_NOW), "tester").close()
    path.with_name("record-backups").write_text("a file where the folder should be")
    async with ccm(path) as pilot:
        await wait_until(pilot, lambda: "Today's backup is not made" in told(pilot))


async def test_a_record_kept_in_step_by_a_program_is_warned_of_on_home(tmp_path: Path) -> None:
    folder = tmp_path / "OneDrive - City Council"
    folder.mkdir()
    async with ccm(demo_record(folder), (80, 24)) as pilot:
        await wait_until(pilot, lambda: "kept in step by OneDrive: copies of the record leave" in read(pilot))
        await says(pilot, "Meeting 4")
        assert_fits(pilot)
