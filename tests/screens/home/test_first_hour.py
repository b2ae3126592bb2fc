"""From an empty record to a planned meeting and its papers, by nothing but the keys that the screens name."""

from datetime import date
from pathlib import Path

from ccm_tui.domain.referrals.referral import NewReferral
from ccm_tui.services.referrals.referrals import add_referral
from screens.agenda.meeting_form import MeetingForm
from screens.agenda.plan import PlanScreen
from screens.dialogs.questions import AskLine
from screens.home.home import HomeScreen
from screens.referrals.referrals import ReferralsScreen
from screens.referrals.screening_forms import ConsentForm
from tests.screens.keyboard import ccm, fill, goes_to, new_record, says
from tests.screens.support import opened


async def test_each_step_says_how_far_it_is_and_which_key_goes_on(tmp_path: Path) -> None:
    path = new_record(tmp_path)
    record = opened(path)
    add_referral(record, NewReferral(date(2026, 12, 1), "Perpetua Lindqvist", home_area="Hackney"))
    record.close()
    async with ccm(path, (80, 24)) as pilot:
        await says(pilot, "1 referral waits to be screened (F3).", "the referrals that")
        await pilot.press("f3")
        await goes_to(pilot, ReferralsScreen)
        await pilot.press("f5")
        await goes_to(pilot, ConsentForm)
        await pilot.press("right", "enter")
        await says(pilot, "Referrals: none waits to be screened")
        await pilot.press("escape")
        await goes_to(pilot, HomeScreen)
        await says(pilot, "1 referral screened (F3).", "1 case is due for its agenda (F2).")
        await pilot.press("f2")
        await goes_to(pilot, MeetingForm)
        await fill(pilot, "day", "21 jan")
        await pilot.press("enter")
        await goes_to(pilot, PlanScreen)
        await says(pilot, "001 new Perpetua Lindqvist", "001: new referral, received Tue 1 Dec 2026")
        await pilot.press("f3")
        await goes_to(pilot, AskLine)
        await fill(pilot, "line", str(tmp_path / "requests"))
        await pilot.press("enter")
        await goes_to(pilot, PlanScreen)
    assert list((tmp_path / "requests").iterdir())
