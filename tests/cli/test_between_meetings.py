"""The commands of the weeks between meetings: lists of actions, reminders, replies."""

from pathlib import Path

import pytest

from tests.cli.support import Ccm


@pytest.mark.parametrize(
    ("words", "references"),
    [
        (("--agency", "mht"), ["032/4", "035/1"]),
        (("--open",), ["031/5", "032/4", "035/4"]),
        (("--overdue",), ["031/5", "035/4"]),
        (("--case", "031", "--open"), ["031/5"]),
        (("--person", "mossop"), ["031/5"]),
        (("--due-before", "2026-12-03", "--open"), ["031/5"]),
    ],
)
def test_actions_are_listed_by_what_is_asked_for(ccm: Ccm, words: tuple[str, ...], references: list[str]) -> None:
    listed = ccm("actions", *words)
    assert listed.code == 0
    assert [line.split()[0] for line in listed.out.splitlines()[3:]] == references


@pytest.mark.parametrize("words", [("--agency", "nobody"), ("--case", "999")])
def test_what_is_not_there_can_t_be_listed(ccm: Ccm, words: tuple[str, ...]) -> None:
    assert ccm("actions", *words).code == 1


def test_a_reminder_is_printed_and_all_are_written(ccm: Ccm, tmp_path: Path) -> None:
    assert "031/5 |  |  |" in ccm("chase", "guest-wick").out
    assert "3 reminders written" in ccm("chase", "--all", "-o", tmp_path / "out").out
    assert ccm("chase", "colp").code == 1
    assert [ccm("chase").code, ccm("chase", "--all").code, ccm("chase", "mht", "--all").code] == [2, 2, 2]


def test_replies_are_rehearsed_refused_and_taken(ccm: Ccm, tmp_path: Path) -> None:
    sheet = tmp_path / "reply.txt"
    sheet.write_text("> 031/5 | done | 2026-12-10 | connection confirmed\n", encoding="utf-8")
    assert "This would be taken:\n1 action changed." in ccm("import", "replies", sheet, "--dry-run").out
    refused = ccm("import", "replies", sheet, "--agency", "mht")
    assert (refused.code, refused.out) == (1, "Row 1, ref: is no action of this agency\n")
    taken = ccm("import", "replies", sheet, "--agency", "guest-wick")
    assert "CCM/26/031/5: complete, Thu 10 Dec 2026, with a note." in taken.out
    assert "connection" not in taken.out
    assert "1 answer on record already." in ccm("import", "replies", sheet).out


def test_the_list_that_is_written_as_csv_is_read_again(ccm: Ccm, tmp_path: Path) -> None:
    sheet = tmp_path / "actions.csv"
    assert ccm("actions", "-o", sheet).code == 0
    assert "No action is changed." in ccm("import", "replies", sheet).out


def test_the_template_explains_its_columns(ccm: Ccm, tmp_path: Path) -> None:
    told = ccm("import", "replies", tmp_path / "replies.csv", "--template").out
    assert "status (needed): complete, not possible, not done or open" in " ".join(told.split())
