import stat
from pathlib import Path

from tests.cli.support import Ccm


def test_the_minutes_are_printed(ccm: Ccm) -> None:
    done = ccm("minutes", "last")
    assert (done.code, done.err) == (0, "")
    assert "Minutes of meeting 3" in done.out
    assert ccm("minutes", "2026-11-19", "--format", "text", "--audience", "full").out == done.out


def test_the_minutes_are_written_for_their_owner_alone_as_they_are_printed(ccm: Ccm, tmp_path: Path) -> None:
    path = tmp_path / "minutes.txt"
    done = ccm("minutes", "3", "-o", path)
    assert (done.code, str(path) in done.out) == (0, True)
    assert path.read_text(encoding="utf-8") == ccm("minutes", "3").out
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_no_file_is_written_over(ccm: Ccm, tmp_path: Path) -> None:
    path = tmp_path / "minutes.txt"
    path.write_text("my own notes")
    done = ccm("minutes", "3", "-o", path)
    assert (done.code, len(done.told), path.read_text()) == (1, 2, "my own notes")
