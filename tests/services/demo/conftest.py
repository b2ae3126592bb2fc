from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from ccm_tui.services.demo.demo import live_day_of, make_demo
from db.record import Record
from tests.conftest import DEMO_NOW


def at_demo_time() -> datetime:
    return DEMO_NOW


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    make_demo(path, live_day_of(DEMO_NOW), at_demo_time, "the coordinator")
    return path


@pytest.fixture(scope="session")
def demo(demo_file: Path) -> Iterator[Record]:
    record = Record.open(demo_file, at_demo_time, "the coordinator")
    yield record
    record.close()
