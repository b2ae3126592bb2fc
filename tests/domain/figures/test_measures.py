from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm_tui.domain.actions.action import Action
from ccm_tui.domain.figures.measures import Rate, action_figures, attendance_figures
from ccm_tui.domain.meetings.sittings import RollLine, Sitting
from ccm_tui.domain.statuses import ActionStatus, AttendanceStatus
from ccm_tui.domain.vocabulary import AgencyKind

TODAY = date(2026, 12, 17)


def an_action(
    status: ActionStatus, due_on: date | None, done_on: date | None = None, reference: str = "031/1"
) -> Action:
    return Action(
        id=1,
        entry_id=1,
        reference=reference,
        case_id=1,
        case_reference="CCM/26/031",
        restricted=False,
        meeting_number=1,
        set_on=date(2026, 9, 17),
        text="Visit the premises weekly",
        agency="COLP",
        agency_name="City Police, Communities",
        owner="PC Larkspur",
        due_on=due_on,
        head=None,
        status=status,
        done_on=done_on,
    )


def a_line(code: str, status: AttendanceStatus | None, kind: AgencyKind = AgencyKind.CORE) -> RollLine:
    return RollLine(
        agency_id=1,
        code=code,
        name=code,
        kind=kind,
        needed_for_quorum=False,
        usual_speaker="",
        status=status,
        sittings=(Sitting("Fern Lockwood"),) if status and status.in_room else (),
    )


def days_from(day: date) -> st.SearchStrategy[date]:
    return st.integers(-60, 60).map(lambda days: day + timedelta(days=days))


@st.composite
def some_actions(draw: st.DrawFn) -> list[Action]:
    actions = []
    for number in range(draw(st.integers(0, 30))):
        status = draw(st.sampled_from(ActionStatus))
        done_on = draw(days_from(TODAY)) if status is ActionStatus.COMPLETE else None
        actions.append(an_action(status, draw(st.none() | days_from(TODAY)), done_on, f"031/{number + 1}"))
    return actions


def test_an_action_done_on_its_date_is_on_time_and_one_done_a_day_later_is_late() -> None:
    due = date(2026, 12, 4)
    figures = action_figures(
        [
            an_action(ActionStatus.COMPLETE, due, due, "031/1"),
            an_action(ActionStatus.COMPLETE, due, due + timedelta(days=1), "031/2"),
        ],
        TODAY,
    )
    assert (figures.on_time, figures.late) == (1, ("031/2",))
    assert figures.on_time_rate == Rate(1, 2)


@pytest.mark.parametrize(
    "status",
    [
        ActionStatus.WITHDRAWN,
        ActionStatus.NOT_POSSIBLE,
        ActionStatus.SUPERSEDED,
        ActionStatus.PROPOSED,
    ],
)
def test_what_nobody_could_have_been_expected_to_do_does_not_count_against_the_rate(
    status: ActionStatus,
) -> None:
    figures = action_figures([an_action(status, date(2026, 12, 4))], TODAY)
    assert (figures.total, figures.fell_due, figures.overdue) == (1, 0, ())


def test_an_action_due_today_has_fallen_due_but_is_not_yet_overdue() -> None:
    figures = action_figures([an_action(ActionStatus.OPEN, TODAY)], TODAY)
    assert (figures.fell_due, figures.overdue) == (1, ())


def test_an_action_done_before_a_date_still_to_come_waits_for_that_date_to_be_counted() -> None:
    early = an_action(ActionStatus.COMPLETE, date(2026, 12, 30), date(2026, 12, 10))
    assert action_figures([early], TODAY).on_time_rate == Rate(0, 0)
    assert action_figures([early], date(2026, 12, 30)).on_time_rate == Rate(1, 1)


@given(some_actions())
def test_what_was_not_on_time_is_accounted_for_by_name(actions: list[Action]) -> None:
    figures = action_figures(actions, TODAY)
    due_today = sum(action.status is ActionStatus.OPEN and action.due_on == TODAY for action in actions)
    by_name = len(figures.late) + len(figures.not_done) + len(figures.overdue)
    assert figures.on_time + by_name + due_today == figures.fell_due
    assert sum(count for _, count in figures.by_status) == figures.total == len(actions)


@given(st.integers(0, 10_000), st.integers(1, 10_000))
def test_a_rate_is_rounded_as_people_round(count: int, of: int) -> None:
    exact = Decimal(100 * count) / Decimal(of)
    assert Rate(count, of).percent == int(exact.quantize(Decimal(1), ROUND_HALF_UP))


def test_a_rate_is_told_with_what_it_is_a_share_of() -> None:
    assert Rate(21, 29).words == "21 of 29 (72%)"
    assert Rate(0, 0).words == "0 of 0"


def test_a_deputy_counts_as_present_and_information_sent_does_not() -> None:
    figures = attendance_figures(
        [
            [a_line("VS", AttendanceStatus.DEPUTY), a_line("LFB", AttendanceStatus.APOLOGIES_INFORMATION)],
            [a_line("VS", AttendanceStatus.ABSENT), a_line("LFB", AttendanceStatus.APOLOGIES)],
        ]
    )
    assert [(agency.code, agency.attended, agency.sent_information) for agency in figures.agencies] == [
        ("VS", Rate(1, 2), 0),
        ("LFB", Rate(0, 2), 1),
    ]
    assert figures.meetings == (Rate(1, 2), Rate(0, 2))
    assert figures.total == Rate(1, 4)


@pytest.mark.parametrize("status", [None, AttendanceStatus.NOT_INVITED])
def test_an_agency_that_was_not_asked_is_not_held_to_have_stayed_away(status: AttendanceStatus | None) -> None:
    figures = attendance_figures([[a_line("CSC", status), a_line("CST", AttendanceStatus.PRESENT)]])
    assert figures.total == Rate(1, 1)
    assert [agency.code for agency in figures.agencies] == ["CST"]


def test_guests_do_not_count() -> None:
    figures = attendance_figures([[a_line("SOL", AttendanceStatus.PRESENT, AgencyKind.GUEST)]])
    assert (figures.total, figures.agencies) == (Rate(0, 0), ())


def test_an_agency_that_left_early_was_there() -> None:
    line = a_line("LFB", AttendanceStatus.PRESENT)
    left = replace(line, sittings=(Sitting("Fern Lockwood", left_at=datetime(2026, 9, 17, 13, 29, tzinfo=UTC)),))
    assert attendance_figures([[left]]).total == Rate(1, 1)
