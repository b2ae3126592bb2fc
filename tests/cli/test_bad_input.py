import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ccm_tui.cli.main import run_ccm
from tests.cli.support import Ccm, Done, as_program, digest

WRONG_NAMES = {
    "a meeting that is not there": ("agenda", "99"),
    "a day without a meeting": ("minutes", "2026-12-18"),
    "a day that is none": ("agenda", "2026-13-45"),
    "an agency that is not there": ("actions", "--agency", "NONE"),
    "an agency of no letters": ("actions", "--agency", ""),
    "a meeting that is closed": ("record", "1"),
    "a sheet that is not there": ("import", "referrals", "none.csv"),
    "a folder as a sheet": ("import", "agencies", "."),
    "a document over a folder": ("minutes", "3", "-o", "."),
    "a document below a file": ("minutes", "3", "-o", f"{__file__}/minutes.txt"),
    "a document in no folder": ("minutes", "3", "-o", "no/such/folder/minutes.txt"),
    "a document over a file": ("minutes", "3", "-o", __file__),
    "a template over a file": ("import", "agencies", "--template", __file__),
    "a demo over a file": ("demo", "--no-open"),
}
MISUSED = {
    "a command that is not there": ("meeting",),
    "an option that is not there": ("meetings", "--frmat", "csv"),
    "a format that is not there": ("meetings", "--format", "pdf"),
    "a meeting that is not named": ("agenda",),
    "one word too many": ("meetings", "now"),
    "an option without its value": ("actions", "--agency"),
    "an import of nothing": ("import", "people", "sheet.csv"),
}


def assert_told(done: Done, code: int) -> None:
    assert (done.code, done.out) == (code, "")
    assert len(done.told) == 2
    assert all(line.strip().endswith((".", "?")) for line in done.told), done.told
    assert "Traceback" not in done.err


@pytest.mark.parametrize("case", WRONG_NAMES)
def test_what_the_record_cannot_do_is_told_in_two_lines_and_changes_nothing(case: str, ccm: Ccm) -> None:
    before = digest(ccm.db)
    assert_told(ccm(*WRONG_NAMES[case]), 1)
    assert digest(ccm.db) == before


