"""What every test relies on: one time zone that is not London's, no animation, no machine of its developer's."""

import gc
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

from ccm_tui.clock import LONDON, Clock, clock_from
from tests.shared import forget_shared

# Every test makes an application and lets it go. To look for what holds itself as often as Python does by itself
# takes a quarter of the time of the tests.
gc.set_threshold(100_000, 20, 100)
os.environ["TEXTUAL_ANIMATIONS"] = "none"
os.environ.pop("TEXTUAL_THEME", None)

# How long an example takes says nothing on a busy machine, so none is held to a deadline.
settings.register_profile("daily", deadline=None)
settings.register_profile("long", deadline=None, max_examples=2_000)
settings.load_profile("daily")

DEMO_NOW = datetime(2026, 12, 17, 13, 45, tzinfo=LONDON)
"""The demo clock: fifteen minutes before the live meeting."""


def pytest_xdist_auto_num_workers() -> int:
    """Two for each core: a test of a screen or of a process waits for about half of its time."""
    return 2 * (os.cpu_count() or 1)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """The process that has the others leaves nothing behind."""
    if not hasattr(session.config, "workerinput"):
        forget_shared()


def stopped_at(moment: datetime) -> Clock:
    """A clock that always shows that moment."""
    return lambda: moment.astimezone(UTC)


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test sees or touches the records, settings or time of whoever runs it."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    for name in ("CCM_DB", "CCM_NOW", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    yield


@pytest.fixture(scope="session", autouse=True)
def style_sheets_read_once() -> Iterator[None]:
    """The same rules in the same colours are read once for all the applications that tests start.

    Textual keeps what it has read for one application; to read it again for each takes a third of a start.
    """
    read_by_textual = Stylesheet._parse_rules
    known: dict[object, list[RuleSet]] = {}

    def rules(self: Stylesheet, *where: Any, **how: Any) -> list[RuleSet]:
        key = (where, tuple(how.items()), tuple(self._variables.items()))
        if key not in known:
            known[key] = read_by_textual(self, *where, **how)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", rules)
        yield


@pytest.fixture
def demo_clock() -> Clock:
    """A clock that starts at the demo's time."""
    return clock_from(DEMO_NOW)
