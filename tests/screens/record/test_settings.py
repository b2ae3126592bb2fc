"""The settings on the screen."""

from pathlib import Path

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from ccm_tui.app import CcmApp
from ccm_tui.services.record.settings import read_setting
from screens.dialogs.questions import AskText
from screens.hearings.desk import DeskScreen
from screens.home.home import HomeScreen
from screens.record.settings import SettingsScreen
from screens.widgets.typing import TypedLine, TypedText
from tests.demo_file import demo_record
from tests.screens.keyboard import assert_fits, ccm, choose, goes_to, says
from tests.screens.scenes import settle
from tests.screens.sitting import shown, sitting
from tests.screens.support import HOSTILE, SIZES, opened, wait_until


async def opens(pilot: Pilot[None], name: str) -> None:
    if not isinstance(pilot.app.screen, SettingsScreen):
        await pilot.press("f8")
        await goes_to(pilot, SettingsScreen)
    await choose(pilot, "settings", name)
    await pilot.press("enter")
    await wait_until(pilot, lambda: not isinstance(pilot.app.screen, SettingsScreen))
    await settle(pilot)


def on_record(path: Path, name: str) -> str | int:
    record = opened(path)
    try:
        return read_setting(record, name).value
    finally:
        record.close()


async def test_a_number_is_changed_refused_put_back_and_undone(tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    async with ccm(path, (80, 24)) as pilot:
        await opens(pilot, "new_minutes")
        pilot.app.screen.query_one("#line", TypedLine).value = "much"
        await pilot.press("enter")
        await says(pilot, "That number can't be used. New case: a whole number of minutes")
        pilot.app.screen.query_one("#line", TypedLine).value = "11"
        await pilot.press("enter")
        await says(pilot, "New case 11 minutes changed")
        await pilot.press("f8")
        await says(pilot, "New case 18 minutes")
        await pilot.press("ctrl+z")
        await says(pilot, "New case 11 minutes changed")
    assert on_record(path, "new_minutes") == 11


async def test_a_long_text_takes_lines_and_is_kept_by_f10(tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    async with ccm(path) as pilot:
        await opens(pilot, "purpose")
        text = pilot.app.screen.query_one("#text", TypedText)
        text.select_all()
        await pilot.press(*"one", "enter", "enter", *"two [/")
        pilot.app.post_message(events.Paste("three\n[MARAC]"))
        await wait_until(pilot, lambda: text.text == "one\n\ntwo [/three\n[MARAC]")
        await pilot.press("f10")
        await goes_to(pilot, SettingsScreen)
    assert on_record(path, "purpose") == "one\n\ntwo [/three\n[MARAC]"


async def test_every_printable_key_arrives_in_a_long_text(tmp_path: Path) -> None:
    printable = "".join(chr(code) for code in range(0x20, 0x7F)) + "é£–🙂اب"
    async with ccm(demo_record(tmp_path)) as pilot:
        await opens(pilot, "purpose")
        text = pilot.app.screen.query_one("#text", TypedText)
        text.select_all()
        for character in printable:
            pilot.app.post_message(events.Key(_character_to_key(character), character))
        await wait_until(pilot, lambda: text.text == printable)


async def test_a_half_typed_text_comes_back_with_its_cursor(tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    async with ccm(path) as pilot:
        await opens(pilot, "sign_off")
        pilot.app.screen.query_one("#text", TypedText).select_all()
        await pilot.press(*"half", "enter", *"typed", "left", "left", "escape")
        await goes_to(pilot, SettingsScreen)
    async with ccm(path) as pilot:
        await opens(pilot, "sign_off")
        text = pilot.app.screen.query_one("#text", TypedText)
        assert (text.text, text.cursor_location) == ("half\ntyped", (1, 3))
        assert "kept from before" in shown(pilot)
        assert isinstance(pilot.app.screen, AskText)
    assert str(on_record(path, "sign_off")).startswith("Tell the coordinator")


async def test_bands_and_the_lock_count_at_once(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/case 036", "/r self 4x4 carried a knife")
    async with ccm(path) as pilot:
        await goes_to(pilot, DeskScreen)
        await pilot.press("ctrl+o")
        await opens(pilot, "bands")
        pilot.app.screen.query_one("#line", TypedLine).value = "green 0, crimson 10"
        await pilot.press("enter")
        await goes_to(pilot, SettingsScreen)
        await opens(pilot, "lock_minutes")
        pilot.app.screen.query_one("#line", TypedLine).value = "never"
        await pilot.press("enter")
        await goes_to(pilot, SettingsScreen)
        app = pilot.app
        assert isinstance(app, CcmApp)
        await wait_until(pilot, lambda: app._lock_minutes == 0)
        await pilot.press("escape")
        await goes_to(pilot, HomeScreen)
        await pilot.press("ctrl+z")
        await wait_until(pilot, lambda: app._lock_minutes == 15)
        await pilot.press("enter")
        await goes_to(pilot, DeskScreen)
        await says(pilot, "crimson")


async def test_hostile_texts_are_shown_as_they_are_and_act_on_nothing(tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    async with ccm(path, SIZES[0]) as pilot:
        await opens(pilot, "handling")
        text = pilot.app.screen.query_one("#text", TypedText)
        text.text = "\n".join(HOSTILE)
        await pilot.press("f10")
        await goes_to(pilot, SettingsScreen)
        await says(pilot, "[MARAC] plan [redacted]")
        assert_fits(pilot)
        await opens(pilot, "handling")
        assert "\x1b" not in shown(pilot)
        assert_fits(pilot)
    assert on_record(path, "handling") == "\n".join(HOSTILE)
