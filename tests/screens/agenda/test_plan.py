"""The planning of a meeting: its agenda against the time there is, and the cases that are due."""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from ccm_tui.domain.referrals.referral import NewReferral
from ccm_tui.domain.statuses import MeetingState, Screening
from ccm_tui.domain.vocabulary import ItemKind
from ccm_tui.errors import CcmError
from ccm_tui.services.agenda.plan_view import PlanView, read_plan
from ccm_tui.services.agenda.planning import NewMeeting, change_meeting, set_budget
from ccm_tui.services.referrals.referrals import add_referral, screen
from db.lane import Lane
from screens.agenda.meeting_form import MeetingForm
from screens.agenda.plan import PlanScreen
from screens.dialogs.questions import AskLine, Confirm
from screens.hearings.desk import DeskScreen
from screens.home.home import HomeScreen
from tests.demo_file import demo_record
from tests.screens.keyboard import assert_fits, ccm, choose, fill, goes_to, says
from tests.screens.sitting import LIVE_MEETING, shown, sitting, told
from tests.screens.support import HOSTILE, SIZES, opened, showing, wait_until

IN_JANUARY = 5


def planning(meeting_id: int) -> Callable[[Lane], Screen[None]]:
    return lambda lane: PlanScreen(lane, meeting_id)


def plan_now(path: Path, meeting_id: int = LIVE_MEETING) -> PlanView:
    record = opened(path)
    plan = read_plan(record, meeting_id)
    record.close()
    assert plan is not None
    return plan


def cases(path: Path, meeting_id: int = LIVE_MEETING) -> list[str]:
    return [item.hearing.short_reference for item in plan_now(path, meeting_id).items if item.hearing]


def item_id(path: Path, reference: str) -> str:
    items = plan_now(path).items
    return next(str(item.id) for item in items if item.hearing and item.hearing.short_reference == reference)


def accepted(folder: Path, name: str = "Perpetua Lindqvist") -> Path:
    """The demo record with one more accepted referral, CCM/26/040, on no agenda."""
    path = demo_record(folder)
    record = opened(path)
    taken = add_referral(record, NewReferral(date(2026, 12, 1), name))
    screen(record, taken.referral_id, Screening.ACCEPTED)
    record.close()
    return path


async def press(pilot: Pilot[None], path: Path, reference: str, key: str) -> None:
    await choose(pilot, "agenda", item_id(path, reference))
    await pilot.press(key)


async def test_the_agenda_is_held_against_the_time_there_is(tmp_path: Path) -> None:
    async with showing(demo_record(tmp_path), planning(LIVE_MEETING)) as pilot:
        await says(
            pilot,
            "Plan of meeting 4 · Thu 17 Dec 2026, 14:00 to 16:00",
            "116 of 120 min, 4 min to spare · today · referrals by Thu 3 Dec 2026",
            "036 new Rollo Quince · with YJ · CSC may go after it",
            "039 urgent Ignatius Pellworth RESTRICTED · after the cut-off · with GP, SEC, CMHT",
            "OFFICIAL-SENSITIVE",
        )


