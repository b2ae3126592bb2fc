import stat
from pathlib import Path

from tests.cli.support import Ccm


def test_the_minutes_are_printed(ccm: Ccm) -> None:
    done = ccm("minutes", "last")
    assert (done.code, done.err) == (0, "")
    assert "Minutes of meeting 3" in done.out
    assert ccm("minutes", "2026-11-19", "--format", "text", "--audience", "full").out == done.out


def test_the_minutes_are_written_for_their_owner_alone_as_they_are_printed(ccm: Ccm, tmp_path: Path) -> None:
    path = tmp_path / "minutes.txt"
    done = ccm("minutes", "3", "-o", path)
    assert (done.code, str(path) in done.out) == (0, True)
    assert path.read_text(encoding="utf-8") == ccm("minutes", "3").out
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_no_file_is_written_over(ccm: Ccm, tmp_path: Path) -> None:
    path = tmp_path / "minutes.txt"
    path.write_text("my own notes")
    done = ccm("minutes", "3", "-o", path)
    assert (done.code, len(done.told), path.read_text()) == (1, 2, "my own notes")


def test_a_document_is_printed_for_one_reader(ccm: Ccm) -> None:
    done = ccm("minutes", "3", "--audience", "agency:hsg")
    assert (done.code, done.err) == (0, "")
    assert "Actions of Housing" in done.out
    assert "Jasper Thimblewick" not in done.out
    assert "Jasper Thimblewick" in ccm("minutes", "3", "--audience", "case:031").out


def test_an_audience_that_is_none_is_not_understood_and_one_that_has_nothing_is_told(ccm: Ccm) -> None:
    for asked, code in (("everybody", 2), ("agency:LFB", 1), ("case:999", 1)):
        done = ccm("minutes", "3", "--audience", asked)
        assert (done.code, done.out, len(done.told)) == (code, "", 2)


def test_the_public_version_has_no_spreadsheet(ccm: Ccm) -> None:
    done = ccm("minutes", "3", "--audience", "public", "--format", "csv")
    assert (done.code, done.out, len(done.told)) == (1, "", 2)


def test_the_sheets_are_written_one_for_each_agency_in_each_format(ccm: Ccm, tmp_path: Path) -> None:
    folder = tmp_path / "sheets"
    done = ccm("sheets", "3", "-o", folder, "--format", "text", "--format", "xlsx")
    assert (done.code, done.err) == (0, "")
    names = sorted(place.name for place in folder.iterdir())
    assert len(names) == len(done.out.splitlines()) == 2 * len({name.rpartition(".")[0] for name in names})
    assert "ccm-sheet-HSG-meeting-3-2026-11-19-draft.xlsx" in names
    assert {stat.S_IMODE(place.stat().st_mode) for place in folder.iterdir()} == {0o600}
    assert "Housing" in ccm("log").out
    again = ccm("sheets", "3", "-o", folder)
    assert (again.code, again.out, len(again.told)) == (1, "", 2)


def test_a_meeting_without_actions_has_no_sheet(ccm: Ccm, tmp_path: Path) -> None:
    done = ccm("sheets", "5", "-o", tmp_path / "sheets")
    assert done.code == 0
