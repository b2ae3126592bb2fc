"""What lies at the path of a record and is none is refused in words, and nothing waits for it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

COMMANDS = (["log"], ["passphrase", "set"], ["verify"])


@pytest.fixture(params=["folder", "pipe", "device"])
def odd(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str]:
    place = tmp_path / "record.db"
    if request.param == "folder":
        place.mkdir()
    elif request.param == "pipe":
        os.mkfifo(place)
    else:
        place = Path("/dev/null")
    return place, request.param


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither pipes nor devices among its files")
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_folder_a_pipe_and_a_device_are_refused_in_words(odd: tuple[Path, str], command: list[str]) -> None:
    place, kind = odd
    done = subprocess.run(
        [sys.executable, "-m", "ccm_tui", "--db", str(place), *command],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
    )
    assert done.returncode not in (0, None)
    assert f"That is a {kind}, not a record." in done.stderr
    assert "Traceback" not in done.stderr
