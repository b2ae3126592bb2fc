from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ccm_tui.clock import Clock
from ccm_tui.domain.cases.case import Case
from ccm_tui.domain.referrals.referral import NewReferral, Referral, RiskScore
from ccm_tui.domain.statuses import CaseStatus, Screening
from ccm_tui.domain.vocabulary import Criterion, PersonRole
from ccm_tui.errors import CcmError
from ccm_tui.services.record.setup import set_up
from ccm_tui.services.referrals.referrals import Taken, add_referral, screen
from db.queries.cases.cases import case_with_id
from db.queries.record.find import case_named
from db.queries.referrals.referrals import all_referrals
from db.record import Record

SUBJECT = "Percival Dabchick"
BORN = date(1965, 3, 2)


@pytest.fixture
def record(tmp_path: Path, demo_clock: Clock) -> Iterator[Record]:
    made = set_up(tmp_path / "record.db", "CCM", demo_clock, "coordinator")
    yield made
    made.close()


def received(
    record: Record,
    day: date = date(2026, 12, 3),
    subject: str = SUBJECT,
    born_on: date | None = None,
    screening: Screening = Screening.WAITING,
    reference: str = "",
) -> Taken:
    return add_referral(
        record, NewReferral(day, subject, born_on, screening=screening, reference=reference, screening_reason="x")
    )


def accepted(
    record: Record, day: date = date(2026, 12, 3), subject: str = SUBJECT, born_on: date | None = None
) -> str:
    reference = screen(record, received(record, day, subject, born_on).referral_id, Screening.ACCEPTED)
    assert reference is not None
    return reference


def closed_on(record: Record, reference: str, day: date) -> None:
    with record.writing("test.close", "closed") as writing:
        writing.change(case_named(writing.session, reference), status=CaseStatus.CLOSED, closed_on=day)


def case_of(record: Record, reference: str) -> Case:
    with record.reading() as session:
        return case_with_id(session, case_named(session, reference).id)


def on_record(record: Record) -> tuple[Referral, ...]:
    with record.reading() as session:
        return all_referrals(session)


def test_a_referral_waits_to_be_screened_with_all_that_was_said(record: Record) -> None:
    new = NewReferral(
        date(2026, 12, 3),
        "  [Red] O’Brien ",
        subject_role=PersonRole.BOTH,
        referrer_agency="colp",
        reason="ends [/",
        criteria=(Criterion.HIGH_SCORE, Criterion.REPEAT),
        score=RiskScore("RAM", 33, 41, "high"),
    )
    assert add_referral(record, new).case_reference is None
    (referral,) = on_record(record)
    assert (referral.screening, referral.referrer_agency, referral.reason) == (
        Screening.WAITING,
        "COLP",
        "ends [/",
    )
    assert referral.subject_name == new.subject_name
    assert set(referral.criteria) == set(new.criteria)
    assert [(score.tool, score.score, score.maximum) for score in referral.scores] == [("RAM", 33, 41)]


def test_an_accepted_referral_becomes_a_case_with_its_subject_and_themes(record: Record) -> None:
    new = NewReferral(
        date(2026, 12, 3),
        SUBJECT,
        BORN,
        PersonRole.CAUSING_HARM,
        themes=("street drinking", "noise"),
        safe_contact="by letter",
    )
    reference = screen(record, add_referral(record, new).referral_id, Screening.ACCEPTED)
    assert reference == "CCM/26/001"
    made = case_of(record, reference)
    (person,) = made.people
    assert (made.status, made.opened_on, made.repeat_of) == (CaseStatus.SCREENED, record.today, None)
    assert (person.name, person.born_on, person.role, person.subject) == (
        SUBJECT, BORN, PersonRole.CAUSING_HARM, True
    )  # fmt: skip
    assert person.safe_contact == "by letter"
    assert set(made.themes) == {"street drinking", "noise"}
    assert on_record(record)[0].case_reference == reference


def test_cases_are_numbered_within_the_year_of_receipt(record: Record) -> None:
    assert accepted(record, date(2026, 12, 3), "A") == "CCM/26/001"
    assert accepted(record, date(2025, 12, 30), "B") == "CCM/25/001"
    received(record, subject="C", screening=Screening.ACCEPTED, reference="ccm/26/039")
    assert accepted(record, date(2026, 12, 3), "D") == "CCM/26/040"


def test_a_case_that_comes_back_keeps_its_number_as_a_repeat(record: Record) -> None:
    first = accepted(record, date(2026, 1, 5))
    closed_on(record, first, date(2026, 4, 16))
    again = accepted(record, date(2026, 11, 4), subject=" percival   DABCHICK")
    assert again == f"{first}R"
    assert case_of(record, again).repeat_of == first
    assert case_of(record, again).people[0].person_id == case_of(record, first).people[0].person_id
    closed_on(record, again, date(2026, 11, 19))
    assert accepted(record, date(2026, 12, 16)) == f"{first}R2"


