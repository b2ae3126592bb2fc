"""What is built is what runs: the wheel, installed outside the checkout in an environment of its own."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

RUN_THE_APP = """
import asyncio, sys
from pathlib import Path
import ccm_tui, db, screens
from ccm_tui.app import CcmApp
from ccm_tui.clock import machine_clock
for package in (ccm_tui, db, screens):
    assert "site-packages" in str(package.__path__), package.__path__
async def main():
    app = CcmApp(Path(sys.argv[1]), machine_clock())
    async with app.run_test(size=(120, 40)) as pilot:
        for _ in range(200):
            await pilot.pause(0.02)
            if type(app.screen).__name__ == "HomeScreen":
                break
        print(type(app.screen).__name__)
asyncio.run(main())
"""


WRITE_THE_MINUTES = """
import sys
from ccm_tui.__main__ import main
demo, *names = sys.argv[1:]
for name in names:
    sys.argv = ["ccm", "--db", demo, "minutes", "last", "-o", name]
    try:
        main()
    except SystemExit as end:
        assert not end.code, name
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program installed from the built wheel; the folder of its commands."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run([*pip, "wheel", "--no-deps", "--wheel-dir", folder, ROOT], check=True)
    venv.create(folder / "venv", with_pip=False)
    commands = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    wheel = next(folder.glob("*.whl"))
    subprocess.run([*pip, "--python", commands / "python", "install", wheel], check=True)
    return commands


def run(installed: Path, folder: Path, *words: str | Path) -> str:
    elsewhere = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [installed / words[0], *words[1:]]
    done = subprocess.run(command, cwd=folder, env=elsewhere, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.long
@pytest.mark.timeout(900)
def test_the_wheel_says_its_version_makes_the_demo_its_documents_and_shows_its_screens(
    installed: Path, tmp_path: Path
) -> None:
    demo = tmp_path / "demo.db"
    assert "0.1.0" in run(installed, tmp_path, "ccm", "--version")
    run(installed, tmp_path, "ccm", "--db", demo, "demo", "--no-open")
    assert "Meeting" in run(installed, tmp_path, "ccm", "--db", demo, "minutes", "last")
    names = ("minutes.docx", "minutes.pdf", "minutes.html", "minutes.xlsx", "minutes.ics")
    run(installed, tmp_path, "python", "-c", WRITE_THE_MINUTES, demo, *names)
    assert all((tmp_path / name).stat().st_size for name in names)
    assert run(installed, tmp_path, "python", "-c", RUN_THE_APP, demo).strip() == "HomeScreen"
