"""The desk."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import cast

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Footer

from ccm_tui.services.desk.linear_mode import take_lines
from ccm_tui.services.meetings.meeting import open_meeting
from screens.documents.minutes import MinutesScreen
from screens.hearings.desk import DeskScreen
from tests.demo_file import demo_record
from tests.meeting_script import LINES, what_is_recorded
from tests.screens.keyboard import ccm
from tests.screens.sitting import shown, sitting
from tests.screens.support import HOSTILE, SIZES, opened, showing, wait_until

LIVE_MEETING = 4


@pytest.fixture
def in_session(tmp_path: Path) -> Path:
    path = demo_record(tmp_path)
    record = opened(path)
    open_meeting(record, LIVE_MEETING)
    record.close()
    return path


@asynccontextmanager
async def at_the_desk(path: Path, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Pilot[None]]:
    async with showing(path, lambda lane: DeskScreen(lane, LIVE_MEETING), size) as pilot:
        await wait_until(pilot, lambda: bool(str(desk(pilot).top.content)))
        yield pilot


def desk(pilot: Pilot[None]) -> DeskScreen:
    return cast("DeskScreen", pilot.app.screen)


async def type_line(pilot: Pilot[None], line: str) -> None:
    desk(pilot).composer.focus()
    desk(pilot).composer.insert_text_at_cursor(line)
    await pilot.press("enter")
    await pilot.pause()


def texts(path: Path) -> list[str]:
    raw = sqlite3.connect(path)
    item = "SELECT agenda_item_id FROM sitting ORDER BY id DESC LIMIT 1"
    found = raw.execute(f"SELECT text FROM entry WHERE agenda_item_id = ({item}) ORDER BY id").fetchall()
    raw.close()
    return [text for (text,) in found]


def draft(path: Path) -> tuple[str, str, int] | None:
    raw = sqlite3.connect(path)
    found = raw.execute("SELECT kind, text, cursor FROM draft WHERE field = '' AND text <> ''").fetchone()
    raw.close()
    return cast("tuple[str, str, int] | None", found)


async def test_the_same_lines_give_the_same_record_at_the_desk_and_in_the_linear_mode(
    in_session: Path, tmp_path: Path
) -> None:
    other = tmp_path / "linear"
    other.mkdir()
    by_lines = demo_record(other)
    record = opened(by_lines)
    refused: list[str] = []
    take_lines(record, "next", LINES, lambda _said: None, lambda what, _do: refused.append(what))
    record.close()
    async with at_the_desk(in_session) as pilot:
        for line in LINES:
            await type_line(pilot, line)
            if isinstance(pilot.app.screen, DeskScreen):
                desk(pilot).composer.value = ""
                await pilot.pause()
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, MinutesScreen))
    assert len(refused) == 4
    assert what_is_recorded(in_session) == what_is_recorded(by_lines)


@pytest.mark.parametrize("size", SIZES)
async def test_the_desk_is_whole(in_session: Path, size: tuple[int, int]) -> None:
    async with at_the_desk(in_session, size) as pilot:
        assert desk(pilot).query_one("#case-panel").display
        await pilot.press("f8")
        await pilot.pause()
        screen = desk(pilot)
        assert screen.query_one(Footer).max_scroll_x == 0
        for part in (screen.top, screen.composer, screen.understanding):
            assert screen.region.contains_region(part.region), part
            assert part.region.height > 0
        assert "036" in str(screen.composer.border_title)
        assert "saved" in str(screen.top.content) or "Meeting 4" in str(screen.top.content)
        visible = [name for name in ("rail", "case-panel", "record") if screen.query_one(f"#{name}").display]
        assert visible == (["rail", "case-panel", "record"] if size[0] >= 100 else ["case-panel"])


async def test_enter_puts_the_line_on_the_disk_and_clears_it_and_says_so(in_session: Path) -> None:
    async with at_the_desk(in_session) as pilot:
        await pilot.press("f8")
        await type_line(pilot, "hsg/turnstile visit by 4 jan")
        assert texts(in_session) == ["visit"]
        assert desk(pilot).composer.value == ""
        assert "saved 13:45" in str(desk(pilot).top.content)
        assert "Recorded. Action: Housing" in shown(pilot)


async def test_what_will_be_recorded_is_shown_before_enter(in_session: Path) -> None:
    async with at_the_desk(in_session) as pilot:
        await pilot.press("f8")
        desk(pilot).composer.insert_text_at_cursor("@mht crisis plan by 8 jan")
        await pilot.pause()
        said = str(desk(pilot).understanding.content)
        assert "Mental health trust" in said
        assert "Fri 8 Jan 2027" in said


async def test_keys_typed_while_a_line_is_being_saved_are_not_lost(in_session: Path) -> None:
    async with at_the_desk(in_session) as pilot:
        await pilot.press("f8")
        screen = desk(pilot)
        for character in "first":
            screen.composer.post_message(events.Key(character, character))
        screen.composer.post_message(events.Key("enter", "\r"))
        for character in "second":
            screen.composer.post_message(events.Key(character, character))
        await wait_until(pilot, lambda: screen.composer.value == "second")
        assert texts(in_session) == ["first"]


async def test_several_pasted_lines_become_several_entries_in_order(in_session: Path) -> None:
    async with at_the_desk(in_session) as pilot:
        await pilot.press("f8")
        screen = desk(pilot)
        screen.composer.post_message(events.Paste("/i csc: one\nnoise: nil\r\nasc: three\n"))
        await wait_until(pilot, lambda: len(texts(in_session)) == 3)
        assert texts(in_session) == ["one", "", "three"]


async def test_escape_leaves_the_line_as_it_is_and_letters_then_choose_the_kind(in_session: Path) -> None:
    async with at_the_desk(in_session) as pilot:
        await pilot.press("f8")
        desk(pilot).composer.insert_text_at_cursor("half a thought")
        await pilot.press("escape")
        assert desk(pilot).composer.value == "half a thought"
        assert pilot.app.focused is not None and pilot.app.focused is not desk(pilot).composer
        await pilot.press("v")
        assert pilot.app.focused is desk(pilot).composer
        assert desk(pilot).composer.value == "half a thought"
        assert "Voice" in str(desk(pilot).composer.border_title)


async def test_every_printable_key_arrives_in_the_line(in_session: Path) -> None:
    printable = [chr(code) for code in range(33, 127)]
    async with at_the_desk(in_session) as pilot:
        await pilot.press(*printable)
        assert desk(pilot).composer.value == "".join(printable)


async def test_half_typed_text_is_on_the_disk_within_a_second_and_comes_back(in_session: Path) -> None:
    async with at_the_desk(in_session) as pilot:
        await pilot.press("f8", "escape", "i")
        await pilot.press(*"asc half", "left", "left")
        await wait_until(pilot, lambda: draft(in_session) is not None, seconds=1.0)
        await pilot.press("left")
        await wait_until(pilot, lambda: draft(in_session) == ("info", "asc half", 5), seconds=1.5)
    async with at_the_desk(in_session) as pilot:
        screen = desk(pilot)
        await wait_until(pilot, lambda: screen.composer.value == "asc half")
        assert screen.composer.cursor_position == 5
        assert str(screen.composer.border_title).startswith("036 · Information")


async def test_up_brings_the_last_entry_back_to_be_changed_and_escape_gives_the_draft_back(
    in_session: Path,
) -> None:
    async with at_the_desk(in_session) as pilot:
        await pilot.press("f8")
        await type_line(pilot, "hsg/turnstile visit by 4 jan")
        await type_line(pilot, "colp/netherby call by 5 jan")
        desk(pilot).composer.insert_text_at_cursor("half")
        await pilot.press("up", "up")
        assert "visit" in desk(pilot).composer.value
        await pilot.press("escape")
        assert desk(pilot).composer.value == "half"
        await pilot.press("up")
        await type_line(pilot, " again")
        assert texts(in_session)[0] == "visit"
        assert "again" in texts(in_session)[1]
        assert desk(pilot).composer.value == "half"


async def test_a_line_that_can_not_be_recorded_stays_with_what_to_do(in_session: Path) -> None:
    async with at_the_desk(in_session) as pilot:
        await type_line(pilot, "hsg: visit by 4 jan")
        await wait_until(pilot, lambda: "NOT SAVED" in str(desk(pilot).top.content))
        assert "NOT SAVED" in str(desk(pilot).understanding.content)
        assert desk(pilot).composer.value == "hsg: visit by 4 jan"


async def test_what_was_undone_is_said_in_the_place_of_what_was_recorded(tmp_path: Path) -> None:
    async with ccm(sitting(tmp_path, "/case 036"), (80, 24)) as pilot:
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, DeskScreen))
        await wait_until(pilot, lambda: "036" in str(desk(pilot).composer.border_title))
        await type_line(pilot, "hsg: visit by 4 jan")
        await wait_until(pilot, lambda: "Recorded" in shown(pilot))
        await pilot.press("ctrl+z")
        await wait_until(pilot, lambda: "Undone: action 036/1" in shown(pilot))
        assert "Recorded" not in shown(pilot)


async def test_an_entry_struck_out_can_be_brought_back(in_session: Path) -> None:
    async with at_the_desk(in_session) as pilot:
        await pilot.press("f8")
        await type_line(pilot, "hsg visit by 4 jan")
        await pilot.press("escape", "delete")
        await wait_until(pilot, lambda: "withdrawn" in record_text(pilot))


def record_text(pilot: Pilot[None]) -> str:
    panel = desk(pilot).record_panel
    return "\n".join(str(panel.get_option_at_index(index).prompt) for index in range(panel.option_count))


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_text_is_recorded_as_typed_and_shown_as_text(in_session: Path, text: str) -> None:
    async with at_the_desk(in_session) as pilot:
        await pilot.press("f8")
        desk(pilot).composer.value = f"/n {text}"
        await pilot.press("enter")
        await wait_until(pilot, lambda: len(texts(in_session)) == 1)
        assert texts(in_session) == [text]
        panel = record_text(pilot)
        assert "\x1b" not in panel
        assert "\u202e" not in panel
        if text.isprintable():
            assert text in panel


async def test_the_time_of_a_case_adds_up_when_it_is_left_and_returned_to(in_session: Path) -> None:
    async with at_the_desk(in_session) as pilot:
        await pilot.press("f8", "f8", "f7", "ctrl+t")
        await pilot.pause()
        raw = sqlite3.connect(in_session)
        rows = raw.execute(
            "SELECT count(*), sum(ended_at IS NULL) FROM sitting s JOIN agenda_item i ON i.id = s.agenda_item_id"
            " JOIN hearing h ON h.agenda_item_id = i.id JOIN case_file c ON c.id = h.case_id"
            " WHERE i.meeting_id = 4 AND c.reference = 'CCM/26/036'"
        ).fetchone()
        raw.close()
        assert rows == (2, 0)
        assert "clock stopped" in str(desk(pilot).top.content)
