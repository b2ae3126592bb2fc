"""Home, and the planning of a meeting from it."""

from datetime import date, time
from pathlib import Path

import pytest

from ccm_tui.domain.meetings.meeting import Meeting
from ccm_tui.domain.referrals.referral import NewReferral
from ccm_tui.domain.statuses import MeetingState
from ccm_tui.services.agenda.planning import NewMeeting, plan_meeting
from ccm_tui.services.home.home_view import read_home
from ccm_tui.services.meetings.meeting import close_meeting, open_meeting
from ccm_tui.services.referrals.referrals import add_referral
from screens.actions.actions import ActionsScreen
from screens.agencies.agencies import AgenciesScreen
from screens.agencies.representation import RepresentationScreen
from screens.agenda.case_plan import CasePlanScreen
from screens.agenda.meeting_form import MeetingForm
from screens.agenda.plan import PlanScreen
from screens.documents.minutes import MinutesScreen
from screens.hearings.desk import DeskScreen
from screens.home.home import HomeScreen
from screens.referrals.referrals import ReferralsScreen
from tests.demo_file import demo_record
from tests.screens.keyboard import assert_fits, ccm, choose, fill, goes_to, new_record, says
from tests.screens.sitting import shown, sitting
from tests.screens.support import HOSTILE, SIZES, opened, wait_until


def meetings(path: Path) -> dict[int, Meeting]:
    record = opened(path)
    home = read_home(record)
    record.close()
    return {meeting.number: meeting for meeting in (*(ahead.meeting for ahead in home.ahead), *home.past)}


def planned(path: Path, new: NewMeeting) -> int:
    record = opened(path)
    meeting_id = plan_meeting(record, new)
    record.close()
    return meeting_id


async def test_home_says_in_one_look_what_is_next_late_and_unanswered(tmp_path: Path) -> None:
    async with ccm(demo_record(tmp_path)) as pilot:
        await says(
            pilot,
            "Meeting 4, today at 14:00, in 15 minutes",
            "8 cases, 116 of 120 min",
            "2 actions overdue: the longest 031/5, Wickmarsh Council, 34 days",
            "2 asked and no reply: the longest Wickmarsh for 031, 62 days; 2 not asked: Marshside for 036",
            "1 action proposed and never accepted: 032/4 Mental health trust",
            "CSC, MHT and LFB not represented at the last 2 meetings",
            "Minutes of meeting 3, Thu 19 Nov 2026: draft, not approved yet",
            "Meeting 5, Thu 21 Jan 2027, in 35 days: no cases yet",
            "Meeting 1, Thu 17 Sep 2026: minutes approved",
        )


async def test_home_shows_nobody_by_name(tmp_path: Path) -> None:
    async with ccm(demo_record(tmp_path)) as pilot:
        await says(pilot, "Meeting 4")
        for name in ("Thimblewick", "Quince", "Sparrowdust"):
            assert name not in shown(pilot)


async def test_the_demo_says_that_it_is_one(tmp_path: Path) -> None:
    async with ccm(demo_record(tmp_path), (80, 24)) as pilot:
        await says(pilot, "Larkspur City Community MARAC", "DEMO, all invented")


@pytest.mark.parametrize(
    ("line", "screen"),
    [
        ("meeting-4", PlanScreen),
        ("meeting-5", PlanScreen),
        ("meeting-2", MinutesScreen),
        ("draft-3", MinutesScreen),
        ("overdue", ActionsScreen),
        ("unaccepted", ActionsScreen),
        ("areas", CasePlanScreen),
        ("missing", RepresentationScreen),
    ],
)
async def test_enter_on_a_line_goes_there(line: str, screen: type, tmp_path: Path) -> None:
    async with ccm(demo_record(tmp_path)) as pilot:
        await choose(pilot, "lines", line)
        await pilot.press("enter")
        await goes_to(pilot, screen)


