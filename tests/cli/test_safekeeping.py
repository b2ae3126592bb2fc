"""ccm backup, restore and passphrase, beside an open desk and on their own."""

import os
import pty
import select
import sys
from pathlib import Path

import pytest

from ccm_tui.clock import clock_from
from ccm_tui.services.record.setup import set_up
from db.record import Record
from db.sqlite.backups.daily import all_backups, backups_folder
from db.sqlite.vault import check_passphrase, is_encrypted, rewrite_under
from tests.cli.support import NOW, Ccm, Done, as_program, digest
from tests.conftest import DEMO_NOW
from tests.db.processes import add_agency, somebody_has

PASSPHRASE, OTHER = "four words in a row", "four other words here"
CANARY = b"Turnstile"
"""A name that the demo record holds many times."""


def secret(folder: Path, passphrase: str) -> Path:
    file = folder / f"{passphrase[:6]}.txt"
    file.write_text(f"{passphrase}\n")
    return file


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """A record that is no demonstration."""
    path = tmp_path / "real" / "record.db"
    set_up(path, "Thimble Community MARAC", clock_from(DEMO_NOW), "tester").close()
    return path


def assert_refused(done: Done, *words: str) -> None:
    assert (done.code, done.out) == (1, "")
    assert len(done.told) == 2
    for word in words:
        assert word in done.err


def test_a_backup_is_made_and_restored(ccm: Ccm, tmp_path: Path) -> None:
    place = tmp_path / "backup.db"
    before = ccm("agenda", "next").out
    assert ccm("backup", place) == (0, f"The backup is made and checked: {place}\n", "")
    assert ccm("backup", place).code == 1
    assert ccm("restore", place).code == 0
    kept = all_backups(ccm.db)
    assert [it.name for it in kept] == ["demo-replaced-2026-12-17-134500.db"]
    assert ccm("agenda", "next").out == before


def test_what_a_restore_would_lose_is_named_and_its_number_asked_for(ccm: Ccm, tmp_path: Path) -> None:
    place = tmp_path / "backup.db"
    assert ccm("backup", place).code == 0
    assert ccm("import", "agencies", sheet(tmp_path)).code == 0
    before = digest(ccm.db)
    for words in ((), ("--losing", "1"), ("--losing", "3")):
        refused = ccm("restore", place, *words)
        assert refused.code == 1
        assert "import of 1 agency" in refused.out
        assert "lose 2 acts" in refused.told[0]
        assert refused.told[1].endswith("--losing 2.")
        assert len(refused.told) == 2
    assert ccm("restore", place, "--losing", "two").code == 2
    assert digest(ccm.db) == before
    assert all_backups(ccm.db) == []
    done = ccm("restore", place, "--losing", "2")
    assert done.code == 0
    assert "import of 1 agency" in done.out
    assert "Zebras" not in ccm("agencies").out
    assert len(all_backups(ccm.db)) == 1


def sheet(folder: Path) -> Path:
    place = folder / "sheet.csv"
    place.write_text("code,name\nZZ,Zebras\n")
    return place


def test_while_somebody_has_the_record_it_is_read_backed_up_and_printed_but_not_written_to(
    ccm: Ccm, tmp_path: Path
) -> None:
    with somebody_has(ccm.db) as holder:
        for words in (("meetings",), ("agenda", "next"), ("cases",), ("actions",), ("minutes", "3"), ("doctor",)):
            assert ccm(*words).code == 0, words
        assert f"ada has it open on {os.uname().nodename} since 13:45 (process {holder.pid})" in ccm("doctor").out
        assert ccm("backup", tmp_path / "backup.db").code == 0
        assert ccm("minutes", "3", "-o", tmp_path / "minutes.txt").code == 0
        refused: tuple[tuple[str, ...], ...] = (
            ("import", "agencies", str(sheet(tmp_path))),
            ("record", "next"),
            ("restore", str(tmp_path / "backup.db")),
            ("passphrase", "set", "--new-file", str(secret(tmp_path, PASSPHRASE))),
            ("demo", "--no-open", "--fresh"),
        )
        for command in refused:
            assert_refused(ccm(*command), f"ada has it open on {os.uname().nodename}", f"(process {holder.pid})")
    assert ccm("import", "agencies", sheet(tmp_path)).code == 0


def test_the_first_command_of_a_day_that_writes_makes_the_days_backup(real: Path, tmp_path: Path) -> None:
    done = as_program("import", "agencies", sheet(tmp_path), "--db", real)
    assert (done.code, done.err) == (0, "")
    (backup,) = all_backups(real)
    assert backup.name == "record-2026-12-17.db"
    assert b"Zebras" not in backup.read_bytes()
    assert as_program("import", "agencies", sheet(tmp_path), "--db", real).code == 0
    assert all_backups(real) == [backup]


def test_a_daily_backup_that_can_not_be_made_is_told_and_the_command_goes_on(real: Path, tmp_path: Path) -> None:
    backups_folder(real).write_text("a file where the folder should be")
    done = as_program("import", "agencies", sheet(tmp_path), "--db", real)
    assert done.code == 0
    assert len(done.told) == 2
    assert done.told[0].startswith("Today's backup is not made")


