"""An action issued again is a new action in the place of the old one, in one act."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ccm_tui.domain.actions.action import Action
from ccm_tui.domain.composer.line.entries import ActionEntry
from ccm_tui.domain.statuses import ActionStatus
from ccm_tui.errors import CcmError
from ccm_tui.services.actions.actions import accept, report_status
from ccm_tui.services.actions.reissue import NewTerms, reissue, reissue_between
from ccm_tui.services.hearings.entries import change_entry, record_entry, withdraw_entry
from ccm_tui.services.meetings.outstanding_view import read_outstanding
from db.queries.actions.actions import all_actions
from db.record import Record
from db.verifying.verification import verify_snapshot
from tests.screens.sitting import LIVE_MEETING, items_now, sitting
from tests.screens.support import opened

DUE = date(2027, 1, 8)


@pytest.fixture
def heard(tmp_path: Path) -> Iterator[tuple[Record, int]]:
    """The record with the live meeting at case 031, Housing absent, and that item's id."""
    path = sitting(tmp_path, "/roll COLP present", "/roll HSG absent", "/case 031")
    item_id = items_now(path)["031"].id
    record = opened(path)
    yield record, item_id
    record.close()


def action(record: Record, reference: str) -> Action:
    with record.reading() as session:
        return next(each for each in all_actions(session) if each.reference == reference)


def test_the_new_action_says_what_the_old_one_said_with_a_new_date(heard: tuple[Record, int]) -> None:
    record, item_id = heard
    old = action(record, "031/5")
    made = action(record, reissue(record, item_id, "031/5", DUE))
    assert (made.text, made.agency, made.owner, made.head) == (old.text, old.agency, old.owner, old.head)
    assert (made.reference, made.due_on, made.reissue_of) == ("031/7", DUE, "031/5")
    assert (action(record, "031/5").status, action(record, "031/5").reissued_as) == (ActionStatus.SUPERSEDED, "031/7")


def test_a_settled_action_keeps_what_became_of_it(heard: tuple[Record, int]) -> None:
    record, item_id = heard
    reissue(record, item_id, "031/3", DUE)
    assert action(record, "031/3").status is ActionStatus.NOT_POSSIBLE


def test_it_is_one_act_that_one_undo_takes_back(heard: tuple[Record, int]) -> None:
    record, item_id = heard
    before = action(record, "031/5")
    reissue(record, item_id, "031/5", DUE)
    label = record.undo()
    assert label is not None and label.endswith("due Fri 8 Jan 2027: 031/5 issued again")
    assert action(record, "031/5") == before
    with record.reading() as session:
        assert "031/7" not in [each.reference for each in all_actions(session)]


def test_it_is_not_issued_twice_unless_the_new_one_was_struck_out(heard: tuple[Record, int]) -> None:
    record, item_id = heard
    reissue(record, item_id, "031/5", DUE)
    with pytest.raises(CcmError, match="issued again already, as 031/7"):
        reissue(record, item_id, "031/5", DUE)
    withdraw_entry(record, action(record, "031/7").entry_id)
    assert reissue(record, item_id, "031/5", DUE) == "031/8"


def test_only_an_earlier_action_of_the_case_that_is_heard_can_be_issued_again(heard: tuple[Record, int]) -> None:
    record, item_id = heard
    with pytest.raises(CcmError, match="another case"):
        reissue(record, item_id, "032/1", DUE)
    new = reissue(record, item_id, "031/5", DUE)
    with pytest.raises(CcmError, match="this very hearing"):
        reissue(record, item_id, new, DUE)
    with pytest.raises(CcmError):
        reissue(record, item_id, "031/99", DUE)


def test_striking_out_the_new_one_leaves_the_old_one_as_it_was_and_still_to_be_heard_of(
    heard: tuple[Record, int],
) -> None:
    record, item_id = heard
    before, to_hear = action(record, "031/5"), read_outstanding(record, LIVE_MEETING)
    reissue(record, item_id, "031/5", DUE)
    assert read_outstanding(record, LIVE_MEETING) != to_hear
    withdraw_entry(record, action(record, "031/7").entry_id)
    assert action(record, "031/5") == before
    assert read_outstanding(record, LIVE_MEETING) == to_hear


