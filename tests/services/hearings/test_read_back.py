"""What owners have answered is kept from one read-back to the next."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from ccm_tui.clock import clock_from
from ccm_tui.domain.actions.action import Action
from ccm_tui.domain.composer.parsing import parse
from ccm_tui.domain.statuses import ActionStatus
from ccm_tui.domain.vocabulary import EntryKind
from ccm_tui.errors import CcmError
from ccm_tui.services.desk.linear_mode import LinearMode
from ccm_tui.services.hearings.entries import change_entry
from ccm_tui.services.hearings.read_back_view import read_read_back
from ccm_tui.services.hearings.room import room_for
from db.queries.actions.actions import all_actions
from db.record import Record
from tests.conftest import DEMO_NOW
from tests.screens.sitting import LIVE_MEETING, items_now, sitting
from tests.screens.support import opened

REFUSED, ACCEPTED, ABSENT = "036/1", "036/2", "036/3"

SAID = (
    "/roll COLP present",
    "/roll HSG present",
    "/roll MHT absent",
    "/confidentiality",
    "/case 036",
    "hsg: visit by 4 jan",
    "colp: confirm the referral by 8 jan",
    "mht: name a worker by 4 jan",
    f"/readback except {REFUSED}",
)
"""Three actions read back: one that its owner refused, one accepted, one of an agency that is not there."""


@pytest.fixture
def read_once(tmp_path: Path) -> Iterator[tuple[Record, int]]:
    """The record after the first read-back, and the item's id."""
    path = sitting(tmp_path, *SAID)
    item_id = items_now(path)["036"].id
    record = opened(path, clock_from(DEMO_NOW + timedelta(minutes=20)))
    yield record, item_id
    record.close()


def say(record: Record, *lines: str) -> tuple[str, ...]:
    mode = LinearMode(record, str(LIVE_MEETING))
    return tuple(said for line in lines for said in mode.obey(line))


def standing(record: Record) -> dict[str, ActionStatus]:
    with record.reading() as session:
        found = {action.reference: action.status for action in all_actions(session)}
    return {name: found[name] for name in (REFUSED, ACCEPTED, ABSENT)}


def answered(record: Record, item_id: int) -> dict[str, bool | None]:
    return {action.reference: action.answer for action in read_read_back(record, item_id).actions}


def test_what_an_owner_refused_stays_proposed_at_the_next_read_back(read_once: tuple[Record, int]) -> None:
    record, item_id = read_once
    assert answered(record, item_id) == {REFUSED: False, ACCEPTED: True, ABSENT: None}
    assert say(record, "/readback")[-1] == "Read back: 1 accepted, 2 left proposed."
    assert standing(record)[REFUSED] is ActionStatus.PROPOSED


def test_it_is_accepted_once_that_is_said(read_once: tuple[Record, int]) -> None:
    record, item_id = read_once
    assert say(record, "/readback all")[-1] == "Read back: 2 accepted, 1 left proposed."
    assert standing(record)[REFUSED] is ActionStatus.OPEN
    assert answered(record, item_id)[REFUSED] is True


def test_an_action_changed_since_it_was_refused_is_answered_anew(read_once: tuple[Record, int]) -> None:
    record, item_id = read_once
    change(record, item_id, REFUSED, "@hsg visit >2027-01-11")
    assert answered(record, item_id)[REFUSED] is None
    say(record, "/readback")
    assert standing(record)[REFUSED] is ActionStatus.OPEN


def test_an_agency_that_comes_later_accepts_what_was_proposed_to_it(read_once: tuple[Record, int]) -> None:
    record, _ = read_once
    assert say(record, "/roll MHT present", "/readback")[-1] == "Read back: 2 accepted, 1 left proposed."
    assert standing(record)[ABSENT] is ActionStatus.OPEN


def test_what_was_accepted_stays_accepted_when_its_owner_has_left(read_once: tuple[Record, int]) -> None:
    record, item_id = read_once
    say(record, "/leave COLP", "/readback")
    assert standing(record)[ACCEPTED] is ActionStatus.OPEN
    change(record, item_id, ACCEPTED, "@colp confirm it in writing >2027-01-08")
    say(record, "/readback")
    assert standing(record)[ACCEPTED] is ActionStatus.PROPOSED


def test_an_action_of_another_case_can_not_be_left_proposed_here(read_once: tuple[Record, int]) -> None:
    record, _ = read_once
    with pytest.raises(CcmError, match="no action of this hearing"):
        say(record, "/readback except 031/1")


def change(record: Record, item_id: int, reference: str, line: str) -> None:
    """Makes a recorded action say what the line says, as the desk does."""
    with record.reading() as session:
        entry_id = next(action.entry_id for action in all_actions(session) if action.reference == reference)
    change_entry(record, entry_id, parse(line, EntryKind.ACTION, room_for(record, LIVE_MEETING, item_id)).entry)


def test_an_agency_whose_roll_was_not_called_has_accepted_nothing_until_somebody_of_it_is_there(
    tmp_path: Path,
) -> None:
    path = sitting(tmp_path, "/roll COLP present", "/case 036", "asc: visit by 4 jan", "/readback")
    record = opened(path, clock_from(DEMO_NOW + timedelta(minutes=20)))

    def action() -> Action:
        with record.reading() as session:
            return next(one for one in all_actions(session) if one.reference == "036/1")

    assert (action().status, action().accepted_by) == (ActionStatus.PROPOSED, "")
    (read,) = read_read_back(record, items_now(path)["036"].id).actions
    assert read.obstacle == "the roll of Adult Social Care & Safeguarding was not called"
    say(record, "/roll ASC present", "/readback")
    assert action().status is ActionStatus.OPEN
    record.close()


def test_what_is_agreed_before_the_roll_is_called_is_proposed(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/case 036", "asc: visit by 4 jan", "@hsg confirm the date >4jan", "/roll HSG present")
    record = opened(path, clock_from(DEMO_NOW + timedelta(minutes=20)))
    with record.reading() as session:
        made = {one.reference: one.status for one in all_actions(session) if one.reference.startswith("036/")}
    assert set(made.values()) == {ActionStatus.PROPOSED}
    record.close()
