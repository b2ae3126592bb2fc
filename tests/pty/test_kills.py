"""The laptop dies in mid-meeting, again and again."""

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.pty.desk import PASSPHRASE, at_the_desk, encrypted, entries, half_typed, in_session

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals of POSIX"),
]

KILLS = int(os.environ.get("CCM_KILLS", "3"))
"""How often it dies; more for a longer run."""

WORDS = ("she ", "moved ", "to ", "her ", "aunt's ", "[MARAC] ", "on ", "friday.\r", "é.\r", "yet [/.\r")
"""What is typed, a piece at a time; whatever the pieces, a line begins with a letter and ends with a full stop."""

LAST_WORD = "rests"
"""What is typed last before a rest. It is seen on the screen before the rest begins, however slow the machine."""

PROMISED_SECONDS = 1.0
"""How long a key must have rested to be on the disk whatever happens next. Every second life rests so long."""


def plain(path: Path) -> Path:
    """The record as it is."""
    return path


@pytest.mark.timeout(300 + 60 * KILLS)
@pytest.mark.parametrize("kept_in", [plain, encrypted])
def test_no_acknowledged_entry_and_no_more_than_a_second_of_typing_is_lost(
    kept_in: Callable[[Path], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = tmp_path / "passphrase"
    given.write_text(PASSPHRASE)
    monkeypatch.setenv("CCM_PASSPHRASE_FILE", str(given))
    path = kept_in(in_session(tmp_path))
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
            sent = ""
            until = time.monotonic() + chance.uniform(0.1, 2.5)
            while time.monotonic() < until:
                piece = chance.choice(WORDS)
                desk.send(piece)
                sent += piece
                time.sleep(chance.uniform(0.03, 0.2))
            rests = life % 2 == 1
            if rests:
                desk.send(LAST_WORD)
                sent += LAST_WORD
                desk.wait_for(LAST_WORD)
                time.sleep(PROMISED_SECONDS)
            desk.signal(signal.SIGKILL)
            assert desk.ended() == -signal.SIGKILL
        kept = on_disk(path)
        assert (typed + sent).startswith(kept), f"seed {seed}, life {life}: out of order, or twice"
        assert kept.startswith(typed), f"seed {seed}, life {life}: what was kept before is lost"
        assert not rests or kept == typed + sent, f"seed {seed}, life {life}: what had rested is lost"
        acknowledged = desk.sent.count("Recorded. Note")
        assert len(entries(path)) >= acknowledged, f"seed {seed}, life {life}: an acknowledged entry is lost"
        typed = kept


def on_disk(path: Path) -> str:
    """All that was typed, as the keys that give what is on the disk."""
    line = half_typed(path)
    return "".join(f"{text}\r" for text in entries(path)) + (line.text if line else "")
