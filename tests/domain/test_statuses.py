"""What follows from a status."""

import pytest

from ccm_tui.domain.statuses import ActionStatus, AttendanceStatus, CaseStatus, Decision, MeetingState, Screening


@pytest.mark.parametrize("status", CaseStatus)
def test_a_case_is_live_or_over_and_only_a_live_one_is_kept_open(status: CaseStatus) -> None:
    assert status.live is not status.over
    assert status.live or not status.kept_open
    assert status.over or not status.ended


def test_a_case_that_waits_for_its_first_meeting_is_live_and_one_that_was_never_taken_on_did_not_end() -> None:
    assert CaseStatus.SCREENED.live
    assert CaseStatus.LISTED.live
    assert CaseStatus.DECLINED.over
    assert not CaseStatus.DECLINED.ended


def test_a_meeting_is_over_once_it_is_closed_and_stays_so_once_it_is_approved() -> None:
    assert MeetingState.where(lambda state: state.closed) == (MeetingState.CLOSED, MeetingState.APPROVED)
    assert MeetingState.where(lambda state: not state.begun) == (MeetingState.PLANNED,)
    assert MeetingState.where(lambda state: state.awaits_approval) == (MeetingState.CLOSED,)


@pytest.mark.parametrize("status", ActionStatus)
def test_an_action_is_awaited_answered_or_void(status: ActionStatus) -> None:
    assert (not status.settled) + status.answered + status.void == 1


def test_a_proposed_action_is_awaited_but_never_counts_as_due() -> None:
    assert not ActionStatus.PROPOSED.settled
    assert not ActionStatus.PROPOSED.counts_as_due


@pytest.mark.parametrize("screening", Screening)
def test_a_referral_is_accepted_declined_undecided_or_withdrawn(screening: Screening) -> None:
    withdrawn = screening is Screening.WITHDRAWN
    assert screening.accepted + screening.declined + screening.undecided + withdrawn == 1


def test_whoever_is_turned_away_is_told_why() -> None:
    assert Screening.where(lambda screening: not screening.needs_reason) == (
        Screening.WAITING,
        Screening.ACCEPTED,
        Screening.ACCEPTED_URGENT,
    )


def test_an_agency_came_or_sent_apologies_or_did_neither() -> None:
    assert [status.in_room for status in AttendanceStatus] == [True, True, False, False, False, False]
    assert [status.sent_apologies for status in AttendanceStatus] == [False, False, True, True, False, False]


def test_the_four_ways_to_close_a_case_close_it_and_no_other_decision_does() -> None:
    assert [decision.name.startswith("CLOSE") for decision in Decision] == [one.closes for one in Decision]
