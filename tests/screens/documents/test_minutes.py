"""The minutes on the screen."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import cast

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from ccm_tui.domain.composer.line.entries import NoteEntry
from ccm_tui.domain.statuses import MeetingState
from ccm_tui.domain.words.text import visible
from ccm_tui.services.hearings.entries import record_entry
from screens.dialogs.questions import AskLine
from screens.documents.minutes import AmendForm, MinutesScreen
from screens.hearings.desk import DeskScreen
from tests.screens.keyboard import assert_fits
from tests.screens.sitting import LIVE_MEETING, assert_whole, items_now, meeting_now, resized, shown, sitting, told
from tests.screens.support import HOSTILE, opened, showing, wait_until

CLOSED = ("/next", "colp: ring her by 8 jan", "/o close reduced", "/close")


@asynccontextmanager
async def reading(path: Path, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Pilot[None]]:
    async with showing(path, lambda lane: MinutesScreen(lane, LIVE_MEETING), size) as pilot:
        await wait_until(pilot, lambda: minutes(pilot).pages.virtual_size.height > 0)
        await pilot.pause()
        yield pilot


def minutes(pilot: Pilot[None]) -> MinutesScreen:
    return cast("MinutesScreen", pilot.app.screen)


async def asks(pilot: Pilot[None], key: str) -> Input:
    await pilot.press(key)
    await wait_until(pilot, lambda: isinstance(pilot.app.screen, AskLine))
    return pilot.app.screen.query_one("#line", Input)


async def answer(pilot: Pilot[None], key: str, line: str) -> None:
    (await asks(pilot, key)).value = line
    await pilot.press("enter")


def is_back(pilot: Pilot[None]) -> bool:
    return isinstance(pilot.app.screen, MinutesScreen) and pilot.app.focused is minutes(pilot).pages


def recorded(path: Path, question: str) -> list[tuple[object, ...]]:
    raw = sqlite3.connect(path)
    found = raw.execute(question, (LIVE_MEETING,)).fetchall()
    raw.close()
    return found


def reopened_because(path: Path) -> list[tuple[object, ...]]:
    return recorded(path, "SELECT reason FROM reopening WHERE meeting_id = ?")


async def test_the_minutes_of_a_closed_meeting_are_the_draft_from_its_opening_on(tmp_path: Path) -> None:
    async with reading(sitting(tmp_path, *CLOSED)) as pilot:
        assert "Minutes, draft · meeting 4, Thu 17 Dec 2026" in shown(pilot)
        assert "1. Meeting" in shown(pilot)
        await pilot.press("end")
        await wait_until(pilot, lambda: "1. Meeting" not in shown(pilot))


async def test_while_the_meeting_sits_they_open_at_the_case_before_it(tmp_path: Path) -> None:
    async with reading(sitting(tmp_path, "/case 031", "csc: seen on Monday")) as pilot:
        await wait_until(pilot, lambda: "CCM/26/031" in shown(pilot).split("\n")[3])
        assert "Minutes, so far" in shown(pilot)


async def test_approval_is_recorded_with_a_name_and_once(tmp_path: Path) -> None:
    path = sitting(tmp_path, *CLOSED)
    async with reading(path) as pilot:
        await answer(pilot, "f5", "")
        assert "Type who approved them." in shown(pilot)
        pilot.app.screen.query_one("#line", Input).value = "Ada Larkspur"
        await pilot.press("enter")
        await wait_until(pilot, lambda: "Minutes, approved" in shown(pilot))
        assert is_back(pilot)
        for key in ("f5", "f8"):
            await pilot.press(key)
            assert is_back(pilot)
        await wait_until(pilot, lambda: told(pilot).count("Correct them with an amendment.") == 2)
    assert meeting_now(path).state is MeetingState.APPROVED
    assert meeting_now(path).approved_by == "Ada Larkspur"


async def test_approved_minutes_are_amended_and_read_as_they_were_approved(tmp_path: Path) -> None:
    path = sitting(tmp_path, *CLOSED)
    async with reading(path, (80, 24)) as pilot:
        await pilot.press("f6")
        await wait_until(pilot, lambda: "Only approved minutes are amended." in told(pilot))
        await answer(pilot, "f5", "Ada Larkspur")
        await wait_until(pilot, lambda: "Minutes, approved" in shown(pilot))
        await pilot.press("f6")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, AmendForm))
        await pilot.press(*"Not [/ on 8 jan", "enter", *"but 9 jan", "f10")
        await wait_until(pilot, lambda: "The reason is missing." in shown(pilot))
        assert_fits(pilot)
        await pilot.press(*"misheard", "tab", *"the chair", "f10")
        await wait_until(pilot, lambda: "Amendment 1 is on record" in told(pilot))
        await wait_until(pilot, lambda: "Not [/ on 8 jan" in shown(pilot))
        await pilot.press("f7")
        await wait_until(pilot, lambda: "As approved, version 1 of 1" in shown(pilot))
        sealed = recorded(path, "SELECT text FROM seal WHERE meeting_id = ?")
        assert sealed == [("\n".join(minutes(pilot).pages.lines) + "\n",)]
        await pilot.press("f7")
        await wait_until(pilot, lambda: "Minutes, approved" in shown(pilot))
    assert recorded(path, "SELECT text, reason, made_by FROM amendment WHERE meeting_id = ?") == [
        ("Not [/ on 8 jan\nbut 9 jan", "misheard", "the chair")
    ]


async def test_reopening_needs_a_reason_which_is_kept(tmp_path: Path) -> None:
    path = sitting(tmp_path, *CLOSED)
    async with reading(path) as pilot:
        await answer(pilot, "f8", "")
        assert "Type why." in shown(pilot)
        pilot.app.screen.query_one("#line", Input).value = "036 was heard after all"
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, DeskScreen))
        await wait_until(pilot, lambda: "The meeting is in session again." in told(pilot))
        await pilot.press("f9", "home")
        await wait_until(pilot, lambda: "036 was heard after all" in shown(pilot))
        assert "Opened again" in shown(pilot)
    assert meeting_now(path).state is MeetingState.IN_SESSION
    assert reopened_because(path) == [("036 was heard after all",)]


async def test_a_meeting_that_sits_is_neither_approved_nor_reopened(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/next")
    async with reading(path) as pilot:
        await pilot.press("f5", "f8")
        await wait_until(pilot, lambda: "Only a closed meeting's minutes can be approved." in told(pilot))
        await wait_until(pilot, lambda: "This meeting is not closed." in told(pilot))
        assert is_back(pilot)
    assert meeting_now(path).state is MeetingState.IN_SESSION


@pytest.mark.parametrize("key", ["escape", "f9"])
async def test_one_key_goes_back(key: str, tmp_path: Path) -> None:
    async with reading(sitting(tmp_path)) as pilot:
        screen = minutes(pilot)
        await pilot.press(key)
        await wait_until(pilot, lambda: pilot.app.screen is not screen)


async def test_the_minutes_are_whole_at_every_size(tmp_path: Path) -> None:
    async with reading(sitting(tmp_path, *CLOSED)) as pilot:
        async for size in resized(pilot):
            assert_whole(pilot, minutes(pilot))
            assert "Minutes, draft" in shown(pilot), size
        await asks(pilot, "f5")
        async for _size in resized(pilot):
            assert_fits(pilot)


async def test_hostile_text_is_shown_as_text(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/next")
    record = opened(path)
    for text in HOSTILE:
        record_entry(record, items_now(path)["036"].id, NoteEntry(text))
    record.close()
    async with reading(path, (120, 300)) as pilot:
        for text in HOSTILE:
            assert visible(text).strip()[:20] in shown(pilot)
        assert "\x1b" not in shown(pilot)
