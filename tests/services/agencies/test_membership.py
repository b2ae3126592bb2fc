"""An agency set to what its form says, as one act."""

from pathlib import Path

import pytest

from ccm_tui.domain.agencies.agency import Agency, NewAgency, NewRepresentative
from ccm_tui.domain.vocabulary import AgencyKind
from ccm_tui.errors import CcmError
from ccm_tui.services.agencies.agencies_view import edit_agency, read_agencies
from db.record import Record
from tests.demo_file import demo_record
from tests.screens.support import opened


def noise(record: Record) -> Agency:
    return next(agency for agency in read_agencies(record).agencies if agency.code == "NOISE")


def edited(*people: NewRepresentative) -> NewAgency:
    return NewAgency("NOISE", "Noise", AgencyKind.CORE, people=people)


def test_someone_who_left_and_is_named_again_has_the_old_role(tmp_path: Path) -> None:
    record = opened(demo_record(tmp_path))
    before = noise(record)
    edit_agency(record, edited(NewRepresentative("Moss Tidewell")))
    edit_agency(record, edited(NewRepresentative("greta  drumm"), NewRepresentative("Moss Tidewell", deputy=True)))
    after = noise(record)
    record.close()
    assert [(one.name, one.role) for one in after.representatives] == [
        ("greta  drumm", before.representatives[0].role),
        ("Moss Tidewell", before.representatives[1].role),
    ]


def test_an_agency_can_be_left_with_nobody_named(tmp_path: Path) -> None:
    record = opened(demo_record(tmp_path))
    edit_agency(record, edited())
    after = noise(record)
    record.close()
    assert after.representatives == ()


@pytest.mark.parametrize(
    ("agency", "said"),
    [
        (NewAgency("NOBODY", "Nobody"), "There is no agency of that code."),
        (NewAgency("NOISE", " "), "A name is missing."),
        (edited(NewRepresentative(" ")), "A name is missing."),
    ],
)
def test_what_cannot_be_kept_changes_nothing(agency: NewAgency, said: str, tmp_path: Path) -> None:
    record = opened(demo_record(tmp_path))
    before = read_agencies(record).agencies
    with pytest.raises(CcmError) as refused:
        edit_agency(record, agency)
    after = read_agencies(record).agencies
    record.close()
    assert refused.value.what == said
    assert after == before
