"""The budgets of the desk: a key in the composer, an action recorded, the next case."""

import asyncio
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from statistics import median
from time import process_time

import pytest
from textual.app import App, ComposeResult
from textual.events import Key
from textual.widgets import Input

from ccm_tui.clock import clock_from
from ccm_tui.domain.composer.line.entries import ActionEntry
from ccm_tui.services.hearings.entries import record_entry
from ccm_tui.services.meetings import walk
from db.record import Record
from screens.hearings.desk import DeskScreen
from tests.benchmarks.conftest import Report, wall
from tests.benchmarks.large import LIVE_MEETING
from tests.conftest import DEMO_NOW
from tests.screens.support import showing, wait_until

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(300)]

LINE = "hsg/turnstile interview the neighbour under tenancy conditions by 4 jan #victim "

KEY_PAUSE = 0.03
"""Seconds between keys: faster than anybody types, slow enough that each is drawn on its own."""

CASE_PAUSE = 0.4
"""Seconds after which a case that was called has been drawn."""


class BareInput(App[None]):
    """The baseline of a key: Textual's own input and nothing else."""

    def compose(self) -> ComposeResult:
        yield Input()


def test_an_action_recorded_durably(live_meeting: Path, tmp_path: Path, report: Report) -> None:
    record = Record.open(live_meeting, clock_from(DEMO_NOW), "tester")
    record.store.begin_session()
    item = walk.call_next(record, LIVE_MEETING)
    assert item is not None
    entry = ActionEntry("Interview the neighbour", "HSG", "Nell Turnstile", DEMO_NOW.date())
    raw = sqlite3.connect(tmp_path / "raw.db", isolation_level=None)
    raw.execute("PRAGMA journal_mode=WAL")
    raw.execute("PRAGMA synchronous=FULL")
    raw.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)")
    baseline = wall(lambda: raw.execute("INSERT INTO note (text) VALUES (?)", (entry.text,)), 100)
    ours = wall(lambda: record_entry(record, item.id, entry), 100)
    raw.close()
    record.close()
    report("one action recorded, in raw durable inserts", ours / baseline, "3")


async def test_the_next_case_on_the_desk(live_meeting: Path, report: Report) -> None:
    async with showing(live_meeting, lambda lane: DeskScreen(lane, LIVE_MEETING)) as pilot:
        await pilot.press("f8")
        await wait_until(pilot, lambda: "·" in str(pilot.app.screen.query_one("#composer").border_title))
        taken = [await cpu_of_keys(pilot.app, ["f8"], CASE_PAUSE) for _ in range(6)]
    report("the next case called, read and drawn, ms of processor time", median(taken) * 1000, "60")


async def test_a_key_in_the_composer(live_meeting: Path, report: Report) -> None:
    bare = BareInput()
    async with bare.run_test(size=(120, 40)) as pilot:
        await pilot.press(*"warm")
        baseline = await cpu_of_keys(bare, LINE, KEY_PAUSE)
    async with showing(live_meeting, lambda lane: DeskScreen(lane, LIVE_MEETING)) as pilot:
        await pilot.press("f8")
        await wait_until(pilot, lambda: "·" in str(pilot.app.screen.query_one("#composer").border_title))
        await pilot.press(*"warm ")
        ours = await cpu_of_keys(pilot.app, LINE, KEY_PAUSE)
    report("a key in the composer, in keys of a bare input", ours / baseline, "1.5")


async def cpu_of_keys(app: App[None], keys: Iterable[str], pause: float) -> float:
    """Seconds of processor time for keys that arrive that many seconds apart, drawing included.

    Posted as a terminal would: the pilot's own waiting costs more on a screen of many widgets than on a bare one.
    """
    begun = process_time()
    for key in keys:
        app.post_message(Key("space" if key == " " else key, key if len(key) == 1 else None))
        await asyncio.sleep(pause)
    return process_time() - begun
