"""ccm doctor: what is wrong is named with what to do, and nothing is changed by looking."""

import shutil
import sqlite3
import stat
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ccm_tui.clock import clock_from
from ccm_tui.services.record.setup import set_up
from db.record import Record
from db.sqlite.vault import rewrite_under
from tests.cli.support import Ccm
from tests.cli.test_safekeeping import PASSPHRASE, secret
from tests.conftest import DEMO_NOW
from tests.db.processes import AS_NOBODY, add_agency, begin, end, kill, somebody_has


@pytest.fixture
def demo(pristine_demo: Path, tmp_path: Path) -> Path:
    """The demo record in a folder of its own, as it should be."""
    (tmp_path / "kept").mkdir(mode=0o700)
    path = Path(shutil.copy(pristine_demo, tmp_path / "kept" / "demo.db"))
    path.chmod(0o600)
    return path


def looks(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Every file with its mode and content; of the log's index, which holds none, the mode."""
    return {
        str(it.relative_to(folder)): (
            it.stat().st_mode,
            b"" if it.is_dir() or it.name.endswith("-shm") else it.read_bytes(),
        )
        for it in folder.rglob("*")
    }


def test_where_all_is_well_it_says_so_and_changes_nothing(ccm: Ccm) -> None:
    before = looks(ccm.db.parent)
    done = ccm("doctor")
    assert (done.code, done.err) == (0, "")
    assert done.out.endswith("\nAll is well.\n")
    assert "TO DO" not in done.out
    for said in ("Python 3.", "SQLite 3.", "SQLCipher 4.", "Textual 8.", "London", "free", "It is whole", "(WAL)"):
        assert said in done.out
    assert looks(ccm.db.parent) == before


def readable_by_all(path: Path) -> None:
    path.chmod(0o644)


def in_a_folder_for_all(path: Path) -> None:
    path.parent.chmod(0o777)


def damaged(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:-40_000] + bytes(40_000))


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:500_000])


def with_a_row_too_few(path: Path) -> None:
    with sqlite3.connect(path) as record:
        record.execute("DELETE FROM case_file WHERE id = 1")
    record.close()


def with_a_change_of_passphrase_broken_off(path: Path) -> None:
    path.with_name(f".{path.name}.old").write_bytes(b"half")


def with_a_backup_broken_off(path: Path) -> None:
    path.with_name(".ccm-half.part").write_bytes(b"half")


def with_its_last_act_tomorrow(path: Path) -> None:
    record = Record.open(path, clock_from(DEMO_NOW + timedelta(days=1)), "tester")
    add_agency(record, "LATE")
    record.close()


def a_letter(path: Path) -> None:
    path.write_text("Dear chair, this is no record of ours.")


def gone(path: Path) -> None:
    path.unlink()


def encrypted(path: Path) -> None:
    rewrite_under(path, None, PASSPHRASE)


WRONG: dict[Callable[[Path], None], str] = {
    readable_by_all: "chmod 600",
    in_a_folder_for_all: "chmod 700",
    damaged: "ccm restore",
    cut_off: "ccm restore",
    with_a_row_too_few: "refer to what is not there",
    with_a_change_of_passphrase_broken_off: ".demo.db.old",
    with_a_backup_broken_off: ".ccm-half.part",
    with_its_last_act_tomorrow: "clock is behind the last thing recorded, Fri 18 Dec 2026, 13:45",
    a_letter: "CCM_PASSPHRASE_FILE",
    gone: "Run ccm to set one up",
    encrypted: "CCM_PASSPHRASE_FILE",
}


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: wrong.__name__)
def test_what_is_wrong_is_named_with_what_to_do(wrong: Callable[[Path], None], ccm: Ccm) -> None:
    wrong(ccm.db)
    before = looks(ccm.db.parent)
    done = ccm("doctor")
    assert (done.code, done.err) == (1, "")
    assert WRONG[wrong] in " ".join(done.out.split())
    assert done.out.count("TO DO") == 1
    assert done.out.endswith("\nTo do: 1.\n")
    assert "Traceback" not in done.out
    assert looks(ccm.db.parent) == before


