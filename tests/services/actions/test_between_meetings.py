"""Actions between meetings: issued again, escalated, and what the next meeting has to hear of."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from ccm_tui.clock import Clock
from ccm_tui.domain.actions.action import Action
from ccm_tui.domain.statuses import ActionStatus
from ccm_tui.domain.vocabulary import Effect
from ccm_tui.errors import CcmError
from ccm_tui.services.actions.actions import accept, escalate, judge_effect, report_status
from ccm_tui.services.actions.actions_view import read_actions, read_page
from ccm_tui.services.actions.reissue import NewTerms, reissue_between
from ccm_tui.services.actions.replies import take_pasted
from ccm_tui.services.documents.minutes import minutes_of
from ccm_tui.services.governance.subject_access import find_person, subject_access_text
from ccm_tui.services.meetings.meeting import open_meeting
from ccm_tui.services.meetings.outstanding_view import read_outstanding
from db.queries.actions.actions import all_actions
from db.queries.cases.names import subject_names
from db.record import Record
from db.verifying.verification import verify_snapshot
from tests.conftest import DEMO_NOW, stopped_at
from tests.demo_file import demo_record
from tests.screens.sitting import LIVE_MEETING, action_now
from tests.screens.support import opened

OVERDUE, PROPOSED, DONE = "CCM/26/031/5", "CCM/26/032/4", "CCM/26/034/4"
LAST_MEETING = 3
DUE = date(2027, 1, 8)
SAME = NewTerms(DUE, "GUEST-WICK", "T. Mossop", "off until the new year")


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    found = opened(demo_record(tmp_path))
    yield found
    found.close()


def actions(record: Record) -> dict[str, Action]:
    with record.reading() as session:
        return {action.full_reference: action for action in all_actions(session)}


def sound(record: Record) -> bool:
    with record.reading() as session:
        return verify_snapshot(session).sound


def to_escalate(record: Record) -> list[str]:
    search = read_actions(record).read("to escalate").search
    return [action.full_reference for action in read_page(record, search, 0, 100).actions]


def test_an_action_issued_again_says_what_the_old_one_said_and_each_names_the_other(record: Record) -> None:
    old = actions(record)[OVERDUE]
    assert reissue_between(record, OVERDUE, SAME) == "031/7"
    made, before = actions(record)["CCM/26/031/7"], actions(record)[OVERDUE]
    assert (made.text, made.agency, made.head, made.due_on) == (old.text, old.agency, old.head, DUE)
    assert (made.status, made.reissue_of, made.set_on) == (ActionStatus.OPEN, "031/5", DEMO_NOW.date())
    assert (before.status, before.reissued_as, before.due_on) == (ActionStatus.SUPERSEDED, "031/7", old.due_on)


def test_given_to_another_agency_it_is_proposed_until_that_accepts_it(record: Record) -> None:
    reissue_between(record, OVERDUE, NewTerms(DUE, "hsg", "N. Turnstile", "theirs after all"))
    made = actions(record)["CCM/26/031/7"]
    assert (made.status, made.agency, made.owner) == (ActionStatus.PROPOSED, "HSG", "N. Turnstile")


@pytest.mark.parametrize(
    ("reference", "terms"),
    [
        (OVERDUE, NewTerms(date(2026, 12, 1), "HSG", "", "late")),
        (OVERDUE, NewTerms(DUE, "HSG", "", " ")),
        (OVERDUE, NewTerms(DUE, "NOBODY", "", "late")),
        (DONE, SAME),
        ("CCM/26/031/99", SAME),
    ],
)
def test_what_can_t_be_issued_again_is_refused_and_changes_nothing(
    record: Record, reference: str, terms: NewTerms
) -> None:
    before = actions(record)
    with pytest.raises(CcmError):
        reissue_between(record, reference, terms)
    assert actions(record) == before


def test_the_minutes_of_the_meeting_before_stay_as_they_were(record: Record) -> None:
    before = minutes_of(record, LAST_MEETING)
    reissue_between(record, PROPOSED, NewTerms(DUE, "MHT", "", "nobody was asked"))
    reissue_between(record, OVERDUE, SAME)
    escalate(record, "CCM/26/035/4", "Head of Community Safety")
    assert minutes_of(record, LAST_MEETING) == before
    assert sound(record)


def test_why_an_action_was_issued_again_is_told_to_the_person_that_it_is_about(record: Record) -> None:
    reissue_between(record, OVERDUE, SAME)
    case_id = actions(record)[OVERDUE].case_id
    with record.reading() as session:
        name = subject_names(session, [case_id])[case_id]
    # "off" is a title here, and goes with the names of others.
    assert "until the new year" in " ".join(subject_access_text(record, find_person(record, name)).split())


def test_one_undo_takes_an_issue_back(record: Record) -> None:
    before = actions(record)
    reissue_between(record, OVERDUE, SAME)
    assert (record.undo() or "").endswith("031/5 issued again")
    assert actions(record) == before


def test_an_action_missed_at_so_many_meetings_is_to_be_escalated_and_a_new_date_does_not_help(tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    record = opened(path, stopped_at(DEMO_NOW))
    assert to_escalate(record) == []
    open_meeting(record, LIVE_MEETING)
    assert to_escalate(record) == [OVERDUE]
    assert {action.full_reference for action in read_outstanding(record, LIVE_MEETING).actions} >= {OVERDUE}
    assert read_outstanding(record, LIVE_MEETING).to_escalate == {actions(record)[OVERDUE].id}
    reissue_between(record, OVERDUE, SAME)
    assert to_escalate(record) == ["CCM/26/031/7"]
    escalate(record, "CCM/26/031/7", "Director of Housing, Wickmarsh")
    assert to_escalate(record) == []
    minuted = next(one for one in minutes_of(record, LIVE_MEETING).from_before.actions if one.reference == "031/7")
    assert (minuted.escalated_to, minuted.escalated_on) == ("Director of Housing, Wickmarsh", DEMO_NOW.date())
    record.close()
    made = action_now(path, "031/7")
    assert (made.escalated_to, made.escalated_on) == ("Director of Housing, Wickmarsh", DEMO_NOW.date())


def test_only_what_is_still_to_be_done_is_escalated_and_to_somebody(record: Record) -> None:
    for reference, to in ((DONE, "the board"), (OVERDUE, "  ")):
        with pytest.raises(CcmError):
            escalate(record, reference, to)


_made: list[Path] = []


def fresh() -> Path:
    """A copy of the demo record, made once."""
    if not _made:
        _made.append(demo_record(Path(tempfile.mkdtemp())))
    path = Path(tempfile.mkdtemp()) / "demo.db"
    shutil.copy(_made[0], path)
    return path


class BetweenMeetings(RuleBasedStateMachine):
    """A coordinator who does anything with actions, in any order, and takes it back."""

    @initialize()
    def open(self) -> None:
        clock: Clock = stopped_at(DEMO_NOW)
        self.record = Record.open(fresh(), clock, "tester")

    def attempt(self, act: Callable[..., object], *given: Any) -> None:
        with suppress(CcmError):
            act(self.record, *given)

    def one(self, pick: int) -> str:
        references = sorted(actions(self.record))
        return references[pick % len(references)]

    @rule(pick=st.integers(0, 999), status=st.sampled_from(ActionStatus))
    def report(self, pick: int, status: ActionStatus) -> None:
        if status not in (ActionStatus.SUPERSEDED, ActionStatus.PROPOSED):
            self.attempt(report_status, self.one(pick), status, "because [/")

    @rule(pick=st.integers(0, 999))
    def accepted(self, pick: int) -> None:
        self.attempt(accept, self.one(pick), "P. Wren")

    @rule(pick=st.integers(0, 999), effect=st.sampled_from(Effect))
    def judged(self, pick: int, effect: Effect) -> None:
        self.attempt(judge_effect, self.one(pick), effect)

    @rule(pick=st.integers(0, 999), days=st.integers(-3, 40), code=st.sampled_from(("HSG", "MHT", None)))
    def reissued(self, pick: int, days: int, code: str | None) -> None:
        due = DEMO_NOW.date() + timedelta(days=days)
        self.attempt(reissue_between, self.one(pick), NewTerms(due, code, "", "late"))

    @rule(pick=st.integers(0, 999))
    def escalated(self, pick: int) -> None:
        self.attempt(escalate, self.one(pick), "the board")

    @rule(
        picks=st.lists(st.integers(0, 999), max_size=3),
        said=st.sampled_from(("done", "open", "no - ill", "n/a - gone")),
    )
    def replied(self, picks: list[int], said: str) -> None:
        self.attempt(take_pasted, "\n".join(f"{self.one(pick)} | {said}" for pick in picks))

    @rule(times=st.integers(1, 4))
    def undone(self, times: int) -> None:
        for _ in range(times):
            self.record.undo()

    @rule()
    def redone(self) -> None:
        self.record.redo()

    @invariant()
    def the_next_meeting_has_to_hear_exactly_of_what_is_still_incomplete(self) -> None:
        if not hasattr(self, "record"):
            return
        waiting = {action.id for action in actions(self.record).values() if not action.status.settled}
        heard_of = read_outstanding(self.record, LIVE_MEETING).actions
        assert {action.id for action in heard_of if not action.status.settled} == waiting
        assert not [action for action in heard_of if action.status is ActionStatus.SUPERSEDED]

    def teardown(self) -> None:
        if hasattr(self, "record"):
            assert sound(self.record)
            self.record.close()
            shutil.rmtree(self.record.path.parent)


TestBetweenMeetings = BetweenMeetings.TestCase
TestBetweenMeetings.settings = settings(
    max_examples=6, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
