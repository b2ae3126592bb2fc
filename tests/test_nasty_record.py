"""The record of colliding names is what it says, so that what is tested on it is tested."""

from pathlib import Path

from sqlmodel import select

from ccm_tui.services.record.verification import verify_record
from db.queries.record.find import case_named
from db.tables.cases import PersonRow
from tests.lived_record import open_record
from tests.nasty_record import CASES, ERASED, LIVE, PEOPLE, SHUT, nasty_record


def test_it_verifies_and_everybody_is_in_it_as_they_are_written(tmp_path: Path) -> None:
    record = open_record(nasty_record(tmp_path))
    assert verify_record(record).findings == ()
    with record.reading() as session:
        names = [row.name for row in session.exec(select(PersonRow))]
        for number in CASES:
            closed = case_named(session, f"CCM/26/{number}").closed_on is not None
            assert (number in SHUT) == closed and (number in LIVE) != closed
    gone = {one.name for one in CASES[ERASED[-3:]]}
    assert sorted(name for name in names if name != "erased") == sorted(
        one.name for one in PEOPLE if one.name not in gone
    )
    record.close()
