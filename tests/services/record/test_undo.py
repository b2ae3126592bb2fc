"""Undo and redo over a whole meeting: random acts, restarts between them, and the record as it was."""

import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from ccm_tui.clock import clock_from, london_day
from ccm_tui.domain.composer.orders.orders import read_order
from ccm_tui.domain.composer.parsing import parse
from ccm_tui.domain.vocabulary import EntryKind
from ccm_tui.errors import CcmError
from ccm_tui.services.agenda.planning import move_item, set_budget
from ccm_tui.services.desk.orders import follow_order
from ccm_tui.services.hearings.entries import change_entry, record_entry, withdraw_entry
from ccm_tui.services.hearings.room import room_for
from ccm_tui.services.meetings.meeting import open_meeting
from ccm_tui.services.meetings.walk import park, unpark
from db.queries.agenda.agenda import agenda_of_meeting, current_item_id
from db.queries.hearings.entries import entries_of_item
from db.record import Record
from db.verifying.verification import verify_snapshot
from tests.conftest import DEMO_NOW
from tests.demo_file import demo_record

LIVE_MEETING = 4
MOVING_ABOUT = {"sitting"}
"""What undo passes over: where the meeting has been, and who was in."""

LINES = (
    (EntryKind.ACTION, "hsg/turnstile visit by 4 jan #victim"),
    (EntryKind.ACTION, "@mht look into it"),
    (EntryKind.INFO, "noise: nil"),
    (EntryKind.INFO, "colp: [MARAC] seen twice #restricted"),
    (EntryKind.RISK, "self 4x4 community 2x3 drinking again"),
    (EntryKind.OUTCOME, "open review 21 jan tell vs"),
    (EntryKind.OUTCOME, "close reduced"),
    (EntryKind.VOICE, "vs: wants quiet"),
    (EntryKind.NOTE, "#protective a sister nearby"),
)

ORDERS = (
    "roll COLP present", "roll HSG deputy Fern Lockwood", "roll MHT absent", "leave COLP", "readback",
    "status 031/5 complete", "status 035/4 not-done no reply", "effect 031/6 helped", "confidentiality two away",
    "next", "previous", "case 037", "case 031", "pause", "not-reached 032",
    "park 037", "urgent Orla Vance", "chair Ines Halloway", "defer 032 no reply",
    "template 7 by 4 jan", "tell csc", "reissue 031/5 8 jan", "readback all", "readback except 031/7",
)  # fmt: skip

_templates: list[Path] = []


def fresh_meeting() -> Path:
    """A copy of the demo record with its live meeting open; made once, copied for each run."""
    if not _templates:
        made = demo_record(Path(tempfile.mkdtemp()))
        clock = clock_from(DEMO_NOW)
        record = Record.open(made, clock, "tester")
        open_meeting(record, LIVE_MEETING)
        record.close()
        _templates.append(made)
    path = Path(tempfile.mkdtemp()) / "demo.db"
    shutil.copy(_templates[0], path)
    return path


def contents(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table but the journal's, and every text that the search finds."""
    raw = sqlite3.connect(path)
    tables = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    of_the_index = {"search", "search_data", "search_idx", "search_config"}
    kept = (
        name for name in tables if not name.startswith(("journal", "sqlite", "draft")) and name not in of_the_index
    )
    found = {name: raw.execute(f'SELECT * FROM "{name}" ORDER BY 1').fetchall() for name in kept}
    raw.close()
    return found


def without_moving_about(found: dict[str, list[tuple[Any, ...]]]) -> dict[str, list[tuple[Any, ...]]]:
    return {name: rows for name, rows in found.items() if name not in MOVING_ABOUT}


class ChairsDay(RuleBasedStateMachine):
    """A chair who does anything in any order, and restarts in between."""

    @initialize()
    def open(self) -> None:
        self.path = fresh_meeting()
        self.clock = clock_from(DEMO_NOW)
        self.record = Record.open(self.path, self.clock, "tester")
        self.start = contents(self.path)

    def attempt(self, act: Callable[..., object], *given: Any) -> None:
        """A refused act is fine, as long as it changes nothing."""
        before = contents(self.path)
        try:
            act(self.record, *given)
        except CcmError:
            assert contents(self.path) == before

    def here(self) -> int | None:
        with self.record.reading() as session:
            return current_item_id(session, LIVE_MEETING)

    def items(self) -> list[int]:
        with self.record.reading() as session:
            return [item.id for item in agenda_of_meeting(session, LIVE_MEETING) if item.hearing]

    @rule(line=st.sampled_from(LINES))
    def say(self, line: tuple[EntryKind, str]) -> None:
        kind, text = line
        room = room_for(self.record, LIVE_MEETING, self.here())
        self.attempt(record_entry, self.here(), parse(text, kind, room).entry)

    @rule(line=st.sampled_from(LINES), pick=st.integers(0, 99))
    def change_one(self, line: tuple[EntryKind, str], pick: int) -> None:
        kind, text = line
        with self.record.reading() as session:
            made = entries_of_item(session, self.here() or 0)
        if made:
            entry = parse(text, kind, room_for(self.record, LIVE_MEETING, self.here())).entry
            self.attempt(change_entry, made[pick % len(made)].id, entry)

    @rule(pick=st.integers(0, 99))
    def withdraw_one(self, pick: int) -> None:
        with self.record.reading() as session:
            made = entries_of_item(session, self.here() or 0)
        if made:
            self.attempt(withdraw_entry, made[pick % len(made)].id, "said in error")

    @rule(words=st.sampled_from(ORDERS))
    def order(self, words: str) -> None:
        word, _, rest = words.partition(" ")
        self.attempt(follow_order, LIVE_MEETING, read_order(word, rest, london_day(DEMO_NOW)))

    @rule(pick=st.integers(0, 99), places=st.integers(-3, 3))
    def bend_the_agenda(self, pick: int, places: int) -> None:
        items = self.items()
        chosen = items[pick % len(items)]
        self.attempt(move_item, chosen, places)
        self.attempt(set_budget, chosen, 5 + pick)
        self.attempt(park if pick % 2 else unpark, chosen)

    @rule(times=st.integers(1, 6))
    def undo(self, times: int) -> None:
        for _ in range(times):
            self.record.undo()

    @rule(times=st.integers(1, 6))
    def redo(self, times: int) -> None:
        for _ in range(times):
            self.record.redo()

    @rule()
    def restart(self) -> None:
        self.record.close()
        self.record = Record.open(self.path, self.clock, "tester")

    def teardown(self) -> None:
        if not hasattr(self, "start"):
            return
        while self.record.redo():
            pass
        end = contents(self.path)
        undone = 0
        while self.record.undo():
            undone += 1
        assert without_moving_about(contents(self.path)) == without_moving_about(self.start)
        redone = 0
        while self.record.redo():
            redone += 1
        assert (redone, contents(self.path)) == (undone, end)
        with self.record.reading() as session:
            assert verify_snapshot(session).findings == ()
        self.record.close()
        shutil.rmtree(self.path.parent)


TestChairsDay = ChairsDay.TestCase
TestChairsDay.settings = settings(
    max_examples=8, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
)
