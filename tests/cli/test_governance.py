"""What answers for the record by the command line: verify, log, amend, retention, erase, subject-access."""

import csv
import io
import json
import os
import select
import sqlite3
import stat
import sys
from pathlib import Path

import pytest

from tests.cli.support import NOW, Ccm, as_program, digest
from tests.cli.test_record import read_until


def said(text: str) -> str:
    return " ".join(text.split())


def test_a_sound_record_is_said_to_be_sound_and_what_that_can_not_show(ccm: Ccm) -> None:
    done = ccm("verify")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("The record is what its journal says: 2 acts, ")
    assert "Minutes of meeting 2, version 1: as they were sealed." in done.out
    assert "older copy of itself looks just as sound" in done.out
    assert "held against the digests that lie in the record itself, and no key guards those" in done.out
    assert "nothing was changed by mistake, or by another program unawares" in done.out


def test_what_verify_shows_and_does_not_show_is_in_its_help(ccm: Ccm) -> None:
    told = said(ccm("verify", "--help").out)
    assert "nothing was changed by mistake, or by another program unawares" in told
    assert "behind the record's back" not in told


def test_what_was_changed_is_named_without_a_word_of_it(ccm: Ccm) -> None:
    raw = sqlite3.connect(ccm.db)
    raw.execute("UPDATE person SET name = 'Canary Person' WHERE id = 3")
    raw.commit()
    raw.close()
    done = ccm("verify")
    assert (done.code, len(done.told)) == (1, 2)
    assert done.out == "Row 3 of person is not what journal entry 1 made it: name.\n"
    assert "Canary" not in done.out + done.err


def test_a_file_that_is_damaged_is_told_of_in_words(ccm: Ccm) -> None:
    whole = bytearray(ccm.db.read_bytes())
    for page in range(20, 60):
        whole[page * 4096 : page * 4096 + 200] = bytes(200)
    ccm.db.write_bytes(bytes(whole))
    done = as_program("verify", "--db", ccm.db)
    assert done.code == 1
    assert "damaged" in done.out + done.err
    assert "Traceback" not in done.err


def test_a_digest_that_is_printed_on_minutes_is_found_again(ccm: Ccm) -> None:
    minutes = ccm("minutes", "1").out
    groups = said(minutes.split("Digest  ")[1].split("Amendments")[0])
    assert "the minutes of meeting 1, version 1; this record holds them" in said(
        ccm("verify", "--digest", groups).out
    )
    for wrong in ("0" * 64, "abc"):
        done = ccm("verify", "--digest", wrong)
        assert (done.code, len(done.told)) == (1, 2)


def test_a_copy_that_left_is_known_again_and_one_that_was_changed_is_not(ccm: Ccm, tmp_path: Path) -> None:
    copy = tmp_path / "minutes.txt"
    ccm("minutes", "3", "-o", copy, "--recipient", "City Police", "--reason", "as agreed")
    assert f"{copy}: the minutes of meeting 3 that left the record on Thu 17 Dec 2026" in ccm("verify", copy).out
    copy.write_text(copy.read_text() + "P.S.")
    done = ccm("verify", copy)
    assert (done.code, len(done.told)) == (1, 2)
    assert "no document that left this record has these bytes" in done.out


def test_what_is_printed_is_known_again_too(ccm: Ccm, tmp_path: Path) -> None:
    printed = tmp_path / "printed.txt"
    for words in (("minutes", "3"), ("cases", "--format", "json"), ("actions", "--format", "csv")):
        printed.write_text(ccm(*words).out, encoding="utf-8")
        assert "that left the record" in ccm("verify", printed).out, words


def test_every_export_is_in_the_log_with_its_recipient_and_reason(ccm: Ccm, tmp_path: Path) -> None:
    ccm("minutes", "3", "-o", tmp_path / "m.txt", "--recipient", "City Police", "--reason", "as agreed")
    for words in (("minutes", "3"), ("cases",), ("actions", "--agency", "hsg"), ("agenda", "next"), ("meetings",)):
        assert ccm(*words).code == 0
    rows = list(csv.DictReader(io.StringIO(ccm("log", "--format", "csv").out)))
    assert [row["document"] for row in rows] == ["minutes", "minutes", "list of cases", "list of actions", "agenda"]
    assert (rows[0]["recipient"], rows[0]["reason"], rows[0]["state"]) == ("City Police", "as agreed", "done")
    assert rows[3]["audience"] == "agency:HSG"
    assert [row["meeting"] for row in rows] == ["3", "3", "", "", "4"]


