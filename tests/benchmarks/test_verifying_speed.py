"""How long it takes to verify a record: a coordinator waits for it."""

from pathlib import Path
from time import process_time

import pytest

from ccm_tui.clock import Clock
from db.record import Record
from db.tables.cases import PersonRow
from db.verifying.verification import verify_snapshot
from db.writing import add_many
from tests.benchmarks.conftest import Report

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(300)]

CHANGES = 100_000


def test_a_hundred_thousand_changes_are_verified(tmp_path: Path, demo_clock: Clock, report: Report) -> None:
    record = Record.create(tmp_path / "record.db", demo_clock, "tester")
    for start in range(0, CHANGES, 2000):
        with record.writing("test.add", "people") as writing:
            address = "12 Some Long Street, Somewhere Else, Near By"
            people = [{"name": f"Person {start + n}", "address": address} for n in range(2000)]
            add_many(writing, PersonRow, people)
    begun = process_time()
    with record.reading() as session:
        verdict = verify_snapshot(session)
    report("100,000 journal changes verified, in seconds of processor time", process_time() - begun, "5")
    record.close()
    assert verdict.sound and verdict.changes == CHANGES
