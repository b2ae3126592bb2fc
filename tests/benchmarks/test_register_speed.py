"""The register of a hundred thousand actions: looked for, gone through, and typed in."""

from pathlib import Path
from time import process_time

import pytest
from textual.widgets import Input

from ccm_tui.services.actions.actions_view import read_actions, read_page
from screens.actions.actions import ActionsScreen
from screens.widgets.long_list import LongList
from tests.benchmarks.conftest import Report, wall
from tests.benchmarks.large import large_register
from tests.benchmarks.test_desk_speed import KEY_PAUSE, BareInput, cpu_of_keys
from tests.screens.support import opened, showing, wait_until

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(300)]

ACTIONS = 100_000
LINES = ("open", "overdue", "", "officer k49 overdue", "due before 4 jan 2024", "to escalate")


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return large_register(tmp_path_factory.mktemp("register"), ACTIONS)


@pytest.mark.parametrize("line", LINES, ids=lambda line: line or "all")
def test_a_page_of_what_is_looked_for(register: Path, line: str, report: Report) -> None:
    record = opened(register)
    search = read_actions(record).read(line).search
    last = read_page(record, search, 0, 100).found // 100 * 100
    report("the first page found, ms", wall(lambda: read_page(record, search, 0, 100), 5), "250, off the loop")
    report("the last page found, ms", wall(lambda: read_page(record, search, last, 100), 5), "250, off the loop")
    record.close()


async def test_a_key_in_the_list_and_in_the_search(register: Path, report: Report) -> None:
    bare = BareInput()
    async with bare.run_test(size=(120, 40)) as pilot:
        await pilot.press(*"warm")
        baseline = await cpu_of_keys(bare, "hsg overdue ", KEY_PAUSE)
    async with showing(register, lambda lane: ActionsScreen(lane, "")) as pilot:
        found = pilot.app.screen.query_one(LongList)
        await wait_until(pilot, lambda: found.count > ACTIONS)
        down = await cpu_of_keys(pilot.app, ["down"] * 60, KEY_PAUSE)
        begun = process_time()
        await pilot.press("end")
        await wait_until(pilot, lambda: found.highlighted == found.count - 1)
        end = process_time() - begun
        pilot.app.screen.query_one("#search", Input).focus()
        typed = await cpu_of_keys(pilot.app, "hsg overdue ", KEY_PAUSE)
    report("the next of 100,000 actions, ms of processor time", down / 60 * 1000, "15")
    report("the last of 100,000 actions, ms of processor time", end * 1000, "300")
    report("a key in the search, the looking included, in keys of a bare input", typed / baseline, "none: the lane's")
