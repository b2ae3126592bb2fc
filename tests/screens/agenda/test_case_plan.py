"""A case being planned: whom it needs, who is asked for it, who may go after it."""

from pathlib import Path

import pytest

from screens.agenda.area_forms import AreaReplyForm, AskAreaForm
from screens.agenda.case_plan import CasePlanScreen, GuestForm
from screens.agenda.plan import PlanScreen
from screens.dialogs.questions import AskLine
from tests.demo_file import demo_record
from tests.screens.agenda.test_plan import item_id, planning
from tests.screens.keyboard import assert_fits, ccm, choose, fill, goes_to, says
from tests.screens.sitting import LIVE_MEETING, shown, sitting
from tests.screens.support import HOSTILE, showing


async def test_enter_on_a_case_shows_whom_it_needs_and_asks_a_guest_for_it(tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    async with showing(path, planning(LIVE_MEETING)) as pilot:
        await choose(pilot, "agenda", item_id(path, "032"))
        await says(pilot, "032: Review: the room-by-room plan")
        await pilot.press("enter")
        await goes_to(pilot, CasePlanScreen)
        await says(pilot, "Housing (estates, tenancy) · referred it, leads")
        await choose(pilot, "agencies", "RP")
        await pilot.press("enter")
        await says(pilot, "Registered provider · for this case only")
        await choose(pilot, "agencies", "LFB")
        await pilot.press("f8")
        await says(pilot, "Fire Brigade · may go after it")
        await pilot.press("escape")
        await goes_to(pilot, PlanScreen)
        await says(pilot, "with RP · LFB may go after it", "Another order is proposed")
        await pilot.press("f10")
        await says(pilot, "4 032")


@pytest.mark.parametrize("text", ["Dr Ada Fenn", *HOSTILE[:5]])
async def test_a_person_is_asked_by_name_and_taken_off_again(text: str, tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    async with showing(path, planning(LIVE_MEETING), (60, 20)) as pilot:
        await choose(pilot, "agenda", item_id(path, "032"))
        await pilot.press("enter")
        await goes_to(pilot, CasePlanScreen)
        await pilot.press("f2")
        await goes_to(pilot, GuestForm)
        await fill(pilot, "name", text)
        assert_fits(pilot)
        await pilot.press("enter")
        await says(pilot, "by name", "for this case only")
        assert "\x1b" not in shown(pilot)
        await pilot.press("home", "f9")
        await goes_to(pilot, CasePlanScreen)
        await pilot.pause()
        assert "by name" not in shown(pilot)


async def test_the_agenda_is_saved_from_the_plan(tmp_path: Path) -> None:
    async with showing(demo_record(tmp_path), planning(LIVE_MEETING)) as pilot:
        await pilot.press("f2")
        await goes_to(pilot, AskLine)
        await fill(pilot, "line", str(tmp_path / "agenda.txt"))
        await pilot.press("enter")
        await goes_to(pilot, PlanScreen)
    assert "R. Q., new" in (tmp_path / "agenda.txt").read_text()


async def test_a_home_area_is_asked_and_its_reply_noted(tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    async with showing(path, planning(LIVE_MEETING)) as pilot:
        await choose(pilot, "agenda", item_id(path, "036"))
        await says(pilot, "Marshside not asked")
        await pilot.press("enter")
        await goes_to(pilot, CasePlanScreen)
        await pilot.press("f5")
        await goes_to(pilot, AskAreaForm)
        assert_fits(pilot)
        await fill(pilot, "letter", str(tmp_path / "question.txt"))
        await pilot.press("enter")
        await says(pilot, "Home area: Marshside asked Thu 17 Dec 2026, no reply yet (F6 notes its reply)")
        await pilot.press("f6")
        await goes_to(pilot, AreaReplyForm)
        await fill(pilot, "reply", "known to them [/")
        await pilot.press("enter")
        await says(pilot, "replied Thu 17 Dec 2026: known to them [/")
    assert "To Marshside: do you know this person?" in (tmp_path / "question.txt").read_text()


async def test_the_desk_says_that_a_home_area_has_not_replied(tmp_path: Path) -> None:
    async with ccm(sitting(tmp_path, "/case 035")) as pilot:
        await says(pilot, "Home area: Southquay asked")