def test_the_log_is_read_filtered_and_exported(ccm: Ccm, tmp_path: Path) -> None:
    ccm("cases", "--recipient", "=HYPERLINK()", "--reason", "\x1b[2J\u202e")
    shown = ccm("log")
    assert "\x1b" not in shown.out and "⟦1B⟧[2J⟦202E⟧" in shown.out
    assert "'=HYPERLINK()" in ccm("log", "--format", "csv").out
    (one,) = json.loads(ccm("log", "--format", "json").out)
    assert (one["at"][:16], one["recipient"], one["reason"]) == (
        "2026-12-17T13:45",
        "=HYPERLINK()",
        "\x1b[2J\u202e",
    )
    assert "Nothing left the record" in ccm("log", "--since", "2026-12-18").out
    assert "list of cases" in ccm("log", "--case", "031", "--until", "2026-12-17", "--kind", "exported").out
    written = tmp_path / "log.csv"
    assert ccm("log", "-o", written, "--recipient", "the auditor").code == 0
    assert "'=HYPERLINK()" in written.read_text(encoding="utf-8")
    (_, last) = json.loads(ccm("log", "--format", "json").out)
    assert (last["document"], last["format"], last["recipient"]) == ("disclosure log", "csv", "the auditor")
    assert ccm("log", "--since", "yesterday").code == 2
    assert ccm("log", "--case", "999").code == 1


def test_minutes_are_amended_and_an_earlier_version_is_printed_again(ccm: Ccm) -> None:
    first = ccm("minutes", "1", "--version", "1").out
    words = ("amend", "1", "--reason", "a slip", "--by", "the panel", "--case", "031", "--db", ccm.db)
    done = as_program(*words, stdin=b"It was \x1b[2J March.\n")
    assert (done.code, done.out) == (0, "Amendment 1 to the minutes of meeting 1 is on record.\n")
    copy = ccm("minutes", "1").out
    assert "Amendment 1\n  It was ⟦1B⟧[2J March." in copy
    assert ccm("minutes", "1", "--version", "1").out == first
    assert copy.startswith(first.rsplit("\n\n\n", 1)[0])
    assert as_program("amend", "1", "--reason", "r", "--by", "b", "--db", ccm.db).code == 1
    assert ccm("minutes", "1", "--version", "2").code == 1


def test_closed_cases_are_listed_kept_and_erased(ccm: Ccm, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ccm("retention").code == 1
    assert ccm("retention", "--years", "6").code == 0
    assert "No case is due." in ccm("retention").out
    monkeypatch.setenv("CCM_NOW", "2033-01-01T10:00")
    listed = [one["reference"] for one in json.loads(ccm("retention", "--format", "json").out)]
    assert listed == ["CCM/26/038", "CCM/26/033"]
    assert ccm("retention", "--keep", "033", "--until", "2034-01-01", "--reason", "a claim").code == 0
    assert ccm("erase", "038", "--reason", "r", "--authority", "a", "--confirm", "ccm/26/038").code == 0
    assert "No case is due." in ccm("retention").out
    assert ccm("retention", "--keep", "033").code == 2


def test_erasing_asks_for_the_whole_reference_and_does_nothing_without_it(ccm: Ccm) -> None:
    words = ("erase", "038", "--reason", "kept for long enough", "--authority", "decision 12")
    before = digest(ccm.db)
    for confirm in (("--confirm", "038"), ("--confirm", "")):
        done = ccm(*words, *confirm)
        assert (done.code, len(done.told)) == (1, 2)
    assert as_program(*words, "--db", ccm.db).code == 2
    assert ccm("erase", "038", "--reason", "r").code == 2
    assert digest(ccm.db) == before
    assert "Tumbleton" in ccm("cases").out
    assert ccm(*words, "--confirm", "CCM/26/038").code == 0
    assert "Tumbleton" not in ccm("cases").out
    assert "Case CCM/26/038 was erased on Thu 17 Dec 2026" in ccm("verify").out
    assert ccm(*words, "--confirm", "CCM/26/038").code == 1


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals of POSIX")
@pytest.mark.parametrize(("typed", "erased"), [(b"038\n", False), (b"CCM/26/038\n", True)])
def test_at_a_terminal_the_reference_is_asked_for(demo: Path, typed: bytes, erased: bool) -> None:
    import pty

    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(CCM_NOW=NOW, TERM="dumb")
        words = ["erase", "038", "--reason", "r", "--authority", "a", "--db", str(demo)]
        os.execv(sys.executable, [sys.executable, "-m", "ccm_tui", *words])
    seen = read_until(terminal, "to leave it: ")
    os.write(terminal, typed)
    while select.select([terminal], [], [], 60)[0]:
        try:
            seen += os.read(terminal, 4096).decode(errors="replace")
        except OSError:
            break
    _, status = os.waitpid(child, 0)
    os.close(terminal)
    assert "This can't be undone." in seen
    assert (os.waitstatus_to_exitcode(status) == 0) is erased
    assert (b"Tumbleton" not in demo.read_bytes()) is erased


def test_a_subject_access_pack_is_written_for_its_owner_alone(ccm: Ccm, tmp_path: Path) -> None:
    pack = tmp_path / "pack.txt"
    done = ccm("subject-access", "Clementine Oakapple", "-o", pack, "--recipient", "information governance")
    assert (done.code, done.out) == (0, f"The pack is written: {pack}\n")
    assert stat.S_IMODE(pack.stat().st_mode) == 0o600
    assert "Gristlethorpe" not in pack.read_text(encoding="utf-8")
    assert "information governance" in ccm("log").out
    assert ccm("subject-access", "Nobody At All", "-o", tmp_path / "none.txt").code == 1
    assert not (tmp_path / "none.txt").exists()
