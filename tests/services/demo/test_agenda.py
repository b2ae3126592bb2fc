from datetime import date, time, timedelta

import pytest

from ccm_tui.domain.agenda.item import AgendaItem
from ccm_tui.domain.agenda.walk import budget
from ccm_tui.domain.meetings.meeting import Meeting
from ccm_tui.domain.statuses import Decision, MeetingState
from ccm_tui.domain.vocabulary import HearingKind, ItemKind
from db.queries.agenda.agenda import agenda_of_meeting
from db.queries.agenda.due import due_cases
from db.queries.meetings.meetings import all_meetings
from db.record import Record


@pytest.fixture(scope="session")
def meetings(demo: Record) -> dict[int, Meeting]:
    with demo.reading() as session:
        return {meeting.number: meeting for meeting in all_meetings(session)}


@pytest.fixture(scope="session")
def agendas(demo: Record, meetings: dict[int, Meeting]) -> dict[int, tuple[AgendaItem, ...]]:
    with demo.reading() as session:
        return {number: agenda_of_meeting(session, meeting.id) for number, meeting in meetings.items()}


def cases_of(items: tuple[AgendaItem, ...]) -> dict[str, AgendaItem]:
    return {item.hearing.short_reference: item for item in items if item.hearing}


def test_three_meetings_are_held_and_two_are_planned(meetings: dict[int, Meeting]) -> None:
    assert {number: (meeting.held_on, meeting.state) for number, meeting in meetings.items()} == {
        1: (date(2026, 9, 17), MeetingState.APPROVED),
        2: (date(2026, 10, 15), MeetingState.APPROVED),
        3: (date(2026, 11, 19), MeetingState.CLOSED),
        4: (date(2026, 12, 17), MeetingState.PLANNED),
        5: (date(2027, 1, 21), MeetingState.PLANNED),
    }
    assert {(meeting.starts_at, meeting.ends_at) for meeting in meetings.values()} == {(time(14), time(16))}
    assert (meetings[4].referral_cut_off, meetings[5].referral_cut_off) == (date(2026, 12, 3), date(2027, 1, 7))


def test_the_minutes_of_a_meeting_are_approved_as_the_next_one_opens(meetings: dict[int, Meeting]) -> None:
    for earlier, later in ((1, 2), (2, 3)):
        approved_at, opened_at = meetings[earlier].approved_at, meetings[later].opened_at
        assert approved_at and opened_at
        assert timedelta() < approved_at - opened_at < timedelta(minutes=7)
    assert meetings[3].approved_at is None


def test_the_hearings_of_the_meetings_held_are_those_of_the_story(
    agendas: dict[int, tuple[AgendaItem, ...]],
) -> None:
    assert {number: sorted(cases_of(agendas[number])) for number in (1, 2, 3)} == {
        1: ["031", "032", "033", "035", "038"],
        2: ["031", "033", "034", "035", "037", "038"],
        3: ["031", "032", "033", "034", "035", "037"],
    }


def test_the_live_meeting_hears_eight_cases_in_order_within_their_budgets(
    agendas: dict[int, tuple[AgendaItem, ...]],
) -> None:
    assert [
        (case, item.hearing.kind, item.budget_minutes) for case, item in cases_of(agendas[4]).items() if item.hearing
    ] == [
        ("036", HearingKind.NEW, 20),
        ("039", HearingKind.URGENT, 18),
        ("009R", HearingKind.REPEAT, 18),
        ("037", HearingKind.REVIEW, 9),
        ("031", HearingKind.REVIEW, 9),
        ("034", HearingKind.REVIEW, 9),
        ("035", HearingKind.REVIEW, 9),
        ("032", HearingKind.REVIEW, 9),
    ]


def test_the_live_meeting_takes_116_of_its_120_minutes(
    meetings: dict[int, Meeting], agendas: dict[int, tuple[AgendaItem, ...]]
) -> None:
    assert budget(agendas[4]) == timedelta(minutes=116)
    assert meetings[4].minutes_available == 120


def test_every_agenda_opens_reviews_the_actions_and_closes(agendas: dict[int, tuple[AgendaItem, ...]]) -> None:
    for items in agendas.values():
        assert [item.kind for item in items[:2]] == [ItemKind.OPENING, ItemKind.ACTIONS_REVIEW]
        assert [item.kind for item in items[-2:]] == [ItemKind.OTHER_BUSINESS, ItemKind.CLOSE]
        assert all(item.kind is ItemKind.HEARING for item in items[2:-2])
        assert [item.position for item in items] == list(range(len(items)))
    assert len(agendas[5]) == 4


def test_those_who_are_asked_for_one_case_only_are_on_the_agenda(
    agendas: dict[int, tuple[AgendaItem, ...]],
) -> None:
    live = cases_of(agendas[4])
    assert live["036"].leavers == ("CSC",)
    assert {case: item.guests for case, item in live.items() if item.guests} == {
        "036": ("YJ",),
        "039": ("GP", "SEC", "CMHT"),
        "037": ("RP",),
        "031": ("GUEST-WICK", "SOL"),
        "034": ("SOL",),
        "035": ("GUEST-SQY",),
    }


def test_only_the_urgent_case_was_received_after_the_cut_off(
    meetings: dict[int, Meeting], agendas: dict[int, tuple[AgendaItem, ...]]
) -> None:
    late = []
    for number, items in agendas.items():
        cut_off = meetings[number].referral_cut_off
        assert cut_off
        for case, item in cases_of(items).items():
            received_on = item.hearing.received_on if item.hearing else None
            if received_on and received_on > cut_off:
                late.append(case)
    assert late == ["039"]


def test_nothing_is_due_that_is_not_listed(demo: Record) -> None:
    with demo.reading() as session:
        assert due_cases(session, date(2026, 12, 17)) == ()


def test_every_hearing_that_was_held_was_decided(agendas: dict[int, tuple[AgendaItem, ...]]) -> None:
    closed = []
    for number in (1, 2, 3):
        for case, item in cases_of(agendas[number]).items():
            assert item.hearing and item.hearing.decision
            assert (item.hearing.decision is Decision.KEEP_OPEN) == (item.hearing.review_on is not None)
            if item.hearing.decision.closes:
                closed.append((number, case, item.hearing.decision))
    assert closed == [(2, "038", Decision.CLOSE_REDUCED), (3, "033", Decision.CLOSE_REDUCED)]


def test_a_case_kept_open_is_heard_again_on_its_review_date(
    meetings: dict[int, Meeting], agendas: dict[int, tuple[AgendaItem, ...]]
) -> None:
    for number in (1, 2, 3):
        for case, item in cases_of(agendas[number]).items():
            if item.hearing and item.hearing.review_on:
                later = [other for other in range(number + 1, 5) if case in cases_of(agendas[other])]
                assert meetings[later[0]].held_on == item.hearing.review_on


def test_the_items_of_a_meeting_follow_on_from_its_opening_to_its_close(
    meetings: dict[int, Meeting], agendas: dict[int, tuple[AgendaItem, ...]]
) -> None:
    for number in (1, 2, 3):
        moments = [meetings[number].opened_at]
        for item in agendas[number]:
            assert item.started_at == moments[-1]
            moments.append(item.ended_at)
        assert moments[-1] == meetings[number].closed_at
        total = sum((item.used for item in agendas[number]), timedelta())
        assert total <= timedelta(minutes=meetings[number].minutes_available)