def test_striking_out_is_one_act_that_undo_and_redo_take_back_and_do_again(heard: tuple[Record, int]) -> None:
    record, item_id = heard
    before = action(record, "031/5")
    reissue(record, item_id, "031/5", DUE)
    superseded, made = action(record, "031/5"), action(record, "031/7")
    withdraw_entry(record, made.entry_id)
    assert record.undo() == "withdrawal of action, 031; 031/5 is open again"
    assert (action(record, "031/5"), action(record, "031/7")) == (superseded, made)
    record.redo()
    assert action(record, "031/5") == before
    with record.reading() as session:
        assert verify_snapshot(session).sound


def test_a_proposed_action_is_proposed_again_and_not_open(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/roll COLP present", "/case 032")
    item_id = items_now(path)["032"].id
    record = opened(path)
    made = reissue(record, item_id, "032/4", DUE)
    withdraw_entry(record, action(record, made).entry_id)
    assert action(record, "032/4").status is ActionStatus.PROPOSED
    record.close()


def test_a_settled_action_stays_settled_when_the_new_one_is_struck_out(heard: tuple[Record, int]) -> None:
    record, item_id = heard
    before = action(record, "031/3")
    made = reissue(record, item_id, "031/3", DUE)
    withdraw_entry(record, action(record, made).entry_id)
    assert action(record, "031/3") == before


def test_what_was_reported_of_the_old_one_meanwhile_stays(heard: tuple[Record, int]) -> None:
    record, item_id = heard
    made = reissue(record, item_id, "031/5", DUE)
    report_status(record, "031/5", ActionStatus.COMPLETE)
    withdraw_entry(record, action(record, made).entry_id)
    assert action(record, "031/5").status is ActionStatus.COMPLETE


def test_an_action_that_is_given_to_another_agency_loses_who_accepted_it(heard: tuple[Record, int]) -> None:
    record, item_id = heard
    entry = ActionEntry("visit and ring back", "HSG", "N. Turnstile", DUE)
    entry_id = record_entry(record, item_id, entry)
    accept(record, "031/7", "N. Turnstile")
    change_entry(record, entry_id, replace(entry, text="visit and write"))
    assert action(record, "031/7").accepted_by == "N. Turnstile"
    change_entry(record, entry_id, replace(entry, agency="COLP"))
    assert (action(record, "031/7").agency, action(record, "031/7").accepted_by) == ("COLP", "")
    change_entry(record, entry_id, replace(entry, agency=None))
    assert (action(record, "031/7").status, action(record, "031/7").accepted_by) == (ActionStatus.PROPOSED, "")


def test_an_action_that_is_given_to_another_person_is_not_accepted_by_the_one_before(
    heard: tuple[Record, int],
) -> None:
    record, item_id = heard
    entry = ActionEntry("visit and ring back", "HSG", "N. Turnstile", DUE)
    entry_id = record_entry(record, item_id, entry)
    accept(record, "031/7", "N. Turnstile")
    change_entry(record, entry_id, replace(entry, person="P. Wren"))
    assert (action(record, "031/7").owner, action(record, "031/7").accepted_by) == ("P. Wren", "")


def test_of_several_issued_one_after_another_one_is_owed_whichever_are_struck_out(
    heard: tuple[Record, int],
) -> None:
    record, item_id = heard
    before = action(record, "031/5")
    reissue(record, item_id, "031/5", DUE)
    reissue_between(record, "CCM/26/031/7", NewTerms(DUE, None, "", "nobody to do it"))
    last = action(record, "031/8")
    withdraw_entry(record, action(record, "031/7").entry_id)
    assert (action(record, "031/5").status, action(record, "031/8")) == (ActionStatus.SUPERSEDED, last)
    withdraw_entry(record, last.entry_id)
    assert action(record, "031/5").status is before.status
