"""How a case on record that a referral could repeat is told of."""

from datetime import date

import pytest

from ccm_tui.domain.referrals.repeats import Offer, PastCase
from ccm_tui.domain.statuses import CaseStatus
from ccm_tui.domain.vocabulary import PersonRole

HEARD = date(2026, 4, 16)


def offer(status: CaseStatus, last_on: date | None = HEARD) -> Offer:
    role = PersonRole.VULNERABLE_VICTIM
    return Offer("same name", case=PastCase(1, "CCM/26/009", status, False, role, True, True, last_on))


@pytest.mark.parametrize("status", CaseStatus.where(lambda status: status.over))
def test_a_case_that_is_over_is_never_told_of_as_open(status: CaseStatus) -> None:
    assert offer(status).standing == f"{status.words}, last heard Thu 16 Apr 2026"
    assert not offer(status, last_on=None).awaits_hearing


@pytest.mark.parametrize("status", CaseStatus.where(lambda status: status.live))
def test_a_live_case_that_was_never_heard_waits_for_its_hearing(status: CaseStatus) -> None:
    assert offer(status, last_on=None).awaits_hearing
