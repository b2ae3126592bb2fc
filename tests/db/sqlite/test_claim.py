"""One writer: who has a record is known, nobody else writes meanwhile, and nobody who is gone still has it."""

import json
import os
import platform
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import col, select

from ccm_tui.clock import Clock
from ccm_tui.errors import CcmError
from ccm_tui.paths import claims_folder
from db.record import Record
from db.sqlite.claim import ClaimError, Holder, claim, claim_path, holder_of
from db.tables.record import DisclosureRow, JournalEntryRow
from tests.conftest import DEMO_NOW
from tests.db.processes import add_agency, begin, codes, end, kill, opened, somebody_has


@pytest.fixture
def path(tmp_path: Path, demo_clock: Clock) -> Path:
    path = tmp_path / "kept" / "record.db"
    Record.create(path, demo_clock, "tester").close()
    return path


def files(path: Path) -> set[str]:
    return {it.name for it in path.parent.iterdir()}


def test_a_second_session_reads_and_is_told_who_has_the_record(path: Path) -> None:
    with somebody_has(path) as holder:
        record = opened(path)
        record.store.begin_session()
        assert record.store.refusal is not None
        assert record.store.refusal.because == (
            f"ada has it open on {platform.node()} since 13:45 (process {holder.pid})"
        )
        assert codes(record) == set()
        with pytest.raises(CcmError, match="ada has it open"):
            add_agency(record, "SECOND")
        with pytest.raises(CcmError, match="ada has it open"):
            record.undo()
        with pytest.raises(CcmError, match="ada has it open"), record.drafting():
            pass
        assert codes(record) == set()
        record.close()


def test_a_second_session_can_write_as_soon_as_the_first_has_ended(path: Path) -> None:
    record = opened(path)
    with somebody_has(path):
        record.store.begin_session()
        assert record.store.refusal is not None
    add_agency(record, "MINE")
    assert codes(record) == {"MINE"}
    assert record.store.refusal is None
    with pytest.raises(ClaimError):
        claim(path, Holder.here("ada", DEMO_NOW), patience=0)
    record.close()
    assert files(path) == {"record.db"}


def test_a_session_that_was_killed_has_the_record_no_longer(path: Path) -> None:
    with somebody_has(path) as holder:
        kill(holder)
    assert claim_path(path).exists()
    assert holder_of(path, DEMO_NOW) is None
    record = opened(path)
    record.store.begin_session()
    add_agency(record, "MINE")
    record.close()
    assert files(path) == {"record.db"}


@pytest.mark.parametrize("said", ["somebody alive", "another boot", "no sense", "nothing", "ten thousand characters"])
def test_what_a_dead_session_left_written_keeps_nobody_out(said: str, path: Path) -> None:
    left = {
        # The number of the process that died may be another's by now: this very one's parent, say.
        "somebody alive": json.dumps(["ada", platform.node(), os.getppid(), DEMO_NOW.isoformat()]),
        "another boot": json.dumps(["ada", platform.node(), 1, "2020-01-01T00:00:00+00:00"]),
        "no sense": '{"ada": [',
        "nothing": "",
        "ten thousand characters": json.dumps(["x" * 10_000, "y" * 10_000, 10**30, DEMO_NOW.isoformat()]),
    }
    claim_path(path).write_text(left[said])
    record = opened(path)
    record.store.begin_session()
    assert record.store.refusal is None
    record.close()


def test_a_name_that_is_far_too_long_is_cut_short(path: Path) -> None:
    held = claim(path, Holder("x" * 10_000, "y" * 10_000, 1, DEMO_NOW))
    with pytest.raises(ClaimError) as refused:
        claim(path, Holder.here("ada", DEMO_NOW), patience=0)
    assert len(refused.value.because) < 200
    held.close()


def test_the_day_is_told_where_it_is_not_today(path: Path) -> None:
    holder = Holder("ada", "LAPTOP-7", 4242, DEMO_NOW)
    assert holder.in_words(DEMO_NOW) == "ada has it open on LAPTOP-7 since 13:45 (process 4242)"
    assert holder.in_words(DEMO_NOW + timedelta(days=1)).endswith("since Thu 17 Dec 2026, 13:45 (process 4242)")


def test_of_many_that_claim_at_once_one_has_the_record_at_a_time(path: Path) -> None:
    """Each puts up a sign as it begins, which must not be there, and takes it down before it ends."""
    script = f"""
import sys
from pathlib import Path
from db.sqlite.claim import ClaimError, Holder, claim
from ccm_tui.clock import machine_clock
path, sign = Path({str(path)!r}), Path({str(path.parent / "sign")!r})
print("begun", flush=True)
sys.stdin.readline()
had = 0
while had < 200:
    try:
        held = claim(path, Holder.here("ada", machine_clock()()), patience=0)
    except ClaimError:
        continue
    sign.touch(exist_ok=False)
    sign.unlink()
    held.close()
    had += 1
print("done")
"""
    several = [begin(script, tools="") for _ in range(4)]
    for one in several:
        assert one.stdin is not None
        one.stdin.write(b"\n")
        one.stdin.flush()
    assert [end(one) for one in several] == [b"done\n"] * 4
    assert files(path) == {"record.db"}


