import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from ccm_tui.domain.actions.action import Action
from ccm_tui.domain.figures.measures import ActionFigures, Rate, action_figures
from ccm_tui.domain.statuses import ActionStatus
from db.queries.actions.actions import all_actions, incomplete_before
from db.queries.meetings.meetings import all_meetings
from db.record import Record

TODAY = date(2026, 12, 17)

LEDGER = """
031/1 M1 COLP       2026-10-09 complete     2026-10-07 PC Larkspur
031/2 M1 OUTR       2026-09-25 complete     2026-09-24 B. Pipkin
031/3 M1 DAS        2026-10-09 not_possible 2026-10-13 Dr Inkwell
031/4 M2 CST        2026-11-06 complete     2026-11-12 L. Featherstone
031/5 M2 GUEST-WICK 2026-11-13 open         -          T. Mossop
031/6 M3 COLP       2026-12-11 complete     2026-12-10 PC Larkspur
032/1 M1 LFB        2026-09-30 complete     2026-09-29 Stn Off Bellweather
032/2 M1 ASC        2026-10-15 complete     2026-10-30 R. Hollyoak
032/3 M1 HSG        2026-10-09 complete     2026-10-08 N. Turnstile
032/4 M3 MHT        2026-12-10 proposed     -
032/5 M3 HSG        2026-12-11 complete     2026-12-11 N. Turnstile
033/1 M1 COLP       2026-09-21 complete     2026-09-19 DS Netherby
033/2 M1 ASC        2026-09-24 complete     2026-09-23 R. Hollyoak
033/3 M1 HSG        2026-09-30 complete     2026-09-30 N. Turnstile
033/4 M2 VS         2026-10-22 complete     2026-10-21 P. Wren
033/5 M2 DAS        2026-11-06 withdrawn    2026-11-02 Dr Inkwell
034/1 M2 NOISE      2026-11-06 complete     2026-11-05 G. Drumm
034/2 M2 VS         2026-10-29 complete     2026-10-28 P. Wren
034/3 M2 HSG        2026-11-06 not_done     -          N. Turnstile
034/4 M3 HSG        2026-12-04 complete     2026-12-03 N. Turnstile
034/5 M3 CST        2026-12-11 complete     2026-12-14 L. Featherstone
035/1 M1 MHT        2026-09-24 complete     2026-10-02 Dr Candlemaker
035/2 M1 BTP        2026-09-30 complete     2026-09-28 Insp Semaphore
035/3 M2 COLP       2026-10-23 complete     2026-10-22 PC Larkspur
035/4 M3 GUEST-SQY  2026-12-03 open         -          H. Dray
037/1 M2 PROB       2026-10-22 complete     2026-10-21 S. Latchford
037/2 M2 COLP       2026-11-06 complete     2026-11-04 DS Netherby
037/3 M2 DAS        2026-10-30 complete     2026-11-09 Dr Inkwell
037/4 M3 PROB       2026-12-10 complete     2026-12-09 S. Latchford
038/1 M1 COLP       2026-09-25 complete     2026-09-25 ECO Protect Off Vane
038/2 M1 ASC        2026-10-09 complete     2026-10-08 R. Hollyoak
038/3 M1 VS         2026-10-09 complete     2026-10-06 P. Wren
"""


@pytest.fixture(scope="session")
def actions(demo: Record) -> dict[str, Action]:
    with demo.reading() as session:
        return {action.reference: action for action in all_actions(session)}


@pytest.fixture(scope="session")
def figures(actions: dict[str, Action]) -> ActionFigures:
    return action_figures(actions.values(), TODAY)


def test_the_ledger_holds_every_action_with_its_owner_dates_and_status(actions: dict[str, Action]) -> None:
    lines = [
        f"{action.reference} M{action.meeting_number} {action.agency:10} {action.due_on} "
        f"{action.status.value:12} {action.done_on or '-'!s:10} {action.owner}".rstrip()
        for action in actions.values()
    ]
    assert lines == LEDGER.strip().splitlines()


def test_the_thirty_two_actions_are_in_six_states(figures: ActionFigures) -> None:
    assert figures.total == 32
    assert dict(figures.by_status) == {
        ActionStatus.COMPLETE: 26,
        ActionStatus.OPEN: 2,
        ActionStatus.PROPOSED: 1,
        ActionStatus.NOT_POSSIBLE: 1,
        ActionStatus.NOT_DONE: 1,
        ActionStatus.WITHDRAWN: 1,
    }


