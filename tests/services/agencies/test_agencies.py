from collections.abc import Iterator
from pathlib import Path

import pytest

from ccm_tui.clock import Clock
from ccm_tui.domain.agencies.agency import Agency, NewAgency, NewRepresentative
from ccm_tui.domain.vocabulary import AgencyKind
from ccm_tui.errors import CcmError
from ccm_tui.services.agencies.agencies import (
    add_agency,
    bring_back_agency,
    retire_agency,
)
from ccm_tui.services.record.setup import set_up
from db.queries.agencies.agencies import all_agencies
from db.record import Record


@pytest.fixture
def record(tmp_path: Path, demo_clock: Clock) -> Iterator[Record]:
    agencies = [NewAgency("COLP", "City Police"), NewAgency("HSG", "Housing", AgencyKind.FLEXIBLE)]
    made = set_up(tmp_path / "record.db", "CCM", demo_clock, "coordinator", agencies)
    yield made
    made.close()


def agencies(record: Record) -> dict[str, Agency]:
    with record.reading() as session:
        return {agency.code: agency for agency in all_agencies(session)}


def test_an_agency_joins_at_the_end_of_the_roll_with_its_people(record: Record) -> None:
    people = (NewRepresentative("Bea Pipkin"), NewRepresentative("Tam Sedge", deputy=True))
    code = add_agency(record, NewAgency("outr", "Outreach", AgencyKind.CORE, True, people))
    assert code == "OUTR"
    assert list(agencies(record)) == ["COLP", "HSG", "OUTR"]
    assert [person.name for person in agencies(record)["OUTR"].representatives] == ["Bea Pipkin", "Tam Sedge"]


def test_a_code_that_is_taken_is_refused_whatever_its_capitals(record: Record) -> None:
    with pytest.raises(CcmError):
        add_agency(record, NewAgency("hsg", "Housing again"))
    assert len(agencies(record)) == 2


def test_a_retired_agency_stays_on_record_and_can_be_brought_back(record: Record) -> None:
    retire_agency(record, "HSG")
    assert not agencies(record)["HSG"].active
    bring_back_agency(record, "HSG")
    assert agencies(record)["HSG"].active


def test_each_change_is_one_act_that_can_be_taken_back_in_words(record: Record) -> None:
    add_agency(record, NewAgency("OUTR", "Outreach", people=(NewRepresentative("Bea Pipkin"),)))
    retire_agency(record, "HSG")
    assert [record.undo() for _ in range(3)] == [
        "agency HSG retired",
        "agency OUTR added",
        None,
    ]
    assert list(agencies(record)) == ["COLP", "HSG"]
    assert agencies(record)["HSG"].active


@pytest.mark.parametrize("code", ["", "NONE", "' OR 1=1 --"])
def test_an_unknown_agency_is_refused(code: str, record: Record) -> None:
    with pytest.raises(CcmError):
        retire_agency(record, code)
    with pytest.raises(CcmError):
        bring_back_agency(record, code)


def test_nobody_is_nameless(record: Record) -> None:
    with pytest.raises(CcmError):
        add_agency(record, NewAgency("NEW", "   "))
    with pytest.raises(CcmError):
        add_agency(record, NewAgency("NEW", "Newcomers", people=(NewRepresentative("   "),)))
    assert "NEW" not in agencies(record)
