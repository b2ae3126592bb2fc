"""Whom a referral could be about, told to whoever screens it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ccm_tui.domain.referrals.referral import NewReferral, RiskScore
from ccm_tui.domain.referrals.repeats import RESTRICTED_OFFER
from ccm_tui.domain.statuses import Screening
from ccm_tui.domain.vocabulary import Consent, Criterion, Effect
from ccm_tui.errors import CcmError
from ccm_tui.services.referrals.referrals import accept_repeat, add_referral, change_referral, screen
from ccm_tui.services.referrals.referrals_view import read_referrals
from ccm_tui.services.referrals.repeats import offers_for, read_offers
from ccm_tui.services.spreadsheets.imports import import_referrals, referral_sheet
from db.queries.cases.cases import case_row, case_with_id
from db.record import Record
from tests.demo_file import demo_record
from tests.screens.support import opened

DABCHICK = NewReferral(date(2026, 12, 16), "DABCHIK, Mr Percy", date(1965, 6, 9), reason="Calls again.")


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    made = opened(demo_record(tmp_path))
    yield made
    made.close()


def test_somebody_who_comes_back_is_offered_with_why_and_what_was_planned(record: Record) -> None:
    taken = add_referral(record, DABCHICK)
    offer = read_offers(record, taken.referral_id)[0]
    assert offer.in_words == (
        "CCM/26/009R, open, last heard Thu 16 Apr 2026: same date of birth, name spelt otherwise"
    )
    steps = {step.text: (step.state, step.effect) for step in offer.plan}
    assert steps["Grant for an amplified phone"] == ("Fitted; fewer calls while it worked", Effect.HELPED)


def test_the_outcome_and_the_actions_of_a_hearing_are_told(record: Record) -> None:
    offer = offers_for(record, NewReferral(date(2026, 12, 16), "Marigold Tumbleton"))[0]
    assert offer.case is not None and offer.case.reference == "CCM/26/038"
    taken = add_referral(record, NewReferral(date(2026, 12, 16), "Marigold Tumbleton"))
    told = read_offers(record, taken.referral_id)[0]
    assert told.outcome.startswith("Close, risk reduced")
    assert [step.agency for step in told.plan] == ["COLP", "ASC", "VS"]


def test_of_a_restricted_case_nothing_is_told_but_that_there_is_one(record: Record) -> None:
    taken = add_referral(record, NewReferral(date(2026, 12, 16), "Wilhelmina Sparrowdust"))
    (offer,) = read_offers(record, taken.referral_id)
    assert offer.in_words == RESTRICTED_OFFER
    assert (offer.name, offer.why, offer.plan, offer.outcome, offer.takes_repeat) == ("", "", (), "", False)
    assert offer.case is not None
    with pytest.raises(CcmError):
        accept_repeat(record, taken.referral_id, offer.case.id)


def test_a_referral_is_accepted_as_the_repeat_of_the_case_offered(record: Record) -> None:
    taken = add_referral(record, DABCHICK)
    offer = read_offers(record, taken.referral_id)[0]
    assert offer.case is not None
    reference = accept_repeat(record, taken.referral_id, offer.case.id)
    assert reference == "CCM/26/009R2"
    with record.reading() as session:
        row = case_row(session, reference)
        assert row is not None
        made = case_with_id(session, row.id)
    assert made.repeat_of == "CCM/26/009R"
    assert [person.name for person in made.people] == ["Percival Dabchick"]
    # The name that it came under is known from then on.
    again = offers_for(record, replace(DABCHICK, received_on=date(2026, 12, 17), subject_born_on=None))
    assert again[0].why.startswith("same name")
    record.undo()
    assert read_offers(record, taken.referral_id)[0].case == offer.case


def test_a_case_heard_too_long_ago_is_offered_as_older_and_takes_no_repeat(record: Record) -> None:
    late = replace(DABCHICK, received_on=date(2026, 12, 16))
    with record.writing("test.settings") as writing:
        from db.tables.record import SettingRow

        writing.add(SettingRow(name="repeat_months", value="6"))
    taken = add_referral(record, late)
    offer = read_offers(record, taken.referral_id)[0]
    assert offer.older and not offer.takes_repeat
    assert "longer ago than a repeat may be" in offer.in_words
    assert offer.case is not None
    with pytest.raises(CcmError, match="6 months"):
        accept_repeat(record, taken.referral_id, offer.case.id)


def test_a_case_that_is_still_to_be_heard_is_offered_as_that_and_takes_no_repeat(record: Record) -> None:
    add_referral(record, NewReferral(date(2026, 12, 15), "Ottoline Marsh", screening=Screening.ACCEPTED))
    offer = offers_for(record, NewReferral(date(2026, 12, 16), "Ottoline Marsh"))[0]
    assert offer.awaits_hearing and not offer.takes_repeat


def test_another_referral_of_the_same_person_that_waits_is_offered_too(record: Record) -> None:
    add_referral(record, NewReferral(date(2026, 12, 1), "Perpetua Lindqvist"))
    taken = add_referral(record, NewReferral(date(2026, 12, 5), "Perpetua Lindquist"))
    (offer,) = read_offers(record, taken.referral_id)
    assert offer.in_words.startswith("referred Tue 1 Dec 2026, waiting to be screened: name spelt otherwise")
    changed = NewReferral(date(2026, 12, 5), "Perpetua Lindqist")
    assert offers_for(record, changed, taken.referral_id) == (replace(offer, why=offer.why),)


def test_a_stranger_is_offered_nobody(record: Record) -> None:
    assert offers_for(record, NewReferral(date(2026, 12, 16), "Basil Throckmorton", date(1970, 1, 1))) == ()


def test_an_import_says_of_each_row_who_it_may_be(record: Record, tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    path.write_text(
        "received on,subject name,subject born on\n"
        "16/12/2026,Basil Throckmorton,\n"
        '16/12/2026,"Dabchik, P",9/6/1965\n'
        "16/12/2026,Wilhelmina Sparrowdust,\n"
    )
    told = import_referrals(record, referral_sheet(path))
    assert [line for line in told if "repeat" in line] == [
        "Row 3 may be a repeat. CCM/26/009R, open, last heard Thu 16 Apr 2026: same date of birth, initials and a "
        "name agree",
        f"Row 4 may be a repeat. {RESTRICTED_OFFER}",
    ]


def test_what_waits_can_be_changed_in_every_field(record: Record) -> None:
    first = NewReferral(date(2026, 12, 1), "Perpetua Lindqvist", criteria=(Criterion.REPEAT,))
    taken = add_referral(record, first)
    changed = replace(
        first,
        received_on=date(2026, 12, 2),
        subject_name="Perpetua Lindquist",
        referrer_agency="hsg",
        consent=Consent.NOT_SOUGHT,
        consent_reason="unsafe to ask",
        consent_authorised_by="DS Netherby",
        criteria=(Criterion.ESCALATION, Criterion.PROLIFIC),
        score=RiskScore("RAM", 33, 41, "high", "PC Larkspur", date(2026, 11, 30)),
    )
    change_referral(record, taken.referral_id, changed)
    found = next(one for one in read_referrals(record).referrals if one.id == taken.referral_id)
    assert (found.subject_name, found.referrer_agency, found.consent_reason) == (
        "Perpetua Lindquist",
        "HSG",
        "unsafe to ask",
    )
    assert set(found.criteria) == {Criterion.ESCALATION, Criterion.PROLIFIC}
    assert [(one.score, one.assessor) for one in found.scores] == [(33, "PC Larkspur")]
    change_referral(record, taken.referral_id, first)
    back = next(one for one in read_referrals(record).referrals if one.id == taken.referral_id)
    assert (back.scores, back.criteria, back.consent) == ((), (Criterion.REPEAT,), None)


def test_what_was_accepted_stays_as_it_was(record: Record) -> None:
    taken = add_referral(record, DABCHICK)
    screen(record, taken.referral_id, Screening.ACCEPTED)
    with pytest.raises(CcmError, match="accepted"):
        change_referral(record, taken.referral_id, replace(DABCHICK, wanted="More."))