def test_twenty_one_of_the_twenty_nine_that_fell_due_were_on_time(figures: ActionFigures) -> None:
    assert figures.on_time_rate == Rate(21, 29)
    assert figures.on_time_rate.percent == 72


def test_the_eight_that_were_not_on_time_are_late_not_done_or_overdue(figures: ActionFigures) -> None:
    assert figures.late == ("031/4", "032/2", "034/5", "035/1", "037/3")
    assert figures.not_done == ("034/3",)
    assert figures.overdue == ("031/5", "035/4")


def test_both_overdue_actions_are_with_neighbouring_boroughs(
    actions: dict[str, Action], figures: ActionFigures
) -> None:
    assert [actions[reference].agency_name for reference in figures.overdue] == [
        "Wickmarsh Council",
        "Southquay Council",
    ]


def test_the_live_meeting_opens_with_the_four_actions_that_it_has_to_hear_of(demo: Record) -> None:
    with demo.reading() as session:
        live = next(meeting for meeting in all_meetings(session) if meeting.number == 4)
        exceptions = {action.reference: action for action in incomplete_before(session, live.id)}
    assert set(exceptions) == {"031/5", "032/4", "034/5", "035/4"}
    assert exceptions["034/5"].state_in_words(TODAY) == "complete, 3 days late"


def test_what_housing_did_not_do_was_issued_again_and_escalated(actions: dict[str, Action]) -> None:
    assert actions["034/3"].reissued_as == "034/4"
    assert "tenancy officer" in actions["034/3"].status_reason
    assert actions["034/4"].reissue_of == "034/3"
    assert actions["034/4"].escalated_to == "Head of Housing"


def test_only_those_in_the_room_accepted_there_and_the_neighbours_did_so_afterwards(demo_file: Path) -> None:
    with closing(sqlite3.connect(demo_file)) as connection:
        not_there = connection.execute(
            "SELECT agency.code, accepted_at > meeting.closed_at, accepted_by FROM read_back_line"
            " JOIN action ON action.id = action_id JOIN agency ON agency.id = agency_id"
            " JOIN entry ON entry.id = entry_id JOIN agenda_item ON agenda_item.id = agenda_item_id"
            " JOIN meeting ON meeting.id = meeting_id WHERE NOT accepted ORDER BY agency.code"
        ).fetchall()
        (read_back,) = connection.execute("SELECT count(*) FROM read_back_line").fetchone()
    assert not_there == [("GUEST-SQY", 1, "H. Dray"), ("GUEST-WICK", 1, "T. Mossop"), ("MHT", None, "")]
    assert read_back == 32


def test_the_action_on_the_absent_trust_has_no_owner_yet(actions: dict[str, Action]) -> None:
    assert [action.reference for action in actions.values() if not action.owner] == ["032/4"]
    assert actions["032/4"].accepted_by == ""


def test_every_action_answers_a_risk(actions: dict[str, Action]) -> None:
    assert all(action.head for action in actions.values())


def test_every_finished_action_of_a_case_that_was_heard_again_was_judged(actions: dict[str, Action]) -> None:
    unjudged = [
        action.reference
        for action in actions.values()
        if action.status is ActionStatus.COMPLETE and action.effect is None
    ]
    assert unjudged == ["031/6", "032/5", "034/4", "034/5", "037/4"]


def test_the_last_report_on_an_action_says_what_the_action_says(demo_file: Path) -> None:
    with closing(sqlite3.connect(demo_file)) as connection:
        last_reports = connection.execute(
            "SELECT status, done_on, effect FROM action_report"
            " WHERE id IN (SELECT max(id) FROM action_report GROUP BY action_id) ORDER BY action_id"
        ).fetchall()
        settled = connection.execute(
            "SELECT status, done_on, effect FROM action WHERE status NOT IN ('open', 'proposed') ORDER BY id"
        ).fetchall()
    assert len(settled) == 29
    assert last_reports == settled


def test_not_done_was_heard_at_the_third_meeting_and_not_possible_came_by_mail(demo_file: Path) -> None:
    with closing(sqlite3.connect(demo_file)) as connection:
        reports = connection.execute(
            "SELECT status, meeting_id FROM action_report WHERE status IN ('not_done', 'not_possible')"
            " ORDER BY status"
        ).fetchall()
    assert reports == [("not_done", 3), ("not_possible", None)]
