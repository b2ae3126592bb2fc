"""Whole and calm: every screen at every size, in every colour and in none, with the focus to be seen."""

from pathlib import Path

import pytest
from textual.geometry import Region
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input, OptionList

from ccm_tui.preferences import Colours
from screens.frame.palette import PaletteScreen
from screens.frame.themes import THEMES
from tests.screens.keyboard import assert_fits, says
from tests.screens.looks import FRAME, bare, glyphs
from tests.screens.scenes import DIALOGS, PLACES, SCENES, Scene, scene, seen, settle
from tests.screens.support import SIZES

LEAST = {Colours.DARK: 4.5, Colours.LIGHT: 4.5, Colours.CONTRAST: 7.0}
"""The contrast of words, by the colours chosen (WCAG 2.2, 1.4.3 and 1.4.6)."""

LEAST_OF_FRAMES = 3.0
"""The contrast of what is drawn (WCAG 2.2, 1.4.11)."""


USUAL = (120, 40)
"""The size at which the colours are looked at."""


@pytest.mark.parametrize("shows", SCENES, ids=lambda shows: shows.name)
async def test_every_screen_is_whole_at_every_size_and_legible_in_all_colours(shows: Scene, tmp_path: Path) -> None:
    async with seen(shows, tmp_path, SIZES[0]) as pilot:
        for size in (*(size for size in SIZES if size != USUAL), USUAL):
            await pilot.resize_terminal(*size)
            await settle(pilot)
            assert_fits(pilot)
        for theme in THEMES:
            await assert_stands_out(pilot, theme)


@pytest.mark.parametrize("name", (*PLACES, *DIALOGS))
async def test_without_colour_the_focus_and_what_is_chosen_are_seen(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with seen(scene(name), tmp_path, (80, 24)) as pilot:
        looks = []
        for widget in stops(pilot):
            widget.focus()
            await settle(pilot)
            assert_fits(pilot)
            looks.append(bare(pilot))
            if isinstance(widget, OptionList) and widget.highlighted_option:
                assert_turned_round(pilot, widget)
        for place, look in enumerate(looks):
            assert look not in looks[:place]


@pytest.mark.parametrize("name", ["setup", "setup, an agency", "home, planning a meeting", "ratings"])
async def test_the_label_of_the_line_that_has_the_focus_stands_out_and_no_other(name: str, tmp_path: Path) -> None:
    async with seen(scene(name), tmp_path) as pilot:
        screen = pilot.app.screen
        for box in screen.query(Input).results():
            box.focus()
            await settle(pilot)
            for label in screen.query("Label, #why-label").results(Widget):
                asked = label.parent is not None and box in label.parent.children
                assert label.styles.text_style.bold is (True if asked else None), (box, label)


def stops(pilot: Pilot[None]) -> list[Widget]:
    """Everything that the focus can be on, where there is anything to be seen of it."""
    return [widget for widget in pilot.app.screen.focus_chain if widget.region.area]


def in_front(pilot: Pilot[None]) -> Region:
    """What can be acted on: the dialog or the palette where there is one, else all of the screen."""
    screen = pilot.app.screen
    boxes = [box.region for name in ("#dialog", "#palette") for box in screen.query(name)]
    return Region.from_union(boxes) if boxes else screen.region


async def assert_stands_out(pilot: Pilot[None], colours: Colours) -> None:
    """In those colours every word and every line drawn can be told from what is behind it."""
    found = isinstance(pilot.app.screen, PaletteScreen)
    if found:
        # An open palette keeps its colours; none can be chosen without leaving it.
        await pilot.press("escape")
    pilot.app.theme = THEMES[colours].name
    if found:
        await pilot.press("ctrl+p", *"rat")
        await says(pilot, "Rate F5")
    await settle(pilot)
    for glyph in glyphs(pilot, in_front(pilot)):
        if not glyph.character.isspace():
            least = LEAST_OF_FRAMES if glyph.character in FRAME else LEAST[colours]
            assert glyph.contrast >= least, (colours, glyph)
            assert not glyph.style.dim, (colours, glyph)


def assert_turned_round(pilot: Pilot[None], options: OptionList) -> None:
    """The line that is highlighted, and no other of the list, has its words and its ground changed about."""
    words = [glyph for glyph in glyphs(pilot, options.content_region) if glyph.character not in FRAME]
    lines = [(glyph, glyph.style.meta["option"]) for glyph in words if "option" in glyph.style.meta]
    chosen = {glyph.row for glyph, option in lines if option == options.highlighted}
    assert chosen
    assert {glyph.row for glyph, _ in lines if glyph.style.reverse} == chosen
