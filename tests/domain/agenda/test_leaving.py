"""Agencies that leave early."""

from datetime import UTC, datetime

from ccm_tui.domain.agenda.walk import hear_first
from ccm_tui.domain.statuses import Decision
from ccm_tui.domain.vocabulary import ItemKind
from tests.domain.agenda.test_walk import hearing, item

NOW = datetime(2026, 12, 17, 14, 30, tzinfo=UTC)
OPENING = item(1, ItemKind.OPENING)


def test_a_case_whose_agency_leaves_after_it_is_to_be_heard_before_the_others() -> None:
    items = (OPENING, item(31, ItemKind.HEARING), item(36, ItemKind.HEARING, leavers=("CSC",)))
    assert [advice.words for advice in hear_first(items, ())] == ["CSC leaves after 036: hear it first."]


def test_two_agencies_that_leave_after_one_case_are_named_together() -> None:
    items = (item(31, ItemKind.HEARING), item(36, ItemKind.HEARING, leavers=("CSC", "YJ")))
    assert [advice.words for advice in hear_first(items, ())] == ["CSC and YJ leave after 036: hear it first."]


def test_nothing_is_said_of_the_case_that_is_next_anyway() -> None:
    items = (OPENING, item(36, ItemKind.HEARING, leavers=("CSC",)), item(37, ItemKind.HEARING))
    assert hear_first(items, ()) == ()


def test_nothing_is_hurried_for_an_agency_that_is_not_there() -> None:
    items = (item(31, ItemKind.HEARING), item(36, ItemKind.HEARING, leavers=("CSC",)))
    assert hear_first(items, {"CSC"}) == ()


def test_cases_that_are_over_neither_wait_nor_are_waited_for() -> None:
    heard = item(31, ItemKind.HEARING, started_at=NOW)
    deferred = item(32, ItemKind.HEARING, hearing=hearing(32, Decision.DEFER), leavers=("YJ",))
    items = (heard, deferred, item(36, ItemKind.HEARING, leavers=("CSC",)), item(37, ItemKind.HEARING))
    assert hear_first(items, ()) == ()


def test_a_parked_case_waits_for_all_the_others_and_so_is_said() -> None:
    items = (item(36, ItemKind.HEARING, leavers=("CSC",), parked=True), item(37, ItemKind.HEARING))
    assert [advice.short_reference for advice in hear_first(items, ())] == ["036"]
