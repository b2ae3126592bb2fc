"""The roll."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import cast

import pytest
from textual.pilot import Pilot

from ccm_tui.domain.statuses import AttendanceStatus
from ccm_tui.domain.vocabulary import Statement
from screens.meetings.roll import RollScreen
from tests.screens.sitting import LIVE_MEETING, assert_whole, meeting_now, roll_now, shown, sitting, told
from tests.screens.support import HOSTILE, SIZES, showing, wait_until

MEMBERS = 14

KEYS = {
    "p": AttendanceStatus.PRESENT,
    "i": AttendanceStatus.APOLOGIES_INFORMATION,
    "a": AttendanceStatus.APOLOGIES,
    "n": AttendanceStatus.ABSENT,
    "x": AttendanceStatus.NOT_INVITED,
}


@asynccontextmanager
async def calling_the_roll(path: Path, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Pilot[None]]:
    async with showing(path, lambda lane: RollScreen(lane, LIVE_MEETING), size) as pilot:
        await wait_until(pilot, lambda: roll_screen(pilot).agencies.chosen is not None)
        yield pilot


def roll_screen(pilot: Pilot[None]) -> RollScreen:
    return cast("RollScreen", pilot.app.screen)


async def choose(pilot: Pilot[None], code: str) -> None:
    agencies = roll_screen(pilot).agencies
    agencies.highlighted = agencies.get_option_index(code)
    await pilot.pause()


async def test_a_roll_of_fourteen_is_fourteen_keys(tmp_path: Path) -> None:
    path = sitting(tmp_path)
    async with calling_the_roll(path) as pilot:
        await pilot.press(*"p" * MEMBERS)
        await wait_until(pilot, lambda: "14 of 14 here" in shown(pilot))
    called = roll_now(path)
    assert len(called) == MEMBERS
    assert all(line.status is AttendanceStatus.PRESENT for line in called.values())
    assert called["CST"].speaker == "Lowell Featherstone"


@pytest.mark.parametrize(("key", "status"), KEYS.items())
async def test_one_key_says_how_an_agency_is_represented_and_goes_on(
    key: str, status: AttendanceStatus, tmp_path: Path
) -> None:
    path = sitting(tmp_path)
    async with calling_the_roll(path) as pilot:
        await choose(pilot, "ASC")
        await pilot.press(key)
        await wait_until(pilot, lambda: roll_screen(pilot).agencies.chosen == "CSC")
        await wait_until(pilot, lambda: status.words in shown(pilot))
    assert roll_now(path)["ASC"].status is status


async def test_a_deputy_is_asked_for_by_name_with_the_usual_one_proposed(tmp_path: Path) -> None:
    path = sitting(tmp_path)
    async with calling_the_roll(path) as pilot:
        await choose(pilot, "ASC")
        await pilot.press("d")
        await pilot.press("enter")
        await wait_until(pilot, lambda: "deputy, Quentin Ashlar for Rosa Hollyoak" in shown(pilot))
    assert roll_now(path)["ASC"].speaker == "Quentin Ashlar"


async def test_a_deputy_without_a_name_is_not_recorded(tmp_path: Path) -> None:
    path = sitting(tmp_path)
    async with calling_the_roll(path) as pilot:
        await choose(pilot, "CSC")
        await pilot.press("d", "enter")
        assert "Type the deputy's name." in shown(pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert roll_screen(pilot).agencies.chosen == "CSC"
        assert pilot.app.focused is roll_screen(pilot).agencies
    assert "CSC" not in roll_now(path) or roll_now(path)["CSC"].status is None


async def test_who_leaves_is_shown_with_the_time_and_the_mark_stays(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/roll CSC present")
    async with calling_the_roll(path) as pilot:
        await choose(pilot, "CSC")
        await pilot.press("l")
        await wait_until(pilot, lambda: "left 13:45" in shown(pilot))
        assert roll_screen(pilot).agencies.chosen == "CSC"
    assert roll_now(path)["CSC"].left_at is not None


async def test_leaving_where_nobody_is_says_so(tmp_path: Path) -> None:
    async with calling_the_roll(sitting(tmp_path)) as pilot:
        await pilot.press("l")
        await wait_until(pilot, lambda: "Nobody is in the room for that agency." in told(pilot))


async def test_the_reading_of_the_statement_is_recorded_and_its_time_shown(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/roll COLP present")
    async with calling_the_roll(path) as pilot:
        assert "What is said in this meeting is confidential." in shown(pilot)
        assert "not read yet" in shown(pilot)
        await pilot.press("c")
        await wait_until(pilot, lambda: "Confidentiality: read at 13:45." in shown(pilot))
    assert meeting_now(path).confidentiality_read_at is not None
    assert roll_now(path)["COLP"].statement is Statement.VERBAL


async def test_who_comes_after_the_reading_agrees_to_the_statement_alone(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/confidentiality two on the telephone")
    async with calling_the_roll(path) as pilot:
        await choose(pilot, "CSC")
        await pilot.press("p", "up")
        await wait_until(pilot, lambda: "has not agreed" in shown(pilot))
        assert "since 13:45" in shown(pilot)
        await pilot.press("c")
        await wait_until(pilot, lambda: "has not agreed" not in shown(pilot))
        assert "Exceptions: two on the telephone" in shown(pilot)
    assert roll_now(path)["CSC"].statement is Statement.VERBAL


async def test_a_second_reading_changes_nothing_and_says_so(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/confidentiality two on the telephone")
    async with calling_the_roll(path) as pilot:
        await pilot.press("c")
        await wait_until(pilot, lambda: "It was read at 13:45." in told(pilot))
    assert meeting_now(path).confidentiality_exceptions == "two on the telephone"


async def test_the_agencies_that_a_quorum_needs_and_that_are_away_are_named(tmp_path: Path) -> None:
    path = sitting(tmp_path, *(f"/roll {code} present" for code in ("COLP", "CST", "ASC", "HSG")))
    async with calling_the_roll(path) as pilot:
        assert "A quorum needs 1 agency not called yet." in shown(pilot)
        await choose(pilot, "MHT")
        await pilot.press("n")
        await wait_until(pilot, lambda: "Mental health trust is not in the room." in shown(pilot))


async def test_guests_asked_for_a_case_come_after_the_members_and_can_be_called(tmp_path: Path) -> None:
    path = sitting(tmp_path)
    async with calling_the_roll(path) as pilot:
        codes = [option.id for option in roll_screen(pilot).agencies.options]
        assert codes[MEMBERS - 1] == "BTP"
        assert set(codes[MEMBERS:]) >= {"YJ", "GP", "SOL"}
        assert "City Solicitor (for 031, 034)" in shown(pilot)
        await choose(pilot, "YJ")
        await pilot.press("p")
        await wait_until(pilot, lambda: "1 guest" in shown(pilot))
    assert roll_now(path)["YJ"].in_room


async def test_the_roll_goes_on_where_it_was_left(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/roll COLP present", "/roll CST present")
    async with calling_the_roll(path) as pilot:
        assert roll_screen(pilot).agencies.chosen == "NOISE"


async def test_a_closed_meeting_keeps_its_roll(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/close")
    async with calling_the_roll(path) as pilot:
        await pilot.press("p")
        await wait_until(pilot, lambda: "This meeting is closed." in told(pilot))
    assert roll_now(path)["COLP"].status is None


async def test_escape_goes_back_to_the_desk(tmp_path: Path) -> None:
    async with calling_the_roll(sitting(tmp_path)) as pilot:
        screen = roll_screen(pilot)
        await pilot.press("escape")
        await wait_until(pilot, lambda: pilot.app.screen is not screen)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_roll_is_whole_at_every_size(size: tuple[int, int], tmp_path: Path) -> None:
    path = sitting(tmp_path, "/roll MHT absent", "/roll ASC absent", "/roll HSG deputy Fern Lockwood")
    async with calling_the_roll(path, size) as pilot:
        screen = roll_screen(pilot)
        assert_whole(pilot, screen)
        assert screen.agencies.region.height >= 5
        await pilot.press("tab")
        await pilot.pause()
        assert_whole(pilot, screen)
        assert "note only" in shown(pilot)


@pytest.mark.parametrize("text", HOSTILE)
async def test_a_hostile_name_is_recorded_as_typed_and_shown_as_text(text: str, tmp_path: Path) -> None:
    path = sitting(tmp_path)
    async with calling_the_roll(path) as pilot:
        await choose(pilot, "CSC")
        await pilot.press("d")
        pilot.app.screen.query_one("#line").value = text  # type: ignore[attr-defined]
        await pilot.press("enter")
        await wait_until(pilot, lambda: pilot.app.focused is roll_screen(pilot).agencies)
        await wait_until(pilot, lambda: "deputy" in shown(pilot))
        assert "\x1b" not in shown(pilot)
    assert roll_now(path)["CSC"].speaker == text.strip()


async def test_the_keys_of_a_hurried_chair_are_all_taken_in_order(tmp_path: Path) -> None:
    keys = "pnpaipxnpaippn"
    path = sitting(tmp_path)
    async with calling_the_roll(path) as pilot:
        for key in keys:
            pilot.app.simulate_key(key)
        await wait_until(pilot, lambda: "not called" not in shown(pilot).split("GUEST")[0], 20)
    assert [line.status for line in roll_now(path).values()] == [KEYS[key] for key in keys]
