import os
from pathlib import Path

import pytest

from screens.frame.window import fit_to_window
from screens.home.home import HomeScreen
from tests.demo_file import demo_record
from tests.screens.support import showing, wait_until


async def test_a_window_whose_new_size_was_not_told_is_found_to_have_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "get_terminal_size", lambda _file: os.terminal_size((60, 20)))
    async with showing(demo_record(tmp_path), HomeScreen) as pilot:
        assert pilot.app.screen.size == (120, 40)
        fit_to_window(pilot.app)
        await wait_until(pilot, lambda: pilot.app.screen.size == (60, 20))
        assert pilot.app.size == (60, 20)
