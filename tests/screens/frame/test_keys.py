"""Keys, help and palette: one table, and what it says is so wherever one is."""

from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.actions import parse
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

from ccm_tui.commands import Place, commands_of
from screens.frame.bindings import shown_keys
from screens.frame.help import HelpScreen
from screens.frame.palette import PaletteScreen
from screens.widgets.lists import KeptList
from tests.screens.keyboard import goes_to, says
from tests.screens.looks import text_in
from tests.screens.scenes import DIALOGS, PLACES, scene, seen, settle
from tests.screens.support import wait_until

TYPED = "".join(chr(code) for code in range(0x20, 0x7F)) + "é£–🙂اب"
"""Every printable character of ASCII, and what people's names and notes hold beside it."""

WITH_FIELDS = (
    "setup",
    "setup, an agency",
    "home, planning a meeting",
    "referrals, declining",
    "actions",
    "desk",
    "palette",
    "outstanding, why",
    "effects, issuing again",
    "ratings",
    "ratings, overall",
    "agenda, an urgent item",
    "passphrase",
    "unlock",
)
"""A scene of each sort of field in which something is typed."""


LEAVES = {"back", "home", "leave", "open", "open_meeting", "create", "record", "accept", "go", "call", "go_there"}
"""What goes to another screen for good; where that leads is tested with the screen it leads to."""


@pytest.mark.parametrize("name", PLACES)
async def test_help_palette_and_every_key_of_a_place_do_what_the_table_says(name: str, tmp_path: Path) -> None:
    async with seen(scene(name), tmp_path) as pilot:
        await assert_f1_explains(pilot)
        await assert_palette_finds_every_command(pilot)
        await assert_the_next_key_always_goes_somewhere(pilot)


@pytest.mark.parametrize("name", DIALOGS)
async def test_f1_explains_each_sort_of_dialog(name: str, tmp_path: Path) -> None:
    async with seen(scene(name), tmp_path) as pilot:
        await assert_f1_explains(pilot)


async def test_what_is_found_in_the_palette_is_done_and_the_focus_comes_back(tmp_path: Path) -> None:
    async with seen(scene("desk"), tmp_path) as pilot:
        focused = pilot.app.focused
        for asked, said in (("stop clock", "clock stopped"), ("recall", "036 · Note · changing")):
            await pilot.press("ctrl+p")
            pilot.app.post_message(events.Paste(asked))
            await wait_until(pilot, lambda: pilot.app.screen.query_one(KeptList).option_count == 1)
            await pilot.press("enter")
            await says(pilot, said)
            assert pilot.app.focused is focused


async def test_help_and_the_palette_stand_over_each_other_but_never_over_themselves(tmp_path: Path) -> None:
    async with seen(scene("desk"), tmp_path) as pilot:
        for key in ("ctrl+p", "f1", "ctrl+p", "ctrl+p"):
            await pilot.press(key)
        assert [type(screen) for screen in pilot.app.screen_stack[-2:]] == [PaletteScreen, HelpScreen]
        for key in ("escape", "escape", "f1", "ctrl+p", "f1", "f1"):
            await pilot.press(key)
        assert [type(screen) for screen in pilot.app.screen_stack[-2:]] == [HelpScreen, PaletteScreen]


async def test_the_palette_says_how_to_leave_the_field_for_a_key_that_it_would_take(tmp_path: Path) -> None:
    async with seen(scene("desk"), tmp_path) as pilot:
        await pilot.press("ctrl+p")
        pilot.app.post_message(events.Paste("wishes"))
        await says(pilot, "Voice Esc, then v")


@pytest.mark.parametrize("name", WITH_FIELDS)
async def test_every_character_typed_arrives_in_every_field(name: str, tmp_path: Path) -> None:
    async with seen(scene(name), tmp_path) as pilot:
        screen = pilot.app.screen
        for box in screen.query(Input):
            if box.disabled:
                continue
            box.focus()
            box.value = ""
            await settle(pilot)
            for character in TYPED:
                # As the terminal sends it: through the app, whose own keys and the screen's come first.
                pilot.app.post_message(events.Key(_character_to_key(character), character))
            await wait_until(pilot, lambda box=box: len(box.value) >= len(TYPED), 15)  # type: ignore[misc]
            assert box.value == TYPED
            assert (pilot.app.screen, pilot.app.focused) == (screen, box)


def place_of(screen: Screen[Any]) -> Place:
    place = getattr(screen, "PLACE", Place.EVERYWHERE)
    assert isinstance(place, Place)
    return place


async def assert_f1_explains(pilot: Pilot[None]) -> None:
    """F1 says what this screen is for, and Esc gives everything back as it was."""
    screen, focused = pilot.app.screen, pilot.app.focused
    about = getattr(screen, "ABOUT", "")
    await pilot.press("f1")
    await goes_to(pilot, HelpScreen)
    box, body = pilot.app.screen.query_one("#dialog"), pilot.app.screen.query_one("#body")
    assert f"Help · {place_of(screen)}" in text_in(pilot, box.region)
    assert about and about in text_in(pilot, body.scrollable_content_region)
    await pilot.press("escape")
    await settle(pilot)
    assert (pilot.app.screen, pilot.app.focused) == (screen, focused)


async def assert_palette_finds_every_command(pilot: Pilot[None]) -> None:
    """Each command that can be given is found by its name and by what it does, and its keys are shown."""
    screen = pilot.app.screen
    await pilot.press("ctrl+p")
    await goes_to(pilot, PaletteScreen)
    palette = pilot.app.screen
    assert isinstance(palette, PaletteScreen)
    for command in (*commands_of(place_of(screen)), *commands_of(Place.EVERYWHERE)):
        node = pilot.app if command.place is Place.EVERYWHERE else screen
        _, action, parameters = parse(command.id)
        if node.check_action(action, parameters) is False:
            continue
        last_words = command.help.rstrip(".").rsplit(maxsplit=2)[-1]
        for asked in (command.label.lower(), last_words):
            found = {hit.offer.command.help: palette.said_of(hit).plain for hit in palette.find(asked)}
            assert command.help in found, asked
            first, said = found[command.help].splitlines()
            assert first.endswith(shown_keys(command)), command.id
            assert said == command.help
    await pilot.press("escape")
    await settle(pilot)
    assert pilot.app.screen is screen


async def assert_the_next_key_always_goes_somewhere(pilot: Pilot[None]) -> None:
    """After each command something has the focus, on another screen as well and after coming back."""
    screen = pilot.app.screen
    for command in commands_of(place_of(screen)):
        if command.id in LEAVES or not command.keys:
            continue
        await pilot.press(command.keys[0])
        await settle(pilot)
        for _ in range(3):
            assert pilot.app.focused is not None, command.id
            if pilot.app.screen is screen:
                break
            await pilot.press("escape")
            await settle(pilot)
        assert pilot.app.screen is screen, command.id
