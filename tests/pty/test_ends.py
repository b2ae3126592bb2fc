"""However ccm ends, it comes back as it was, and leaves the terminal as it found it."""

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ccm_tui.signals import MOST_SECONDS
from db.sqlite.claim import holder_of
from tests.conftest import DEMO_NOW
from tests.disks import slow_disk
from tests.pty.desk import Line, at_the_desk, drafts, entries, half_typed, in_session
from tests.pty.terminal import LEFT_BEHIND, Terminal, terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals and signals of POSIX")

CLOSES = int(os.environ.get("CCM_CLOSES", "4"))
"""How often a window is closed that is being drawn to; more for a longer run."""

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


@pytest.mark.long
@pytest.mark.timeout(300 + 60 * CLOSES)
def test_a_window_closed_at_any_moment_while_it_is_drawn_ends_ccm_and_leaves_the_record_to_others(
    tmp_path: Path,
) -> None:
    path = in_session(tmp_path)
    seed = random.randrange(10**6)
    chance = random.Random(seed)
    for close in range(CLOSES):
        with terminal(path, (120, 40)) as desk:
            desk.wait_for("F1 Help", "Agenda")
            for key in chance.choices(("f7", "f8", "f6", "ctrl+g", "escape"), k=12):
                desk.press(key)
            time.sleep(chance.uniform(0, 1))
            desk.hang_up()
            assert desk.ended(MOST_SECONDS) == 129, f"seed {seed}, close {close}"
        assert holder_of(path, DEMO_NOW) is None, f"seed {seed}, close {close}"


@pytest.mark.parametrize("end", ["Ctrl+Q", "SIGTERM", "a closed window"])
def test_however_it_ends_what_stands_in_a_dialog_is_kept(end: str, tmp_path: Path) -> None:
    path = in_session(tmp_path)
    ask_to_end, code = ENDS[end]
    with at_the_desk(path) as desk:
        desk.press("ctrl+g")
        desk.wait_for("Agenda · meeting 4", "▶")
        desk.press("f6")
        desk.wait_for("Defer case 036", "Why?")
        desk.send("the flat is being")
        desk.wait_for("the flat is being")
        ask_to_end(desk)
        assert desk.ended() == code
    assert "the flat is being" in drafts(path)


def typed(desk: Terminal, lines: list[str]) -> None:
    desk.send("".join(f"{line}\r" for line in lines))


def pasted(desk: Terminal, lines: list[str]) -> None:
    desk.paste("".join(f"{line}\n" for line in lines))


@pytest.mark.long
@pytest.mark.parametrize("end", ["Ctrl+Q", "SIGTERM", "a closed window"])
@pytest.mark.parametrize("come", [typed, pasted])
def test_on_a_disk_that_takes_seconds_it_ends_in_time_with_all_that_was_typed_ahead(
    come: Callable[[Terminal, list[str]], None], end: str, tmp_path: Path
) -> None:
    path = in_session(tmp_path)
    lines = [f"line {number} of sixty" for number in range(60)]
    ask_to_end, code = ENDS[end]
    with at_the_desk(path) as desk, slow_disk(desk.process, 3):
        come(desk, lines)
        desk.send("half")
        desk.wait_for(lines[0])
        ask_to_end(desk)
        assert desk.ended(MOST_SECONDS) == code
        recorded, held = entries(path), half_typed(path)
        if end != "a closed window":
            assert f"{len(lines) - len(recorded)} lines that were entered are not recorded" in desk.sent
            assert all(reset in desk.sent for reset in LEFT_BEHIND)
    assert held is not None
    assert recorded == lines[: len(recorded)]
    assert held.text.split("\n") == [*lines[len(recorded) :], "half"]
    with at_the_desk(path) as desk:
        desk.wait_for(f"{len(lines) - len(recorded)} lines behind this one")
        desk.press("enter")
        desk.wait_until(lambda: entries(path) == [*lines, "half"])


def test_what_takes_its_time_at_the_end_is_said(tmp_path: Path) -> None:
    path = in_session(tmp_path)
    with at_the_desk(path) as desk, slow_disk(desk.process, 1.5):
        desk.paste("one\ntwo\nthree\n")
        desk.press("ctrl+q")
        desk.wait_for("lines are still being written", f"ccm ends in at most {MOST_SECONDS} seconds")
        assert desk.ended(MOST_SECONDS) == 0
        assert "The record is still being written" in desk.sent
    assert entries(path) == ["one", "two", "three"]


@pytest.mark.long
def test_two_hundred_lines_typed_ahead_of_ctrl_q_are_recorded_or_stand_in_the_line(tmp_path: Path) -> None:
    path = in_session(tmp_path)
    lines = [f"line {number} of two hundred" for number in range(200)]
    with at_the_desk(path) as desk:
        desk.send("\r".join((*lines, "half\x11")))
        assert desk.ended(MOST_SECONDS) == 0
    line = half_typed(path)
    assert line is not None
    assert [*entries(path), *line.text.split("\n")] == [*lines, "half"]


def test_a_terminal_that_takes_nothing_keeps_ccm_from_nothing(tmp_path: Path) -> None:
    path = in_session(tmp_path)
    with at_the_desk(path, (200, 60)) as desk:
        desk.stall()
        for _ in range(40):
            desk.press("f8", "f7")
        desk.send("said meanwhile\rhalf")
        desk.wait_until(lambda: (line := half_typed(path)) is not None and line.text == "half")
        desk.signal(signal.SIGTERM)
        assert desk.ended(MOST_SECONDS) == 143
    assert entries(path) == ["said meanwhile"]


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
