import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from ccm_tui.cli.list_content import as_text
from ccm_tui.cli.listing import Listing
from ccm_tui.cli.main import run_ccm
from ccm_tui.documents.page.layout import width_of
from ccm_tui.domain.listings import ListedAction, ListedCase
from ccm_tui.domain.statuses import CaseStatus
from ccm_tui.services.actions.listing import list_actions
from tests.cli.support import Ccm
from tests.screens.support import opened

LISTS = (("meetings",), ("agenda", "next"), ("cases",), ("actions",))


def as_json(ccm: Ccm, *words: str) -> list[dict[str, Any]]:
    done = ccm(*words, "--format", "json")
    assert (done.code, done.err) == (0, "")
    lines: list[dict[str, Any]] = json.loads(done.out)
    return lines


def test_the_meetings_are_listed_with_their_state(ccm: Ccm) -> None:
    done = ccm("meetings")
    assert done.out.startswith("Meetings: 5\n")
    assert "4   Thu 17 Dec 2026  14:00  16:00  planned" in done.out
    assert [(line["number"], line["held_on"], line["state"]) for line in as_json(ccm, "meetings")][2:4] == [
        (3, "2026-11-19", "closed"),
        (4, "2026-12-17", "planned"),
    ]


@pytest.mark.parametrize("named", ["4", "2026-12-17", "next", " NEXT "])
def test_a_meeting_is_named_by_number_day_or_next(named: str, ccm: Ccm) -> None:
    lines = as_json(ccm, "agenda", named)
    cases = [line for line in lines if line["number"]]
    assert [line["number"] for line in cases] == list(range(1, 9))
    assert sum(line["budget_minutes"] for line in lines) == 116
    assert cases[0] == {
        "position": 2,
        "number": 1,
        "kind": "hearing",
        "title": "Case",
        "reference": "CCM/26/036",
        "name": "Rollo Quince",
        "hearing": "new",
        "budget_minutes": 20,
        "used_minutes": 0,
        "state": "waiting",
        "decision": None,
        "review_on": None,
        "received_on": "2026-11-30",
        "leavers": ["CSC"],
        "guests": ["YJ"],
    }


def test_last_is_the_latest_meeting_that_is_over(ccm: Ccm) -> None:
    assert ccm("agenda", "last").out.startswith("Agenda of meeting 3, Thu 19 Nov 2026, closed, draft minutes: ")


def test_a_restricted_case_is_listed_by_its_reference_alone(ccm: Ccm) -> None:
    for words in (*LISTS, ("cases", "sparrow"), ("cases", "CCM/26/035")):
        for kind in ("text", "csv", "json"):
            out = ccm(*words, "--format", kind).out
            assert "Sparrowdust" not in out
            assert "Pellworth" not in out
    names = {line["reference"]: line["name"] for line in as_json(ccm, "cases")}
    assert (names["CCM/26/035"], names["CCM/26/039"]) == ("restricted", "restricted")


@pytest.mark.parametrize(
    ("query", "references"),
    [
        ("", 10),
        ("026", 0),
        ("/031", 1),
        ("QUINCE", 1),
        ("noise", 1),
        ("Cuckooing", 3),
        ("sparrowdust", 0),
        ("%", 0),
    ],
)
def test_cases_are_found_by_what_is_on_record_of_them(query: str, references: int, ccm: Ccm) -> None:
    assert len(as_json(ccm, "cases", query)) == references


@pytest.mark.parametrize(
    ("words", "references"),
    [
        (("--overdue",), ["031/5", "035/4"]),
        (("--open",), ["031/5", "032/4", "035/4"]),
        (("--open", "--overdue"), ["031/5", "035/4"]),
        (("--agency", "mht", "--open"), ["032/4"]),
        (("--agency", "GUEST-SQY", "--overdue"), ["035/4"]),
    ],
)
def test_actions_are_those_asked_for(words: tuple[str, ...], references: list[str], ccm: Ccm) -> None:
    assert [line["reference"] for line in as_json(ccm, "actions", *words)] == references


def test_an_action_says_in_words_where_it_stands(ccm: Ccm) -> None:
    found = {line["reference"]: line for line in as_json(ccm, "actions")}
    assert len(found) == 32
    overdue = found["031/5"]
    assert (overdue["state"], overdue["overdue"], overdue["late"], overdue["due_on"]) == (
        "overdue, 34 days", True, False, "2026-11-13"
    )  # fmt: skip
    assert (found["031/4"]["state"], found["031/4"]["late"]) == ("complete, 6 days late", True)
    assert (found["034/3"]["reissued_as"], found["034/4"]["reissue_of"]) == ("034/4", "034/3")


