"""The desk leads: over an empty line stand the next thing of the script and the numbered actions."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import cast

import pytest
from textual.pilot import Pilot

from ccm_tui.commands import Place, command_at
from ccm_tui.domain.composer.line.entries import ActionEntry
from ccm_tui.services.hearings.entries import record_entry
from screens.frame.bindings import shown_key
from screens.hearings.desk import DeskScreen
from screens.hearings.effects import EffectsScreen
from tests.screens.hearings.test_desk import texts
from tests.screens.sitting import LIVE_MEETING, items_now, resized, shown, sitting
from tests.screens.support import HOSTILE, opened, showing, wait_until

ROOM = ("/roll COLP present", "/roll HSG deputy Fern Lockwood", "/confidentiality")
NOISE = "noise: install recording equipment for 14 nights and report what it shows"
ASK_FIRST = "Ask first: did 037/2 and 037/4 help?"


@asynccontextmanager
async def at_the_desk(tmp_path: Path, *lines: str, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[None]]:
    path = sitting(tmp_path, *ROOM, *lines)
    async with showing(path, lambda lane: DeskScreen(lane, LIVE_MEETING), size) as pilot:
        await wait_until(pilot, lambda: bool(over_the_line(pilot)))
        yield pilot


def desk(pilot: Pilot[None]) -> DeskScreen:
    return cast("DeskScreen", pilot.app.screen)


def over_the_line(pilot: Pilot[None]) -> str:
    """What stands above the line, its rows one after another."""
    region = desk(pilot).understanding.region
    rows = shown(pilot).splitlines()[region.y : region.bottom]
    return " ".join(word for row in rows for word in row.split())


async def leads_with(pilot: Pilot[None], words: str) -> None:
    await wait_until(pilot, lambda: words in over_the_line(pilot))


async def test_a_review_begins_with_whether_the_old_plan_helped_and_one_key_goes_there(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, "/case 037") as pilot:
        key = command_at(Place.DESK, "effects").keys[0]
        await leads_with(pilot, f"{shown_key(key)} {ASK_FIRST}")
        await pilot.press(key)
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, EffectsScreen))
        await wait_until(pilot, lambda: "Did 037/2 and 037/4 help?" in shown(pilot))
        await pilot.press("h", "s")
        await wait_until(pilot, lambda: "Nothing is left to ask." in shown(pilot))
        await pilot.press("escape")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, DeskScreen))
        await wait_until(pilot, lambda: "help?" not in over_the_line(pilot))


async def test_an_action_typed_before_that_is_remarked_on_and_recorded_all_the_same(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, "/case 037") as pilot:
        await pilot.press(*"hsg visit by 4 jan")
        await leads_with(pilot, "not asked yet whether 037/2 and 037/4 helped")
        await pilot.press("enter")
        await leads_with(pilot, "Recorded.")
        await leads_with(pilot, "Not asked yet: did 037/2 and 037/4 help?")


async def test_what_was_done_stays_until_something_is_typed_or_another_case_is_called(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, "/case 036") as pilot:
        await pilot.press(*"hsg visit by 4 jan", "enter")
        await leads_with(pilot, "Recorded.")
        await pilot.press("x", "backspace")
        await wait_until(pilot, lambda: "Recorded." not in over_the_line(pilot))
        await pilot.press(*"hsg call by 4 jan", "enter")
        await leads_with(pilot, "Recorded.")
        await pilot.press("f8")
        await wait_until(pilot, lambda: "039" in str(desk(pilot).composer.border_title))
        await wait_until(pilot, lambda: "Recorded." not in over_the_line(pilot))


async def test_every_size_has_room_for_the_step_and_for_templates_below_it(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, "/case 037") as pilot:
        async for size in resized(pilot):
            await leads_with(pilot, ASK_FIRST)
            assert "1 asc: start a safeg… 2 hsg: draw up an ac…" in over_the_line(pilot), size


async def test_a_digit_alone_shows_its_whole_template_and_tab_writes_it(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, "/case 037", size=(120, 40)) as pilot:
        await pilot.press("7")
        await leads_with(pilot, f"Tab writes: {NOISE}")
        await leads_with(pilot, "Enter records no more than 7")
        await pilot.press("tab")
        composer = desk(pilot).composer
        assert (composer.value, composer.cursor_position) == (f"{NOISE} ", len(NOISE) + 1)
        await leads_with(pilot, "Action: Pollution/Noise Team (Greta Drumm)")
        await pilot.press(*">4jan", "enter")
        await leads_with(pilot, "Recorded.")
    assert texts(tmp_path / "demo.db") == [NOISE.removeprefix("noise: ")]


async def test_enter_on_a_digit_records_the_digit_for_what_is_shown_is_what_is_recorded(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, "/case 037") as pilot:
        await pilot.press("7", "enter")
        await leads_with(pilot, "Recorded.")
    assert texts(tmp_path / "demo.db") == ["7"]


@pytest.mark.parametrize("lines", [(), ("/case 037", "/voice")], ids=["no case", "another kind"])
async def test_templates_stand_only_where_an_action_can_be_typed(lines: tuple[str, ...], tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, *lines[:1]) as pilot:
        if lines[1:]:
            await pilot.press(*lines[1], "enter")
        await wait_until(pilot, lambda: "start a safeg" not in over_the_line(pilot))


async def test_nothing_opens_by_itself_however_long_the_script_is_not_followed(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, "/case 037") as pilot:
        for _ in range(3):
            await pilot.press(*"colp say something", "enter")
            await pilot.pause()
            assert isinstance(pilot.app.screen, DeskScreen)
            assert pilot.app.focused is desk(pilot).composer


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_hostile_words_become_a_template_that_only_shows(text: str, tmp_path: Path) -> None:
    path = sitting(tmp_path, *ROOM, "/case 034")
    record = opened(path)
    for case in ("036", "037"):
        record_entry(record, items_now(path)[case].id, ActionEntry(text))
    record.close()
    async with showing(path, lambda lane: DeskScreen(lane, LIVE_MEETING), (80, 24)) as pilot:
        await wait_until(pilot, lambda: bool(over_the_line(pilot)))
        assert "\x1b" not in shown(pilot)
        await pilot.press("1")
        await leads_with(pilot, "Tab writes:")
        await pilot.press("tab", "enter")
        await leads_with(pilot, "Recorded.")
    assert texts(path) == [" ".join(text.split())]
