"""What is half-typed in the composer belongs to the case it was typed for, and nothing of it is lost."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import cast

from textual import events
from textual.pilot import Pilot

from screens.hearings.desk import DeskScreen
from screens.meetings.closing import ClosingScreen
from tests.screens.sitting import LIVE_MEETING, items_now, shown, sitting, told
from tests.screens.support import showing, wait_until


@asynccontextmanager
async def at_the_desk(path: Path, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Pilot[None]]:
    async with showing(path, lambda lane: DeskScreen(lane, LIVE_MEETING), size) as pilot:
        await wait_until(pilot, lambda: border(pilot).startswith("0"))
        yield pilot


def desk(pilot: Pilot[None]) -> DeskScreen:
    return cast("DeskScreen", pilot.app.screen)


def border(pilot: Pilot[None]) -> str:
    return str(desk(pilot).composer.border_title)


def half_typed(path: Path, case: str) -> dict[str, str]:
    """What is half-typed on that case, by field."""
    item_id = items_now(path)[case].id
    raw = sqlite3.connect(path)
    rows = raw.execute("SELECT field, text FROM draft WHERE place = ?", (f"composer {item_id}",)).fetchall()
    raw.close()
    return dict(rows)


def recorded(path: Path, case: str) -> list[str]:
    item_id = items_now(path)[case].id
    raw = sqlite3.connect(path)
    rows = raw.execute("SELECT text FROM entry WHERE agenda_item_id = ? ORDER BY id", (item_id,)).fetchall()
    raw.close()
    return [text for (text,) in rows]


def has_cursor(path: Path, text: str, cursor: int) -> bool:
    """Whether that is half-typed somewhere, with the cursor there."""
    raw = sqlite3.connect(path)
    rows = raw.execute("SELECT 1 FROM draft WHERE text = ? AND cursor = ?", (text, cursor)).fetchall()
    raw.close()
    return bool(rows)


async def is_at(pilot: Pilot[None], case: str, line: str) -> None:
    await wait_until(pilot, lambda: border(pilot).startswith(case) and desk(pilot).composer.value == line)


async def test_a_line_typed_for_one_case_stays_with_it_when_the_next_is_called(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/case 036")
    async with at_the_desk(path) as pilot:
        await pilot.press(*"half for 036", "left", "f8")
        await is_at(pilot, "039", "")
        assert "What you were typing stays with 036." in told(pilot)
        await wait_until(pilot, lambda: half_typed(path, "036")[""] == "half for 036")
        await pilot.press(*"/n for 039", "enter")
        await wait_until(pilot, lambda: recorded(path, "039") == ["for 039"])
        await pilot.press("f7")
        await is_at(pilot, "036", "half for 036")
        assert desk(pilot).composer.cursor_position == len("half for 03")
        assert border(pilot) == "036 · Action"
    assert recorded(path, "036") == []


async def test_a_case_gone_to_while_the_line_is_being_kept_has_what_was_typed_for_it(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/case 036")
    async with at_the_desk(path) as pilot:
        await pilot.press(*"half for 036", "f8")
        await is_at(pilot, "039", "")
        # As it is held while what is half-typed goes to a slow disk.
        async with desk(pilot).composer.recording:
            await pilot.press("f7")
            await is_at(pilot, "036", "half for 036")


async def test_each_case_has_its_own_line_and_the_kind_that_it_was_typed_in(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/case 036")
    async with at_the_desk(path) as pilot:
        await pilot.press("escape", "i", *"asc two", "f8")
        await is_at(pilot, "039", "")
        assert border(pilot) == "039 · Information"
        await pilot.press("escape", "v", *"vs three", "f7")
        await is_at(pilot, "036", "asc two")
        assert border(pilot) == "036 · Information"
    async with at_the_desk(path) as pilot:
        await is_at(pilot, "036", "asc two")
        await pilot.press("f8")
        await is_at(pilot, "039", "vs three")
        assert border(pilot) == "039 · Voice"


async def test_the_kind_comes_back_with_nothing_typed(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/case 036")
    async with at_the_desk(path) as pilot:
        await pilot.press(*"/o", "enter")
        await wait_until(pilot, lambda: "Outcome" in border(pilot))
        await wait_until(pilot, lambda: half_typed(path, "036") == {"": ""})
    async with at_the_desk(path) as pilot:
        await wait_until(pilot, lambda: border(pilot) == "036 · Outcome")


async def test_a_line_waiting_on_another_case_is_marked_in_the_rail_and_told_at_the_close(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/case 036")
    async with at_the_desk(path) as pilot:
        await pilot.press(*"half", "f8")
        await is_at(pilot, "039", "")
        await pilot.press("f8")
        await wait_until(pilot, lambda: "036 new · draft" in shown(pilot))
    async with showing(path, lambda lane: ClosingScreen(lane, LIVE_MEETING)) as pilot:
        await wait_until(pilot, lambda: "a line half-typed" in shown(pilot))


async def test_going_there_by_an_order_or_by_the_agenda_takes_no_line_along(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/case 036")
    async with at_the_desk(path) as pilot:
        await pilot.press(*"half", "f8")
        await is_at(pilot, "039", "")
        await pilot.press(*"/case 036", "enter")
        await is_at(pilot, "036", "half")
        assert half_typed(path, "039").get("", "") == ""


async def test_a_change_of_an_entry_is_kept_and_a_fresh_start_goes_on_with_it(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/case 036", "/n he came alone")
    async with at_the_desk(path) as pilot:
        await pilot.press(*"/n half", "up")
        await is_at(pilot, "036", "he came alone")
        await pilot.press(*" twice", "left")
        await wait_until(pilot, lambda: has_cursor(path, "he came alone twice", 18), 1.5)
    async with at_the_desk(path) as pilot:
        await is_at(pilot, "036", "he came alone twice")
        assert desk(pilot).composer.cursor_position == 18
        assert "changing" in border(pilot) or "a change begun before" in border(pilot)
        await pilot.press("escape")
        await is_at(pilot, "036", "/n half")
        await pilot.press("up")
        await is_at(pilot, "036", "he came alone twice")
        assert "a change begun before" in border(pilot)
        await pilot.press("enter")
        await is_at(pilot, "036", "/n half")
        assert recorded(path, "036") == ["he came alone twice"]
        await wait_until(pilot, lambda: half_typed(path, "036") == {"": "/n half"})


async def test_a_change_under_way_is_left_with_its_case(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/case 036", "/n he came alone")
    async with at_the_desk(path) as pilot:
        await pilot.press("up")
        await is_at(pilot, "036", "he came alone")
        await pilot.press("X", "f8")
        await is_at(pilot, "039", "")
        assert "chang" not in border(pilot)
        await pilot.press("f7")
        await is_at(pilot, "036", "")
        await pilot.press("up")
        await is_at(pilot, "036", "he came aloneX")
    assert recorded(path, "036") == ["he came alone"]


async def test_pasted_lines_behind_one_that_is_refused_wait_and_go_on_once_it_is_mended(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/case 036")
    async with at_the_desk(path) as pilot:
        desk(pilot).composer.post_message(events.Paste("/n one\n/case 999\n/n three\n/n four"))
        await is_at(pilot, "036", "/case 999")
        assert "2 lines behind this one" in shown(pilot)
        assert "NOT SAVED: That case is not on this agenda" in shown(pilot)
        await wait_until(pilot, lambda: half_typed(path, "036")[""] == "/case 999\n/n three\n/n four", 1.5)
    async with at_the_desk(path) as pilot:
        await is_at(pilot, "036", "/case 999")
        assert "2 lines behind this one" in shown(pilot)
        await pilot.press("home", *["delete"] * 9, *"/n two", "enter")
        await is_at(pilot, "036", "")
        assert recorded(path, "036") == ["one", "two", "three", "four"]
        assert "pasted" not in shown(pilot)


async def test_pasted_lines_behind_an_order_go_along_to_the_case_it_calls(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/case 036")
    async with at_the_desk(path) as pilot:
        await pilot.press("f8")
        await is_at(pilot, "039", "")
        await pilot.press(*"its own", "f7")
        await is_at(pilot, "036", "")
        desk(pilot).composer.post_message(events.Paste("/n first\n/next\n/n second"))
        await is_at(pilot, "039", "its own")
        assert recorded(path, "036") == ["first"]
        assert recorded(path, "039") == ["second"]
        await wait_until(pilot, lambda: half_typed(path, "036")[""] == "")


async def test_a_line_recorded_and_its_draft_are_never_both_there(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/case 036")
    async with at_the_desk(path) as pilot:
        await pilot.press(*"/n said once")
        await wait_until(pilot, lambda: half_typed(path, "036").get("") == "/n said once")
        await pilot.press("enter")
        await wait_until(pilot, lambda: recorded(path, "036") == ["said once"])
        assert half_typed(path, "036")[""] == ""
