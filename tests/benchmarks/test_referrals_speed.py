"""The budgets of referrals: a row of a spreadsheet taken in, and a person looked for among ten thousand."""

import csv
from pathlib import Path
from random import Random
from time import process_time

import pytest

from ccm_tui.clock import clock_from
from ccm_tui.domain.referrals.radar import Radar
from ccm_tui.services.record.setup import set_up
from ccm_tui.services.spreadsheets.imports import import_referrals, referral_sheet
from tests.benchmarks.conftest import Report
from tests.conftest import DEMO_NOW
from tests.planted import people, repeats

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(300)]

ROWS = 10_000


def test_a_row_of_a_spreadsheet_is_taken_in(tmp_path: Path, report: Report) -> None:
    path = tmp_path / "sheet.csv"
    with path.open("w", newline="") as file:
        rows = (("3/12/2026", f"Person {row}", "accepted" if row % 2 else "") for row in range(ROWS))
        csv.writer(file).writerows((("received on", "subject name", "screening"), *rows))
    record = set_up(tmp_path / "record.db", "CCM", clock_from(DEMO_NOW), "coordinator")
    begun = process_time()
    import_referrals(record, referral_sheet(path))
    report("CPU ms for a referral of a spreadsheet", (process_time() - begun) * 1000 / ROWS, "1")
    record.close()


def test_one_person_is_looked_for_among_ten_thousand(report: Report) -> None:
    random = Random(1)
    known = people(ROWS, random)
    planted = repeats(known, 10, random)
    radar = Radar(known)
    for one in planted:
        radar.near(one.person)
    begun = process_time()
    for one in planted:
        radar.near(one.person)
    report("CPU ms to look for one person", (process_time() - begun) * 1000 / len(planted), "200")
