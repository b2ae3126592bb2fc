"""A crash in mid-meeting, in a real terminal: nothing of a case is left where the passphrase does not guard it."""

import re
import sys
from pathlib import Path

import pytest
import sqlcipher3

from tests.cli.support import as_program
from tests.pty.desk import PASSPHRASE, at_the_desk, encrypted, half_typed, in_session
from tests.pty.terminal import LEFT_BEHIND

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals of POSIX")

CANARY = "Zephaniah Quillfeather"
"""What is typed; and with it, everything else that the record holds must stay out of sight."""

OTHER_SECRETS = ("Rollo Quince", "Marshside", "snatches phones", PASSPHRASE)
"""What is on the screen, or in memory, when the crash comes."""

_REPORTED = re.compile(
    r"ccm [\d.]+, Python \S+, \S+\n(?:(?:, )?[\w.]+ [\w.+-]+)+\n(?:[\w.]+(?: \w+)?\n(?:  [\w.]+:\d+ [\w<>]+\n)*)+"
)
"""Versions, the machine, kinds of error, and places in the code."""


def test_a_crash_leaves_nothing_of_a_case_but_behind_the_passphrase(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = tmp_path / "given"
    given.write_text(PASSPHRASE)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("CCM_PASSPHRASE_FILE", str(given))
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setenv("PYTHONFAULTHANDLER", "1")
    monkeypatch.setenv("PYTHONDEVMODE", "1")
    monkeypatch.setenv("TEXTUAL_LOG", str(temporary / "textual.log"))
    monkeypatch.setenv("TEXTUAL_SCREENSHOT", "1")
    monkeypatch.setenv("TEXTUAL_SCREENSHOT_LOCATION", str(temporary))
    kept = tmp_path / "kept"
    kept.mkdir()
    path = encrypted(in_session(kept))
    with at_the_desk(path, (120, 40)) as desk:
        desk.send(f"he goes by {CANARY} now\r")
        desk.wait_for("Recorded. Note", "Rollo Quince")
        spoil(path)
        desk.send(f"{CANARY} is his own name\r")
        assert desk.ended() == 1
        *_, said = desk.sent.rpartition("\x1b[?1049l")
        assert "Something went wrong inside ccm." in said
        assert all(reset in desk.sent for reset in LEFT_BEHIND)
        assert desk.modes_now == desk.modes
        # Some terminals keep the titles of their windows, which a desk has no business to name.
        assert not re.search(r"\x1b\][012];", desk.sent)
    line = half_typed(path)
    assert line is not None
    assert line.text == f"{CANARY} is his own name"
    (report,) = (tmp_path / "home").rglob("fault-*.txt")
    assert str(report) in "".join(said.split("\r\n"))
    assert _REPORTED.fullmatch(report.read_text()), report.read_text()
    assert "ccm_tui.services.hearings.entries:" in report.read_text(), report.read_text()
    assert report.stat().st_mode & 0o077 == 0
    told = as_program("doctor", "--db", path)
    assert str(report.parent) in "".join(told.out.split())
    given.unlink()
    lying_about = [said, told.out, told.err, *texts_in(tmp_path)]
    found = [secret for secret in (CANARY, *OTHER_SECRETS) for text in lying_about if secret in text]
    assert found == []


def texts_in(folder: Path) -> list[str]:
    """All files in it, read as the encodings in which a program might leave a text."""
    files = [it.read_bytes() for it in folder.rglob("*") if it.is_file()]
    assert files
    return [read.decode(encoding, errors="replace") for read in files for encoding in ("utf-8", "utf-16-le")]


def spoil(path: Path) -> None:
    """Another program takes a table away: no fault of a disk that ccm has words for."""
    raw = sqlcipher3.connect(str(path), timeout=10)
    raw.execute(f"PRAGMA key = '{PASSPHRASE}'")
    raw.execute("PRAGMA foreign_keys = OFF")
    raw.execute("DROP TABLE entry")
    raw.commit()
    raw.close()
