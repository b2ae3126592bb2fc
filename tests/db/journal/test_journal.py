"""The journal: the chain, undo and redo, over random acts and across restarts."""

import json
import sqlite3
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlmodel import col, select

from ccm_tui.clock import Clock, clock_from
from ccm_tui.domain.vocabulary import AgencyKind
from db.journal.journal import content_digest, entry_digest
from db.record import Record
from db.tables.agencies import AgencyRow, RepresentativeRow
from db.tables.record import DraftRow
from db.verifying.verification import verify_snapshot
from tests.conftest import DEMO_NOW


def contents(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of the tables that acts change, as the file has them."""
    raw = sqlite3.connect(path)
    tables = ("agency", "representative")
    found = {table: raw.execute(f"SELECT * FROM {table} ORDER BY id").fetchall() for table in tables}
    raw.close()
    return found


def add_agency(record: Record, code: str) -> int:
    with record.writing("test.add", f"agency {code}") as writing:
        return writing.add(AgencyRow(code=code, name="Housing", kind=AgencyKind.CORE)).id


def test_every_act_says_who_when_and_what_before_and_after(tmp_path: Path, demo_clock: Clock) -> None:
    record = Record.create(tmp_path / "r.db", demo_clock, "ada")
    agency_id = add_agency(record, "HSG")
    with record.writing("test.rename", "agency renamed", why="as agreed") as writing:
        writing.change(writing.session.get_one(AgencyRow, agency_id), name="Homes")
    raw = sqlite3.connect(record.path)
    entry = raw.execute("SELECT actor, act, label, why, at FROM journal_entry WHERE id = 2").fetchone()
    change = raw.execute(
        "SELECT table_name, row_id, operation, before, after FROM journal_change WHERE entry_id = 2"
    ).fetchone()
    raw.close()
    assert entry[:4] == ("ada", "test.rename", "agency renamed", "as agreed")
    assert entry[4].startswith("2026-12-17 13:45")
    assert change[:3] == ("agency", agency_id, "change")
    assert (json.loads(change[3]), json.loads(change[4])) == ({"name": "Housing"}, {"name": "Homes"})


def test_each_entry_is_chained_to_the_one_before_it(tmp_path: Path, demo_clock: Clock) -> None:
    record = Record.create(tmp_path / "r.db", demo_clock, "ada")
    add_agency(record, "HSG")
    add_agency(record, "ASC")
    record.undo()
    raw = sqlite3.connect(record.path)
    previous = ""
    for row in raw.execute(
        "SELECT id, at, actor, act, label, why_digest, kind, reverses_id, below_id, undo_top_id, redo_top_id,"
        " previous_digest, digest FROM journal_entry ORDER BY id"
    ).fetchall():
        changes = raw.execute(
            "SELECT table_name, row_id, operation, content_digest, salt, before, after FROM journal_change"
            " WHERE entry_id = ? ORDER BY ordinal",
            (row[0],),
        ).fetchall()
        for change in changes:
            assert change[3] == content_digest(change[4], change[5], change[6])
        at = f"{row[1].replace(' ', 'T')}+00:00"
        header = [row[0], at, *row[2:11]]
        assert row[11] == previous
        assert row[12] == entry_digest(previous, header, [list(change[:4]) for change in changes])
        previous = row[12]
    raw.close()


def test_a_draft_leaves_no_trace_in_the_journal(tmp_path: Path, demo_clock: Clock) -> None:
    record = Record.create(tmp_path / "r.db", demo_clock, "ada")
    with record.drafting() as session:
        session.add(DraftRow(place="composer", text="CANARY", cursor=0, saved_at=demo_clock()))
    record.close()
    raw = sqlite3.connect(tmp_path / "r.db")
    assert raw.execute("SELECT count(*) FROM journal_entry").fetchone() == (0,)
    assert raw.execute("SELECT text FROM draft").fetchone() == ("CANARY",)
    raw.close()


def test_undo_passes_over_moving_about_and_stops_at_a_seal(tmp_path: Path, demo_clock: Clock) -> None:
    record = Record.create(tmp_path / "r.db", demo_clock, "ada")
    add_agency(record, "OLD")
    with record.writing("test.seal", "sealed", kind="seal") as writing:
        writing.add(AgencyRow(code="SEAL", name="Seal", kind=AgencyKind.CORE))
    add_agency(record, "NEW")
    with record.writing("test.aside", "moved", kind="aside") as writing:
        writing.add(AgencyRow(code="MOVE", name="Move", kind=AgencyKind.CORE))
    assert record.undo() == "agency NEW"
    assert record.undo() is None
    with record.reading() as session:
        left = session.exec(select(AgencyRow.code).order_by(col(AgencyRow.id))).all()
    assert left == ["OLD", "SEAL", "MOVE"]
    assert record.redo() == "agency NEW"


def test_undo_removes_what_moving_about_has_hung_on_a_row_and_redo_brings_it_back(
    tmp_path: Path, demo_clock: Clock
) -> None:
    record = Record.create(tmp_path / "r.db", demo_clock, "ada")
    agency_id = add_agency(record, "HSG")
    with record.writing("test.aside", "somebody came", kind="aside") as writing:
        writing.add(RepresentativeRow(agency_id=agency_id, name="Nell Turnstile"))
    before = contents(record.path)
    assert record.undo() == "agency HSG"
    assert contents(record.path) == {"agency": [], "representative": []}
    assert record.redo() == "agency HSG"
    assert contents(record.path) == before


class Acts(RuleBasedStateMachine):
    """Random acts, undo, redo and restarts against a plain model: a list of states and a place in it."""

    @initialize()
    def make(self) -> None:
        import tempfile

        self.path = Path(tempfile.mkdtemp()) / "r.db"
        self.clock = clock_from(DEMO_NOW)
        self.record = Record.create(self.path, self.clock, "tester")
        self.states = [contents(self.path)]
        self.place = 0
        self.count = 0

    def acted(self) -> None:
        del self.states[self.place + 1 :]
        self.states.append(contents(self.path))
        self.place += 1

    def ids(self) -> list[int]:
        return [row[0] for row in contents(self.path)["agency"]]

    @rule()
    def add(self) -> None:
        self.count += 1
        add_agency(self.record, f"A{self.count}")
        self.acted()

    @precondition(lambda self: bool(self.ids()))
    @rule(pick=st.integers(0, 1000), name=st.text(min_size=1).filter(str.strip))
    def rename_and_add_person(self, pick: int, name: str) -> None:
        agency_id = self.ids()[pick % len(self.ids())]
        with self.record.writing("test.rename", "renamed") as writing:
            row = writing.session.get_one(AgencyRow, agency_id)
            self.count += 1
            writing.change(row, name=f"{name}{self.count}", active=not row.active)
            writing.add(RepresentativeRow(agency_id=agency_id, name=name, deputy=bool(pick % 2)))
        self.acted()

    @precondition(lambda self: bool(self.ids()))
    @rule(pick=st.integers(0, 1000))
    def remove_with_people(self, pick: int) -> None:
        agency_id = self.ids()[pick % len(self.ids())]
        with self.record.writing("test.remove", "removed") as writing:
            people = writing.session.exec(
                select(RepresentativeRow).where(RepresentativeRow.agency_id == agency_id)
            ).all()
            for person in people:
                writing.remove(person)
            writing.remove(writing.session.get_one(AgencyRow, agency_id))
        self.acted()

    @rule(times=st.integers(1, 5))
    def undo(self, times: int) -> None:
        for _ in range(times):
            said = self.record.undo()
            assert (said is None) == (self.place == 0)
            self.place = max(0, self.place - 1)

    @rule(times=st.integers(1, 5))
    def redo(self, times: int) -> None:
        for _ in range(times):
            said = self.record.redo()
            assert (said is None) == (self.place == len(self.states) - 1)
            self.place = min(len(self.states) - 1, self.place + 1)

    @rule()
    def restart(self) -> None:
        self.record.close()
        self.record = Record.open(self.path, self.clock, "tester")

    @invariant()
    def the_record_is_as_the_model_says(self) -> None:
        if hasattr(self, "states"):
            assert contents(self.path) == self.states[self.place]

    def teardown(self) -> None:
        if hasattr(self, "states"):
            while self.record.undo():
                pass
            assert contents(self.path) == self.states[0]
            while self.record.redo():
                pass
            assert contents(self.path) == self.states[-1]
            with self.record.reading() as session:
                assert verify_snapshot(session).findings == ()
            self.record.close()


TestActs = Acts.TestCase
TestActs.settings = settings(
    max_examples=12, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
