"""What the screen tests share: the demo record, an app to host one screen, and waiting for a fact."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot
from textual.screen import Screen

import ccm_tui.app
from ccm_tui.clock import Clock, clock_from
from ccm_tui.commands import Place
from ccm_tui.places import screen_for
from db.lane import Lane
from db.record import Record
from screens.frame.bindings import bindings
from screens.frame.going import GoingApp, Wanted
from tests.conftest import DEMO_NOW

SIZES = ((60, 20), (80, 24), (120, 40), (200, 60))
"""Columns and rows at which every screen must be whole."""

HOSTILE = (
    "[MARAC] plan [redacted]",
    "ends [/",
    "[bold red]x[/]",
    "\x1b[2J\x1b]0;owned\x07",
    "‮reversed ‏",
    "👩‍👧 Zoë 李雷",
    "{name!r:>10}",
    "x" * 10_000,
)
"""Text that has broken other programs of this kind."""


def opened(path: Path, clock: Clock | None = None) -> Record:
    """The record, opened in this thread, to look up what a screen has done."""
    return Record.open(path, clock or clock_from(DEMO_NOW), "tester")


class HostApp(GoingApp):
    """Shows one screen over a record, as ccm itself would."""

    CSS_PATH = Path(ccm_tui.app.__file__).parent / "app.tcss"
    BINDINGS = bindings(Place.EVERYWHERE)

    def __init__(self, lane: Lane, make_screen: Callable[[Lane], Screen[None]]) -> None:
        super().__init__()
        self._lane = lane
        self._make_screen = make_screen

    def on_mount(self) -> None:
        self.push_screen(self._make_screen(self._lane))

    async def on_unmount(self) -> None:
        await self._lane.close()

    def screen_for(self, wanted: Wanted) -> Screen[None]:
        return screen_for(wanted, self._lane)


@asynccontextmanager
async def showing(
    path: Path, make_screen: Callable[[Lane], Screen[None]], size: tuple[int, int] = (120, 40)
) -> AsyncIterator[Pilot[None]]:
    """One screen over the record at `path`, driven by a pilot."""
    app = HostApp(Lane(lambda: opened(path)), make_screen)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        yield pilot


def shown(pilot: Pilot[None]) -> str:
    """All that is on the screen, line by line."""
    strips = pilot.app.screen._compositor.render_strips(pilot.app.size)
    return "\n".join(strip.text for strip in strips)


async def wait_until(pilot: Pilot[None], fact: Callable[[], bool], seconds: float = 20.0) -> None:
    """Waits until the fact holds; fails where it does not in time."""
    for _ in range(int(seconds / 0.02)):
        if fact():
            return
        await pilot.pause(0.02)
    raise AssertionError(f"waited in vain; the screen shows:\n{shown(pilot)}")
