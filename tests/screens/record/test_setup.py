"""The set-up of a record on a machine that has none."""

import string
from pathlib import Path

import pytest
from textual.widgets import Input

from ccm_tui.domain.agencies.agency import STARTER_AGENCIES, Agency
from ccm_tui.domain.settings.settings import Settings
from ccm_tui.domain.vocabulary import AgencyKind
from ccm_tui.services.agencies.agencies_view import read_agencies
from ccm_tui.services.home.home_view import read_home
from screens.agencies.agency_form import AgencyForm
from screens.home.home import HomeScreen
from screens.record.setup import SetupScreen
from tests.screens.keyboard import assert_fits, ccm, choose, fill, goes_to, says
from tests.screens.sitting import shown
from tests.screens.support import HOSTILE, SIZES, opened, wait_until


def settings(path: Path) -> Settings:
    record = opened(path)
    found = read_home(record).settings
    record.close()
    return found


def agencies(path: Path) -> dict[str, Agency]:
    record = opened(path)
    found = {agency.code: agency for agency in read_agencies(record).agencies}
    record.close()
    return found


async def test_a_first_start_makes_a_record_with_the_starter_agencies_and_goes_home(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    async with ccm(path) as pilot:
        await goes_to(pilot, SetupScreen)
        await says(pilot, "times are London's", "Mental health trust")
        await fill(pilot, "partnership", "Thimble Community MARAC")
        await pilot.press("f10")
        await goes_to(pilot, HomeScreen)
        await says(pilot, "Thimble Community MARAC")
    assert settings(path).partnership == "Thimble Community MARAC"
    assert list(agencies(path)) == [agency.code for agency in STARTER_AGENCIES]


async def test_where_the_record_will_be_kept_is_said(tmp_path: Path) -> None:
    async with ccm(tmp_path / "record.db", (200, 60)) as pilot:
        await says(pilot, f"Kept in {tmp_path / 'record.db'}")


async def test_an_agency_left_out_is_not_in_the_record_and_one_brought_back_is(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    async with ccm(path) as pilot:
        for code in ("NOISE", "BTP"):
            await choose(pilot, "agencies", code)
            await pilot.press("f8")
        await says(pilot, "left out")
        await pilot.press("f8")
        await pilot.press("f10")
        await goes_to(pilot, HomeScreen)
    assert "NOISE" not in agencies(path)
    assert "BTP" in agencies(path)


async def test_an_agency_is_added_with_the_people_who_speak_for_it(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    async with ccm(path) as pilot:
        await pilot.press("f2")
        await goes_to(pilot, AgencyForm)
        await fill(pilot, "code", "ymca")
        await fill(pilot, "name", "Young people's hostel")
        await fill(pilot, "representatives", "Ned Osier; Ivy Marram")
        await fill(pilot, "deputies", "Gus Tidewell")
        await pilot.press("enter")
        await goes_to(pilot, SetupScreen)
        await says(pilot, "YMCA", "Young people's hostel · Ned Osier, Ivy Marram · deputy Gus Tidewell")
        await pilot.press("f10")
        await goes_to(pilot, HomeScreen)
    added = agencies(path)["YMCA"]
    assert [(one.name, one.deputy) for one in added.representatives] == [
        ("Ned Osier", False),
        ("Ivy Marram", False),
        ("Gus Tidewell", True),
    ]


async def test_a_line_is_changed_by_keyboard_alone(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    async with ccm(path) as pilot:
        await choose(pilot, "agencies", "LFB")
        await pilot.press("enter")
        await goes_to(pilot, AgencyForm)
        await pilot.press(*"FIRE", "tab", *"Rescue", "tab", "left", "tab", "left", "tab", *"Ada", "enter")
        await goes_to(pilot, SetupScreen)
        await pilot.press("f10")
        await goes_to(pilot, HomeScreen)
    changed = agencies(path)["FIRE"]
    assert (changed.name, changed.kind, changed.needed_for_quorum) == ("Rescue", AgencyKind.CORE, True)
    assert [one.name for one in changed.representatives] == ["Ada"]
    assert "LFB" not in agencies(path)


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("code", "COLP", "There is an agency of that code in the list already."),
        ("code", "no code!", "That is no code for an agency."),
        ("name", "", "The agency has no name."),
        ("deputies", "ned  OSIER", "Someone is named twice."),
    ],
)
async def test_an_agency_that_cannot_be_taken_is_said_and_everything_typed_stays(
    field: str, text: str, said: str, tmp_path: Path
) -> None:
    async with ccm(tmp_path / "record.db") as pilot:
        await pilot.press("f2")
        await goes_to(pilot, AgencyForm)
        await fill(pilot, "code", "YMCA")
        await fill(pilot, "name", "Hostel")
        await fill(pilot, "representatives", "Ned Osier")
        await fill(pilot, field, text)
        await pilot.press("enter")
        await says(pilot, said, "Ned Osier")
        assert pilot.app.focused is not None


@pytest.mark.parametrize("size", [(60, 20), (120, 40)], ids=str)
async def test_what_cannot_be_created_is_said_and_everything_typed_stays(
    size: tuple[int, int], tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    path = folder / "record.db"
    async with ccm(path, size) as pilot:
        await goes_to(pilot, SetupScreen)
        folder.write_text("a file stands where the folder should be")
        await fill(pilot, "partnership", "Thimble Community MARAC")
        await pilot.press("f10")
        await says(pilot, "Thimble Community MARAC")
        assert_fits(pilot)
        folder.unlink()
        await pilot.press("f10")
        await goes_to(pilot, HomeScreen)
    assert settings(path).partnership == "Thimble Community MARAC"


async def test_a_partnership_without_a_name_is_refused(tmp_path: Path) -> None:
    async with ccm(tmp_path / "record.db") as pilot:
        await fill(pilot, "partnership", "  ")
        await pilot.press("f10")
        await says(pilot, "The partnership has no name.")
    assert not (tmp_path / "record.db").exists()


async def test_every_key_typed_into_the_name_arrives(tmp_path: Path) -> None:
    async with ccm(tmp_path / "record.db") as pilot:
        await fill(pilot, "partnership", "")
        printable = string.digits + string.ascii_letters + string.punctuation
        await pilot.press(*printable)
        assert pilot.app.screen.query_one("#partnership", Input).value == printable


async def test_what_was_typed_for_an_agency_outlives_esc(tmp_path: Path) -> None:
    async with ccm(tmp_path / "record.db") as pilot:
        await pilot.press("f2")
        await goes_to(pilot, AgencyForm)
        await pilot.press(*"ymca", "tab", *"Hostel", "left", "escape")
        await goes_to(pilot, SetupScreen)
        await choose(pilot, "agencies", "LFB")
        await pilot.press("enter")
        await goes_to(pilot, AgencyForm)
        await says(pilot, "Change LFB")
        await pilot.press("escape")
        await goes_to(pilot, SetupScreen)
        await pilot.press("f2")
        await goes_to(pilot, AgencyForm)
        await says(pilot, "kept from before, not recorded (Code, Name)")
        await pilot.press("X")
        assert pilot.app.screen.query_one("#name", Input).value == "HosteXl"
        await pilot.press("enter")
        await goes_to(pilot, SetupScreen)
        await pilot.press("f2")
        await goes_to(pilot, AgencyForm)
        assert pilot.app.screen.query_one("#code", Input).value == ""


async def test_leaving_before_the_record_is_made_is_asked_about_where_something_would_be_lost(tmp_path: Path) -> None:
    async with ccm(tmp_path / "record.db") as pilot:
        await goes_to(pilot, SetupScreen)
        await pilot.press("f2")
        await goes_to(pilot, AgencyForm)
        await pilot.press(*"ymca", "ctrl+q")
        await says(pilot, "Leave without a record?")
        await pilot.press("escape")
        await goes_to(pilot, AgencyForm)
        assert pilot.app.screen.query_one("#code", Input).value == "ymca"
        assert not pilot.app._exit
    async with ccm(tmp_path / "record.db") as pilot:
        await goes_to(pilot, SetupScreen)
        await pilot.press("ctrl+q")
        await wait_until(pilot, lambda: pilot.app._exit)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_set_up_and_the_form_of_an_agency_are_whole_at_every_size(
    size: tuple[int, int], tmp_path: Path
) -> None:
    async with ccm(tmp_path / "record.db", size) as pilot:
        await goes_to(pilot, SetupScreen)
        assert_fits(pilot)
        await choose(pilot, "agencies", "CSC")
        assert_fits(pilot)
        await pilot.press("enter")
        await goes_to(pilot, AgencyForm)
        await fill(pilot, "code", "?")
        await pilot.press("enter")
        await says(pilot, "That is no code")
        assert_fits(pilot)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_a_hostile_name_is_kept_as_typed_and_shown_as_text(text: str, tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    async with ccm(path) as pilot:
        await fill(pilot, "partnership", text)
        await pilot.press("f2")
        await goes_to(pilot, AgencyForm)
        await fill(pilot, "code", "YMCA")
        await fill(pilot, "name", text)
        await pilot.press("enter")
        await goes_to(pilot, SetupScreen)
        await pilot.pause()
        assert "\x1b" not in shown(pilot)
        assert_fits(pilot)
        await pilot.press("f10")
        await goes_to(pilot, HomeScreen)
        await pilot.pause()
        assert "\x1b" not in shown(pilot)
    assert settings(path).partnership == text.strip()
    assert agencies(path)["YMCA"].name == text.strip()
