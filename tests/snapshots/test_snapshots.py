"""The screens that matter, as text, cell for cell: no change of what a chair sees goes unseen.

Where a change is meant, `CCM_ACCEPT=1 pytest -n0 tests/snapshots` takes it; `git diff` then shows what it is.
"""

import os
import re
from pathlib import Path

import pytest

from tests.screens.scenes import scene, seen
from tests.screens.sitting import shown

FOLDER = Path(__file__).parent

SIZES = ((60, 20), (80, 24), (120, 40))
LARGEST = (200, 60)

MATTER = (
    "home",
    "plan",
    "roll",
    "outstanding",
    "desk",
    "desk, a review",
    "ratings",
    "effects",
    "read-back",
    "closing",
    "minutes",
    "help",
)
"""What a chair goes through in a meeting, in its order."""


@pytest.fixture(autouse=True)
def time_stands_still(monkeypatch: pytest.MonkeyPatch) -> None:
    """The record's clock is stopped for every scene; so is the one by which the desk runs its time on."""
    monkeypatch.setattr("screens.hearings.top_line.clock_from", lambda moment: lambda: moment)


@pytest.mark.parametrize(
    ("name", "size"), [*((name, size) for name in MATTER for size in SIZES), ("desk", LARGEST)], ids=str
)
async def test_a_screen_shows_what_it_showed(name: str, size: tuple[int, int], tmp_path: Path) -> None:
    golden = FOLDER / f"{re.sub('[^a-z]+', '-', name)}-{size[0]}x{size[1]}.txt"
    async with seen(scene(name), tmp_path, size) as pilot:
        found = "".join(f"{line.rstrip()}\n" for line in shown(pilot).splitlines())
    if os.environ.get("CCM_ACCEPT"):
        golden.write_text(found, encoding="utf-8")
    expected = golden.read_text(encoding="utf-8") if golden.exists() else ""
    assert _without_timer(found) == _without_timer(expected), (
        "the screen has changed; if that is meant: CCM_ACCEPT=1 pytest -n0 tests/snapshots"
    )


def _without_timer(text: str) -> str:
    """How long a case has been heard is as long as its scene took to be brought about."""
    return re.sub(r"\d\d:\d\d of ", "--:-- of ", text)
