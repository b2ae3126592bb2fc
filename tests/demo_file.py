"""The demo record as a file, made once in a run: each test writes on a copy of its own."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from ccm_tui.clock import clock_from, london_day
from ccm_tui.services.demo.demo import make_demo
from tests.conftest import DEMO_NOW
from tests.shared import shared_bytes


def demo_record(folder: Path) -> Path:
    """A demo record in that folder, as it stands at the demo's time."""
    path = folder / "demo.db"
    path.touch(mode=0o600)
    path.write_bytes(demo_bytes())
    return path


@cache
def demo_bytes() -> bytes:
    """The content of that file."""
    return shared_bytes("the demo", _made)


def _made() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "demo.db"
        make_demo(path, london_day(DEMO_NOW), clock_from(DEMO_NOW), "tester")
        return path.read_bytes()
