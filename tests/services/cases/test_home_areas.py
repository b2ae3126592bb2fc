"""Home areas elsewhere: asked, silent, replied, and the text that is sent to them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ccm_tui.domain.cases.home_areas import AreaRequest, home_areas
from ccm_tui.errors import CcmError
from ccm_tui.services.agenda.case_plan_view import read_case_plan
from ccm_tui.services.cases.home_areas import Question, area_letter, ask_area, list_areas, note_reply
from ccm_tui.services.home.home_view import read_home
from ccm_tui.services.record.setup import undo
from db.queries.governance.disclosures import DisclosureSearch, disclosures_found
from db.queries.record.find import case_named
from db.record import Record
from tests.demo_file import demo_record
from tests.screens.support import opened
from tests.services.agenda.test_invitations import on_agenda

TODAY = date(2026, 12, 17)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    record = opened(demo_record(tmp_path))
    yield record
    record.close()


def case_id(record: Record, short: str) -> int:
    with record.reading() as session:
        return case_named(session, short).id


def standing(record: Record, short: str) -> list[str]:
    plan = read_case_plan(record, on_agenda(record, short).id)
    assert plan is not None
    return [area.words(TODAY) for area in plan.areas]


def test_each_home_area_says_whether_it_was_asked_and_replied(record: Record) -> None:
    assert standing(record, "035") == ["Southquay asked Thu 3 Dec 2026, no reply for 14 days"]
    assert standing(record, "036") == ["Marshside not asked"]
    assert standing(record, "037") == [
        "Northgate asked Fri 16 Oct 2026, replied Fri 23 Oct 2026: known to housing; no tenancy since 2025"
    ]
    assert standing(record, "032") == []


def test_an_area_is_asked_and_replies_and_either_can_be_undone(record: Record) -> None:
    request = ask_area(record, case_id(record, "036"), Question(" marshside ", date(2026, 12, 15), "Duty officer"))
    assert standing(record, "036") == ["Marshside asked Tue 15 Dec 2026, no reply for 2 days"]
    note_reply(record, request, TODAY, "a key worker will come")
    assert standing(record, "036") == [
        "Marshside asked Tue 15 Dec 2026, replied Thu 17 Dec 2026: a key worker will come"
    ]
    undo(record)
    undo(record)
    assert standing(record, "036") == ["Marshside not asked"]


def test_home_tells_the_longest_silent_first_and_whom_of_the_next_agenda_nobody_asked(record: Record) -> None:
    areas = [(area.reference, area.area, area.asked_on) for area in read_home(record).areas]
    assert areas == [
        ("031", "Wickmarsh", date(2026, 10, 16)),
        ("035", "Southquay", date(2026, 12, 3)),
        ("036", "Marshside", None),
        ("039", "Eastmere", None),
    ]


def test_the_areas_are_listed_with_what_came_of_them(record: Record) -> None:
    listed = {(area.case[-3:], area.area): area.days_silent for area in list_areas(record)}
    assert listed == {
        ("031", "Wickmarsh"): 62,
        ("035", "Southquay"): 14,
        ("036", "Marshside"): None,
        ("037", "Northgate"): None,
        ("039", "Eastmere"): None,
    }
    assert ("037", "Northgate") not in {(area.case[-3:], area.area) for area in list_areas(record, only_waiting=True)}


def test_the_text_to_send_says_who_and_not_why(record: Record) -> None:
    text = area_letter(record, case_id(record, "031"), Question("Wickmarsh", TODAY, "Tam Mossop")).decode()
    for word in ("To Wickmarsh: do you know this person?", "Jasper Thimblewick", "3 May 1982", "Tam Mossop"):
        assert word in text, word
    for word in ("begging", "drinking", "CBO", "order granted", "keywork", "causing harm", "victim"):
        assert word not in text, word


def test_the_text_is_saved_and_noted_and_what_can_not_be_saved_is_not_noted_as_asked(
    record: Record, tmp_path: Path
) -> None:
    place = tmp_path / "question.docx"
    ask_area(record, case_id(record, "036"), Question("Marshside", TODAY), place)
    assert place.read_bytes()[:2] == b"PK"
    with record.reading() as session:
        noted = [
            row
            for row, *_ in disclosures_found(session, DisclosureSearch())
            if row.document == "question to a home area"
        ]
    assert [(row.recipient, row.audience) for row in noted] == [("Marshside", "home area")]
    with pytest.raises(CcmError, match="of that name already"):
        ask_area(record, case_id(record, "039"), Question("Eastmere", TODAY), place)
    assert standing(record, "039") == ["Eastmere not asked"]


@pytest.mark.parametrize(
    ("question", "said"),
    [(Question(" ", TODAY), "No area is named."), (Question("Wick", date(2026, 12, 18)), "is still to come")],
)
def test_what_can_not_be_noted_is_said(question: Question, said: str, record: Record) -> None:
    with pytest.raises(CcmError, match=said):
        ask_area(record, case_id(record, "036"), question)


def test_a_reply_does_not_come_before_the_question(record: Record) -> None:
    request = ask_area(record, case_id(record, "036"), Question("Marshside", TODAY))
    with pytest.raises(CcmError, match="It was asked on Thu 17 Dec 2026"):
        note_reply(record, request, date(2026, 12, 16))


def test_an_area_asked_twice_stands_as_it_was_asked_last() -> None:
    first = AreaRequest(1, "Wickmarsh", "", date(2026, 10, 1), date(2026, 10, 9), "")
    again = AreaRequest(2, "WICKMARSH", "", date(2026, 12, 1), None, "")
    (area,) = home_areas(["Wickmarsh"], [first, again])
    assert area.words(TODAY) == "Wickmarsh asked Tue 1 Dec 2026, no reply for 16 days"