def test_a_passphrase_is_set_changed_and_removed_by_a_script(
    real: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    record = Record.open(real, clock_from(DEMO_NOW), "tester")
    add_agency(record, "KEPT")
    make = record.store.daily_copy(record.today, 3)
    assert make is not None
    make()
    record.close()
    (backup,) = all_backups(real)
    first, second = secret(tmp_path, PASSPHRASE), secret(tmp_path, OTHER)
    ccm = Ccm(capsys, real)

    assert ccm("passphrase", "set", "--new-file", first).code == 0
    for file in (real, backup):
        check_passphrase(file, PASSPHRASE)
    assert not [it for it in real.parent.rglob("*") if it.is_file() and b"Agency KEPT" in it.read_bytes()]

    monkeypatch.setenv("CCM_PASSPHRASE_FILE", str(first))
    assert ccm("passphrase", "change", "--new-file", second).code == 0
    for file in (real, backup):
        check_passphrase(file, OTHER)
    assert_refused(ccm("passphrase", "remove", "--confirm", "in the open"), "does not open this record")

    monkeypatch.setenv("CCM_PASSPHRASE_FILE", str(second))
    assert_refused(ccm("passphrase", "remove"), "was not removed")
    assert is_encrypted(real)
    assert ccm("passphrase", "remove", "--confirm", "in the open").code == 0
    assert not is_encrypted(real)
    assert is_encrypted(backup)
    assert ccm("meetings").code == 0


def test_a_passphrase_is_not_set_twice_nor_changed_where_there_is_none(ccm: Ccm, tmp_path: Path) -> None:
    new = secret(tmp_path, PASSPHRASE)
    assert_refused(ccm("passphrase", "change", "--new-file", new), "has no passphrase")
    assert_refused(ccm("passphrase", "remove", "--confirm", "in the open"), "has no passphrase")
    rewrite_under(ccm.db, None, OTHER)
    assert_refused(ccm("passphrase", "set", "--new-file", new), "has a passphrase already")
    before = digest(ccm.db)
    assert_refused(ccm("passphrase", "change", "--new-file", new), "locked with a passphrase")
    assert digest(ccm.db) == before


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "can't be read"), (b"", "is empty"), (b"short\n", "is short"), (b"\xff\xfe\x00", "can't be read")],
)
def test_a_new_passphrase_that_is_none_changes_nothing(
    content: bytes | None, said: str, ccm: Ccm, tmp_path: Path
) -> None:
    file = tmp_path / "new.txt"
    if content is not None:
        file.write_bytes(content)
    before = digest(ccm.db)
    assert_refused(ccm("passphrase", "set", "--new-file", file), said)
    assert digest(ccm.db) == before
    done = as_program("passphrase", "set", "--db", ccm.db)
    assert (done.code, len(done.told)) == (2, 2)
    assert "--new-file" in done.told[1]


class Typist:
    """Somebody at a terminal, who waits for a question before typing the answer."""

    def __init__(self, *words: str | Path) -> None:
        pid, self._terminal = pty.fork()
        if pid == 0:
            os.environ["CCM_NOW"] = NOW
            os.execv(sys.executable, [sys.executable, "-m", "ccm_tui", *map(str, words)])
        self._pid = pid
        self.seen = ""

    def answer(self, question: str, text: str) -> None:
        self._read_until(question)
        os.write(self._terminal, f"{text}\n".encode())
        self.seen = ""

    def leave(self) -> int:
        """Waits for the end, and returns the exit code."""
        self._read_until(None)
        os.close(self._terminal)
        return os.waitstatus_to_exitcode(os.waitpid(self._pid, 0)[1])

    def _read_until(self, question: str | None) -> None:
        while question is None or question not in self.seen:
            if not select.select([self._terminal], [], [], 1)[0]:
                continue
            try:
                read = os.read(self._terminal, 4096)
            except OSError:
                read = b""
            if not read:
                assert question is None, self.seen
                return
            self.seen += read.decode(errors="replace")


@pytest.mark.skipif(sys.platform == "win32", reason="terminals of POSIX")
def test_at_a_terminal_a_new_passphrase_is_asked_for_twice_and_never_shown(ccm: Ccm) -> None:
    typist = Typist("passphrase", "set", "--db", ccm.db)
    typist.answer("New passphrase:", "short")
    typist.answer("New passphrase:", PASSPHRASE)
    typist.answer("The same again:", OTHER)
    typist.answer("New passphrase:", PASSPHRASE)
    typist.answer("The same again:", PASSPHRASE)
    assert typist.leave() == 0
    assert "encrypted under the new passphrase" in typist.seen
    assert PASSPHRASE not in typist.seen
    check_passphrase(ccm.db, PASSPHRASE)


@pytest.mark.skipif(sys.platform == "win32", reason="terminals of POSIX")
@pytest.mark.parametrize(("typed", "code"), [("in the open", 0), ("yes", 1)])
def test_at_a_terminal_a_passphrase_is_removed_only_where_that_is_meant(typed: str, code: int, ccm: Ccm) -> None:
    rewrite_under(ccm.db, None, PASSPHRASE)
    typist = Typist("passphrase", "remove", "--db", ccm.db)
    typist.answer("Passphrase:", PASSPHRASE)
    typist.answer('Type "in the open" to go on', typed)
    assert typist.leave() == code
    assert is_encrypted(ccm.db) is (code == 1)


def test_restoring_a_plain_backup_says_that_the_record_is_not_encrypted(ccm: Ccm, tmp_path: Path) -> None:
    ccm("backup", tmp_path / "backup.db")
    rewrite_under(ccm.db, None, PASSPHRASE)
    assert_refused(ccm("restore", tmp_path / "backup.db"), "nobody knows what it holds")
    done = ccm("restore", "--losing", "unknown", tmp_path / "backup.db")
    assert done.code == 0
    assert "not encrypted" in done.out
    (kept,) = all_backups(ccm.db)
    assert is_encrypted(kept)


def test_restoring_what_is_not_there_is_told(ccm: Ccm, tmp_path: Path) -> None:
    assert_refused(ccm("restore", tmp_path / "none.db"), "no such backup")
