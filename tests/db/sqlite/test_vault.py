"""The vault: nothing readable on the disk, nothing changed by a wrong passphrase, nothing lost by a new one."""

import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
import sqlcipher3
from sqlmodel import col, select

from ccm_tui.clock import Clock, clock_from
from ccm_tui.domain.vocabulary import AgencyKind
from ccm_tui.domain.words.draft import Draft
from ccm_tui.errors import CcmError
from ccm_tui.services.record.condition import begin_session, remarks_on
from ccm_tui.services.record.drafts import DraftPlace, keep_drafts
from db.record import Record
from db.sqlite.vault import (
    LockedError,
    WrongPassphraseError,
    check_new_passphrase,
    check_passphrase,
    is_encrypted,
    rewrite_under,
)
from db.tables.agencies import AgencyRow
from tests.conftest import DEMO_NOW
from tests.demo_file import demo_record

PASSPHRASE = 'it\'s a "quiet" café; lamp'
OTHER = "four other words here"
CANARY = b"Turnstile"
"""A name that the demo record holds many times."""


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = demo_record(tmp_path_factory.mktemp("vault"))
    rewrite_under(path, None, PASSPHRASE)
    return path


@pytest.fixture
def encrypted(kept: Path, tmp_path: Path) -> Path:
    """The demo record, as full as a real one, behind a passphrase."""
    (tmp_path / "kept").mkdir()
    return Path(shutil.copy(kept, tmp_path / "kept" / "record.db"))


def bytes_beside(path: Path) -> dict[str, bytes]:
    """Every file that lies with the record, but the index of its log, which holds no content."""
    return {it.name: it.read_bytes() for it in path.parent.iterdir() if it.is_file() and not it.name.endswith("-shm")}


def agencies(path: Path, passphrase: str | None) -> list[str]:
    record = Record.open(path, clock_from(DEMO_NOW), "tester", passphrase)
    try:
        with record.reading() as session:
            return list(session.exec(select(AgencyRow.name).order_by(col(AgencyRow.id))).all())
    finally:
        record.close()


def test_nothing_in_an_encrypted_record_or_its_log_can_be_read(encrypted: Path, demo_clock: Clock) -> None:
    record = Record.open(encrypted, demo_clock, "tester", PASSPHRASE)
    with record.writing("test", "a name") as writing:
        agency = writing.session.exec(select(AgencyRow)).first()
        assert agency is not None
        writing.change(agency, name="Canary Agency")
    keep_drafts(record, DraftPlace("composer 17"), {"": Draft("Canary half typed", 3)})
    lying_there = bytes_beside(encrypted)
    assert any(name.endswith("-wal") and content for name, content in lying_there.items())
    for name, content in lying_there.items():
        assert CANARY not in content and b"Canary" not in content, name
        assert not content.startswith(b"SQLite format 3"), name
    record.close()


def test_any_tool_that_speaks_sqlcipher_opens_it_and_plain_sqlite_does_not(encrypted: Path) -> None:
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(encrypted).execute("SELECT count(*) FROM agency")
    tool = sqlcipher3.connect(str(encrypted))
    tool.execute("PRAGMA key = '" + PASSPHRASE.replace("'", "''") + "'")
    assert tool.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert tool.execute("PRAGMA cipher_integrity_check").fetchall() == []
    tool.close()


def test_a_wrong_passphrase_changes_no_byte_even_where_a_log_waits_to_be_taken_up(
    encrypted: Path, tmp_path: Path
) -> None:
    leave_a_log_behind(encrypted)
    before = bytes_beside(encrypted)
    assert before[f"{encrypted.name}-wal"]
    for wrong in ("not the passphrase", "", PASSPHRASE.upper(), "x" * 5000):
        with pytest.raises(WrongPassphraseError):
            Record.open(encrypted, clock_from(DEMO_NOW), "tester", wrong)
    with pytest.raises(LockedError):
        Record.open(encrypted, clock_from(DEMO_NOW), "tester")
    assert bytes_beside(encrypted) == before
    assert "Left behind" in agencies(encrypted, PASSPHRASE)


def leave_a_log_behind(path: Path) -> None:
    """Writes to the record in a process that is then killed, so that its last act stands in the log alone."""
    script = f"""
import os, signal
from pathlib import Path
from ccm_tui.clock import machine_clock
from db.record import Record
from db.tables.agencies import AgencyRow
from sqlmodel import select
record = Record.open(Path({str(path)!r}), machine_clock(), "tester", {PASSPHRASE!r})
with record.writing("test", "a name") as writing:
    writing.change(writing.session.exec(select(AgencyRow)).first(), name="Left behind")
os.kill(os.getpid(), signal.SIGKILL)
"""
    done = subprocess.run([sys.executable, "-c", script], check=False, timeout=180)
    assert done.returncode == -signal.SIGKILL


def test_a_passphrase_is_the_same_however_the_keyboard_writes_its_accents(encrypted: Path) -> None:
    check_passphrase(encrypted, PASSPHRASE.replace("é", "é"))


