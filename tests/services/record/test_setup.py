import stat
from pathlib import Path

import pytest

from ccm_tui.clock import Clock
from ccm_tui.domain.agencies.agency import STARTER_AGENCIES, NewAgency, NewRepresentative
from ccm_tui.errors import CcmError
from ccm_tui.services.record.setup import set_up
from db.queries.agencies.agencies import all_agencies
from db.queries.record.settings import settings_on_record


def test_a_new_record_has_the_partnerships_name_and_the_starter_agencies_in_their_order(
    tmp_path: Path, demo_clock: Clock
) -> None:
    record = set_up(tmp_path / "record.db", "  Square Mile CCM ", demo_clock, "coordinator")
    with record.reading() as session:
        assert settings_on_record(session).partnership == "Square Mile CCM"
        assert not settings_on_record(session).demo
        assert [agency.code for agency in all_agencies(session)] == [agency.code for agency in STARTER_AGENCIES]
    record.close()


def test_the_starter_codes_are_those_that_chairs_type() -> None:
    codes = [agency.code for agency in STARTER_AGENCIES]
    assert " ".join(codes) == "COLP CST NOISE ASC CSC HRS HSG MHT DAS OUTR VS LFB PROB BTP"


def test_a_partnership_can_start_from_its_own_agencies_and_people(tmp_path: Path, demo_clock: Clock) -> None:
    own = [NewAgency("elft", "East London trust", people=(NewRepresentative("Dr [Red] Quince", "Consultant"),))]
    record = set_up(tmp_path / "record.db", "CCM", demo_clock, "coordinator", own)
    with record.reading() as session:
        (agency,) = all_agencies(session)
    assert (agency.code, agency.representatives[0].name) == ("ELFT", "Dr [Red] Quince")
    record.close()


def test_the_record_is_its_owners_alone_and_set_up_cannot_be_undone(tmp_path: Path, demo_clock: Clock) -> None:
    path = tmp_path / "new folder" / "record.db"
    record = set_up(path, "CCM", demo_clock, "coordinator")
    assert record.undo() is None
    record.close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("partnership", "agencies"),
    [
        (" ", STARTER_AGENCIES),
        ("CCM", [NewAgency("A", "One letter")]),
        ("CCM", [NewAgency("ABCDEFGHIJKLM", "Thirteen letters")]),
        ("CCM", [NewAgency("NO CODE", "A space")]),
        ("CCM", [NewAgency("ÄÖ", "Other letters")]),
        ("CCM", [NewAgency("-A", "Begins with a hyphen")]),
        ("CCM", [NewAgency("ASC", " ")]),
        ("CCM", [NewAgency("ASC", "Adults", people=(NewRepresentative(""),))]),
        ("CCM", [NewAgency("ASC", "Adults"), NewAgency("asc ", "Adults again")]),
    ],
)
def test_what_is_missing_or_there_twice_is_said_and_no_file_is_made(
    partnership: str, agencies: list[NewAgency], tmp_path: Path, demo_clock: Clock
) -> None:
    path = tmp_path / "record.db"
    with pytest.raises(CcmError):
        set_up(path, partnership, demo_clock, "coordinator", agencies)
    assert not path.exists()


def test_a_file_that_stands_there_already_is_left_as_it_is(tmp_path: Path, demo_clock: Clock) -> None:
    path = tmp_path / "record.db"
    path.write_text("somebody's notes")
    with pytest.raises(CcmError):
        set_up(path, "CCM", demo_clock, "coordinator")
    assert path.read_text() == "somebody's notes"