@pytest.mark.parametrize(
    ("came_back_on", "repeat"), [(date(2026, 4, 16), True), (date(2026, 4, 17), False), (date(2026, 12, 1), False)]
)
def test_a_repeat_is_one_within_the_months_of_the_settings(came_back_on: date, repeat: bool, record: Record) -> None:
    first = accepted(record, date(2025, 1, 5))
    closed_on(record, first, date(2025, 4, 16))
    assert (accepted(record, came_back_on) == f"{first}R") is repeat


def test_two_people_of_one_name_are_told_apart_by_their_birth(record: Record) -> None:
    first = accepted(record, date(2026, 1, 5), born_on=BORN)
    closed_on(record, first, date(2026, 4, 16))
    other = accepted(record, date(2026, 11, 4), born_on=date(1990, 1, 1))
    assert other == "CCM/26/002"
    assert case_of(record, other).people[0].person_id != case_of(record, first).people[0].person_id


def test_a_case_that_was_never_heard_is_no_repeat_but_its_person_is_the_same(record: Record) -> None:
    first = accepted(record, date(2026, 11, 3), born_on=BORN)
    second = accepted(record, date(2026, 12, 3), born_on=BORN)
    assert (first, second) == ("CCM/26/001", "CCM/26/002")
    assert case_of(record, first).people[0].person_id == case_of(record, second).people[0].person_id


@pytest.mark.parametrize(
    "screening", [Screening.RETURNED, Screening.DECLINED_FORUM, Screening.DECLINED_THRESHOLD, Screening.WITHDRAWN]
)
def test_whoever_is_turned_away_is_told_why(screening: Screening, record: Record) -> None:
    referral = received(record).referral_id
    with pytest.raises(CcmError):
        screen(record, referral, screening, "  ")
    assert screen(record, referral, screening, " too little is known ") is None
    assert on_record(record)[0].screening_reason == "too little is known"


def test_a_returned_referral_can_be_accepted_later(record: Record) -> None:
    referral = received(record).referral_id
    screen(record, referral, Screening.RETURNED, "no address")
    assert screen(record, referral, Screening.ACCEPTED_URGENT) == "CCM/26/001"


def test_a_referral_is_accepted_once(record: Record) -> None:
    referral = received(record).referral_id
    screen(record, referral, Screening.ACCEPTED)
    with pytest.raises(CcmError):
        screen(record, referral, Screening.ACCEPTED)
    with pytest.raises(CcmError):
        screen(record, referral, Screening.WITHDRAWN, "changed our minds")


def test_accepting_is_one_act_that_can_be_taken_back_and_done_again(record: Record) -> None:
    referral = received(record).referral_id
    screen(record, referral, Screening.ACCEPTED)
    assert record.undo() == "referral of Thu 3 Dec 2026 accepted, case CCM/26/001"
    assert on_record(record)[0].case_reference is None
    record.redo()
    assert on_record(record)[0].case_reference == "CCM/26/001"
    assert case_of(record, "CCM/26/001").name == SUBJECT


@pytest.mark.parametrize(
    ("new", "field"),
    [
        (NewReferral(date(2026, 12, 18), SUBJECT), "received on"),
        (NewReferral(date(2026, 12, 3), " "), "subject name"),
        (NewReferral(date(2026, 12, 3), SUBJECT, date(2026, 12, 4)), "subject born on"),
        (NewReferral(date(2026, 12, 3), SUBJECT, referrer_agency="NONE"), "referrer agency"),
        (NewReferral(date(2026, 12, 3), SUBJECT, screening=Screening.RETURNED), "screening reason"),
        (NewReferral(date(2026, 12, 3), SUBJECT, score=RiskScore("RAM", 42, 41)), "score"),
        (NewReferral(date(2026, 12, 3), SUBJECT, score=RiskScore(" ", 4, 41)), "score tool"),
        (NewReferral(date(2026, 12, 3), SUBJECT, reference="CCM/26/001"), "reference"),
    ],
)
def test_what_is_wrong_with_a_referral_is_named_and_nothing_is_taken(
    new: NewReferral, field: str, record: Record
) -> None:
    with pytest.raises(CcmError, match=field):
        add_referral(record, new)
    assert on_record(record) == ()


def test_a_subject_is_referred_once_a_day(record: Record) -> None:
    received(record)
    with pytest.raises(CcmError):
        received(record, subject=SUBJECT.upper())
    received(record, day=date(2026, 12, 4))
    assert len(on_record(record)) == 2
