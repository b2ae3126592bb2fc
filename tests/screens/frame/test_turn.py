import asyncio
from itertools import count
from time import monotonic

import pytest
from textual import events
from textual.app import App
from textual.css.query import NoMatches

from screens.frame.turn import LeftInTurn, SureTimer


class Held(SureTimer, App[None]):
    """Notes that its timer went off."""

    gone_off = False

    def note(self) -> None:
        self.gone_off = True


async def test_a_timer_goes_off_though_the_machine_holds_the_program_up_as_it_starts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """From one look at the time to the next, for the first few, far more passes than the timer was set for."""
    looks = count()
    app = Held()
    async with app.run_test():
        monkeypatch.setattr("textual.timer._time.get_time", lambda: monotonic() + min(next(looks), 9))
        app.set_timer(0.01, app.note)
        for _ in range(100):
            await asyncio.sleep(0.01)
    assert app.gone_off


class Stumbling(LeftInTurn[None]):
    """Looks for what is not on it, as what is being left does."""

    async def on_key(self) -> None:
        self.query_one("#gone")


async def test_what_comes_to_a_screen_that_was_left_is_no_fault() -> None:
    app = App[None]()
    async with app.run_test() as pilot:
        screen = Stumbling()
        await app.push_screen(screen)
        await screen.dismiss()
        await screen.on_event(events.Key("x", "x"))
        await pilot.pause()


async def test_what_is_missing_on_a_screen_that_is_shown_is_a_fault() -> None:
    app = App[None]()
    with pytest.raises(NoMatches):
        async with app.run_test() as pilot:
            await app.push_screen(Stumbling())
            await pilot.press("x")
