"""Figures, not verdicts: each is printed as a ratio to a baseline of the same run, and none fails on noise."""

from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest

from tests.benchmarks.large import large_meeting

Report = Callable[[str, float, str], None]
"""Takes what was measured, the ratio or figure, and its budget in words."""

_figures: list[str] = []


@pytest.fixture(scope="session", params=[100, 10_000], ids=lambda cases: f"{cases} cases")
def live_meeting(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of that many cases whose live meeting is in session."""
    return large_meeting(tmp_path_factory.mktemp("large"), int(request.param))


@pytest.fixture
def report(request: pytest.FixtureRequest) -> Report:
    """Prints a figure when the run ends."""

    def say(what: str, figure: float, budget: str) -> None:
        _figures.append(f"{what} [{request.node.name}]: {figure:.2f} (budget {budget})")

    return say


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if _figures:
        terminalreporter.section("figures")
        for line in _figures:
            terminalreporter.write_line(line)


def wall(act: Callable[[], object], times: int) -> float:
    """The median wall time of one act, in milliseconds."""
    taken = []
    for _ in range(times):
        begun = perf_counter()
        act()
        taken.append(perf_counter() - begun)
    return median(taken) * 1000
