"""What a real terminal sends: bursts, pastes, and a window that changes its size under the typing."""

import sys
from pathlib import Path

import pytest

from tests.demo_file import demo_record
from tests.pty.desk import at_the_desk, entries, half_typed, in_session
from tests.pty.terminal import terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals of POSIX")

LEFT, BACKSPACE, F8 = "\x1b[D", "\x7f", "\x1b[19~"
CTRL_P, F1, PAGE_DOWN = "\x10", "\x1bOP", "\x1b[6~"


def test_a_burst_of_keys_with_enters_in_it_loses_none_and_keeps_their_order(tmp_path: Path) -> None:
    path = in_session(tmp_path)
    lines = [f"line {number} of twenty, spoken fast" for number in range(1, 21)]
    with at_the_desk(path) as desk:
        desk.send("".join(f"{line}\r" for line in lines) + "and a half")
        desk.wait_for("036 · Note", "and a half")
        assert entries(path) == lines


def test_cursor_keys_in_a_burst_act_between_the_letters_they_were_pressed_between(tmp_path: Path) -> None:
    path = in_session(tmp_path)
    with at_the_desk(path) as desk:
        desk.send(f"helo{LEFT}l{BACKSPACE}{BACKSPACE}lp\r")
        desk.wait_for("Recorded")
        assert entries(path) == ["helpo"]


def test_the_next_case_in_a_burst_is_called_before_what_was_typed_for_it(tmp_path: Path) -> None:
    path = in_session(tmp_path)
    with at_the_desk(path) as desk:
        desk.send(f"for this case\rhalf{F8}for the next\r")
        desk.wait_for("039 · Note", "Recorded. Note")
        assert entries(path, "036") == ["for this case"]
        assert entries(path, "039") == ["for the next"]
        line = half_typed(path, "036")
        assert line is not None and line.text == "half"


def test_pasted_lines_become_entries_in_their_order_and_none_is_lost(tmp_path: Path) -> None:
    path = in_session(tmp_path)
    lines = [f"pasted line {number}, Zoë 李雷 [/" for number in range(1, 41)]
    with at_the_desk(path) as desk:
        desk.paste("\n".join(lines) + "\n")
        desk.send("typed after")
        desk.wait_for("typed after")
        assert entries(path) == lines


def test_typing_goes_on_while_the_window_changes_its_size(tmp_path: Path) -> None:
    path = in_session(tmp_path)
    said = "every word of this long sentence was typed while somebody dragged the corner of the window about"
    with at_the_desk(path, (120, 40)) as desk:
        sizes = [(60, 20), (200, 60), (80, 24), (100, 30)]
        for place, letter in enumerate(said):
            desk.send(letter)
            if place % 8 == 0:
                desk.resize(*sizes[place // 8 % len(sizes)])
        desk.send("\r")
        desk.wait_until(lambda: entries(path) == [said])
        desk.resize(60, 20)
        desk.send("still here")
        desk.wait_for("036 · Note", "still here", "F1 Help")


def test_a_paste_of_several_lines_into_a_dialog_is_all_in_its_line(tmp_path: Path) -> None:
    path = in_session(tmp_path)
    with at_the_desk(path) as desk:
        desk.press("ctrl+g")
        desk.wait_for("Agenda · meeting 4", "▶")
        desk.press("f6")
        desk.wait_for("Defer case 036", "Why?")
        desk.paste("first reason\nsecond reason")
        desk.wait_for("first reason second reason")


def test_keys_that_are_pressed_at_once_from_a_list_act_on_the_screen_that_each_was_meant_for(tmp_path: Path) -> None:
    with terminal(demo_record(tmp_path)) as ccm:
        ccm.wait_for("Meeting 4, today at 14:00", "F1 Help")
        ccm.press("f5")
        ccm.send("031\r")
        ccm.wait_for("1 case found", "Open the file of CCM/26/031", "Why do you open it?")


@pytest.mark.parametrize(
    "keys",
    [
        f"{CTRL_P}dark\r\r",
        f"{CTRL_P}{F1}{F1}{F1}",
        f"{CTRL_P}{PAGE_DOWN}d{PAGE_DOWN}a{PAGE_DOWN}",
        f"{F1}\x1b{F1}\r{F1}",
    ],
)
def test_the_palette_and_the_help_take_keys_at_any_speed(keys: str, tmp_path: Path) -> None:
    path = in_session(tmp_path)
    with at_the_desk(path) as desk:
        for _ in range(6):
            desk.send(keys)
            desk.press("escape", "escape", "escape")
        desk.press("ctrl+q")
        assert desk.ended() == 0
