"""The agencies and their people."""

from pathlib import Path

import pytest
from textual.widgets import Input

from ccm_tui.domain.agencies.agency import Agency
from ccm_tui.domain.vocabulary import AgencyKind
from ccm_tui.services.agencies.agencies_view import read_agencies
from ccm_tui.services.record.setup import undo
from screens.agencies.agencies import AgenciesScreen
from screens.agencies.agency_form import AgencyForm
from tests.demo_file import demo_record
from tests.screens.keyboard import assert_fits, choose, fill, goes_to, says
from tests.screens.sitting import shown, told
from tests.screens.support import HOSTILE, SIZES, opened, showing, wait_until


def agencies(path: Path) -> dict[str, Agency]:
    record = opened(path)
    found = {agency.code: agency for agency in read_agencies(record).agencies}
    record.close()
    return found


async def test_every_agency_is_listed_with_its_kind_and_people(tmp_path: Path) -> None:
    async with showing(demo_record(tmp_path), AgenciesScreen) as pilot:
        await says(
            pilot, "Agencies: 22", "Pollution/Noise Team · Greta Drumm · deputy Moss Tidewell", "guest", "needed"
        )


async def test_an_agency_is_added_at_the_end_of_the_roll(tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    async with showing(path, AgenciesScreen) as pilot:
        await pilot.press("f2")
        await goes_to(pilot, AgencyForm)
        await fill(pilot, "code", "ymca")
        await fill(pilot, "name", "Young people's hostel")
        await pilot.press("enter")
        await goes_to(pilot, AgenciesScreen)
        await says(pilot, "Young people's hostel")
    assert list(agencies(path))[-1] == "YMCA"


async def test_a_change_keeps_the_code_the_order_of_people_and_what_else_is_known_of_them(tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    async with showing(path, AgenciesScreen) as pilot:
        await choose(pilot, "agencies", "COLP")
        await pilot.press("enter")
        await goes_to(pilot, AgencyForm)
        assert pilot.app.screen.query_one("#code", Input).disabled
        await fill(pilot, "name", "City Police")
        await fill(pilot, "representatives", "DS Netherby; PC New Arrival")
        await fill(pilot, "deputies", "PC Finch Larkspur")
        await pilot.press("enter")
        await goes_to(pilot, AgenciesScreen)
        await says(pilot, "City Police · DS Netherby, PC New Arrival · deputy PC Finch Larkspur")
    changed = agencies(path)["COLP"]
    assert [(one.name, one.role, one.deputy) for one in changed.representatives] == [
        ("DS Netherby", "Detective Sergeant", False),
        ("PC New Arrival", "", False),
        ("PC Finch Larkspur", "Partnership officer", True),
    ]


async def test_a_change_of_name_and_people_is_taken_back_in_one(tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    before = agencies(path)["COLP"]
    async with showing(path, AgenciesScreen) as pilot:
        await choose(pilot, "agencies", "COLP")
        await pilot.press("enter")
        await goes_to(pilot, AgencyForm)
        await fill(pilot, "name", "City Police")
        await fill(pilot, "representatives", "PC New Arrival")
        await pilot.press("enter")
        await says(pilot, "PC New Arrival")
    record = opened(path)
    assert undo(record) == "agency COLP changed"
    record.close()
    assert agencies(path)["COLP"] == before


async def test_kind_and_quorum_are_changed_with_the_arrows(tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    async with showing(path, AgenciesScreen) as pilot:
        await choose(pilot, "agencies", "LFB")
        await pilot.press("enter")
        await goes_to(pilot, AgencyForm)
        await pilot.press("tab", "left", "tab", "left", "enter")
        await goes_to(pilot, AgenciesScreen)
    changed = agencies(path)["LFB"]
    assert (changed.kind, changed.needed_for_quorum) == (AgencyKind.CORE, True)


async def test_a_retired_agency_stays_in_the_list_and_can_come_back(tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    async with showing(path, AgenciesScreen) as pilot:
        await choose(pilot, "agencies", "NOISE")
        await pilot.press("f8")
        await says(pilot, "Agencies: 21, and 1 retired")
        assert not agencies(path)["NOISE"].active
        await pilot.press("f8")
        await says(pilot, "Agencies: 22")
    assert agencies(path)["NOISE"].active


async def test_a_code_that_is_taken_is_refused_with_everything_typed_kept(tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    async with showing(path, AgenciesScreen) as pilot:
        await pilot.press("f2")
        await goes_to(pilot, AgencyForm)
        await fill(pilot, "code", "colp")
        await fill(pilot, "name", "Another police")
        await pilot.press("enter")
        await says(pilot, "There is an agency of that code already.", "Another police")
    assert len(agencies(path)) == 22


async def test_two_quick_enters_add_one_agency(tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    async with showing(path, AgenciesScreen) as pilot:
        await pilot.press("f2")
        await goes_to(pilot, AgencyForm)
        await fill(pilot, "code", "YMCA")
        await fill(pilot, "name", "Hostel")
        pilot.app.simulate_key("enter")
        pilot.app.simulate_key("enter")
        await goes_to(pilot, AgenciesScreen)
        await wait_until(pilot, lambda: len(agencies(path)) == 23)
        assert "already" not in told(pilot)


async def test_escape_leaves_the_form_and_then_the_list(tmp_path: Path) -> None:
    async with showing(demo_record(tmp_path), AgenciesScreen) as pilot:
        await pilot.press("f2")
        await goes_to(pilot, AgencyForm)
        await pilot.press("escape")
        await goes_to(pilot, AgenciesScreen)
        screen = pilot.app.screen
        await pilot.press("escape")
        await wait_until(pilot, lambda: pilot.app.screen is not screen)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_agencies_and_their_form_are_whole_at_every_size(size: tuple[int, int], tmp_path: Path) -> None:
    async with showing(demo_record(tmp_path), AgenciesScreen, size) as pilot:
        await choose(pilot, "agencies", "COLP")
        assert_fits(pilot)
        await pilot.press("enter")
        await goes_to(pilot, AgencyForm)
        await fill(pilot, "name", "")
        await pilot.press("enter")
        await says(pilot, "The agency has no name.")
        assert_fits(pilot)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_a_hostile_name_is_kept_as_typed_and_shown_as_text(text: str, tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    async with showing(path, AgenciesScreen) as pilot:
        await choose(pilot, "agencies", "LFB")
        await pilot.press("enter")
        await goes_to(pilot, AgencyForm)
        await fill(pilot, "name", text)
        assert "\x1b" not in shown(pilot)
        await pilot.press("enter")
        await goes_to(pilot, AgenciesScreen)
        assert "\x1b" not in shown(pilot)
        assert_fits(pilot)
    assert agencies(path)["LFB"].name == text.strip()