def test_what_is_overdue_is_so_today(ccm: Ccm, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCM_NOW", "2026-11-14T09:00")
    (line,) = as_json(ccm, "actions", "--overdue")
    assert line["state"] == "overdue, 1 day"


@pytest.mark.parametrize("words", LISTS)
def test_text_csv_and_json_list_the_same(words: tuple[str, ...], ccm: Ccm) -> None:
    lines = as_json(ccm, *words)
    rows = list(csv.DictReader(io.StringIO(ccm(*words, "--format", "csv").out)))
    assert [list(row) for row in rows] == [list(line) for line in lines]
    for row, line in zip(rows, lines, strict=True):
        for name, value in line.items():
            if isinstance(value, str | int) and not isinstance(value, bool):
                assert row[name] == str(value)
    text = ccm(*words).out.splitlines()
    assert len(text) == len(lines) + 3


def test_columns_line_up_in_cells() -> None:
    names = ("plain", "李雷", "👩‍👧 Zoë", "n\u0303a\u0301", "\x1b[2J", "")
    lines = [ListedCase("1", name, CaseStatus.OPEN, (), None, None, 0, 0, False) for name in names]
    columns = {"Reference": ("reference",), "Name": ("name",), "Status": ("status",)}
    headings, *rows = as_text(Listing(ListedCase, lines, "Cases", "None.", columns), None).splitlines()[2:]
    assert {width_of(row.removesuffix("open")) for row in rows} == {width_of(headings.removesuffix("Status"))}


def test_a_spreadsheet_works_nothing_out(ccm: Ccm, demo: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    names = ("=1+1", "+2", "-3", "@home", "plain")
    sheet.write_text(
        "received on,subject name,screening,themes\n"
        + "".join(f"3/12/2026,{name},accepted,\"=cmd|' /C calc'!A0\"\n" for name in names)
    )
    assert ccm("import", "referrals", sheet).code == 0
    rows = list(csv.DictReader(io.StringIO(ccm("cases", "cmd", "--format", "csv").out)))
    assert [row["name"] for row in rows] == ["'=1+1", "'+2", "'-3", "'@home", "plain"]
    assert {row["themes"] for row in rows} == {"'=cmd|' /C calc'!A0"}


def test_hostile_text_reaches_no_terminal_and_is_whole_in_json(ccm: Ccm, tmp_path: Path) -> None:
    name = "\x1b[2J\x9b31m [red]\u202egnp 李雷 👩‍👧 \u3164"
    sheet = tmp_path / "sheet.csv"
    sheet.write_text(f'received on,subject name,screening\n3/12/2026,"{name}x",accepted\n')
    assert ccm("import", "referrals", sheet).code == 0
    for kind in ("text", "csv", "json"):
        out = ccm("cases", "李雷", "--format", kind).out
        assert not {"\x1b", "\x9b", "\u202e", "\u3164"} & set(out)
        assert "[red]" in out
    assert as_json(ccm, "cases", "李雷")[0]["name"] == f"{name}x"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("cases", "nothing liked"), "No case is found by that."),
        (("actions", "--agency", "SEC"), "There is no such action."),
    ],
)
def test_an_empty_list_says_so(words: tuple[str, ...], said: str, ccm: Ccm) -> None:
    assert said in ccm(*words).out
    assert ccm(*words, "--format", "json").out == "[]\n"
    assert len(ccm(*words, "--format", "csv").out.splitlines()) == 1


def test_the_record_is_named_before_or_after_the_command_and_the_last_counts(
    demo: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    nowhere = str(tmp_path / "nowhere.db")
    monkeypatch.setenv("CCM_DB", nowhere)
    assert run_ccm(["meetings"]) == 1
    for words in (["--db", str(demo), "meetings"], ["--db", nowhere, "meetings", "--db", str(demo)]):
        assert run_ccm(words) == 0
    monkeypatch.setenv("CCM_DB", str(demo))
    assert run_ccm(["meetings"]) == 0
    assert "Meetings: 5" in capsys.readouterr().out


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_a_list_wider_than_the_terminal_is_folded(width: int, pristine_demo: Path) -> None:
    record = opened(pristine_demo)
    lines = list_actions(record)
    record.close()
    columns = {"Reference": ("reference",), "Agency": ("agency",), "Due": ("due_on",), "Action": ("text",)}
    text = as_text(Listing(ListedAction, lines, "Actions", "None.", columns), width)
    assert max(map(width_of, text.splitlines())) <= width
    for line in lines:
        assert set(line.text.split()) <= set(text.split())
