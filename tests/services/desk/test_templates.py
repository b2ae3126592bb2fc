"""Templates are learnt from the record, and from nothing in it that must not travel."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ccm_tui.domain.statuses import ActionStatus
from ccm_tui.errors import CcmError
from ccm_tui.services.actions.actions import report_status
from ccm_tui.services.desk.linear_mode import LinearMode
from ccm_tui.services.desk.lines import read_templates
from db.queries.actions.actions import all_actions
from db.record import Record
from tests.screens.sitting import LIVE_MEETING, items_now, sitting
from tests.screens.support import opened

WORDS = "Walk the estate with the wardens"


@pytest.fixture
def heard(tmp_path: Path) -> Iterator[tuple[Record, dict[str, int]]]:
    """The live meeting in session, and the item of each case."""
    path = sitting(tmp_path, "/roll COLP present", "/roll HSG deputy Fern Lockwood")
    items = {name: item.id for name, item in items_now(path).items()}
    record = opened(path)
    yield record, items
    record.close()


def say(record: Record, *lines: str) -> tuple[str, ...]:
    mode = LinearMode(record, str(LIVE_MEETING))
    return tuple(said for line in lines for said in mode.obey(line))


def first(record: Record, item_id: int) -> tuple[str, str | None]:
    template = read_templates(record, item_id)[0]
    return template.text, template.agency


def test_what_stands_in_two_cases_is_first_in_a_third(heard: tuple[Record, dict[str, int]]) -> None:
    record, items = heard
    say(record, "/case 036", f"colp: {WORDS} by 4 jan")
    assert WORDS not in {template.text for template in read_templates(record, items["037"])}
    say(record, "/case 037", f"colp: {WORDS.lower()}")
    assert first(record, items["034"]) == (WORDS.lower(), "COLP")


def test_a_number_means_the_same_while_a_case_is_before_the_meeting(heard: tuple[Record, dict[str, int]]) -> None:
    record, items = heard
    say(record, "/case 036", f"colp: {WORDS}", "/case 037")
    before = read_templates(record, items["037"])
    say(record, f"colp: {WORDS}")
    assert read_templates(record, items["037"]) == before


def test_nothing_is_learnt_from_a_restricted_case(heard: tuple[Record, dict[str, int]]) -> None:
    record, items = heard
    say(record, "/case 039", f"colp: {WORDS}", "/case 035", f"colp: {WORDS}", "/case 036", f"colp: {WORDS}")
    assert WORDS not in {template.text for template in read_templates(record, items["034"])}


@pytest.mark.parametrize("struck_out", [True, False], ids=["as an error", "as an action"])
def test_nothing_is_learnt_from_what_was_withdrawn(struck_out: bool, heard: tuple[Record, dict[str, int]]) -> None:
    record, items = heard
    say(record, "/case 036", f"colp: {WORDS}", "/case 037", f"colp: {WORDS}")
    if struck_out:
        record.undo()
    else:
        report_status(record, "036/1", ActionStatus.WITHDRAWN, "the estate is closed")
    assert WORDS not in {template.text for template in read_templates(record, items["034"])}


def test_the_linear_mode_lists_them_and_records_one_with_what_is_added(heard: tuple[Record, dict[str, int]]) -> None:
    record, _ = heard
    say(record, "/case 036", f"hsg: {WORDS}", "/case 037", f"hsg: {WORDS}", "/case 034")
    assert say(record, "/templates")[1] == f"1 hsg: {WORDS}"
    said = say(record, "/template 1 by 4 jan #victim")
    assert said[0].startswith("034/6 Action: Housing (estates, tenancy) (Fern Lockwood), due Mon 4 Jan 2027")
    assert "not asked yet whether 034/4 and 034/5 helped" in said
    with record.reading() as session:
        made = all_actions(session)
    assert [action.text for action in made if action.reference == "034/6"] == [WORDS]


@pytest.mark.parametrize("number", ["0", "10", "x", "²"])
def test_a_number_that_no_template_has_records_nothing(number: str, heard: tuple[Record, dict[str, int]]) -> None:
    record, _ = heard
    say(record, "/case 036")
    with pytest.raises(CcmError, match="no template of that number"):
        say(record, f"/template {number}")
    with record.reading() as session:
        assert not [action for action in all_actions(session) if action.reference.startswith("036/")]
