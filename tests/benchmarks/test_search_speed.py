"""The budgets of the register: a key in the search among ten thousand cases and a hundred thousand actions."""

from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

import pytest

from ccm_tui.clock import clock_from
from ccm_tui.services.cases.cases_view import read_cases, read_found
from db.record import Record
from screens.cases.cases import CasesScreen
from screens.widgets.long_list import PAGE
from tests.benchmarks.conftest import Report
from tests.benchmarks.large import large_meeting
from tests.benchmarks.test_desk_speed import cpu_of_keys
from tests.conftest import DEMO_NOW
from tests.screens.support import showing, wait_until

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(300)]

CASES, ACTIONS_A_CASE = 10_000, 10
QUERIES = ("s", "so", "sorrel", "sorrel mill", "interview", "interview the tenancy", "CCM/20/00033", "nowhere")
KEY_PAUSE = 0.15
"""Seconds between keys: as fast as most people type."""


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return large_meeting(tmp_path_factory.mktemp("register"), CASES, ACTIONS_A_CASE)


@pytest.fixture(scope="module")
def record(register: Path) -> Iterator[Record]:
    opened = Record.open(register, clock_from(DEMO_NOW), "tester")
    yield opened
    opened.close()


def test_making_the_index_anew(record: Record, report: Report) -> None:
    begun = perf_counter()
    record.store.begin_session()
    report("the search made anew for 100,000 actions, s", perf_counter() - begun, "5")


@pytest.mark.parametrize("query", QUERIES)
def test_a_key_in_the_search(query: str, record: Record, report: Report) -> None:
    taken = []
    for _ in range(9):
        begun = process_time()
        read_found(record, read_cases(record, query), 0, PAGE)
        taken.append(process_time() - begun)
    report("a key in the search, in the lane, ms of processor time", median(taken) * 1000, "50")


async def test_typing_and_scrolling_in_the_register(register: Path, report: Report) -> None:
    async with showing(register, CasesScreen) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, CasesScreen)
        await wait_until(pilot, lambda: screen.cases.count > CASES)
        typed = await cpu_of_keys(pilot.app, "sorrel interview", KEY_PAUSE)
        report("a key in the search, read and drawn, ms of processor time", typed * 1000 / 16, "100")
        await pilot.press("escape")
        await wait_until(pilot, lambda: screen.cases.count > CASES)
        moved = await cpu_of_keys(pilot.app, ["down"] * 60, 0.03)
        report("a line further in the register, ms of processor time", moved * 1000 / 60, "16")
