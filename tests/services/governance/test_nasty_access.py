"""A pack for one person on a record whose names collide: what is theirs, and nothing of anybody else's."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import select

from ccm_tui.services.governance.subject_access import subject_access_text
from db.record import Record
from db.tables.cases import PersonRow
from tests.lived_record import open_record
from tests.nasty_record import CASES, PEOPLE, TURNED_AWAY, Somebody, nasty_record

STAYING = [one for one in PEOPLE if one not in CASES["012"]]


@pytest.fixture(scope="module")
def nasty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return nasty_record(tmp_path_factory.mktemp("nasty"))


@pytest.fixture
def record(nasty: Path, tmp_path: Path) -> Iterator[Record]:
    opened = open_record(Path(shutil.copy(nasty, tmp_path / "record.db")))
    yield opened
    opened.close()


def pack(record: Record, one: Somebody) -> str:
    with record.reading() as session:
        found = select(PersonRow.id).where(PersonRow.name == one.name, PersonRow.born_on == one.born_on)
        person_id = session.exec(found).one()
    return " ".join(subject_access_text(record, person_id).split())


@pytest.mark.parametrize("one", STAYING, ids=lambda one: f"{one.name} {one.born_on}")
def test_nobody_elses_particulars_are_in_it(record: Record, one: Somebody) -> None:
    text = pack(record, one)
    assert f"3 {one.street} Court" in text
    called = (one.name, *one.also_known_as.split("; "))
    theirs = [away for away, _ in TURNED_AWAY if away.name in called and away.born_on == one.born_on]
    own = {one.street, *(away.street for away in theirs)}
    for other in (*PEOPLE, *(away for away, _ in TURNED_AWAY)):
        if other.street not in own:
            for particular in (f"{other.street} Court", f"{other.street} library", f"{other.street} type"):
                assert particular not in text, (other.name, particular)
            assert f"wants to stay in {other.street}" not in text
            assert f"{other.street} scale" not in text
        if other.born_on and other.born_on != one.born_on:
            assert f"{other.born_on:%-d %b %Y}" not in text


@pytest.mark.parametrize("number", ["003", "005"])
def test_no_name_of_anybody_in_the_same_case_is_in_it_however_short(record: Record, number: str) -> None:
    for one in CASES[number]:
        text = pack(record, one)
        for other in CASES[number]:
            if other is not one:
                assert other.name not in text
                assert f" {other.name.split()[0]} " not in text


def test_texts_under_a_further_name_are_in_the_persons_own_copy(record: Record) -> None:
    (kate,) = CASES["004"]
    text = pack(record, kate)
    assert "Kitty O’Thistle and [another person] fled." in text
    assert "Katya Marlowska" in text


def test_a_referral_of_a_namesake_is_not_given_and_one_that_may_be_theirs_is_said_to_be(record: Record) -> None:
    father, son = CASES["007"][0], CASES["008"][0]
    for one in (father, son):
        text = pack(record, one)
        assert "A referral received Thu 20 Aug 2026 of somebody called so: possibly another person." in text
        assert "Pumice" not in text
    assert "Plover" not in pack(record, father) and "Gannet" not in pack(record, son)
    (kate,) = CASES["004"]
    assert "Trellis" not in pack(record, kate)


def test_a_referral_that_became_no_case_is_in_the_copy_of_whom_it_is_of(record: Record) -> None:
    assert "3 Burnish Court" in pack(record, CASES["001"][0])
    assert "3 Thicket Court" in pack(record, CASES["003"][0])
    assert "3 Hessian Court" in pack(record, CASES["004"][0])


def test_the_panels_own_words_are_marked_for_the_chair_and_counted(record: Record) -> None:
    text = pack(record, CASES["001"][0])
    assert "[the panel's own words: for the chair's decision]" in text
    decided = text.split("To be decided")[1]
    assert "the panel's own words: for the chair's decision" in decided[:600]


def test_who_is_a_witness_in_a_case_of_another_is_given_what_names_them_there_and_no_more(record: Record) -> None:
    text = pack(record, CASES["010"][0])
    assert "asked for Nadia Farrow by name" in text
    assert "Dexter" not in text and "Vellum" not in text
