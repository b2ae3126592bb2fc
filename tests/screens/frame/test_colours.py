"""The colours: chosen in the palette, remembered on this machine, and given way to what the terminal is told."""

import subprocess
import sys
from pathlib import Path

import pytest
from textual.pilot import Pilot

from ccm_tui.paths import settings_path
from ccm_tui.preferences import Colours, keep_colours, kept_colours
from screens.frame.themes import THEMES
from tests.demo_file import demo_record
from tests.screens.keyboard import ccm, says
from tests.screens.sitting import told
from tests.screens.support import wait_until

STARTS = """
import asyncio, sys
from pathlib import Path
from ccm_tui.app import CcmApp
from ccm_tui.clock import machine_clock

async def start():
    app = CcmApp(Path(sys.argv[1]), machine_clock())
    async with app.run_test() as pilot:
        await pilot.pause()
        print(app.theme, app.no_color)

asyncio.run(start())
"""


async def choose_colours(pilot: Pilot[None], colours: Colours) -> None:
    await pilot.press("ctrl+p", *f"{colours} colours")
    await says(pilot, f"{str(colours).capitalize()} colours", "from now on.")
    await pilot.press("enter")
    await wait_until(pilot, lambda: pilot.app.theme == THEMES[colours].name)


@pytest.mark.parametrize("colours", Colours)
async def test_colours_are_chosen_in_the_palette_and_are_there_at_the_next_start(
    colours: Colours, tmp_path: Path
) -> None:
    path = demo_record(tmp_path)
    async with ccm(path) as pilot:
        await choose_colours(pilot, colours)
        await wait_until(pilot, settings_path().exists)
        assert pilot.app.focused is not None
    async with ccm(path) as pilot:
        assert pilot.app.theme == THEMES[colours].name


async def test_colours_that_cannot_be_remembered_are_shown_all_the_same_and_that_is_said(tmp_path: Path) -> None:
    settings_path().parent.parent.mkdir(parents=True, exist_ok=True)
    settings_path().parent.write_text("a file where the folder should be")
    async with ccm(demo_record(tmp_path)) as pilot:
        await choose_colours(pilot, Colours.LIGHT)
        await wait_until(pilot, lambda: "These colours can't be remembered." in told(pilot))


@pytest.mark.parametrize("content", [b"", b"colours = 3", b"colours = 'mauve'", b"\xff\xfe", b"[colours"])
def test_settings_that_cannot_be_read_are_passed_over(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_bytes(content)
    assert kept_colours(tmp_path / "settings.toml") is Colours.DARK


def test_a_choice_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "ccm" / "settings.toml"
    for colours in Colours:
        keep_colours(path, colours)
        assert kept_colours(path) is colours
    assert [file.name for file in path.parent.iterdir()] == ["settings.toml"]


@pytest.mark.parametrize(
    ("environment", "started"),
    [({}, "ccm-light False"), ({"TEXTUAL_THEME": "nord"}, "nord False"), ({"NO_COLOR": "1"}, "ccm-light True")],
)
def test_what_the_terminal_is_told_comes_before_what_was_chosen(
    environment: dict[str, str], started: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_colours(settings_path(), Colours.LIGHT)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    done = subprocess.run(
        [sys.executable, "-c", STARTS, tmp_path / "none.db"], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == started
