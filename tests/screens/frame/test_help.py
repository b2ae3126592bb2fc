"""The help."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.containers import VerticalScroll
from textual.pilot import Pilot
from textual.widgets import Button

from ccm_tui.commands import Place, commands_of
from ccm_tui.domain.composer.examples import DAYS, EXAMPLES, LINE_MARKS
from ccm_tui.domain.composer.orders.orders import USAGE
from screens.frame.bindings import shown_keys
from screens.frame.help import HelpScreen
from screens.hearings.desk import DeskScreen
from screens.meetings.roll import RollScreen
from tests.screens.keyboard import assert_fits, ccm, goes_to, says
from tests.screens.sitting import resized, shown, sitting
from tests.screens.support import HOSTILE, showing, wait_until

WITH_HELP = [place for place in Place if place not in (Place.EVERYWHERE, Place.COMPOSER)]
"""The places that a screen of its own belongs to."""


@asynccontextmanager
async def helped(
    path: Path, place: Place, size: tuple[int, int] = (120, 150), about: str = "What it is for."
) -> AsyncIterator[Pilot[None]]:
    async with showing(path, lambda _lane: HelpScreen(place, about), size) as pilot:
        await wait_until(pilot, lambda: isinstance(pilot.app.focused, VerticalScroll))
        yield pilot


def words(pilot: Pilot[None]) -> str:
    """All that is shown, without the frame and however it is wrapped."""
    return " ".join(word for word in shown(pilot).split() if word != "┃")


async def test_help_lists_every_command_of_its_place_and_those_of_everywhere(tmp_path: Path) -> None:
    async with helped(tmp_path, Place.HOME) as pilot:
        for place in WITH_HELP:
            await pilot.app.push_screen(HelpScreen(place, f"What {place} is for."))
            await wait_until(pilot, lambda place=place: f"Help · {place}" in shown(pilot))  # type: ignore[misc]
            said = words(pilot)
            assert f"What {place} is for." in said
            for command in (*commands_of(place), *commands_of(Place.EVERYWHERE)):
                assert f"{shown_keys(command) or 'palette'} {command.label}. {command.help}" in said
            await pilot.press("escape")


async def test_help_for_the_desk_says_what_can_be_typed(tmp_path: Path) -> None:
    async with helped(tmp_path, Place.DESK) as pilot:
        for example in EXAMPLES:
            assert f"/{example.kind.value} {example.line} {example.meaning}" in words(pilot)
        for typed, meaning in (*LINE_MARKS, *DAYS):
            assert f"{typed} {meaning}" in words(pilot)
        for usage in USAGE.values():
            assert usage in words(pilot)
        for command in commands_of(Place.COMPOSER):
            assert f"{command.label}. {command.help}" in words(pilot)


async def test_f1_shows_the_help_of_where_one_is_and_one_key_goes_back(tmp_path: Path) -> None:
    async with ccm(sitting(tmp_path)) as pilot:
        await goes_to(pilot, DeskScreen)
        await pilot.press("f2")
        await goes_to(pilot, RollScreen)
        for keys in (("f1",), ("escape",), ("tab", "enter")):
            await pilot.press("f1")
            await says(pilot, "Help · the roll", "Call the roll: one key for the agency that is marked")
            assert pilot.app.focused is not None
            await pilot.press(*keys)
            await goes_to(pilot, RollScreen)


async def test_the_help_is_whole_at_every_size_and_its_end_can_be_reached(tmp_path: Path) -> None:
    async with helped(tmp_path, Place.DESK) as pilot:
        async for size in resized(pilot):
            screen = pilot.app.screen
            assert_fits(pilot)
            assert screen.query_one("#dialog").region.contains_region(screen.query_one(Button).region), size
            assert "Help · the desk" in shown(pilot), size
            await pilot.press("end")
            last = commands_of(Place.EVERYWHERE)[-1].help
            await wait_until(pilot, lambda last=last: last[-16:] in words(pilot))  # type: ignore[misc]


async def test_hostile_words_are_shown_as_text(tmp_path: Path) -> None:
    async with helped(tmp_path, Place.ROLL, about=" · ".join(HOSTILE[:-1])) as pilot:
        assert "[MARAC] plan [redacted] · ends [/ · [bold red]x[/] · ⟦1B⟧[2J⟦1B⟧]0;owned⟦07⟧" in words(pilot)
