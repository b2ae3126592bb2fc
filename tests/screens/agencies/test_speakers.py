"""Who speaks for an agency: role, address, order, and who no longer does."""

from pathlib import Path

import pytest

from ccm_tui.domain.agencies.agency import NewRepresentative
from ccm_tui.errors import CcmError
from ccm_tui.services.agencies.speakers import keep_person, move_person, retire_or_bring_back
from ccm_tui.services.agencies.speakers_view import read_speakers
from ccm_tui.services.record.setup import undo
from screens.agencies.agencies import AgenciesScreen
from screens.agencies.speakers import SpeakerForm, SpeakersScreen
from tests.demo_file import demo_record
from tests.screens.agencies.test_agencies import agencies
from tests.screens.keyboard import assert_fits, choose, fill, goes_to, says
from tests.screens.support import HOSTILE, opened, showing


def test_the_first_is_whom_the_roll_expects_and_the_order_can_be_changed_and_undone(tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    record = opened(path)
    people = read_speakers(record, "colp").people
    move_person(record, people[2].id, -2)
    assert read_speakers(record, "COLP").people[0].name == people[2].name
    retire_or_bring_back(record, people[2].id)
    assert [(person.name, person.active) for person in read_speakers(record, "COLP").people][-1] == (
        people[2].name,
        False,
    )
    undo(record)
    undo(record)
    assert read_speakers(record, "COLP").people == people
    record.close()


def test_nobody_is_named_twice_and_whoever_came_before_is_brought_back(tmp_path: Path) -> None:
    record = opened(demo_record(tmp_path))
    netherby = next(one for one in read_speakers(record, "COLP").people if one.name == "DS Netherby")
    with pytest.raises(CcmError, match="is named already"):
        keep_person(record, "COLP", NewRepresentative(" ds  netherby "))
    retire_or_bring_back(record, netherby.id)
    with pytest.raises(CcmError, match="spoke for it before"):
        keep_person(record, "COLP", NewRepresentative("DS Netherby"))
    record.close()


@pytest.mark.parametrize("text", ["Insp Wick", *HOSTILE[:3]])
async def test_somebody_is_added_with_role_and_address_and_stands_in_the_agencies(text: str, tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    async with showing(path, AgenciesScreen, (60, 20)) as pilot:
        await choose(pilot, "agencies", "LFB")
        await pilot.press("f6")
        await goes_to(pilot, SpeakersScreen)
        await says(pilot, "Who speaks for LFB")
        await pilot.press("f2")
        await goes_to(pilot, SpeakerForm)
        await fill(pilot, "name", text)
        await fill(pilot, "role", "Station manager")
        await fill(pilot, "email", "lfb@secure.example")
        assert_fits(pilot)
        await pilot.press("enter")
        await goes_to(pilot, SpeakersScreen)
        await says(pilot, "Station manager")
        assert_fits(pilot)
        await pilot.press("f6", "escape")
        await goes_to(pilot, AgenciesScreen)
    assert agencies(path)["LFB"].representatives[0].name == text
