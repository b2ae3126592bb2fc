"""The agenda walk."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ccm_tui.domain.agenda.item import AgendaItem, HearingLine
from ccm_tui.domain.agenda.walk import (
    budget,
    carried_over,
    find_hearing,
    hearings,
    next_item,
    previous_item,
    undecided,
    unreached,
)
from ccm_tui.domain.statuses import Decision
from ccm_tui.domain.vocabulary import HearingKind, ItemKind

NOW = datetime(2026, 12, 17, 14, 30, tzinfo=UTC)


def hearing(number: int, decision: Decision | None = None, *, not_reached: bool = False) -> HearingLine:
    return HearingLine(
        id=number,
        case_id=number,
        reference=f"CCM/26/{number:03}",
        name="Jasper Thimblewick",
        kind=HearingKind.REVIEW,
        restricted=False,
        reason="",
        decision=decision,
        review_on=None,
        not_reached=not_reached,
        received_on=None,
        referral_id=None,
    )


def item(number: int, kind: ItemKind, **changes: object) -> AgendaItem:
    values: dict[str, object] = {
        "id": number,
        "position": number,
        "kind": kind,
        "title": kind.words,
        "budget_minutes": 9,
        "parked": False,
        "parked_reason": "",
        "used": timedelta(),
        "sitting_since": None,
        "started_at": None,
        "ended_at": None,
        "entry_count": 0,
        "hearing": hearing(number) if kind is ItemKind.HEARING else None,
        "guests": (),
        "leavers": (),
    }
    return AgendaItem(**{**values, **changes})  # type: ignore[arg-type]


def agenda(cases: int, parked: frozenset[int] = frozenset()) -> list[AgendaItem]:
    return [
        item(1000, ItemKind.OPENING),
        item(1001, ItemKind.ACTIONS_REVIEW),
        *(item(number, ItemKind.HEARING, parked=number in parked) for number in range(1, cases + 1)),
        item(2000, ItemKind.OTHER_BUSINESS),
        item(2001, ItemKind.CLOSE),
    ]


agendas = st.builds(agenda, st.integers(0, 12), st.frozensets(st.integers(1, 12)))


@given(agendas)
def test_walking_on_from_the_opening_reaches_every_case_once_and_ends_at_the_close(
    items: list[AgendaItem],
) -> None:
    walked = []
    here: int | None = items[0].id
    while found := next_item(items, here):
        walked.append(found)
        here = found.id
    assert sorted(found.id for found in walked if found.hearing) == sorted(
        found.id for found in items if found.hearing
    )
    assert [found.kind for found in walked[-2:]] == [ItemKind.OTHER_BUSINESS, ItemKind.CLOSE]


@given(agendas)
def test_a_step_back_undoes_a_step_forward(items: list[AgendaItem]) -> None:
    here = next_item(items, None)
    while here is not None and (after := next_item(items, here.id)) is not None:
        assert previous_item(items, after.id) == here
        here = after


@given(agendas)
def test_a_parked_case_comes_up_after_the_others(items: list[AgendaItem]) -> None:
    walked = hearings(items)
    assert [case.parked for case in walked] == sorted(case.parked for case in walked)


def test_there_is_nothing_before_the_first_case() -> None:
    items = agenda(3)
    assert previous_item(items, 1) is None
    assert previous_item(items, 1000) is None


def test_only_a_case_that_was_called_can_hold_up_the_close() -> None:
    called = item(1, ItemKind.HEARING, started_at=NOW)
    decided = item(2, ItemKind.HEARING, started_at=NOW, hearing=hearing(2, Decision.DEFER))
    never = item(3, ItemKind.HEARING)
    given_up = item(4, ItemKind.HEARING, started_at=NOW, hearing=hearing(4, not_reached=True))
    items = [called, decided, never, given_up]
    assert undecided(items) == (called,)
    assert unreached(items) == (never,)
    assert carried_over(items) == (never, given_up)


def test_a_case_is_found_by_its_reference_in_full_or_as_it_is_said() -> None:
    items = agenda(12)
    found = find_hearing(items, "CCM/26/007")
    assert found is not None and found.id == 7
    assert find_hearing(items, " 007 ") == found
    assert find_hearing(items, "7") is None
    assert find_hearing(items, "") is None


def test_the_budget_is_that_of_every_item() -> None:
    assert budget(agenda(8)) == timedelta(minutes=12 * 9)


def test_time_used_adds_up_and_runs_on_while_the_item_is_heard() -> None:
    heard = item(1, ItemKind.HEARING, used=timedelta(minutes=4), sitting_since=NOW - timedelta(minutes=3))
    assert heard.used_at(NOW) == timedelta(minutes=7)
