"""The script of a meeting: which one thing it has next."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from ccm_tui.commands import Place, commands_of
from ccm_tui.domain.actions.action import Action
from ccm_tui.domain.agenda.item import AgendaItem
from ccm_tui.domain.composer.line.entries import (
    ActionEntry,
    Entry,
    InfoEntry,
    NoteEntry,
    OutcomeEntry,
    Rated,
    RiskEntry,
    VoiceEntry,
)
from ccm_tui.domain.hearings.hearing import (
    EarlierMeasure,
    EarlierPlan,
    HeadRating,
    LastTime,
    PastHearing,
    Recorded,
    standing_ratings,
)
from ccm_tui.domain.meetings.case_script import NextStep, Scene
from ccm_tui.domain.meetings.script import next_step
from ccm_tui.domain.meetings.sittings import CaseAttendee, RollLine, Sitting
from ccm_tui.domain.settings.bands import DEFAULT_BANDS
from ccm_tui.domain.statuses import ActionStatus, AttendanceStatus, Decision
from ccm_tui.domain.vocabulary import AgencyKind, CaseAttendance, Effect, Head, HearingKind, ItemKind
from tests.domain.agenda.test_walk import hearing, item

NOW = datetime(2026, 12, 17, 14, 30, tzinfo=UTC)
TODAY = date(2026, 12, 17)
LAST = date(2026, 11, 19)


def called(number: int, kind: ItemKind = ItemKind.HEARING, **changes: object) -> AgendaItem:
    return item(number, kind, sitting_since=NOW, started_at=NOW, **changes)


def of_kind(kind: HearingKind, decision: Decision | None = None) -> AgendaItem:
    return called(31, hearing=replace(hearing(31, decision), kind=kind))


OPENING, BUSINESS, CLOSE = (
    called(1, ItemKind.OPENING),
    called(90, ItemKind.OTHER_BUSINESS),
    called(91, ItemKind.CLOSE),
)
NEW, REVIEW = of_kind(HearingKind.NEW), of_kind(HearingKind.REVIEW)
NEXT = item(32, ItemKind.HEARING)


def line(code: str, status: AttendanceStatus | None = AttendanceStatus.PRESENT, guest: bool = False) -> RollLine:
    kind = AgencyKind.GUEST if guest else AgencyKind.CORE
    sat = (Sitting("Fern Lockwood"),) if status and status.in_room else ()
    return RollLine(1, code, code, kind, False, "", status, sittings=sat)


def action(number: int, status: ActionStatus = ActionStatus.COMPLETE, **changes: object) -> Action:
    values: dict[str, object] = {
        "id": number,
        "entry_id": number,
        "reference": f"031/{number}",
        "case_id": 31,
        "case_reference": "CCM/26/031",
        "restricted": False,
        "meeting_number": 3,
        "set_on": LAST,
        "text": "visit",
        "agency": "HSG",
        "agency_name": "Housing",
        "owner": "",
        "due_on": date(2026, 12, 4),
        "head": None,
        "status": status,
    }
    return Action(**{**values, **changes})  # type: ignore[arg-type]


def recorded(entry: Entry, at: datetime = NOW) -> Recorded:
    made = action(7, ActionStatus.OPEN) if isinstance(entry, ActionEntry) else None
    return Recorded(1, 31, at, None, None, "", "", entry, made)


def scene(current: AgendaItem | None, *entries: Entry, **changes: object) -> Scene:
    """The meeting at that item, with these entries on it, its statement read and nothing from before."""
    made = tuple(recorded(entry) for entry in entries)
    items = tuple(one for one in (OPENING, current, NEXT, BUSINESS, CLOSE) if one is not None)
    values: dict[str, object] = {
        "today": TODAY,
        "bands": DEFAULT_BANDS,
        "items": tuple(dict.fromkeys(items)),
        "current": current,
        "roll": (line("COLP"), line("HSG")),
        "statement_read": True,
        "outstanding": 0,
        "entries": made,
        "ratings": standing_ratings(made),
        "attendance": (),
        "last_time": None,
        "read_back_at": None,
    }
    return Scene(**{**values, **changes})  # type: ignore[arg-type]


def said(at: Scene) -> str:
    """The step as it is shown, with the command or the order that does it."""
    step = next_step(at)
    return f"{step.command or step.order}: {step.words}"


def before(*actions: Action, **changes: object) -> LastTime:
    values: dict[str, object] = {"hearing": None, "actions": actions, "earlier": None}
    return LastTime(**{**values, **changes})  # type: ignore[arg-type]


SHARED = InfoEntry("seen daily", "COLP")
VOICED = VoiceEntry("wants to stay", "VS")
RATED = RiskEntry("drinking", (Rated(Head.SELF, 4, 4), Rated(Head.COMMUNITY, 2, 3)))
SET = ActionEntry("visit", "HSG", None, date(2027, 1, 4), Head.SELF)
OPEN = OutcomeEntry("", Decision.KEEP_OPEN, date(2027, 1, 21), tell="VS")


def test_the_opening_goes_from_the_roll_to_the_statement_to_what_is_incomplete_to_the_first_case() -> None:
    uncalled = (line("COLP", None), line("HSG", None), line("GUEST", None, guest=True))
    assert said(scene(OPENING, roll=uncalled, statement_read=False)) == "roll: Call the roll: 2 agencies"
    some = (line("COLP"), line("HSG", None))
    assert said(scene(OPENING, roll=some, statement_read=False)) == "roll: Call the roll: still 1 agency"
    assert said(scene(OPENING, statement_read=False)) == "roll: Read the confidentiality statement aloud"
    left = "outstanding: Go through 3 incomplete actions from before"
    assert said(scene(OPENING, outstanding=3)) == left
    assert said(scene(OPENING)) == "next_case: Next: 032, review, 9 min"


def test_a_case_whose_agency_leaves_early_comes_before_the_next() -> None:
    hurried = item(33, ItemKind.HEARING, leavers=("HSG",))
    items = (OPENING, NEXT, hurried)
    assert said(scene(OPENING, items=items)) == "go_to_item: HSG leaves after 033: hear it first"
    gone = (line("HSG", AttendanceStatus.ABSENT),)
    assert said(scene(OPENING, items=items, roll=gone)).startswith("next_case: Next: 032")


def test_a_new_case_goes_from_the_referrer_to_who_tells_the_subject() -> None:
    attendance = tuple(CaseAttendee(code, code, CaseAttendance.IN) for code in ("COLP", "HSG"))
    story: list[tuple[Entry, str]] = [
        (SHARED, "/v: What does the person want, and who speaks for them?"),
        (VOICED, "/i: Not heard from: HSG"),
        (InfoEntry("", "HSG"), "ratings: Sum up the risks aloud, and rate them"),
        (RATED, "/a: No action answers the high risk to self"),
        (SET, "read_back: Read back 1 action"),
    ]
    told: list[Entry] = []
    assert said(scene(NEW)) == "/i: The referrer presents, then who knows what?"
    for entry, then in story:
        told.append(entry)
        assert said(scene(NEW, *told, attendance=attendance)) == then
    read = NOW + timedelta(minutes=1)
    assert said(scene(NEW, *told, read_back_at=read)).startswith("/o: The outcome")
    untold = replace(OPEN, tell=None)
    assert said(scene(NEW, *told, untold, read_back_at=read)).startswith("/tell: Who tells the subject")
    assert said(scene(NEW, *told, OPEN, read_back_at=read)) == "next_case: Next: 032, review, 9 min"


@pytest.mark.parametrize("kind", [HearingKind.REVIEW, HearingKind.REPEAT, HearingKind.URGENT])
def test_whether_finished_actions_helped_is_asked_before_anything_else(kind: HearingKind) -> None:
    last = before(action(1), action(2), action(3, ActionStatus.OPEN, due_on=date(2027, 1, 4)))
    current = of_kind(kind)
    assert said(scene(current, last_time=last)) == "effects: Ask first: did 031/1 and 031/2 help?"
    assert said(scene(current, SHARED, RATED, last_time=last)).startswith("effects: Ask first")
    assert said(scene(current, SET, last_time=last)).startswith("effects: Not asked yet: did 031/1")
    asked = before(action(1, effect=Effect.HELPED), action(2, effect=Effect.TOO_EARLY), judged=frozenset((1, 2)))
    assert not said(scene(current, last_time=asked)).startswith("effects")


def test_what_was_too_early_to_say_last_time_is_asked_again_and_what_was_said_is_not() -> None:
    last = before(action(1, effect=Effect.NO_CHANGE), action(2, effect=Effect.TOO_EARLY))
    assert said(scene(REVIEW, last_time=last)) == "effects: Ask first: did 031/2 help?"


def test_many_actions_are_counted_and_not_all_named() -> None:
    last = before(*(action(number) for number in range(1, 8)))
    assert said(scene(REVIEW, last_time=last)) == "effects: Ask first: did 031/1, 031/2 and 5 more help?"


def test_an_overdue_action_of_which_nothing_was_heard_is_asked_about() -> None:
    late = action(5, ActionStatus.OPEN)
    assert said(scene(REVIEW, last_time=before(late))) == "outstanding: Overdue, what became of 031/5?"
    heard = before(late, reported=frozenset((5,)))
    assert said(scene(REVIEW, last_time=heard)).startswith("/i: What is new since last time")


def test_a_plan_from_before_the_record_is_recalled_until_the_case_is_under_way() -> None:
    measures = (EarlierMeasure("contract", "", Effect.HELPED),)
    last = before(earlier=EarlierPlan(None, None, measures, ((Head.STAFF, 3, 3),)))
    assert said(scene(REVIEW, last_time=last)) == "effects: Recall the earlier plan, and what of it helped"
    assert said(scene(REVIEW, SHARED, last_time=last)) == "ratings: Rate again; last time staff 9"


def test_a_review_rates_again_what_was_rated_last_time() -> None:
    ratings = (HeadRating(Head.SELF, 4, 4, ""), HeadRating(Head.STAFF, 3, 3, ""))
    past = PastHearing(3, LAST, HearingKind.NEW, ratings, None, None, "")
    assert said(scene(REVIEW, SHARED, last_time=before(hearing=past))) == (
        "ratings: Rate again; last time self 16 and staff 9"
    )


def test_a_high_risk_is_answered_by_an_action_still_open_from_before() -> None:
    still_open = before(action(5, ActionStatus.OPEN, due_on=date(2027, 1, 4), head=Head.SELF))
    assert said(scene(REVIEW, SHARED, RATED, last_time=still_open)).startswith("/a: Who offers to do what")
    done = before(action(5, effect=Effect.HELPED, head=Head.SELF))
    assert said(scene(REVIEW, SHARED, RATED, last_time=done)) == "/a: No action answers the high risk to self"


def test_what_is_passed_over_for_something_later_is_no_longer_asked_for() -> None:
    assert said(scene(NEW, RATED, SET)).startswith("read_back")
    assert said(scene(NEW, SET)).startswith("ratings")
    assert said(scene(NEW, OPEN)).startswith("next_case")
    assert said(scene(NEW, SET, OPEN)).startswith("read_back")


def test_an_action_made_after_the_read_back_is_to_be_read_as_well() -> None:
    assert said(scene(NEW, RATED, SET, read_back_at=NOW - timedelta(minutes=1))).startswith("read_back: Read back 1")


def test_a_case_kept_open_needs_the_day_of_its_review() -> None:
    assert said(scene(NEW, RATED, replace(OPEN, review_on=None))).startswith("/o: When is it reviewed?")


@pytest.mark.parametrize("outcome", [OutcomeEntry("no report", Decision.DEFER), None])
def test_nothing_more_is_asked_of_a_case_put_off(outcome: OutcomeEntry | None) -> None:
    current = NEW if outcome else called(31, hearing=hearing(31, not_reached=True))
    entries = (outcome,) if outcome else ()
    assert said(scene(current, *entries, last_time=before(action(1)))).startswith("next_case: Next: 032")


def test_a_guest_of_another_case_steps_out_and_a_guest_of_this_one_is_awaited() -> None:
    other = item(32, ItemKind.HEARING, guests=("WICK",))
    roll = (line("HSG"), line("WICK", guest=True))
    at = scene(NEW, items=(NEW, other), roll=roll)
    assert said(at) == "roll: Not asked for this case, to step out: WICK"
    guest = called(31, guests=("SOL",))
    assert said(scene(guest)) == "roll: Asked for this case, not called yet: SOL"
    assert not said(scene(guest, SHARED)).startswith("roll")
    away = (line("SOL", AttendanceStatus.APOLOGIES, guest=True),)
    assert not said(scene(guest, roll=away)).startswith("roll")


def test_the_statement_comes_first_wherever_the_meeting_is() -> None:
    assert said(scene(NEW, SHARED, statement_read=False)).startswith("roll: The confidentiality statement")


def test_moving_on_says_who_may_go_and_whom_to_ask_in() -> None:
    over = called(31, hearing=hearing(31, Decision.KEEP_OPEN), leavers=("HSG",))
    coming = item(32, ItemKind.HEARING, guests=("WICK",), parked=True)
    at = scene(over, OPEN, items=(over, coming))
    assert said(at) == "next_case: HSG may go. Next: 032, review, 9 min, parked before; ask in WICK"


def test_before_other_business_the_cases_still_undecided_are_named() -> None:
    left = item(30, ItemKind.HEARING, started_at=NOW)
    at = scene(REVIEW, OPEN, items=(left, REVIEW, BUSINESS))
    assert said(at) == "go_to_item: Still undecided: 030"


def test_other_business_is_asked_for_once_and_the_close_follows() -> None:
    items = (BUSINESS, CLOSE)
    assert said(scene(BUSINESS, items=items)).startswith("/n: Other business?")
    assert said(scene(BUSINESS, NoteEntry("none"), items=items)) == "next_case: Next: Close"
    assert said(scene(CLOSE, items=items)).startswith("close_meeting: Close: the totals")


def test_a_stopped_clock_and_a_meeting_without_items_lead_on_as_well() -> None:
    assert said(scene(item(31, ItemKind.HEARING, started_at=NOW))).startswith("pause: The clock is stopped")
    assert said(scene(None, items=(NEXT,))) == "next_case: Next: 032, review, 9 min"
    assert said(scene(None, items=())).startswith("close_meeting: That was the last item")


def test_every_step_is_done_by_a_command_of_the_desk_or_by_a_line() -> None:
    known = {command.id for command in commands_of(Place.DESK)}
    found: set[NextStep] = {
        next_step(scene(current, *entries, statement_read=read, outstanding=count, last_time=last))
        for current in (OPENING, NEW, REVIEW, BUSINESS, CLOSE, None)
        for entries in ((), (SHARED,), (RATED,), (SET,), (OPEN,), (RATED, SET, OPEN))
        for read in (True, False)
        for count in (0, 2)
        for last in (None, before(action(1)), before(action(1, ActionStatus.OPEN)))
    }
    for step in found:
        assert bool(step.order) != bool(step.command)
        assert not step.command or step.command in known
        assert len(step.words) <= 52, step
