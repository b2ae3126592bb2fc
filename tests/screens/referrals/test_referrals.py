"""The screening of referrals."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from ccm_tui.domain.referrals.referral import NewReferral, Referral, RiskScore
from ccm_tui.domain.statuses import Screening
from ccm_tui.domain.vocabulary import Consent, Criterion, HearingKind
from ccm_tui.services.agenda.plan_view import read_plan
from ccm_tui.services.referrals.referrals import add_referral
from ccm_tui.services.referrals.referrals_view import read_referrals
from screens.dialogs.questions import AskLine
from screens.referrals.referrals import ReferralsScreen
from screens.referrals.screening_forms import DeclineForm
from tests.demo_file import demo_record
from tests.screens.keyboard import assert_fits, choose, fill, goes_to, new_record, says
from tests.screens.sitting import shown, told
from tests.screens.support import HOSTILE, SIZES, opened, showing, wait_until

FIRST = NewReferral(
    date(2026, 12, 1),
    "Perpetua Lindqvist",
    referrer_agency="HSG",
    reason="Rent arrears.\nNeighbours have not seen her.",
    wanted="A joint visit.",
    consent=Consent.GIVEN,
    subject_aware=True,
    criteria=(Criterion.ESCALATION, Criterion.REPEAT),
    score=RiskScore("RAM", 30, 41, "medium"),
)
SECOND = NewReferral(date(2026, 12, 11), "Basil Throckmorton", referrer_name="Prue Wren")
NEXT_MEETING_BUT_ONE = 5


def with_referrals(folder: Path, *referrals: NewReferral) -> tuple[Path, Sequence[int]]:
    """The demo record with these waiting too, and their ids."""
    path = demo_record(folder)
    record = opened(path)
    ids = [add_referral(record, referral).referral_id for referral in referrals]
    record.close()
    return path, ids


def referral(path: Path, referral_id: int) -> Referral:
    record = opened(path)
    found = next(one for one in read_referrals(record).referrals if one.id == referral_id)
    record.close()
    return found


async def test_those_that_wait_come_first_and_the_one_chosen_is_shown_in_full(tmp_path: Path) -> None:
    path, _ = with_referrals(tmp_path, SECOND, FIRST)
    async with showing(path, ReferralsScreen) as pilot:
        await says(
            pilot,
            "Referrals: 2 wait to be screened",
            "Perpetua Lindqvist · HSG · waiting",
            "Tue 1 Dec 2026 by HSG",
            "Neighbours have not seen her.",
            "A joint visit.",
            "consent given; the subject knows of it",
            "escalation, repeat",
            "RAM 30 of 41, medium",
        )


async def test_a_referral_after_the_cut_off_says_so(tmp_path: Path) -> None:
    path, (second,) = with_referrals(tmp_path, SECOND)
    async with showing(path, ReferralsScreen) as pilot:
        await choose(pilot, "referrals", str(second))
        await says(pilot, "After the cut-off for meeting 4, Thu 3 Dec 2026.")


@pytest.mark.parametrize(
    ("key", "screening", "kind"),
    [
        ("f5", Screening.ACCEPTED, HearingKind.NEW),
        ("f6", Screening.ACCEPTED_URGENT, HearingKind.URGENT),
    ],
)
async def test_an_accepted_referral_has_a_case_that_is_due_for_the_next_agenda(
    key: str, screening: Screening, kind: HearingKind, tmp_path: Path
) -> None:
    path, (first,) = with_referrals(tmp_path, FIRST)
    async with showing(path, ReferralsScreen) as pilot:
        await choose(pilot, "referrals", str(first))
        await pilot.press(key)
        await wait_until(pilot, lambda: "It is case CCM/26/040, due for the next agenda." in told(pilot))
        await says(pilot, "none waits to be screened", "CCM/26/040")
    screened = referral(path, first)
    assert (screened.screening, screened.case_reference) == (screening, "CCM/26/040")
    record = opened(path)
    plan = read_plan(record, NEXT_MEETING_BUT_ONE)
    record.close()
    assert plan is not None
    assert [(case.reference, case.kind) for case in plan.due] == [("CCM/26/040", kind)]


async def test_a_referral_is_returned_with_what_is_missing(tmp_path: Path) -> None:
    path, (first,) = with_referrals(tmp_path, FIRST)
    async with showing(path, ReferralsScreen) as pilot:
        await choose(pilot, "referrals", str(first))
        await pilot.press("f7")
        await goes_to(pilot, AskLine)
        await pilot.press("enter")
        await says(pilot, "Say what is missing")
        await fill(pilot, "line", "The address.")
        await pilot.press("enter")
        await goes_to(pilot, ReferralsScreen)
        await says(pilot, "returned for information", "The address.")
    screened = referral(path, first)
    assert (screened.screening, screened.screening_reason) == (Screening.RETURNED, "The address.")


@pytest.mark.parametrize(
    ("keys", "screening"),
    [((), Screening.DECLINED_FORUM), (("shift+tab", "right"), Screening.DECLINED_THRESHOLD)],
    ids=["another forum", "below the threshold"],
)
async def test_a_referral_is_declined_on_one_of_two_grounds_with_a_reason(
    keys: tuple[str, ...], screening: Screening, tmp_path: Path
) -> None:
    path, (first,) = with_referrals(tmp_path, FIRST)
    async with showing(path, ReferralsScreen) as pilot:
        await choose(pilot, "referrals", str(first))
        await pilot.press("f8")
        await goes_to(pilot, DeclineForm)
        await fill(pilot, "reason", "Better heard elsewhere.")
        await pilot.press(*keys, "enter")
        await goes_to(pilot, ReferralsScreen)
        await says(pilot, screening.words)
    screened = referral(path, first)
    assert (screened.screening, screened.screening_reason) == (screening, "Better heard elsewhere.")


async def test_nothing_is_declined_without_a_reason(tmp_path: Path) -> None:
    path, (first,) = with_referrals(tmp_path, FIRST)
    async with showing(path, ReferralsScreen) as pilot:
        await choose(pilot, "referrals", str(first))
        await pilot.press("f8")
        await goes_to(pilot, DeclineForm)
        await pilot.press("enter")
        await says(pilot, "No reason is given.")
        await pilot.press("escape")
        await goes_to(pilot, ReferralsScreen)
    assert referral(path, first).screening is Screening.WAITING


async def test_after_one_is_screened_the_next_that_waits_is_chosen(tmp_path: Path) -> None:
    path, (first, second) = with_referrals(tmp_path, FIRST, SECOND)
    async with showing(path, ReferralsScreen) as pilot:
        await choose(pilot, "referrals", str(first))
        await pilot.press("f5")
        await says(pilot, "Referrals: 1 waits to be screened")
        await wait_until(pilot, lambda: pilot.app.screen.query_one("#referrals").chosen == str(second))  # type: ignore[attr-defined]


async def test_what_was_accepted_already_is_not_screened_again_and_that_is_said(tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    async with showing(path, ReferralsScreen) as pilot:
        await choose(pilot, "referrals", "1")
        await pilot.press("f5")
        await wait_until(pilot, lambda: "This referral was accepted already" in told(pilot))
        assert pilot.app.focused is not None


async def test_where_there_are_none_the_screen_says_how_they_come(tmp_path: Path) -> None:
    async with showing(new_record(tmp_path), ReferralsScreen, (80, 24)) as pilot:
        await says(pilot, "No referrals yet.", "F2 enters one", "F9")
        await pilot.press("f4", "f5", "f6", "f7", "f8", "enter")
        assert isinstance(pilot.app.screen, ReferralsScreen)
        assert_fits(pilot)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_referrals_and_the_form_to_decline_are_whole_at_every_size(
    size: tuple[int, int], tmp_path: Path
) -> None:
    path, (first,) = with_referrals(tmp_path, FIRST)
    async with showing(path, ReferralsScreen, size) as pilot:
        await choose(pilot, "referrals", str(first))
        await says(pilot, "Perpetua Lindqvist", "OFFICIAL-SENSITIVE")
        assert_fits(pilot)
        await pilot.press("f8")
        await goes_to(pilot, DeclineForm)
        await pilot.press("enter")
        await says(pilot, "No reason is given.")
        assert_fits(pilot)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_a_hostile_referral_is_shown_as_text_and_a_hostile_reason_kept_as_typed(
    text: str, tmp_path: Path
) -> None:
    path, (hostile,) = with_referrals(
        tmp_path, NewReferral(date(2026, 12, 1), text, referrer_name=text, reason=text, tried=text, wanted=text)
    )
    async with showing(path, ReferralsScreen) as pilot:
        await choose(pilot, "referrals", str(hostile))
        await says(pilot, "waiting to be screened")
        assert "\x1b" not in shown(pilot)
        assert_fits(pilot)
        await pilot.press("f7")
        await goes_to(pilot, AskLine)
        await fill(pilot, "line", text)
        await pilot.press("enter")
        await goes_to(pilot, ReferralsScreen)
        await says(pilot, "returned for information")
        assert "\x1b" not in shown(pilot)
    assert referral(path, hostile).screening_reason == text.strip()