def test_a_record_whose_session_was_killed_is_looked_at_with_its_log(ccm: Ccm) -> None:
    with somebody_has(ccm.db, acts=("LEFT",)) as process:
        kill(process)
    before = looks(ccm.db.parent)
    assert before["demo.db-wal"][1]
    done = ccm("doctor")
    assert (done.code, "Nobody has it open" in done.out) == (0, True)
    assert looks(ccm.db.parent) == before


def test_the_inside_of_an_encrypted_record_is_looked_at_with_its_passphrase(
    ccm: Ccm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rewrite_under(ccm.db, None, PASSPHRASE)
    monkeypatch.setenv("CCM_PASSPHRASE_FILE", str(secret(tmp_path, PASSPHRASE)))
    done = ccm("doctor")
    assert (done.code, "It is encrypted" in done.out, "It is whole" in done.out) == (0, True, True)
    content = bytearray(ccm.db.read_bytes())
    content[len(content) // 2] ^= 1
    ccm.db.write_bytes(content)
    done = ccm("doctor")
    assert done.code == 1
    assert "damaged" in done.out


def test_a_record_kept_in_step_is_warned_of(ccm: Ccm) -> None:
    folder = ccm.db.parent.with_name("OneDrive - City Council")
    ccm.db.parent.rename(folder)
    ccm.db = folder / "demo.db"
    assert ccm("meetings").code == 0
    done = ccm("doctor")
    assert done.code == 1
    assert "OneDrive" in done.out
    assert "without a log" in done.out


def test_a_record_without_a_backup_is_told_and_an_old_one_only_where_more_was_recorded(
    ccm: Ccm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ccm.db = tmp_path / "kept" / "real.db"
    set_up(ccm.db, "Thimble Community MARAC", clock_from(datetime.now(UTC)), "tester").close()
    monkeypatch.delenv("CCM_NOW")
    assert "There is no backup of it" in ccm("doctor").out
    assert ccm("backup", tmp_path / "backup.db").code == 0
    assert ccm("doctor").code == 0
    monkeypatch.setenv("CCM_NOW", (datetime.now(UTC) + timedelta(days=30)).isoformat())
    assert ccm("doctor").code == 0
    record = Record.open(ccm.db, clock_from(datetime.now(UTC) + timedelta(days=20)), "tester")
    add_agency(record, "LATER")
    record.close()
    done = ccm("doctor")
    assert (done.code, "The last backup is of" in done.out) == (1, True)


def test_backups_that_others_may_read_and_plain_ones_beside_an_encrypted_record_are_named(
    ccm: Ccm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = ccm.db.with_name("demo-backups")
    folder.mkdir(mode=0o700)
    copy = Path(shutil.copy(ccm.db, folder / "demo-2026-12-16.db"))
    copy.chmod(0o640)
    rewrite_under(ccm.db, None, PASSPHRASE)
    monkeypatch.setenv("CCM_PASSPHRASE_FILE", str(secret(tmp_path, PASSPHRASE)))
    done = ccm("doctor")
    assert done.code == 1
    said = " ".join(done.out.split())
    assert "Others on this machine may read or write demo-2026-12-16.db" in said
    assert "A backup is not encrypted, though the record is: demo-2026-12-16.db" in said
    assert ccm("passphrase", "change", "--new-file", secret(tmp_path, "four other words here")).code == 0
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_nothing_that_is_said_is_about_a_case(ccm: Ccm) -> None:
    said = ccm("doctor").out
    for name in ("Thimblewick", "Quince", "Turnstile", "CCM/26"):
        assert name not in said


def test_a_hostile_name_of_a_record_acts_on_no_terminal(ccm: Ccm) -> None:
    place = ccm.db.with_name("demo\x1b[2J\u202e.db")
    ccm.db = ccm.db.rename(place)
    done = ccm("doctor")
    assert done.code == 0
    assert "\x1b" not in done.out and "\u202e" not in done.out


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_a_record_that_may_only_be_read_is_named() -> None:
    script = f"""
import tempfile
from ccm_tui.services.record.checkup import check_record
{AS_NOBODY}
with tempfile.TemporaryDirectory() as made:
    path = Path(made) / "record.db"
    Record.create(path, clock_from(DEMO_NOW), "ada").close()
    print("begun", flush=True)
    path.chmod(0o400)
    print([found.said for found in check_record(path, None, DEMO_NOW) if "only be read" in found.said and found.do])
"""
    assert end(begin(script)).decode() == "['It can only be read: you may not write to its file or folder']\n"
