"""The disk is full in mid-meeting: what was entered stays in sight, and is saved when there is room again."""

import sys
from pathlib import Path

import pytest

from tests.disks import fill, small_disk
from tests.pty.desk import at_the_desk, entries, half_typed, in_session

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals of POSIX")


def test_what_a_full_disk_refuses_is_saved_by_itself_once_there_is_room(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 16) as disk:
        path = in_session(disk)
        with at_the_desk(path) as desk:
            desk.send("before it was full\r")
            desk.wait_for("Recorded. Note")
            filler = fill(disk)
            desk.send("while it was\r")
            desk.wait_for("NOT SAVED: The disk is full", "saved by itself")
            assert entries(path) == ["before it was full"]
            filler.unlink()
            desk.wait_for("Saved now. Recorded. Note")
            desk.send("half a thought")
            desk.wait_for("half a thought")
            desk.press("ctrl+q")
            assert desk.ended() == 0
        assert entries(path) == ["before it was full", "while it was"]
        line = half_typed(path)
        assert line is not None and line.text == "half a thought"
