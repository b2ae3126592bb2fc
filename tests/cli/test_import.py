from pathlib import Path

import pytest

from tests.cli.support import Ccm, digest


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "referrals.csv"
    path.write_text("received on,subject name,screening\n3/12/2026,Ivo Larch,accepted\n3/12/2026,Mab Reed,\n")
    return path


def test_referrals_are_taken_and_their_cases_named(ccm: Ccm, sheet: Path) -> None:
    done = ccm("import", "referrals", sheet)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        "Taken:",
        "2 referrals: 1 accepted, 1 waiting to be screened.",
        "Row 2: case CCM/26/040.",
    ]
    assert "Ivo Larch" in ccm("cases", "040").out


def test_a_dry_run_says_the_same_and_changes_nothing(ccm: Ccm, sheet: Path) -> None:
    before = digest(ccm.db)
    rehearsed = ccm("import", "referrals", sheet, "--dry-run").out.splitlines()
    assert digest(ccm.db) == before
    taken = ccm("import", "referrals", sheet).out.splitlines()
    assert (rehearsed[0], rehearsed[1:]) == ("This would be taken:", taken[1:])


@pytest.mark.parametrize("words", [(), ("--dry-run",)])
def test_bad_rows_are_all_listed_and_nothing_is_changed(words: tuple[str, ...], ccm: Ccm, tmp_path: Path) -> None:
    sheet = tmp_path / "bad.csv"
    sheet.write_text("received on,subject name\n3/13/2026,Ivo Larch\n3/12/2026,Mab Reed\n3/12/2026,\n")
    before = digest(ccm.db)
    done = ccm("import", "referrals", sheet, *words)
    assert done.code == 1
    assert done.out.splitlines() == [
        "Row 2, received on: is no day that there is, with the day before the month",
        "Row 4, subject name: is empty",
    ]
    assert done.told == [
        "2 rows of this file can't be taken, so nothing was.",
        "Put right what is listed; then import the file again.",
    ]
    assert digest(ccm.db) == before


@pytest.mark.parametrize("what", ["referrals", "agencies"])
def test_a_template_has_every_column_and_each_is_explained(what: str, ccm: Ccm, tmp_path: Path) -> None:
    path = tmp_path / "template.csv"
    explained = ccm("import", what, "--template", path).out
    headings = path.read_text(encoding="utf-8-sig").strip().split(",")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert all(f"\n{heading}" in explained for heading in headings)
    done = ccm("import", what, path)
    assert (done.code, done.told[0]) == (1, "The file has no rows under its headings.")


def test_agencies_are_taken(ccm: Ccm, tmp_path: Path) -> None:
    sheet = tmp_path / "agencies.csv"
    sheet.write_text("code;name;representative\nELFT;East London trust;Dr Ash\nHSG;Homes;\n")
    assert ccm("import", "agencies", sheet).out.splitlines() == [
        "Taken:",
        "1 agency added, 1 changed; 1 person added, 0 changed.",
        "Changed to what the file says: HSG.",
    ]
