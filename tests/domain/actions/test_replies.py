"""What agencies send back, read line by line."""

from datetime import date

import pytest

from ccm_tui.domain.actions.replies import Reply, has_reply_lines, read_reply, read_reply_lines, read_status
from ccm_tui.domain.spreadsheets.cells import RowReader
from ccm_tui.domain.spreadsheets.sheet import SheetRow
from ccm_tui.domain.statuses import ActionStatus

TODAY = date(2026, 12, 17)
COMPLETE, NOT_POSSIBLE, NOT_DONE, OPEN = (
    ActionStatus.COMPLETE,
    ActionStatus.NOT_POSSIBLE,
    ActionStatus.NOT_DONE,
    ActionStatus.OPEN,
)


@pytest.mark.parametrize(
    ("said", "means"),
    [
        ("complete", (COMPLETE, "")),
        ("Completed.", (COMPLETE, "")),
        ("DONE", (COMPLETE, "")),
        ("yes", (COMPLETE, "")),
        ("done 10 dec", (COMPLETE, "10 dec")),
        ("n/a", (NOT_POSSIBLE, "")),
        ("not-possible", (NOT_POSSIBLE, "")),
        ("Not possible - moved away", (NOT_POSSIBLE, "moved away")),
        ("not possible, circumstances changed", (NOT_POSSIBLE, "")),
        ("no longer needed: housed", (NOT_POSSIBLE, "housed")),
        ("not done (staff off sick)", (NOT_DONE, "staff off sick")),
        ("no - staff off sick", (NOT_DONE, "staff off sick")),
        ("no answer at the door", (None, "")),
        ("not yet", (OPEN, "")),
        ("in progress", (OPEN, "")),
        ("still open", (OPEN, "")),
        ("we wrote to them", (None, "")),
        ("", (None, "")),
    ],
)
def test_a_status_is_read_however_people_say_it_and_never_guessed(
    said: str, means: tuple[ActionStatus | None, str]
) -> None:
    assert read_status(said) == means


def read(**cells: str) -> tuple[Reply | None, list[str]]:
    reader = RowReader(SheetRow(4, {"ref": "031/5", **cells}), TODAY)
    return read_reply(reader, TODAY), [problem.in_words for problem in reader.problems]


@pytest.mark.parametrize("day", ["2026-12-10", "10/12/2026", "10/12/26", "10 Dec", "46366"])
def test_a_day_is_read_in_any_usual_form(day: str) -> None:
    reply, problems = read(status="done", date=day)
    assert problems == []
    assert reply and reply.done_on == date(2026, 12, 10)


@pytest.mark.parametrize(
    ("cells", "wrong"),
    [
        ({"status": "complete", "date": "2026-12-20"}, "date: is still to come"),
        ({"status": "complete", "date": "soon"}, "date: is not a date"),
        ({"status": "not done"}, "note: is empty; an action that is not done needs its reason"),
        ({"status": "we wrote"}, "status: is none of: complete"),
        ({"status": "", "note": "we wrote"}, "status: is empty, though the line has a date or a note"),
        ({"ref": "hello", "status": "done"}, "ref: is no reference of an action"),
    ],
)
def test_what_can_t_be_taken_is_named_with_its_reason(cells: dict[str, str], wrong: str) -> None:
    _, problems = read(**cells)
    assert any(f"Row 4, {wrong}" in problem for problem in problems), problems


def test_a_status_that_is_its_own_reason_needs_no_other() -> None:
    reply, problems = read(status="No longer needed")
    assert (problems, reply and reply.note) == ([], "No longer needed")


def test_a_line_that_says_nothing_yet_is_no_answer() -> None:
    assert read(status="") == (None, [])


MAIL = """\
Dear coordinator,

> please find ours below. We also did 033/9.
> > ref | status | date | note
> > 031/5 | complete | 2026-12-10 | letter sent | copy kept
> > 031/6 |  |  |
> * CCM/26/032/4 | not possible | | moved away

Regards
032/1\tdone\t10/12/2026
"""


def test_answers_are_found_in_an_answered_e_mail_and_the_rest_is_told() -> None:
    assert has_reply_lines(MAIL)
    sheet = read_reply_lines(MAIL)
    assert [(row.number, tuple(row.cells.values())) for row in sheet.rows] == [
        (5, ("031/5", "complete", "2026-12-10", "letter sent | copy kept")),
        (6, ("031/6", "", "", "")),
        (7, ("CCM/26/032/4", "not possible", "", "moved away")),
        (10, ("032/1", "done", "10/12/2026", "")),
    ]
    assert [problem.in_words for problem in sheet.passed_over if problem.row] == [
        "Row 3: names an action and is no answer, like 031/5 | complete | 2026-12-10 | note"
    ]
    assert "lines 1, 9" in sheet.passed_over[0].reason


def test_the_columns_stand_in_the_order_of_their_heading() -> None:
    (row,) = read_reply_lines("ref | note | status\n031/5 | it rained | open").rows
    assert row.cells == {"ref": "031/5", "note": "it rained", "status": "open"}
