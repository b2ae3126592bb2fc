"""A referral entered as it is telephoned, changed, taken as a repeat, and a spreadsheet of them taken in."""

from datetime import date
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Static

from ccm_tui.domain.referrals.referral import NewReferral
from ccm_tui.domain.vocabulary import Consent, Criterion, PersonRole
from screens.dialogs.questions import AskLine
from screens.referrals.import_dialog import ImportDialog
from screens.referrals.referral_form import ReferralForm
from screens.referrals.referrals import ReferralsScreen
from screens.referrals.screening_forms import ConsentForm
from screens.widgets.choices import OneOf, SomeOf
from screens.widgets.typing import TypedText
from tests.screens.keyboard import assert_fits, choose, fill, goes_to, new_record, says
from tests.screens.referrals.test_referrals import referral, with_referrals
from tests.screens.sitting import shown, told
from tests.screens.support import HOSTILE, SIZES, showing, wait_until
from tests.ugly_sheets import UGLY

DABCHICK = NewReferral(date(2026, 12, 16), "DABCHIK, Percy", date(1965, 6, 9), consent=Consent.GIVEN)


async def tells(pilot: Pilot[None], place: str, *words: str) -> None:
    """Waits until that part of the screen says all of the words, however its lines are broken."""
    screen = pilot.app.screen

    def said() -> bool:
        content = str(screen.query_one(place, Static).content)
        return all(word in content for word in words)

    await wait_until(pilot, said)


async def test_a_day_and_a_name_are_enough(tmp_path: Path) -> None:
    path = new_record(tmp_path)
    async with showing(path, ReferralsScreen, (80, 24)) as pilot:
        await says(pilot, "F2 enters one")
        await pilot.press("f2")
        await goes_to(pilot, ReferralForm)
        await pilot.press(*"Basil", "enter")
        await goes_to(pilot, ReferralsScreen)
        await says(
            pilot, "Referrals: 1 waits to be screened", "Basil", "Nobody on record seems to be the same person."
        )
    entered = referral(path, 1)
    assert (entered.received_on, entered.subject_name) == (date(2026, 12, 17), "Basil")


async def test_every_field_is_kept_and_can_be_changed(tmp_path: Path) -> None:
    path = new_record(tmp_path)
    async with showing(path, ReferralsScreen) as pilot:
        await pilot.press("f2")
        await goes_to(pilot, ReferralForm)
        await fill(pilot, "received", "15 dec")
        await says(pilot, "Tue 15 Dec 2026, 2 days ago")
        await fill(pilot, "subject", "Jasper Thimblewick")
        await fill(pilot, "born", "4.3.82")
        await fill(pilot, "agency", "housing")
        await says(pilot, "HSG, Housing (estates, tenancy)")
        form = pilot.app.screen
        form.query_one("#reason", TypedText).text = "Begging.\nShouting."
        form.query_one("#role", OneOf).place = 2
        form.query_one("#consent", OneOf).place = 3
        await fill(pilot, "consent-reason", "unsafe to ask")
        await fill(pilot, "authority", "DS Netherby")
        form.query_one("#criteria", SomeOf).focus()
        await pilot.press("right", "space")
        await fill(pilot, "score", "33/40")
        await pilot.press("f10")
        await goes_to(pilot, ReferralsScreen)
        consent = "consent not sought: unsafe to ask; authorised by DS Netherby"
        await tells(pilot, "#referral", "Shouting.", consent, "RAM 33 of 40")
        await pilot.press("enter")
        await goes_to(pilot, ReferralForm)
        await fill(pilot, "subject", "Jasper Thimblewicke")
        await pilot.press("f10")
        await goes_to(pilot, ReferralsScreen)
        await says(pilot, "Jasper Thimblewicke")
    kept = referral(path, 1)
    assert (kept.received_on, kept.subject_born_on) == (date(2026, 12, 15), date(1982, 3, 4))
    assert (kept.referrer_agency, kept.reason) == ("HSG", "Begging.\nShouting.")
    assert (kept.subject_role, kept.consent) == (PersonRole.CAUSING_HARM, Consent.NOT_SOUGHT)
    assert kept.criteria == (Criterion.ESCALATION,)
    assert [(one.score, one.maximum) for one in kept.scores] == [(33, 40)]


WRONG = (
    ("subject", "", "Nobody is named."),
    ("received", "someday", "The day it was received can't be read."),
    ("received", "20 dec 2026", "still to come"),
    ("born", "31/2/1980", "no day that there is"),
    ("agency", "nobody", "No agency on record has that code or name."),
    ("score", "high", "The score can't be read."),
)


async def test_what_cannot_be_kept_is_said_where_it_is_seen(tmp_path: Path) -> None:
    async with showing(new_record(tmp_path), ReferralsScreen, SIZES[0]) as pilot:
        await pilot.press("f2")
        await goes_to(pilot, ReferralForm)
        form = pilot.app.screen
        for field, typed, said in reversed(WRONG):
            await fill(pilot, "subject", "Basil")
            await fill(pilot, field, typed)
            await pilot.press("f10")
            await tells(pilot, "#wrong", said)
            assert form.find_widget(form.query_one("#wrong")).visible_region.area
            assert pilot.app.focused is form.query_one(f"#{field}")
            assert_fits(pilot)
            await fill(pilot, field, "17 dec" if field == "received" else "")


async def test_who_it_could_be_is_said_while_it_is_entered_and_half_typed_text_comes_back(tmp_path: Path) -> None:
    path, _ = with_referrals(tmp_path)
    async with showing(path, ReferralsScreen) as pilot:
        await pilot.press("f2")
        await goes_to(pilot, ReferralForm)
        await pilot.press(*"Percy Dabchik", "tab")
        await tells(pilot, "#radar", "Percival Dabchick: CCM/26/009R, open, last heard Thu 16 Apr 2026: name spelt")
        await pilot.press("escape")
        await goes_to(pilot, ReferralsScreen)
        await pilot.press("f2")
        await goes_to(pilot, ReferralForm)
        await says(pilot, "Percy Dabchik", "kept from before, not recorded (Subject)")


