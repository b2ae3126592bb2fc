"""Every format from the command line: text to standard output, files for their owner alone, noted as disclosures."""

import hashlib
import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from ccm_tui.documents.catalogue import Format
from tests.cli.support import NOW, Ccm
from tests.documents.formats.reading import read_docx, read_html, read_ics, read_markdown, read_pdf, read_xlsx

READABLE = [wanted.value for wanted in Format if wanted.readable]
AT_THE_DEMO = {**os.environ, "CCM_NOW": NOW}
BINARY = [wanted.value for wanted in Format if not wanted.readable]


@pytest.mark.parametrize("wanted", READABLE)
def test_a_readable_format_is_printed_as_it_is_written(wanted: str, ccm: Ccm, demo: Path, tmp_path: Path) -> None:
    path = tmp_path / f"minutes{Format.of(wanted).suffix}"
    done = ccm("minutes", "last", "--format", wanted, "-o", path)
    assert (done.code, done.err, str(path) in done.out) == (0, "", True)
    assert path.read_bytes().removeprefix(b"\xef\xbb\xbf") == printed(demo, "minutes", "last", "--format", wanted)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_name_of_the_file_says_the_format(ccm: Ccm, tmp_path: Path) -> None:
    for name in ("a.docx", "a.html", "a.md", "a.pdf", "a.XLSX", "a.ics"):
        assert ccm("minutes", "last", "-o", tmp_path / name).code == 0
    texts = read_docx((tmp_path / "a.docx").read_bytes())
    assert read_html((tmp_path / "a.html").read_bytes()) == read_markdown((tmp_path / "a.md").read_bytes()) == texts
    assert "Minutesofmeeting3" in read_pdf((tmp_path / "a.pdf").read_bytes())
    assert (
        len(read_xlsx((tmp_path / "a.XLSX").read_bytes())) > len(read_ics((tmp_path / "a.ics").read_bytes())) - 1 > 0
    )


@pytest.mark.parametrize("words", [("minutes", "last"), ("actions",)])
@pytest.mark.parametrize("wanted", BINARY)
def test_what_a_terminal_cannot_show_needs_a_file(words: tuple[str, ...], wanted: str, ccm: Ccm) -> None:
    done = ccm(*words, "--format", wanted)
    assert (done.code, done.out, len(done.told)) == (2, "", 2)


def test_a_document_that_left_is_noted_with_its_format_and_digest(ccm: Ccm, demo: Path, tmp_path: Path) -> None:
    path = tmp_path / "minutes.pdf"
    assert ccm("minutes", "3", "-o", path).code == 0
    assert ccm("actions", "--overdue", "-o", tmp_path / "actions.csv").code == 0
    with sqlite3.connect(demo) as raw:
        noted = raw.execute("SELECT document, format, digest FROM disclosure ORDER BY id DESC LIMIT 2").fetchall()
    assert [row[:2] for row in noted] == [("list of actions", "csv"), ("minutes", "pdf")]
    assert noted[1][2] == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_councils_template_is_taken_and_one_that_is_none_refused(ccm: Ccm, tmp_path: Path) -> None:
    template = docx.Document()
    template.sections[0].header.paragraphs[0].text = "Larkspur Council"
    template.save(str(tmp_path / "council.docx"))
    path = tmp_path / "minutes.docx"
    assert ccm("minutes", "3", "-o", path, "--template", tmp_path / "council.docx").code == 0
    assert docx.Document(str(path)).sections[0].header.paragraphs[0].text == "Larkspur Council"
    (tmp_path / "notes.docx").write_text("no document")
    for refused in ("notes.docx", "nowhere.docx"):
        done = ccm("minutes", "3", "-o", tmp_path / "other.docx", "--template", tmp_path / refused)
        assert (done.code, len(done.told)) == (1, 2)
        assert not (tmp_path / "other.docx").exists()
    assert ccm("minutes", "3", "--format", "html", "--template", tmp_path / "council.docx").code == 2


def test_the_template_of_the_settings_is_taken_where_no_other_is_named(ccm: Ccm, tmp_path: Path) -> None:
    template = docx.Document()
    template.sections[0].header.paragraphs[0].text = "Larkspur Council"
    template.save(str(tmp_path / "council.docx"))
    ccm("settings", "word-template", str(tmp_path / "council.docx"))
    path = tmp_path / "ours.docx"
    assert ccm("minutes", "3", "-o", path).code == 0
    assert docx.Document(str(path)).sections[0].header.paragraphs[0].text == "Larkspur Council"
    ccm("settings", "word-template", str(tmp_path / "gone.docx"))
    done = ccm("minutes", "3", "-o", tmp_path / "none.docx")
    assert (done.code, done.told[0]) == (1, "The template can't be read.")
    assert ccm("minutes", "3", "-o", tmp_path / "none.txt").code == 0


def test_the_cases_found_are_had_as_a_workbook_and_a_restricted_one_without_its_name(
    ccm: Ccm, tmp_path: Path
) -> None:
    path = tmp_path / "cases.xlsx"
    assert ccm("cases", "CCM/26/03", "-o", path, "--reason", "for the board").code == 0
    rows = {row["Reference"]: row for row in read_xlsx(path.read_bytes())}
    assert (rows["CCM/26/036"]["Name"], rows["CCM/26/035"]["Name"]) == ("Rollo Quince", "restricted")
    assert ccm("cases", "--format", "xlsx").code == 2


def test_actions_are_had_for_spreadsheets_and_calendars(ccm: Ccm, tmp_path: Path) -> None:
    path = tmp_path / "actions.xlsx"
    assert ccm("actions", "--open", "-o", path).code == 0
    assert [row["Reference"] for row in read_xlsx(path.read_bytes())] == ["031/5", "032/4", "035/4"]
    calendar = tmp_path / "actions.ics"
    assert ccm("actions", "--overdue", "-o", calendar).code == 0
    assert [str(event["summary"]) for event in read_ics(calendar.read_bytes())] == [
        "CCM 031/5 overdue, 34 days: Wickmarsh Council, T. Mossop",
        "CCM 035/4 overdue, 14 days: Southquay Council, H. Dray",
    ]
    assert ccm("actions", "--agency", "SEC", "--format", "ics").code == 1


def test_a_meeting_is_had_for_calendars_with_its_agenda_by_reference(demo: Path) -> None:
    (event,) = read_ics(printed(demo, "agenda", "next", "--format", "ics"))
    assert f"{event.decoded('dtstart'):%Y-%m-%dT%H:%MZ}" == "2026-12-17T14:00Z"
    assert "1. CCM/26/036, new, 20 min" in str(event["description"])
    assert "Quince" not in str(event)


@pytest.mark.parametrize(
    "words", [("--help",), ("minutes", "--help"), ("minutes", "last"), ("minutes", "last", "--format", "html")]
)
def test_no_library_is_loaded_but_for_its_own_format(words: tuple[str, ...], demo: Path) -> None:
    run = (
        "import sys; from ccm_tui.cli.main import run_ccm; run_ccm(sys.argv[1:]); "
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", run, "--db", demo, *words], env=AT_THE_DEMO, capture_output=True, check=True, text=True
    )
    loaded = set(done.stderr.split())
    assert not {"docx", "lxml", "typst", "xlsxwriter", "icalendar"} & loaded


def printed(demo: Path, *words: str) -> bytes:
    """What a command writes to standard output, byte for byte."""
    command: list[str | Path] = [sys.executable, "-m", "ccm_tui", "--db", demo, *words]
    return subprocess.run(command, env=AT_THE_DEMO, capture_output=True, check=True).stdout
