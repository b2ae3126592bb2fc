"""An action issued again is a new action in the place of the old one, in one act."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ccm_tui.domain.actions.action import Action
from ccm_tui.domain.vocabulary import ActionStatus
from ccm_tui.errors import CcmError
from ccm_tui.services.actions.reissue import reissue
from ccm_tui.services.hearings.entries import withdraw_entry
from db.queries.actions.actions import all_actions
from db.record import Record
from tests.screens.sitting import items_now, sitting
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
