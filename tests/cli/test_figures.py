"""ccm figures: the board's numbers of a quarter or year that is over, noted as they leave and told the same again."""

from pathlib import Path

import pytest

from tests.cli.support import Ccm

QUARTER = ("--quarter", "2026-09-01")


def test_without_a_period_they_are_of_the_last_quarter_that_is_over(ccm: Ccm) -> None:
    done = ccm("figures")
    assert (done.code, done.err) == (0, "")
    assert "Figures, July to September 2026" in done.out
    assert "The period before is April to June 2026." in done.out


def test_they_are_noted_and_who_asks_again_is_told_and_given_the_same(ccm: Ccm) -> None:
    first = ccm("figures", *QUARTER, "--recipient", "the board", "--reason", "its meeting in October")
    again = ccm("figures", *QUARTER)
    assert again.out == first.out
    assert "left before: July to September 2026" in again.err
    assert "to the board" in again.err
    assert ccm("log").out.count("figures, July to September 2026") == 2


@pytest.mark.parametrize("ending", ["txt", "md", "html", "json", "docx", "pdf"])
def test_the_name_of_the_file_decides_what_they_are(ending: str, ccm: Ccm, tmp_path: Path) -> None:
    path = tmp_path / f"figures.{ending}"
    assert ccm("figures", *QUARTER, "-o", path).code == 0
    assert path.stat().st_size > 500
    assert ccm("figures", *QUARTER, "-o", path).code == 1, "nothing is written over"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--quarter", "2026-12-01"), 1),
        (("--year", "2026-12-01"), 1),
        (("--from", "2026-08-01", "--to", "2026-09-29"), 1),
        (("--from", "2026-09-29", "--to", "2026-08-01", "--whole"), 1),
        ((*QUARTER, "--year", "2025-12-01"), 2),
        (("--quarter", "September"), 2),
        ((*QUARTER, "--format", "xlsx"), 2),
    ],
)
def test_what_can_not_leave_is_refused_in_words_and_is_not_noted(words: tuple[str, ...], code: int, ccm: Ccm) -> None:
    done = ccm("figures", *words)
    assert (done.code, done.out, len(done.told)) == (code, "", 2)
    assert "figures" not in ccm("log").out


def test_of_any_days_they_are_for_use_within_the_partnership_alone(ccm: Ccm) -> None:
    done = ccm("figures", "--from", "2026-08-01", "--to", "2026-12-17", "--whole")
    assert done.code == 0
    assert "must not be published" in " ".join(done.out.split())
    assert "Wickmarsh" in done.out