async def test_more_than_there_is_time_for_is_said_in_words(tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    async with showing(path, planning(LIVE_MEETING)) as pilot:
        await press(pilot, path, "032", "f6")
        await goes_to(pilot, AskLine)
        await fill(pilot, "line", "20")
        await pilot.press("enter")
        await says(pilot, "127 of 120 min, 7 min over the time there is")


@pytest.mark.parametrize(("key", "order"), [("f7", ["036", "009R", "039"]), ("f8", ["036", "039", "037"])])
async def test_a_case_is_moved_up_or_down_and_stays_chosen(key: str, order: list[str], tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    async with showing(path, planning(LIVE_MEETING)) as pilot:
        await press(pilot, path, "009R", key)
        await wait_until(pilot, lambda: cases(path)[:3] == order)
        chosen = pilot.app.screen.query_one("#agenda").chosen  # type: ignore[attr-defined]
        assert chosen == item_id(path, "009R")


async def test_a_case_taken_off_is_due_and_can_be_put_on_again(tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    async with showing(path, planning(LIVE_MEETING)) as pilot:
        await press(pilot, path, "031", "f9")
        await says(pilot, "107 of 120 min", "review due")
        assert "031" not in cases(path)
        await pilot.press("tab", "enter")
        await says(pilot, "116 of 120 min")
        assert pilot.app.focused is not None
    assert cases(path)[-1] == "031"


async def test_an_accepted_referral_waits_to_be_put_on(tmp_path: Path) -> None:
    path = accepted(tmp_path)
    async with showing(path, planning(IN_JANUARY)) as pilot:
        await says(pilot, "040 new Perpetua Lindqvist · new referral")
        await pilot.press("tab", "enter")
        await says(pilot, "None. Accepted referrals, reviews and cases carried over come here.")
    assert cases(path, IN_JANUARY) == ["040"]


@pytest.mark.parametrize(
    ("key", "said"),
    [("f9", "Only a case can be taken off the agenda."), ("f7", "Only a case can be moved.")],
)
async def test_the_opening_stays_where_it_is_and_that_is_said(key: str, said: str, tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    async with showing(path, planning(LIVE_MEETING)) as pilot:
        opening = plan_now(path).items[0]
        assert opening.kind is ItemKind.OPENING
        await choose(pilot, "agenda", str(opening.id))
        await pilot.press(key)
        await wait_until(pilot, lambda: said in told(pilot))
        assert pilot.app.focused is not None


@pytest.mark.parametrize(
    ("typed", "said"), [("", "Type a number"), ("soon", "Type a number"), ("601", "from 0 to 600")]
)
async def test_minutes_that_cannot_be_given_are_refused(typed: str, said: str, tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    async with showing(path, planning(LIVE_MEETING)) as pilot:
        await press(pilot, path, "032", "f6")
        await goes_to(pilot, AskLine)
        await fill(pilot, "line", typed)
        await pilot.press("enter")
        await wait_until(pilot, lambda: said in shown(pilot) or said in told(pilot))
    assert plan_now(path).asked_minutes == 116


async def test_keys_for_the_agenda_do_nothing_among_the_cases_due(tmp_path: Path) -> None:
    path = accepted(tmp_path)
    before = cases(path)
    async with showing(path, planning(LIVE_MEETING)) as pilot:
        await pilot.press("tab", "f7", "f8", "f9", "f6")
        assert isinstance(pilot.app.screen, PlanScreen)
    assert cases(path) == before


async def test_a_meeting_of_today_opens_at_one_key_and_leads_to_its_desk(tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    async with ccm(path) as pilot:
        await choose(pilot, "lines", "meeting-4")
        await pilot.press("enter")
        await goes_to(pilot, PlanScreen)
        await pilot.press("f5")
        await goes_to(pilot, DeskScreen)
    assert plan_now(path).meeting.state is MeetingState.IN_SESSION


async def test_a_meeting_of_another_day_opens_only_once_that_is_meant(tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    async with showing(path, planning(IN_JANUARY)) as pilot:
        await pilot.press("f5")
        await goes_to(pilot, Confirm)
        await says(pilot, "It is planned for Thu 21 Jan 2027, in 35 days, 14:00 to 16:00.")
        await pilot.press("escape")
        await goes_to(pilot, PlanScreen)
        assert plan_now(path, IN_JANUARY).meeting.state is MeetingState.PLANNED
        await pilot.press("f5")
        await goes_to(pilot, Confirm)
        await pilot.press("enter")
        await goes_to(pilot, DeskScreen)
    assert plan_now(path, IN_JANUARY).meeting.state is MeetingState.IN_SESSION


async def test_while_another_meeting_is_in_session_a_second_does_not_open(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/roll COLP present")
    async with showing(path, planning(IN_JANUARY)) as pilot:
        await pilot.press("f5")
        await goes_to(pilot, Confirm)
        await pilot.press("enter")
        await wait_until(pilot, lambda: "Meeting 4 is still in session." in told(pilot))
        await goes_to(pilot, PlanScreen)


async def test_the_day_and_the_people_can_be_changed(tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    async with showing(path, planning(IN_JANUARY)) as pilot:
        await pilot.press("f4")
        await goes_to(pilot, MeetingForm)
        await fill(pilot, "day", "28 jan 2027")
        await fill(pilot, "ends", "4.30pm")
        await fill(pilot, "minute-taker", "Gus Tidewell")
        await pilot.press("enter")
        await says(pilot, "Thu 28 Jan 2027, 14:00 to 16:30", "referrals by Thu 14 Jan 2027")
    changed = plan_now(path, IN_JANUARY).meeting
    assert (changed.held_on, changed.ends_at) == (date(2027, 1, 28), time(16, 30))
    assert (changed.chair, changed.minute_taker) == ("Ch Insp Ada Larkspur", "Gus Tidewell")


async def test_a_change_of_people_leaves_a_cut_off_that_was_agreed(tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    before = plan_now(path).meeting
    async with showing(path, planning(LIVE_MEETING)) as pilot:
        await pilot.press("f4")
        await goes_to(pilot, MeetingForm)
        await fill(pilot, "chair", "Supt Wren")
        await pilot.press("enter")
        await goes_to(pilot, PlanScreen)
    after = plan_now(path).meeting
    assert (after.chair, after.referral_cut_off) == ("Supt Wren", before.referral_cut_off)


@pytest.mark.parametrize(
    ("meeting_id", "new", "said"),
    [
        (3, NewMeeting(date(2027, 3, 1), time(14), time(16)), "This meeting has begun."),
        (5, NewMeeting(date(2026, 12, 17), time(14), time(16)), "There is a meeting on Thu 17 Dec 2026 already."),
        (5, NewMeeting(date(2027, 3, 1), time(16), time(14)), "The meeting would end before it starts."),
    ],
)
def test_what_was_held_stays_as_it_was_and_no_day_has_two_meetings(
    meeting_id: int, new: NewMeeting, said: str, tmp_path: Path
) -> None:
    record = opened(demo_record(tmp_path))
    with pytest.raises(CcmError) as refused:
        change_meeting(record, meeting_id, new)
    record.close()
    assert refused.value.what == said


async def test_undo_takes_back_each_step_and_at_last_the_meeting_itself(tmp_path: Path) -> None:
    path = accepted(tmp_path)
    async with ccm(path) as pilot:
        await pilot.press("f2")
        await goes_to(pilot, MeetingForm)
        await pilot.press("enter")
        await goes_to(pilot, PlanScreen)
        await says(pilot, "040 new")
        await choose(pilot, "agenda", str(plan_now(path, 6).items[2].id))
        await pilot.press("f9")
        await says(pilot, "new referral", "15 of 120 min")
        await pilot.press("ctrl+z")
        await says(pilot, "33 of 120 min")
        await pilot.press("ctrl+z")
        await goes_to(pilot, HomeScreen)
        await pilot.press("ctrl+y")
        await says(pilot, "Meeting 6, Thu 18 Feb 2027")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_plan_is_whole_at_every_size_with_the_focus_on_either_list(
    size: tuple[int, int], tmp_path: Path
) -> None:
    path = accepted(tmp_path)
    record = opened(path)
    set_budget(record, plan_now(path).items[2].id, 120)
    record.close()
    async with ccm(path, size) as pilot:
        await choose(pilot, "lines", "meeting-4")
        await pilot.press("enter")
        await goes_to(pilot, PlanScreen)
        await says(pilot, "min over", "new referral", "OFFICIAL-SENSITIVE")
        assert_fits(pilot)
        await pilot.press("tab")
        await pilot.pause()
        assert_fits(pilot)
        await pilot.press("f4")
        await goes_to(pilot, MeetingForm)
        assert_fits(pilot)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_a_hostile_name_is_shown_as_text(text: str, tmp_path: Path) -> None:
    async with showing(accepted(tmp_path, text), planning(IN_JANUARY)) as pilot:
        await says(pilot, "new referral")
        assert "\x1b" not in shown(pilot)
        await pilot.press("tab", "enter")
        await says(pilot, "33 of 120 min")
        assert "\x1b" not in shown(pilot)
        assert_fits(pilot)
