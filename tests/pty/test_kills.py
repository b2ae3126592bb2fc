"""The laptop dies in mid-meeting, again and again."""

import os
import random
import signal
import sys
import time
from pathlib import Path

import pytest

from tests.pty.desk import at_the_desk, entries, half_typed, in_session

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals of POSIX")

KILLS = int(os.environ.get("CCM_KILLS", "6"))
"""How often it dies; more for a longer run."""

WORDS = ("she ", "moved ", "to ", "her ", "aunt's ", "[MARAC] ", "on ", "friday.\r", "é.\r", "yet [/.\r")
"""What is typed, a piece at a time; whatever the pieces, a line begins with a letter and ends with a full stop."""

PROMISED_SECONDS = 1.0
"""How old the youngest key may be that is lost."""


@pytest.mark.timeout(120 + 20 * KILLS)
def test_no_acknowledged_entry_and_no_more_than_a_second_of_typing_is_lost(tmp_path: Path) -> None:
    path = in_session(tmp_path)
    seed = random.randrange(10**6)
    chance = random.Random(seed)
    typed = ""
    for life in range(KILLS + 1):
        with at_the_desk(path) as desk:
            line = half_typed(path)
            assert line is not None and line.kind == "note", f"seed {seed}, life {life}"
            assert on_disk(path) == typed, f"seed {seed}, life {life}"
            desk.wait_for("036 · Note", " ".join(line.text.split()))
            if life == KILLS:
                break
            sent: list[tuple[float, str]] = [(0.0, "")]
            until = time.monotonic() + chance.uniform(0.1, 2.5)
            while time.monotonic() < until:
                piece = chance.choice(WORDS)
                desk.send(piece)
                sent.append((time.monotonic(), sent[-1][1] + piece))
                time.sleep(chance.uniform(0.03, 0.2))
            desk.signal(signal.SIGKILL)
            died_at = time.monotonic()
            assert desk.ended() == -signal.SIGKILL
        kept = on_disk(path)
        rested = next(so_far for at, so_far in reversed(sent) if at <= died_at - PROMISED_SECONDS)
        assert (typed + sent[-1][1]).startswith(kept), f"seed {seed}, life {life}: out of order, or twice"
        assert kept.startswith(typed + rested), f"seed {seed}, life {life}: lost"
        acknowledged = desk.sent.count("Recorded. Note")
        assert len(entries(path)) >= acknowledged, f"seed {seed}, life {life}: an acknowledged entry is lost"
        typed = kept


def on_disk(path: Path) -> str:
    """All that was typed, as the keys that give what is on the disk."""
    line = half_typed(path)
    return "".join(f"{text}\r" for text in entries(path)) + (line.text if line else "")