async def test_referrals_that_wait_are_counted_and_lead_to_their_screening(tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    record = opened(path)
    add_referral(record, NewReferral(date(2026, 12, 1), "Perpetua Lindqvist"))
    record.close()
    async with ccm(path) as pilot:
        await says(pilot, "1 referral waits to be screened")
        await choose(pilot, "lines", "unscreened")
        await pilot.press("enter")
        await goes_to(pilot, ReferralsScreen)


async def test_with_no_meeting_ahead_what_is_overdue_still_leads_there(tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    record = opened(path)
    for meeting_id in (4, 5):
        open_meeting(record, meeting_id)
        close_meeting(record, meeting_id)
    record.close()
    async with ccm(path) as pilot:
        await says(pilot, "No meeting is planned.", "2 actions overdue")
        await choose(pilot, "lines", "overdue")
        await pilot.press("enter")
        await goes_to(pilot, ActionsScreen)


async def test_a_meeting_in_session_leads_to_its_desk(tmp_path: Path) -> None:
    async with ccm(sitting(tmp_path, "/roll COLP present")) as pilot:
        await goes_to(pilot, DeskScreen)
        await pilot.press("ctrl+o")
        await goes_to(pilot, HomeScreen)
        await says(pilot, "Meeting 4 is in session")
        await pilot.press("enter")
        await goes_to(pilot, DeskScreen)


@pytest.mark.parametrize(("key", "screen"), [("f3", ReferralsScreen), ("f4", AgenciesScreen)])
async def test_a_key_goes_to_each_list_and_escape_comes_back(key: str, screen: type, tmp_path: Path) -> None:
    async with ccm(demo_record(tmp_path)) as pilot:
        await pilot.press(key)
        await goes_to(pilot, screen)
        await pilot.press("escape")
        await goes_to(pilot, HomeScreen)


@pytest.mark.parametrize(
    ("line", "screen"),
    [("agencies", AgenciesScreen), ("referrals", ReferralsScreen), ("new_meeting", MeetingForm)],
)
async def test_a_new_record_says_what_to_do_first_and_leads_there(line: str, screen: type, tmp_path: Path) -> None:
    async with ccm(new_record(tmp_path), (80, 24)) as pilot:
        await says(pilot, "Thimble Community MARAC", "To do", "from a spreadsheet (F3)", "Plan the first meeting")
        await choose(pilot, "lines", line)
        await pilot.press("enter")
        await goes_to(pilot, screen)


async def test_where_nothing_waits_home_says_so(tmp_path: Path) -> None:
    path = new_record(tmp_path)
    planned(path, NewMeeting(date(2027, 1, 21), time(14), time(16)))
    async with ccm(path) as pilot:
        await says(pilot, "Nothing is late, and nothing waits for an answer.")
        await choose(pilot, "lines", "quiet")
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_a_meeting_is_proposed_four_weeks_on_with_all_else_as_it_was(tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    before = meetings(path)[5]
    async with ccm(path) as pilot:
        await pilot.press("f2")
        await says(pilot, "Thu 18 Feb 2027, in 63 days")
        await pilot.press("enter")
        await goes_to(pilot, PlanScreen)
    made = meetings(path)[6]
    assert made.held_on == date(2027, 2, 18)
    assert made.state is MeetingState.PLANNED
    for what in ("starts_at", "ends_at", "venue", "chair", "co_chair", "minute_taker"):
        assert getattr(made, what) == getattr(before, what)


async def test_after_a_long_gap_the_day_proposed_is_still_to_come(tmp_path: Path) -> None:
    path = new_record(tmp_path)
    planned(path, NewMeeting(date(2026, 9, 17), time(14), time(16)))
    async with ccm(path) as pilot:
        await says(pilot, "Meeting 1 was planned for Thu 17 Sep 2026, 91 days ago")
        await pilot.press("f2")
        await says(pilot, "Thu 7 Jan 2027, in 21 days")


async def test_the_day_is_shown_as_it_is_understood_before_enter(tmp_path: Path) -> None:
    async with ccm(demo_record(tmp_path)) as pilot:
        await pilot.press("f2")
        await goes_to(pilot, MeetingForm)
        await fill(pilot, "day", "next fri")
        await says(pilot, "Fri 25 Dec 2026, in 8 days", "it could also mean", "a bank holiday: Christmas Day")


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("day", "", "The meeting has no day yet."),
        ("day", "asap", "This names no day for the meeting."),
        ("day", "21 jan 2027", "There is a meeting on Thu 21 Jan 2027 already."),
        ("starts", "2", "The start can't be read. Type an hour like 14:00, 9.30, 2pm or 2.30pm."),
        ("ends", "1pm", "The meeting would end before it starts."),
    ],
)
async def test_what_cannot_be_planned_is_said_and_everything_typed_stays(
    field: str, text: str, said: str, tmp_path: Path
) -> None:
    path = demo_record(tmp_path)
    async with ccm(path) as pilot:
        await pilot.press("f2")
        await goes_to(pilot, MeetingForm)
        await fill(pilot, "venue", "The other room")
        await fill(pilot, field, text)
        await pilot.press("enter")
        await says(pilot, *said.split(". ")[:1], "The other room")
        assert isinstance(pilot.app.screen, MeetingForm)
        assert pilot.app.focused is not None
    assert len(meetings(path)) == 5


async def test_two_quick_enters_plan_one_meeting(tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    async with ccm(path) as pilot:
        await pilot.press("f2")
        await goes_to(pilot, MeetingForm)
        pilot.app.simulate_key("enter")
        pilot.app.simulate_key("enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen_stack[-1], PlanScreen) or len(meetings(path)) > 5)
        await pilot.pause()
    assert len(meetings(path)) == 6


async def test_escape_plans_nothing(tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    async with ccm(path) as pilot:
        await pilot.press("f2", "escape")
        await goes_to(pilot, HomeScreen)
    assert len(meetings(path)) == 5


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_home_and_the_form_of_a_meeting_are_whole_at_every_size(size: tuple[int, int], tmp_path: Path) -> None:
    async with ccm(demo_record(tmp_path), size) as pilot:
        await says(pilot, "Meeting 4")
        assert_fits(pilot)
        await pilot.press("f2")
        await goes_to(pilot, MeetingForm)
        await fill(pilot, "day", "asap")
        await pilot.press("enter")
        assert_fits(pilot)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_a_hostile_venue_is_kept_as_typed_and_shown_as_text(text: str, tmp_path: Path) -> None:
    path = new_record(tmp_path)
    async with ccm(path) as pilot:
        await pilot.press("f2")
        await goes_to(pilot, MeetingForm)
        await fill(pilot, "day", "21 jan")
        await fill(pilot, "venue", text)
        await pilot.press("enter")
        await goes_to(pilot, PlanScreen)
        await pilot.press("escape")
        await goes_to(pilot, HomeScreen)
        await says(pilot, "Meeting 1, Thu 21 Jan 2027")
        assert "\x1b" not in shown(pilot)
        assert_fits(pilot)
    assert meetings(path)[1].venue == text.strip()