@pytest.mark.parametrize("new", [OTHER, None, PASSPHRASE], ids=["another", "none", "the same"])
def test_a_changed_passphrase_keeps_every_row_and_only_the_new_one_opens(encrypted: Path, new: str | None) -> None:
    before = agencies(encrypted, PASSPHRASE)
    rewrite_under(encrypted, PASSPHRASE, new)
    assert agencies(encrypted, new) == before
    assert is_encrypted(encrypted) is (new is not None)
    if new == OTHER:
        with pytest.raises(WrongPassphraseError):
            check_passphrase(encrypted, PASSPHRASE)
    assert encrypted.stat().st_mode & 0o777 == 0o600
    assert sorted(it.name for it in encrypted.parent.iterdir() if "record" in it.name) == ["record.db"]


def test_numbers_of_rows_that_were_taken_are_not_given_again_under_a_new_passphrase(
    encrypted: Path, demo_clock: Clock
) -> None:
    record = Record.open(encrypted, demo_clock, "tester", PASSPHRASE)
    with record.writing("test", "an agency") as writing:
        row = writing.add(AgencyRow(code="GONE", name="Gone", kind=AgencyKind.CORE))
        taken = row.id
        writing.remove(row)
    record.close()
    rewrite_under(encrypted, PASSPHRASE, OTHER)
    record = Record.open(encrypted, demo_clock, "tester", OTHER)
    with record.writing("test", "an agency") as writing:
        assert writing.add(AgencyRow(code="NEXT", name="Next", kind=AgencyKind.CORE)).id > taken
    record.close()


def test_a_record_that_somebody_has_open_keeps_its_passphrase(encrypted: Path, demo_clock: Clock) -> None:
    record = Record.open(encrypted, demo_clock, "tester", PASSPHRASE)
    with record.writing("test", "a name") as writing:
        agency = writing.session.exec(select(AgencyRow)).first()
        assert agency is not None
        writing.change(agency, name="Written while open")
    with pytest.raises(CcmError, match="Another program"):
        rewrite_under(encrypted, PASSPHRASE, OTHER)
    record.close()
    assert "Written while open" in agencies(encrypted, PASSPHRASE)
    assert [it.name for it in encrypted.parent.iterdir() if it.name.startswith(".")] == []


@pytest.mark.parametrize("refused", ["short", "elevenchars", "            "])
def test_a_passphrase_that_is_easily_guessed_is_refused(encrypted: Path, refused: str) -> None:
    with pytest.raises(CcmError, match="short"):
        check_new_passphrase(refused)
    with pytest.raises(CcmError, match="short"):
        rewrite_under(encrypted, PASSPHRASE, refused)
    with pytest.raises(CcmError, match="nobody can type"):
        check_new_passphrase("a bell \a in twelve")
    check_passphrase(encrypted, PASSPHRASE)


def test_a_kill_while_the_passphrase_changes_leaves_a_whole_record_under_one_of_the_two(encrypted: Path) -> None:
    before = agencies(encrypted, PASSPHRASE)
    script = f"""
from pathlib import Path
from db.sqlite.vault import rewrite_under
print("begun", flush=True)
rewrite_under(Path({str(encrypted)!r}), {PASSPHRASE!r}, {OTHER!r})
"""
    for delay in (0.05, 0.2, 0.35, 0.5):
        process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        assert process.stdout is not None and process.stdout.readline() == b"begun\n"
        time.sleep(delay)
        process.kill()
        process.wait(timeout=180)
        process.stdout.close()
        now = next(it for it in (PASSPHRASE, OTHER) if opens(encrypted, it))
        assert agencies(encrypted, now) == before
        rewrite_under(encrypted, now, PASSPHRASE)
        assert [it.name for it in encrypted.parent.iterdir() if it.name.startswith(".")] == []


@pytest.mark.parametrize("where", ["before", "after"])
def test_a_plain_copy_left_by_a_kill_is_removed_and_told_with_the_next_session(
    where: str, tmp_path: Path, demo_clock: Clock
) -> None:
    path = tmp_path / "record.db"
    Record.create(path, demo_clock, "tester").close()
    script = f"""
import os, signal
from pathlib import Path
from db.sqlite.vault import rewrite_under
usual = Path.replace
def dying(self, name):
    if {where!r} == "after":
        usual(self, name)
    os.kill(os.getpid(), signal.SIGKILL)
Path.replace = dying
rewrite_under(Path({str(path)!r}), None, {PASSPHRASE!r})
"""
    subprocess.run([sys.executable, "-c", script], check=False)
    assert path.with_name(".record.db.old").exists()
    record = Record.open(path, demo_clock, "tester", PASSPHRASE if is_encrypted(path) else None)
    assert record.store.encrypted is (where == "after")
    begin_session(record)
    assert record.store.refusal is None
    assert any("copy has been overwritten" in remark for remark in remarks_on(record))
    record.close()
    assert [it.name for it in tmp_path.iterdir() if it.name.startswith(".")] == []


def test_a_record_reached_by_a_link_is_itself_written_anew(encrypted: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(encrypted)
    rewrite_under(link, PASSPHRASE, OTHER)
    assert link.is_symlink()
    assert opens(encrypted, OTHER)


def opens(path: Path, passphrase: str) -> bool:
    try:
        check_passphrase(path, passphrase)
    except WrongPassphraseError:
        return False
    return True
