"""The whole application at a keyboard: what is typed into it, and whether what is shown fits."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.containers import VerticalScroll
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Button, Footer, Input

from ccm_tui.app import CcmApp
from ccm_tui.clock import Clock, clock_from
from ccm_tui.services.record.setup import set_up
from screens.frame.window import OpeningScreen
from screens.record.passphrase import PassphraseScreen
from screens.record.setup import SetupScreen
from screens.widgets.lists import KeptList
from tests.conftest import DEMO_NOW
from tests.screens.sitting import shown
from tests.screens.support import wait_until


@asynccontextmanager
async def ccm(
    path: Path, size: tuple[int, int] = (120, 40), clock: Clock | None = None
) -> AsyncIterator[Pilot[None]]:
    """ccm itself on the record at `path`, at the demo's time.

    Where there is none, at the set-up of one, whose passphrase was declined.
    """
    app = CcmApp(path, clock or clock_from(DEMO_NOW))
    async with app.run_test(size=size) as pilot:
        await wait_until(pilot, lambda: len(app.screen_stack) > 1 and not isinstance(app.screen, OpeningScreen))
        if isinstance(app.screen, PassphraseScreen):
            await pilot.press("f8", "f8")
            await wait_until(pilot, lambda: isinstance(app.screen, SetupScreen))
        await wait_until(pilot, lambda: app.focused is not None)
        yield pilot


async def goes_to(pilot: Pilot[None], screen: type[Screen[Any]]) -> None:
    """Waits until that is the screen one is on, with a place for the next key."""
    await wait_until(pilot, lambda: isinstance(pilot.app.screen, screen) and pilot.app.focused is not None)
    await pilot.pause()


async def says(pilot: Pilot[None], *words: str) -> None:
    """Waits until all of the words are on the screen, however far apart they stand."""

    def said() -> bool:
        lines = "\n".join(" ".join(line.split()) for line in shown(pilot).splitlines())
        return all(word in lines for word in words)

    await wait_until(pilot, said)


async def fill(pilot: Pilot[None], field: str, text: str) -> None:
    """Puts text into a field of the screen in front, in place of what is there."""
    box = pilot.app.screen.query_one(f"#{field}", Input)
    box.focus()
    box.value = text
    await pilot.pause()


def new_record(folder: Path) -> Path:
    """A record just set up, with the agencies of the starter list and nothing else."""
    path = folder / "new.db"
    set_up(path, "Thimble Community MARAC", clock_from(DEMO_NOW), "tester").close()
    return path


async def choose(pilot: Pilot[None], list_id: str, name: str) -> None:
    """Highlights the line of that name, and puts the focus on its list."""
    lines = pilot.app.screen.query_one(f"#{list_id}", KeptList)
    await wait_until(pilot, lambda: name in {option.id for option in lines.options})
    lines.focus()
    lines.highlighted = lines.get_option_index(name)
    await pilot.pause()


def _can_be_scrolled_to(box: Input) -> bool:
    """Whether the field stands in a form that is longer than the screen, which Tab scrolls to it."""
    bodies = [parent for parent in box.ancestors if isinstance(parent, VerticalScroll)]
    return any(body.max_scroll_y and box.virtual_region.bottom <= body.virtual_size.height for body in bodies)


def assert_fits(pilot: Pilot[None]) -> None:
    """Nothing hangs over an edge, the footer hides no key, and the focus is where it can be seen."""
    screen, focused = pilot.app.screen, pilot.app.focused
    assert focused is not None
    assert screen.find_widget(focused).visible_region.area, focused
    for footer in screen.query(Footer):
        assert footer.max_scroll_x == 0
    for button in screen.query(Button):
        assert button.region.area and screen.region.contains_region(button.region)
    for box in screen.query(Input):
        assert screen.find_widget(box).visible_region.area or _can_be_scrolled_to(box), box
    for child in screen.children:
        if child.display and child.region:
            assert screen.region.contains_region(child.region), child