def test_an_act_outside_a_session_waits_for_another_and_then_refuses(path: Path) -> None:
    record = opened(path)
    held = claim(path, Holder.here("ada", DEMO_NOW))
    with pytest.raises(ClaimError, match="ada has it open"):
        add_agency(record, "REFUSED")
    held.close()
    add_agency(record, "TAKEN")
    assert codes(record) == {"TAKEN"}
    record.close()


def test_what_only_notes_that_something_left_is_written_beside_a_session_and_the_chain_holds(path: Path) -> None:
    session, aside = opened(path), opened(path)
    session.store.begin_session()
    add_agency(session, "ONE")
    with aside.writing("test", "noted", kind="aside") as writing:
        writing.add(
            DisclosureRow(left_at=writing.now, actor="ada", document="minutes", audience="full", format="text")
        )
    add_agency(session, "TWO")
    assert session.undo() == "TWO"
    assert session.undo() == "ONE"
    with session.reading() as reading:
        entries = reading.exec(select(JournalEntryRow).order_by(col(JournalEntryRow.id))).all()
    assert [entry.label for entry in entries] == ["ONE", "noted", "TWO", "TWO", "ONE"]
    assert [entry.previous_digest for entry in entries[1:]] == [entry.digest for entry in entries[:-1]]
    session.close()
    aside.close()


def test_in_a_folder_kept_in_step_another_machines_word_counts_for_a_working_day(path: Path) -> None:
    claim_path(path).write_text(json.dumps(["ada", "LAPTOP-7", 4242, DEMO_NOW.isoformat()]))
    with pytest.raises(ClaimError, match="ada has it open on LAPTOP-7") as refused:
        claim(path, Holder.here("jo", DEMO_NOW + timedelta(hours=2)), patience=0, synced=True)
    assert claim_path(path).name in refused.value.do
    assert holder_of(path, DEMO_NOW, synced=True) == Holder("ada", "LAPTOP-7", 4242, DEMO_NOW)
    claim(path, Holder.here("jo", DEMO_NOW + timedelta(hours=13)), patience=0, synced=True).close()
    assert files(path) == {"record.db"}


def test_in_a_folder_kept_in_step_this_machines_own_dead_session_counts_for_nothing(path: Path) -> None:
    claim_path(path).write_text(json.dumps(["ada", platform.node(), 1, DEMO_NOW.isoformat()]))
    claim(path, Holder.here("jo", DEMO_NOW), patience=0, synced=True).close()


def test_two_names_of_one_record_are_one_record(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "link.db"
    other.symlink_to(path)
    with somebody_has(path):
        record = opened(other)
        record.store.begin_session()
        assert record.store.refusal is not None
        record.close()


def test_a_session_has_the_record_although_somebody_removes_the_file_of_its_claim(path: Path) -> None:
    with somebody_has(path) as holder:
        claim_path(path).unlink()
        told = holder_of(path, DEMO_NOW)
        assert told is not None and told.process == holder.pid
        record = opened(path)
        with pytest.raises(CcmError, match="ada has it open"):
            add_agency(record, "MINE")
        record.store.begin_session()
        with pytest.raises(CcmError, match="ada has it open"):
            add_agency(record, "MINE")
        assert codes(record) == set()
        record.close()
    assert holder_of(path, DEMO_NOW) is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows removes no file that is open")
def test_a_session_of_which_every_trace_was_removed_writes_no_more_once_another_has_the_record(path: Path) -> None:
    record = opened(path)
    record.store.begin_session()
    add_agency(record, "BEFORE")
    claim_path(path).unlink()
    for trace in claims_folder().iterdir():
        trace.unlink()
    with somebody_has(path, acts=("THEIRS",)):
        with pytest.raises(CcmError, match="ada has it open"):
            add_agency(record, "MINE")
        assert codes(record) == {"BEFORE", "THEIRS"}
    add_agency(record, "AFTER")
    assert codes(record) == {"BEFORE", "THEIRS", "AFTER"}
    record.close()


def test_a_session_whose_claim_was_removed_claims_again_with_its_next_act(path: Path) -> None:
    record = opened(path)
    record.store.begin_session()
    claim_path(path).unlink()
    add_agency(record, "MINE")
    assert claim_path(path).exists()
    with pytest.raises(ClaimError):
        claim(path, Holder.here("ada", DEMO_NOW), patience=0)
    record.close()


def test_a_record_whose_file_has_a_second_name_can_only_be_read_under_either(path: Path) -> None:
    other = path.with_name("other.db")
    other.hardlink_to(path)
    for name in (path, other):
        record = opened(name)
        with pytest.raises(ClaimError, match="second name"):
            add_agency(record, "UNSEEN")
        record.store.begin_session()
        with pytest.raises(ClaimError, match="second name"):
            add_agency(record, "UNSEEN")
        assert codes(record) == set()
        assert not claim_path(name).exists()
        record.close()
    other.unlink()
    record = opened(path)
    record.store.begin_session()
    add_agency(record, "SEEN")
    record.close()
