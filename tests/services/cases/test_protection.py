"""What is protected of a person leaves the record for nobody; safe contact goes wherever an address goes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ccm_tui.documents.catalogue import Format
from ccm_tui.domain.cases.case import GivenPerson
from ccm_tui.domain.referrals.referral import NewReferral
from ccm_tui.domain.vocabulary import PersonRole, ProtectedDetail
from ccm_tui.services.agenda.papers import agenda_document
from ccm_tui.services.agenda.requests import request_document, request_papers
from ccm_tui.services.cases.case_file_view import read_case_file
from ccm_tui.services.cases.home_areas import Question, area_letter
from ccm_tui.services.cases.people import add_person, change_person, read_person, remove_person
from ccm_tui.services.desk.linear_mode import take_lines
from ccm_tui.services.desk.projector_view import read_projector
from ccm_tui.services.documents.approval import approve_minutes, sealed_minutes
from ccm_tui.services.documents.copies import minutes_document
from ccm_tui.services.governance.subject_access import subject_access_text
from ccm_tui.services.referrals.listing import list_referrals
from ccm_tui.services.referrals.referrals import add_referral
from db.queries.record.find import case_named
from db.record import Record
from db.verifying.verification import verify_snapshot
from tests.demo_file import demo_record
from tests.meeting_script import LINES
from tests.screens.support import opened

LIVE_MEETING = 4
ADDRESS, FORMER, CONTACT = "7 Canary Wharfside", "Zebedee Canaryname", "ring 0700 Canaryline"
DAY = date(2026, 12, 1)
EVERYTHING = frozenset(ProtectedDetail)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    record = opened(demo_record(tmp_path))
    yield record
    record.close()


def subject_of(record: Record, reference: str) -> tuple[int, int]:
    """The case and whom it is about."""
    with record.reading() as session:
        case_id = case_named(session, reference).id
    return case_id, next(one.person_id for one in read_case_file(record, case_id).case.people if one.subject)


def marked(record: Record, protected: frozenset[ProtectedDetail], reference: str = "031") -> tuple[int, int]:
    case_id, person_id = subject_of(record, reference)
    given = read_person(record, case_id, person_id)
    told = replace(given, address=ADDRESS, also_known_as=FORMER, safe_contact=CONTACT, protected=protected)
    change_person(record, case_id, person_id, told)
    return case_id, person_id


def whatever_leaves(record: Record, case_id: int, person_id: int) -> Iterator[str]:
    for paper in request_papers(record, LIVE_MEETING):
        for wanted in (Format.TEXT, Format.MARKDOWN, Format.HTML):
            yield request_document(paper, wanted).decode()
    yield area_letter(record, case_id, Question("Wickmarsh", DAY, "Tam Mossop")).decode()
    yield agenda_document(record, LIVE_MEETING, Format.TEXT, "chair").decode()
    yield subject_access_text(record, person_id)
    yield repr(list_referrals(record)[0])


def test_what_is_protected_is_in_nothing_that_leaves(record: Record) -> None:
    case_id, person_id = marked(record, EVERYTHING)
    for told in whatever_leaves(record, case_id, person_id):
        for canary in ("Canary Wharfside", "Canaryname", "Canaryline"):
            assert canary not in " ".join(told.split())


@pytest.mark.parametrize(
    ("detail", "gone"),
    [
        (ProtectedDetail.ADDRESS, ADDRESS),
        (ProtectedDetail.FURTHER_NAMES, FORMER),
        (ProtectedDetail.CONTACT, CONTACT),
    ],
)
def test_each_is_protected_by_itself_and_is_said_to_be_and_not_to_be_unknown(
    detail: ProtectedDetail, gone: str, record: Record
) -> None:
    marked(record, frozenset((detail,)))
    paper = next(one for one in request_papers(record, LIVE_MEETING) if one.code == "HSG")
    whom = next(one for one in paper.people if one.reference.endswith("031"))
    said = {ADDRESS: whom.address, FORMER: whom.also_known_as, CONTACT: whom.safe_contact}
    assert said.pop(gone) == "protected; ask the coordinator"
    assert all(text == name for name, text in said.items())


def test_safe_contact_goes_wherever_an_address_goes(record: Record) -> None:
    case_id, _ = marked(record, frozenset((ProtectedDetail.ADDRESS,)))
    papers = [
        one for one in request_papers(record, LIVE_MEETING) if any("031" in who.reference for who in one.people)
    ]
    assert papers
    for paper in papers:
        assert CONTACT in request_document(paper, Format.TEXT).decode()
    assert CONTACT in area_letter(record, case_id, Question("Wickmarsh", DAY, "Tam Mossop")).decode()


def test_a_room_sees_on_the_projector_no_detail_that_is_protected(record: Record) -> None:
    marked(record, EVERYTHING)
    lines = ("/open now", "/case 031", f"hsg/turnstile go to 7 canary wharfside, {CONTACT.upper()} by 8 jan")
    take_lines(record, "next", lines, lambda _said: None, lambda _what, _do: None)
    (shown,) = read_projector(record, LIVE_MEETING).actions
    assert shown.text == "go to [protected], [protected]"


def test_a_referral_that_gives_the_protected_address_is_listed_without_it(record: Record) -> None:
    marked(record, EVERYTHING)
    add_referral(record, NewReferral(DAY, "Somebody Else", address=ADDRESS.upper(), safe_contact=CONTACT))
    assert "canary" not in repr(list_referrals(record)[0]).casefold()


def test_protection_is_read_back_taken_off_and_undone_and_the_record_is_sound(record: Record) -> None:
    case_id, person_id = marked(record, EVERYTHING)
    assert read_person(record, case_id, person_id).protected == EVERYTHING
    change_person(record, case_id, person_id, replace(read_person(record, case_id, person_id), protected=frozenset()))
    assert read_person(record, case_id, person_id).protected == frozenset()
    record.undo()
    assert read_person(record, case_id, person_id).protected == EVERYTHING
    with record.reading() as session:
        assert verify_snapshot(session).sound


def test_somebody_protected_can_be_taken_out_of_a_case_and_put_back(record: Record) -> None:
    case_id, _ = subject_of(record, "032")
    given = GivenPerson("Wilhelmina Ottershaw", PersonRole.WITNESS, address=ADDRESS, protected=EVERYTHING)
    other_id = add_person(record, case_id, given)
    remove_person(record, case_id, other_id, "entered in error")
    record.undo()
    assert read_person(record, case_id, other_id) == given


def test_approved_minutes_leave_without_what_is_protected_since_although_the_end_of_a_line_parts_it(
    record: Record,
) -> None:
    """The text of the day stays sealed as it was."""
    place = LINES.index("/o open review 21 jan")
    visits = [f"hsg/turnstile {'go ' * pad}with a colleague to {ADDRESS} by 8 jan" for pad in range(1, 12)]
    take_lines(record, "next", (*LINES[:place], *visits, *LINES[place:]), lambda _said: None, lambda _what, _do: None)
    approve_minutes(record, LIVE_MEETING, "Ada Larkspur")
    as_approved = minutes_document(record, LIVE_MEETING, version=1)
    assert b"Wharfside" in as_approved
    marked(record, frozenset((ProtectedDetail.ADDRESS,)))
    told = minutes_document(record, LIVE_MEETING, version=1).decode()
    assert "Wharfside" not in told
    assert "Canary" not in told
    assert " ".join(told.split()).count("[protected]") > len(visits)
    assert sealed_minutes(record, LIVE_MEETING).text.encode() == as_approved
