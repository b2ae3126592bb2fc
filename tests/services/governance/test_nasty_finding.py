"""On a record whose names collide: nobody is said to be missing whom the radar knows, and the search agrees."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from ccm_tui.domain.cases.search import search_words
from ccm_tui.domain.referrals.referral import NewReferral
from ccm_tui.errors import CcmError
from ccm_tui.services.governance.subject_access import find_person
from ccm_tui.services.referrals.referrals import accept_repeat, add_referral
from ccm_tui.services.referrals.repeats import offers_for
from db.queries.record.find import case_named
from db.record import Record
from db.search.query import find_cases
from db.tables.cases import CasePersonRow, PersonRow
from tests.lived_record import open_record
from tests.nasty_record import CASES, nasty_record

SPELT = [
    ("005", "Lukasz Grossmann-Sorbo"),
    ("005", "ŁUKASZ GROSSMANN SØRBØ"),
    ("005", "Renée OThistle"),
    ("005", "Rene\u0301e O'Thistle"),
    ("002", "Rollo Quince Vane"),
    ("002", "QUINCEVANE, Rollo"),
    ("004", "Kitty O'Thistle"),
    ("004", "katya marlowska"),
    ("003", "li, jo"),
]


@pytest.fixture(scope="module")
def nasty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return nasty_record(tmp_path_factory.mktemp("nasty"))


@pytest.fixture
def record(nasty: Path, tmp_path: Path) -> Iterator[Record]:
    opened = open_record(Path(shutil.copy(nasty, tmp_path / "record.db")))
    yield opened
    opened.close()


@pytest.mark.parametrize(("number", "spelt"), SPELT)
def test_somebody_is_found_however_their_name_is_spelt(record: Record, number: str, spelt: str) -> None:
    person_id = find_person(record, spelt)
    with record.reading() as session:
        case_id = case_named(session, f"CCM/26/{number}").id
        people = session.exec(select(CasePersonRow.person_id).where(CasePersonRow.case_id == case_id)).all()
        found = find_cases(session, search_words(spelt.replace(",", "")))
    assert person_id in people
    assert case_id in found.case_ids


@pytest.mark.parametrize("spelt", ["Nadja Farrow", "Joray Pell", "Marisol Vaine"])
def test_nobody_is_said_to_be_missing_whom_the_radar_would_offer(record: Record, spelt: str) -> None:
    assert offers_for(record, NewReferral(date(2026, 12, 10), spelt))
    with pytest.raises(CcmError, match="Nobody has exactly that name") as refused:
        find_person(record, spelt)
    assert "Give the number of whom you mean" in refused.value.do


def test_nobody_of_that_name_is_said_where_the_radar_says_so_too(record: Record) -> None:
    assert not offers_for(record, NewReferral(date(2026, 12, 10), "Wilberforce Umbrage"))
    with pytest.raises(CcmError, match="nobody of that name"):
        find_person(record, "Wilberforce Umbrage")


def test_the_radar_offers_a_persons_own_case_and_not_the_later_one_that_they_are_only_in(record: Record) -> None:
    (nadia,) = CASES["010"]
    offered = offers_for(record, NewReferral(date(2026, 12, 10), nadia.name, nadia.born_on))
    assert [offer.case.reference for offer in offered if offer.case] == ["CCM/26/010"]
    assert offered[0].takes_repeat


def test_a_repeat_of_a_case_about_two_is_of_the_one_who_was_referred(record: Record) -> None:
    harm = CASES["002"][0]
    victim = CASES["002"][1]
    taken = add_referral(record, NewReferral(date(2026, 12, 10), victim.name, victim.born_on, address="9 Newly Row"))
    with record.reading() as session:
        case_id = case_named(session, "CCM/26/002").id
    accept_repeat(record, taken.referral_id, case_id)
    with record.reading() as session:
        at = dict(session.exec(select(PersonRow.name, PersonRow.address)).all())
    assert at[victim.name] == "9 Newly Row" and at[harm.name] == "3 Larch Court"
