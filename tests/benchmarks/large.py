"""A record of many cases, made quickly: the demo's live meeting in a register of thousands."""

import sqlite3
from pathlib import Path

from ccm_tui.clock import clock_from, london_day
from ccm_tui.services.demo.demo import make_demo
from ccm_tui.services.meetings.meeting import open_meeting
from db.record import Record
from tests.conftest import DEMO_NOW

LIVE_MEETING = 4
ACTIONS_A_CASE = 3

NAMES = ("Ada", "Bela", "Cosmo", "Della", "Edwin", "Flora", "Gwen")
SURNAMES = (
    "Larkspur",
    "Mallow",
    "Nettle",
    "Orris",
    "Pimpernel",
    "Quince",
    "Rowan",
    "Sorrel",
    "Tansy",
    "Vetch",
    "Yarrow",
)
STREETS = ("Mill Lane", "Saint Ann's Road", "The Maltings", "Harbour Row", "Quarry Bank")
ACTIONS = (
    "Visit and report to the coordinator",
    "Interview the neighbour under tenancy conditions",
    "Named worker for a crisis plan, with the family's agreement",
    "Ring the school about attendance this term",
    "Fit a letterbox cover and check the smoke alarms",
    "Confirm with the ambulance service how often they were called",
    "Offer the keyworker's drop-in on Thursdays",
)
"""What is said of the cases: lists of lengths that have no common factor, so that the cases differ."""


def large_meeting(folder: Path, cases: int, actions_a_case: int = ACTIONS_A_CASE) -> Path:
    """The demo record with that many closed cases of an earlier meeting beside its own."""
    path = folder / "large.db"
    clock = clock_from(DEMO_NOW)
    make_demo(path, london_day(DEMO_NOW), clock, "tester")
    record = Record.open(path, clock, "tester")
    open_meeting(record, LIVE_MEETING)
    record.close()
    _fill(path, cases, actions_a_case)
    return path


def large_register(folder: Path, actions: int) -> Path:
    """The demo record among so many actions of other years: one in ten open, each agency's, owed by hundreds."""
    path = large_meeting(folder, actions // ACTIONS_A_CASE)
    raw = sqlite3.connect(path)
    raw.execute(
        "UPDATE action SET due_on = date('2022-01-03', '+' || (id * 7 % 1900) || ' days'), agency_id = 1 + id % 14,"
        " owner = 'Officer K' || (id % 500), status = CASE WHEN id % 10 THEN 'complete' ELSE 'open' END"
        " WHERE case_id IN (SELECT id FROM case_file WHERE reference LIKE 'CCM/20/%')"
    )
    raw.commit()
    raw.execute("ANALYZE")
    raw.close()
    return path


def _fill(path: Path, cases: int, actions_a_case: int) -> None:
    raw = sqlite3.connect(path)
    first = raw.execute("SELECT max(id) FROM case_file").fetchone()[0] + 1
    item = raw.execute("SELECT max(id) FROM agenda_item").fetchone()[0] + 1
    entry = raw.execute("SELECT max(id) FROM entry").fetchone()[0] + 1
    person = raw.execute("SELECT max(id) FROM person").fetchone()[0] + 1
    numbers = range(cases)
    raw.executemany(
        "INSERT INTO case_file (id, reference, opened_on, status, closed_on, lead_professional, deputy_lead,"
        " restricted, restriction) VALUES (?, ?, '2026-09-01', 'closed', '2026-10-01', '', '', 0, '')",
        [(first + n, f"CCM/20/{n:05}") for n in numbers],
    )
    raw.executemany(
        "INSERT INTO person (id, name, also_known_as, address, safe_contact, adjustments)"
        " VALUES (?, ?, '', ?, '', '')",
        [(person + n, f"{NAMES[n % 7]} {SURNAMES[n % 11]} {n}", f"{n % 90 + 1} {STREETS[n % 5]}") for n in numbers],
    )
    raw.executemany(
        "INSERT INTO case_person (case_id, person_id, role, subject, letter, resident, home_area)"
        " VALUES (?, ?, 'vulnerable_victim', 1, '', 'unknown', '')",
        [(first + n, person + n) for n in numbers],
    )
    raw.executemany(
        "INSERT INTO agenda_item (id, meeting_id, kind, position, budget_minutes, title, parked, parked_reason)"
        " VALUES (?, 1, 'hearing', 3, 9, '', 0, '')",
        [(item + n,) for n in numbers],
    )
    raw.executemany(
        "INSERT INTO hearing (agenda_item_id, case_id, kind, reason, not_reached) VALUES (?, ?, 'review', '', 0)",
        [(item + n, first + n) for n in numbers],
    )
    actions = [
        (entry + n * actions_a_case + k, item + n, first + n, k + 1) for n in numbers for k in range(actions_a_case)
    ]
    raw.executemany(
        "INSERT INTO entry (id, agenda_item_id, kind, text, made_at, withdrawn_reason)"
        " VALUES (?, ?, 'action', ?, '2026-09-17 14:00:00.000000', '')",
        [(entry_id, item_id, ACTIONS[entry_id % 7]) for entry_id, item_id, _, _ in actions],
    )
    raw.executemany(
        "INSERT INTO action (entry_id, case_id, number, agency_id, owner, due_on, status, status_reason, done_on,"
        " accepted_by, escalated_to, evidence)"
        " VALUES (?, ?, ?, 1, '', '2026-09-25', 'complete', '', '2026-09-24', '', '', '')",
        [(entry_id, case_id, number) for entry_id, _, case_id, number in actions],
    )
    raw.commit()
    # None of this went through an act: the search has followed none of it.
    raw.execute("PRAGMA user_version = 0")
    raw.execute("ANALYZE")
    raw.close()