async def test_one_key_accepts_a_referral_as_the_repeat_that_is_offered(tmp_path: Path) -> None:
    path, (first,) = with_referrals(tmp_path, DABCHICK)
    async with showing(path, ReferralsScreen) as pilot:
        await choose(pilot, "referrals", str(first))
        await tells(
            pilot,
            "#referral",
            "May be a repeat",
            "Percival Dabchick",
            "same date of birth, name spelt otherwise",
            "Grant for an amplified phone [Fitted; fewer calls while it worked, helped]",
            "F4 accepts the referral as a repeat of it.",
        )
        await pilot.press("f4")
        await wait_until(pilot, lambda: "It is case CCM/26/009R2" in told(pilot))
    assert referral(path, first).case_reference == "CCM/26/009R2"


async def test_a_decision_about_consent_is_recorded_before_a_referral_is_accepted_whatever_it_is(
    tmp_path: Path,
) -> None:
    path, (first,) = with_referrals(tmp_path, NewReferral(date(2026, 12, 1), "Perpetua Lindqvist"))
    async with showing(path, ReferralsScreen, SIZES[0]) as pilot:
        await choose(pilot, "referrals", str(first))
        await pilot.press("f5")
        await goes_to(pilot, ConsentForm)
        await pilot.press("enter")
        await tells(pilot, "#wrong", "It is not said whether consent was given.")
        await pilot.press("right", "right", "enter")
        await tells(pilot, "#wrong", "No reason is given.")
        assert_fits(pilot)
        await fill(pilot, "why", "Unsafe to ask.")
        await pilot.press("enter")
        await goes_to(pilot, ReferralsScreen)
        await wait_until(pilot, lambda: "It is case CCM/26/040" in told(pilot))
    accepted = referral(path, first)
    assert (accepted.consent, accepted.consent_reason) == (Consent.NOT_GIVEN, "Unsafe to ask.")
    assert accepted.case_reference == "CCM/26/040"


async def test_of_a_restricted_case_the_panel_says_only_that_there_may_be_one(tmp_path: Path) -> None:
    path, (first,) = with_referrals(tmp_path, NewReferral(date(2026, 12, 16), "W. Sparrowdust"))
    async with showing(path, ReferralsScreen) as pilot:
        await choose(pilot, "referrals", str(first))
        await tells(pilot, "#referral", "A restricted case may match; ask the coordinator.")
        panel = str(pilot.app.screen.query_one("#referral", Static).content)
        assert "035" not in panel and "Wilhelmina" not in panel
        await pilot.press("f4")
        assert isinstance(pilot.app.screen, ReferralsScreen)


async def asked_for_a_file(pilot: Pilot[None], path: Path) -> None:
    await pilot.press("f9")
    await goes_to(pilot, AskLine)
    await fill(pilot, "line", f"'{path}'")
    await pilot.press("enter")
    await goes_to(pilot, ImportDialog)


async def test_a_spreadsheet_is_shown_first_and_then_taken(tmp_path: Path) -> None:
    sheet = tmp_path / "what they sent.xlsx"
    sheet.write_bytes(UGLY["titles above"])
    async with showing(new_record(tmp_path), ReferralsScreen, SIZES[0]) as pilot:
        await asked_for_a_file(pilot, sheet)
        await says(pilot, "This would be taken. Enter takes it.", "Headings in row 4.")
        assert_fits(pilot)
        await pilot.press("enter")
        await goes_to(pilot, ReferralsScreen)
        await says(pilot, "Referrals: 2 wait to be screened", "Ottoline Fernsby-Plum")


async def test_what_is_wrong_with_a_spreadsheet_is_shown_and_nothing_taken(tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    sheet.write_text("received,client,agency\n31/2/2026,,nobody\n3/12/2026,[/ Reed,nobody\n")
    async with showing(new_record(tmp_path), ReferralsScreen) as pilot:
        await asked_for_a_file(pilot, sheet)
        await says(
            pilot,
            "2 rows of this file can't be taken, so nothing was.",
            "Row 2, received on: is no day that there is",
            "Row 3, referrer agency: is the code or name of no agency on record",
        )
        await pilot.press("enter", "escape")
        await goes_to(pilot, ReferralsScreen)
        await says(pilot, "No referrals yet.")


async def test_a_long_import_can_be_stopped_and_keeps_nothing(tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    rows = "".join(f"3/12/2026,Person {number} Of {number}\n" for number in range(3_000))
    sheet.write_text(f"received,client\n{rows}")
    async with showing(new_record(tmp_path), ReferralsScreen) as pilot:
        await asked_for_a_file(pilot, sheet)
        await pilot.press("escape")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ReferralsScreen), 20)
        await says(pilot, "No referrals yet.")


async def test_hostile_text_is_entered_and_shown_as_text(tmp_path: Path) -> None:
    path = new_record(tmp_path)
    text = "".join(HOSTILE[:-1])
    async with showing(path, ReferralsScreen) as pilot:
        await pilot.press("f2")
        await goes_to(pilot, ReferralForm)
        await fill(pilot, "subject", text)
        await fill(pilot, "address", text)
        await pilot.press("f10")
        await goes_to(pilot, ReferralsScreen)
        await says(pilot, "Referrals: 1 waits to be screened")
        assert "\x1b" not in shown(pilot)
    assert referral(path, 1).subject_name == text.strip()
