"""However ccm ends, it comes back as it was, and leaves the terminal as it found it."""

import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.pty.desk import Line, at_the_desk, half_typed, in_session
from tests.pty.terminal import LEFT_BEHIND, Terminal, terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals and signals of POSIX")

ENDS: dict[str, tuple[Callable[[Terminal], None], int]] = {
    "Ctrl+Q": (lambda desk: desk.press("ctrl+q"), 0),
    "SIGTERM": (lambda desk: desk.signal(signal.SIGTERM), 143),
    "SIGINT": (lambda desk: desk.signal(signal.SIGINT), 130),
    "SIGHUP": (lambda desk: desk.signal(signal.SIGHUP), 129),
    "a closed window": (Terminal.hang_up, 129),
}


@pytest.mark.parametrize("end", ENDS)
def test_however_it_ends_what_was_half_typed_is_on_the_disk_and_the_terminal_as_it_was(
    end: str, tmp_path: Path
) -> None:
    path = in_session(tmp_path)
    ask_to_end, code = ENDS[end]
    with at_the_desk(path) as desk:
        half_type(desk)
        ask_to_end(desk)
        assert desk.ended() == code
        if end != "a closed window":
            assert all(desk.sent.rfind(reset) > desk.sent.rfind("two visits") for reset in LEFT_BEHIND)
            assert desk.modes_now == desk.modes
        assert "Traceback" not in desk.sent
    line = half_typed(path, "039")
    assert line is not None
    assert line[:2] == ("info", "asc: two visits")


def test_the_case_the_kind_the_text_and_the_cursor_come_back(tmp_path: Path) -> None:
    path = in_session(tmp_path)
    with at_the_desk(path) as desk:
        half_type(desk)
        desk.signal(signal.SIGTERM)
        desk.ended()
    line = half_typed(path, "039")
    assert line is not None
    with at_the_desk(path, case="039") as desk:
        desk.wait_for("039 · Information", "asc: two visits")
        desk.send("X")
        desk.wait_for("X")
        desk.press("ctrl+q")
        assert desk.ended() == 0
    cursor = line.cursor
    assert half_typed(path, "039") == Line("info", f"{line.text[:cursor]}X{line.text[cursor:]}", cursor + 1)


def half_type(desk: Terminal) -> None:
    """Types most of an entry on the next case, and goes back in it."""
    desk.press("f8")
    desk.wait_for("039 · Note")
    desk.send("/i\rasc: two visits")
    desk.press("left", "left", "left")
    # The keys have reached ccm; that they are on the disk is for it to see to.
    desk.wait_for("two visits")


def test_keys_that_have_not_been_answered_yet_are_kept_by_ctrl_q(tmp_path: Path) -> None:
    path = in_session(tmp_path)
    with at_the_desk(path) as desk:
        desk.send("one\rtwo\rhalf a thought\x11")
        assert desk.ended() == 0
    assert half_typed(path) == Line("note", "half a thought", 14)


def test_what_was_typed_into_a_dialog_is_told_after_a_kill_and_is_there_again(tmp_path: Path) -> None:
    path = in_session(tmp_path)
    with at_the_desk(path) as desk:
        desk.press("ctrl+g")
        desk.wait_for("Agenda · meeting 4", "▶")
        desk.press("f6")
        desk.wait_for("Defer case 036", "Why?")
        desk.send("the flat is being")
        desk.wait_for("the flat is being")
        time.sleep(1)
        desk.signal(signal.SIGKILL)
        desk.ended()
    with at_the_desk(path) as desk:
        desk.wait_for("Half-typed text is kept in", "the agenda: Defer case 036")
        desk.press("ctrl+g")
        desk.wait_for("Agenda · meeting 4", "▶")
        desk.press("f6")
        desk.wait_for("the flat is being", "kept from before")
        desk.send(" cleared")
        desk.wait_for("the flat is being cleared")
        desk.press("escape")
        desk.wait_until(lambda: "Why?" not in desk.shown)
        desk.press("ctrl+q")
        desk.ended()
    with at_the_desk(path) as desk:
        desk.wait_for("036 · Note")
        assert "Half-typed" not in desk.shown


def test_going_on_without_having_been_stopped_starts_nothing_twice(tmp_path: Path) -> None:
    path = in_session(tmp_path)
    with at_the_desk(path) as desk:
        desk.signal(signal.SIGCONT)
        desk.send("every key arrives once")
        desk.wait_for("every key arrives once")
        assert desk.sent.count("\x1b[?1049h") == 1
        desk.press("ctrl+q")
        assert desk.ended() == 0


def test_before_there_is_a_record_leaving_is_asked_about_once_something_was_typed(tmp_path: Path) -> None:
    with terminal(tmp_path / "none.db") as ccm:
        ccm.wait_for("first its passphrase")
        ccm.press("f8")
        ccm.wait_for("Press F8 again")
        ccm.press("f8")
        ccm.wait_for("check the name")
        ccm.send("Thimble")
        ccm.wait_for("Thimble")
        ccm.press("ctrl+q")
        ccm.wait_for("Leave without a record?")
        ccm.press("escape")
        ccm.wait_until(lambda: "Leave without" not in ccm.shown)
        assert "Thimble" in ccm.shown
        ccm.press("ctrl+q")
        ccm.wait_for("Leave without a record?")
        ccm.press("ctrl+q")
        assert ccm.ended() == 0
    assert not (tmp_path / "none.db").exists()
