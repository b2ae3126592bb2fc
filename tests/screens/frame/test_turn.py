import asyncio
from itertools import count
from time import monotonic

import pytest
from textual.app import App

from screens.frame.turn import SureTimer


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