@pytest.mark.parametrize("case", MISUSED)
def test_what_is_not_understood_is_told_in_two_lines(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert_told(Done(run_ccm(MISUSED[case]), *capsys.readouterr()), 2)


@pytest.mark.parametrize(("words", "code"), [(("agenda", "99"), 1), (("agenda",), 2), (("record", "1"), 1)])
def test_the_program_itself_ends_with_its_code_and_without_a_traceback(
    words: tuple[str, ...], code: int, demo: Path
) -> None:
    assert_told(as_program("--db", demo, *words), code)


def foreign(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE notes (text)")
    other.close()


def newer(path: Path) -> None:
    with sqlite3.connect(path) as record:
        record.execute("UPDATE alembic_version SET version_num = '9999'")
    record.close()


def without_version(path: Path) -> None:
    with sqlite3.connect(path) as record:
        record.execute("DROP TABLE alembic_version")
    record.close()


UNFIT: dict[str, Callable[[Path], object]] = {
    "no text": lambda path: path.write_bytes(b""),
    "a letter": lambda path: path.write_text("Dear chair,\nthis is no record of ours at all.\n" * 50),
    "the beginning of a database": lambda path: path.write_bytes(path.read_bytes()[:600]),
    "somebody else's database": foreign,
    "a record of a newer ccm": newer,
    "a record without its version": without_version,
}


@pytest.mark.parametrize("case", UNFIT)
@pytest.mark.parametrize(
    "words", [("meetings",), ("minutes", "last"), ("record", "next"), ("demo", "--no-open", "--fresh")]
)
def test_a_file_that_is_no_record_of_ours_is_left_as_it_is(words: tuple[str, ...], case: str, ccm: Ccm) -> None:
    UNFIT[case](ccm.db)
    before = digest(ccm.db)
    assert_told(ccm(*words), 1)
    assert digest(ccm.db) == before
    assert sorted(path.name for path in ccm.db.parent.iterdir()) == ["demo.db", "home"]


@pytest.mark.parametrize("place", ["none.db", "no/such/folder/none.db", "demo.db/below.db", ".", "x" * 5000])
def test_a_record_that_is_not_there_is_not_made(place: str, ccm: Ccm) -> None:
    ccm.db = ccm.db.parent / place
    assert_told(ccm("meetings"), 1)
    assert sorted(path.name for path in Path(os.environ["HOME"]).parent.iterdir()) == ["demo.db", "home"]


def test_a_record_that_another_program_holds_is_not_written_to(ccm: Ccm, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    sheet.write_text("code,name\nZZ,Zebras\n")
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sqlite3, sys\n"
            "held = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
            "held.execute('BEGIN EXCLUSIVE'); print('held', flush=True); sys.stdin.read()",
            ccm.db,
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert holder.stdin is not None and holder.stdout is not None
    holder.stdout.readline()
    before = digest(ccm.db)
    for words in (
        ("import", "agencies", sheet),
        ("record", "next", "--open"),
        ("minutes", "3", "-o", tmp_path / "out.txt"),
    ):
        done = ccm(*words)
        assert_told(done, 1)
        assert "Another program" in done.told[0]
    assert digest(ccm.db) == before
    assert not (tmp_path / "out.txt").exists()
    holder.communicate()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_that_may_not_be_written_to_is_told(demo: Path, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    shutil.copy(demo, closed / "demo.db")
    closed.chmod(0o500)
    assert_told(as_program("demo", "--no-open", "--db", closed / "new.db"), 1)
    assert_told(as_program("minutes", "3", "--db", demo, "-o", closed / "minutes.txt"), 1)
    assert [path.name for path in closed.iterdir()] == ["demo.db"]


def test_a_demo_below_a_file_is_told(ccm: Ccm) -> None:
    ccm.db = ccm.db / "below.db"
    assert_told(ccm("demo", "--no-open"), 1)


@pytest.mark.parametrize("now", ["yesterday", "2026-13-01", "17/12/2026"])
def test_a_time_that_cannot_be_read_is_told(now: str, ccm: Ccm, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCM_NOW", now)
    assert_told(ccm("meetings"), 2)


def test_a_home_that_is_not_there_is_told(ccm: Ccm) -> None:
    ccm.db = Path("~nobody-of-this-name/record.db")
    assert_told(ccm("meetings"), 2)


def test_a_fault_of_ours_is_two_lines_and_a_report_without_case_text(demo: Path, tmp_path: Path) -> None:
    with sqlite3.connect(demo) as record:
        record.execute("ALTER TABLE person RENAME COLUMN name TO title")
    record.close()
    done = as_program("cases", "Quince", "--db", demo)
    assert_told(done, 1)
    (report,) = (tmp_path / "home").rglob("fault-*.txt")
    assert str(report) in done.told[1]
    assert report.stat().st_mode & 0o077 == 0
    said = report.read_text()
    assert "db.queries" in said
    assert "OperationalError" in said
    for canary in ("Quince", "SELECT", "title", str(demo)):
        assert canary not in said


def test_a_fault_whose_report_cannot_be_kept_is_two_lines_still(ccm: Ccm, monkeypatch: pytest.MonkeyPatch) -> None:
    with sqlite3.connect(ccm.db) as record:
        record.execute("ALTER TABLE person RENAME COLUMN name TO title")
    record.close()
    below = str(ccm.db / "below")
    for name in ("HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, below)
    assert_told(ccm("cases"), 1)


def test_what_is_typed_on_the_command_line_does_not_act_on_the_terminal(ccm: Ccm) -> None:
    done = ccm("\x1b[2Jcommand")
    assert "\x1b" not in done.err
    assert done.code == 2
