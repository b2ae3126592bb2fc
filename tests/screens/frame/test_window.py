import os
from pathlib import Path

import pytest
from textual import events
from textual.geometry import Size

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


async def test_a_size_that_the_window_had_before_changes_nothing(tmp_path: Path) -> None:
    """Two screens told each other two sizes for ever, and no key was heard any more."""
    async with showing(demo_record(tmp_path), HomeScreen) as pilot:
        pilot.app.screen.post_message(events.Resize(Size(60, 20), Size(60, 20)))
        await pilot.pause()
        assert pilot.app.screen.has_class("-wide")
