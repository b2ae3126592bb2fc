from collections.abc import Callable
from pathlib import Path

import pytest

from ccm_tui.clock import Clock
from ccm_tui.documents.formats.data import rows_csv
from ccm_tui.documents.formats.workbooks import rows_workbook
from ccm_tui.domain.listings import ListedSpeaker
from ccm_tui.domain.vocabulary import AgencyKind
from ccm_tui.services.agencies.agencies import retire_agency
from ccm_tui.services.agencies.listing import list_speakers
from ccm_tui.services.documents.listing import list_cover
from ccm_tui.services.record.setup import set_up
from ccm_tui.services.spreadsheets.imports import agency_sheet, import_agencies
from db.record import Record
from tests.demo_file import demo_record

Made = Callable[[Record], bytes]


def as_csv(record: Record) -> bytes:
    return rows_csv(ListedSpeaker, list_speakers(record)).encode()


def as_workbook(record: Record) -> bytes:
    return rows_workbook(ListedSpeaker, list_speakers(record), list_cover(record, "Agencies"))


@pytest.mark.parametrize(("made", "name"), [(as_csv, "sheet.csv"), (as_workbook, "sheet.xlsx")], ids=["csv", "xlsx"])
def test_what_one_copy_lists_another_takes_in_and_has_the_same(
    tmp_path: Path, demo_clock: Clock, made: Made, name: str
) -> None:
    here = Record.open(demo_record(tmp_path), demo_clock, "one")
    there = set_up(tmp_path / "there.db", "CCM", demo_clock, "two", agencies=())
    sheet = tmp_path / name
    sheet.write_bytes(made(here))
    import_agencies(there, agency_sheet(sheet))
    exported = list_speakers(here)
    assert list_speakers(there) == exported
    assert len({speaker.code for speaker in exported}) == 22
    assert any(speaker.deputy for speaker in exported)
    # The same again changes nothing.
    import_agencies(there, agency_sheet(sheet))
    assert list_speakers(there) == exported
    here.close()
    there.close()


def test_an_agency_without_people_is_listed_and_a_retired_one_is_not(tmp_path: Path, demo_clock: Clock) -> None:
    record = set_up(tmp_path / "record.db", "CCM", demo_clock, "tester")
    first, second, *_ = list_speakers(record)
    retire_agency(record, first.code)
    listed = list_speakers(record)
    assert (
        listed[0]
        == second
        == ListedSpeaker(second.code, second.name, AgencyKind.CORE, second.quorum, "", "", "", None)
    )
    record.close()
