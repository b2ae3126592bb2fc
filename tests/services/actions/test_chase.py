"""What is sent to agencies about their actions, and what comes back."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ccm_tui.documents.audiences.audience import Audience, AudienceKind
from ccm_tui.documents.audiences.offers import contents_for
from ccm_tui.documents.catalogue import DocumentKind, Format
from ccm_tui.documents.contents import made
from ccm_tui.domain.actions.reply_form import PROPOSED_REPLY
from ccm_tui.domain.names.protection import NOTHING_PROTECTED
from ccm_tui.domain.statuses import ActionStatus
from ccm_tui.errors import CcmError
from ccm_tui.services.actions.chase import chase_document, chase_paper, chase_papers, save_chases
from ccm_tui.services.actions.replies import take_pasted
from ccm_tui.services.documents.minutes import minutes_of
from ccm_tui.services.governance.log_view import list_disclosures
from ccm_tui.services.meetings.meeting import close_meeting, open_meeting
from db.queries.actions.actions import all_actions
from db.record import Record
from tests.demo_file import demo_record
from tests.screens.sitting import LIVE_MEETING
from tests.screens.support import opened


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    found = opened(demo_record(tmp_path))
    yield found
    found.close()


def statuses(record: Record, agency: str) -> dict[str, tuple[ActionStatus, date | None]]:
    with record.reading() as session:
        return {one.reference: (one.status, one.done_on) for one in all_actions(session) if one.agency == agency}


def test_every_agency_with_something_open_is_reminded_of_that_and_of_nothing_else(record: Record) -> None:
    papers = {paper.code: paper for paper in chase_papers(record)}
    assert {code: [one.reference for one in paper.actions] for code, paper in papers.items()} == {
        "MHT": ["032/4"],
        "GUEST-WICK": ["031/5"],
        "GUEST-SQY": ["035/4"],
    }
    assert papers["GUEST-WICK"].reply_by == record.today
    with pytest.raises(CcmError, match="No action of City Police"):
        chase_paper(record, "colp")


def test_a_reminder_asks_for_the_day_on_the_action_sheet_and_both_say_how_to_accept(record: Record) -> None:
    open_meeting(record, LIVE_MEETING)
    close_meeting(record, LIVE_MEETING)
    sheet = contents_for(minutes_of(record, LIVE_MEETING), Audience(AudienceKind.AGENCY, "MHT"), 5, NOTHING_PROTECTED)
    papers = [made(Format.TEXT, sheet, NOTHING_PROTECTED), chase_document(chase_paper(record, "MHT"), Format.TEXT)]
    for text in (" ".join(paper.decode().split()) for paper in papers):
        assert "by Thu 14 Jan 2027" in text.replace("Reply by", "by")
        assert PROPOSED_REPLY in text


def test_a_reminder_says_the_action_and_nothing_of_the_case(record: Record) -> None:
    for paper in chase_papers(record):
        text = " ".join(chase_document(paper, Format.TEXT).decode().split())
        for action in paper.actions:
            assert action.reference in text
            assert (action.text in text) is not action.restricted
            assert action.case_reference not in text
        with record.reading() as session:
            others = [one.text for one in all_actions(session) if one.agency != paper.code]
        assert not [other for other in others if other in text]


@pytest.mark.parametrize("wanted", DocumentKind.REMINDER.formats)
def test_a_reminder_is_had_in_every_format(record: Record, wanted: Format) -> None:
    assert chase_document(chase_paper(record, "MHT"), wanted)


def test_reminders_are_noted_as_they_leave_and_written_over_nothing(record: Record, tmp_path: Path) -> None:
    folder, number = save_chases(record, tmp_path / "out")
    assert (number, len(list(folder.iterdir()))) == (3, 3)
    noted = [line.audience for line in list_disclosures(record) if line.document == "reminder of actions"]
    assert sorted(noted) == ["agency:GUEST-SQY", "agency:GUEST-WICK", "agency:MHT"]
    with pytest.raises(CcmError, match="in that folder already"):
        save_chases(record, tmp_path / "out")


def test_a_reminder_that_is_answered_is_taken_as_it_comes_back(record: Record) -> None:
    text = chase_document(chase_paper(record, "GUEST-WICK"), Format.TEXT).decode()
    answered = "\n".join(f"> {line}" for line in text.splitlines()).replace(
        "031/5 |  |  |", "031/5 | complete | 2026-12-10 | connection confirmed"
    )
    assert "1 action changed." in take_pasted(record, answered, "GUEST-WICK")
    assert statuses(record, "GUEST-WICK")["031/5"] == (ActionStatus.COMPLETE, date(2026, 12, 10))
