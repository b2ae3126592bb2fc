"""What a coordinator changes in a case file: each one act, taken back by undo, and none on an erased case."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from ccm_tui.domain.cases.case import Case, GivenPerson
from ccm_tui.domain.statuses import CaseStatus
from ccm_tui.domain.vocabulary import Forum, PersonRole, ResidentStatus
from ccm_tui.errors import CcmError
from ccm_tui.services.cases.case_file_view import read_case_file
from ccm_tui.services.cases.cases_view import read_cases
from ccm_tui.services.cases.editing import (
    add_flag,
    add_forum,
    lift_restriction,
    link_cases,
    open_again,
    restrict,
    set_lead,
    set_review,
    set_themes,
    strike_flag,
    strike_forum,
    unlink_cases,
)
from ccm_tui.services.cases.people import add_person, change_person, read_person, remove_person
from ccm_tui.services.record.verification import verify_record
from db.queries.cases.cases import case_with_id
from db.queries.record.find import case_named
from db.record import Record
from tests.demo_file import demo_record
from tests.lived_record import ERASED, lived_record, open_record

CASE = "CCM/26/036"
CLOSED = "CCM/26/033"
REVIEW = date(2027, 1, 21)

CHANGES: tuple[tuple[str, Callable[[Record, int], object], Callable[[Case], bool]], ...] = (
    ("flag", lambda r, c: add_flag(r, c, "Two to visit", "assault"), lambda c: "Two to visit" in c.flags),
    ("themes", lambda r, c: set_themes(r, c, ["noise", " noise "]), lambda c: c.themes == ("noise",)),
    ("forum", lambda r, c: add_forum(r, c, Forum.MAPPA, "level 2"), lambda c: (Forum.MAPPA, "level 2") in c.forums),
    ("link", lambda r, c: link_cases(r, c, "031", "same estate"), lambda c: ("CCM/26/031", "same estate") in c.links),
    ("lead", lambda r, c: set_lead(r, c, "hsg", "N. Turnstile"), lambda c: c.lead_professional == "N. Turnstile"),
    ("restriction", lambda r, c: restrict(r, c, "a witness"), lambda c: c.restriction == "a witness"),
    ("review", lambda r, c: set_review(r, c, REVIEW), lambda c: c.review_on == REVIEW),
)  # fmt: skip


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    opened = open_record(demo_record(tmp_path))
    yield opened
    opened.close()


def id_of(record: Record, reference: str = CASE) -> int:
    with record.reading() as session:
        return case_named(session, reference).id


def file_of(record: Record, reference: str = CASE) -> Case:
    with record.reading() as session:
        return case_with_id(session, case_named(session, reference).id)


@pytest.mark.parametrize(("what", "act", "holds"), CHANGES, ids=[what for what, _, _ in CHANGES])
def test_each_change_is_one_act_that_undo_takes_back(
    what: str, act: Callable[[Record, int], object], holds: Callable[[Case], bool], record: Record
) -> None:
    before = file_of(record)
    act(record, id_of(record))
    assert holds(file_of(record)), what
    assert record.undo()
    assert file_of(record) == before
    assert record.redo()
    assert holds(file_of(record))
    assert verify_record(record).sound


def test_what_was_added_is_taken_off_again(record: Record) -> None:
    before, case_id = file_of(record), id_of(record)
    add_flag(record, case_id, "Do not visit alone", "assault")
    with pytest.raises(CcmError, match="that flag already"):
        add_flag(record, case_id, "Do not visit alone", "again")
    with pytest.raises(CcmError, match="needs a reason"):
        strike_flag(record, case_id, "Do not visit alone", " ")
    strike_flag(record, case_id, "Do not visit alone", "no longer so")
    add_forum(record, case_id, Forum.CHANNEL, "")
    strike_forum(record, case_id, Forum.CHANNEL)
    link_cases(record, case_id, "031", "")
    unlink_cases(record, id_of(record, "031"), CASE)
    restrict(record, case_id, "a witness")
    lift_restriction(record, case_id, "the trial is over")
    assert file_of(record) == before


def test_a_case_that_is_restricted_is_found_by_its_reference_alone_at_once(record: Record) -> None:
    assert read_cases(record, "quince").case_ids == (id_of(record),)
    restrict(record, id_of(record), "a witness", ["hsg", "ASC"])
    assert read_case_file(record, id_of(record)).let_in == ("ASC", "HSG")
    assert not read_cases(record, "quince").case_ids
    assert read_cases(record, CASE).case_ids == (id_of(record),)


def test_people_are_added_changed_and_taken_out_but_somebody_stays_whom_the_case_is_named_after(
    record: Record,
) -> None:
    case_id = id_of(record)
    given = GivenPerson("Wilhelmina Ottershaw", PersonRole.WITNESS, address="12 Quarry Bank", also_known_as="Mina")
    person_id = add_person(record, case_id, given)
    assert read_cases(record, "mina quarry").case_ids == (case_id,)
    changed = GivenPerson("Wilhelmina Ottershaw", PersonRole.VULNERABLE_VICTIM, resident=ResidentStatus.CITY_RESIDENT)
    change_person(record, case_id, person_id, changed)
    assert read_person(record, case_id, person_id) == changed
    subject = next(person for person in file_of(record).people if person.subject)
    with pytest.raises(CcmError, match="named after nobody"):
        remove_person(record, case_id, subject.person_id, "entered in error")
    remove_person(record, case_id, person_id, "entered in error")
    assert not read_cases(record, "ottershaw").case_ids
    assert record.undo()
    assert read_cases(record, "ottershaw").case_ids == (case_id,)


def test_a_closed_case_is_opened_again_with_a_reason_and_a_day(record: Record) -> None:
    closed = id_of(record, CLOSED)
    with pytest.raises(CcmError, match="needs a reason"):
        open_again(record, closed, REVIEW, "")
    with pytest.raises(CcmError, match="Open it again first"):
        set_review(record, closed, REVIEW)
    open_again(record, closed, REVIEW, "the calls have begun again")
    assert (file_of(record, CLOSED).status, file_of(record, CLOSED).review_on) == (CaseStatus.OPEN, REVIEW)
    with pytest.raises(CcmError, match="Only a case that is over"):
        open_again(record, closed, REVIEW, "again")


@pytest.mark.parametrize(("what", "act"), [(what, act) for what, act, _ in CHANGES])
def test_nothing_is_added_to_an_erased_case(what: str, act: Callable[[Record, int], object], tmp_path: Path) -> None:
    record = open_record(lived_record(tmp_path))
    with pytest.raises(CcmError, match="is erased"):
        act(record, id_of(record, ERASED))
    record.close()
    assert what
