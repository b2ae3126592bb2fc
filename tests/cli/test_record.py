import os
import select
import sys
from pathlib import Path

import pytest

from tests.cli.support import NOW, Ccm, as_program

LINES = """/roll colp present
/roll mht apologies
/case 036
hsg: offer a safe place to stay by 8 jan #children
/i asc: known since May #opinion
"""


def test_a_meeting_is_taken_from_a_pipe(ccm: Ccm) -> None:
    done = as_program("record", "next", "--db", ccm.db, stdin=LINES.encode())
    assert (done.code, done.err) == (0, "")
    assert "Housing" in done.out
    assert "036/1      HSG" in ccm("actions", "--open").out
    assert "in session" in ccm("meetings").out


def test_lines_that_cannot_be_followed_are_told_and_the_others_are_taken(ccm: Ccm) -> None:
    lines = "\ufeff/roll nobody present\r\n/case 036\r\n/nonsense\r\nhsg: call round by fri\r\n"
    done = as_program("record", "next", "--db", ccm.db, stdin=lines.encode())
    assert done.code == 1
    assert [line.partition(":")[0] for line in done.told[::2]] == ["Line 1", "Line 3"]
    assert "call round" in ccm("actions", "--open").out


def test_a_dissent_is_answered_with_how_it_was_resolved(ccm: Ccm) -> None:
    lines = b"/case 036\n/n #dissent YJ thought it too high => the panel kept it\n"
    done = as_program("record", "next", "--db", ccm.db, stdin=lines)
    assert "how it was resolved: YJ thought it too high => the panel kept it" in done.out


def test_hostile_lines_are_kept_and_do_not_act_on_the_terminal(ccm: Ccm) -> None:
    lines = b"/case 036\nhsg: look [red] \x1b[2J\x9b \xff here by fri\n"
    done = as_program("record", "next", "--db", ccm.db, stdin=lines)
    assert done.code == 0
    assert "\x1b" not in done.out
    assert "[red]" in ccm("actions", "--open").out


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals of POSIX")
def test_at_a_terminal_the_prompt_says_which_case_is_before_the_meeting(demo: Path) -> None:
    import pty

    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(CCM_NOW=NOW, TERM="dumb")
        os.execv(sys.executable, [sys.executable, "-m", "ccm_tui", "record", "next", "--db", str(demo)])
    seen = read_until(terminal, "meeting> ")
    os.write(terminal, b"/case 036\n")
    seen = read_until(terminal, "036> ")
    os.write(terminal, b"\x04")
    _, status = os.waitpid(child, 0)
    os.close(terminal)
    assert "Rollo Quince" in seen
    assert os.waitstatus_to_exitcode(status) == 0


def read_until(terminal: int, wanted: str) -> str:
    """What the terminal shows until the wanted text; fails where it does not come."""
    seen = ""
    while wanted not in seen:
        ready, _, _ = select.select([terminal], [], [], 60)
        assert ready, f"waited in vain for {wanted!r} after {seen!r}"
        seen += os.read(terminal, 4096).decode(errors="replace")
    return seen
