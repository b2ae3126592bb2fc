"""Who is asked for one case, who may go after it, and the order that follows from it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from ccm_tui.domain.agenda.item import AgendaItem
from ccm_tui.errors import CcmError
from ccm_tui.services.agenda.case_plan_view import read_case_plan
from ccm_tui.services.agenda.invitations import ask_for_case, let_go_after, name_guest, strike_guest
from ccm_tui.services.agenda.plan_view import read_plan
from ccm_tui.services.agenda.planning import move_item, remove_case, take_proposed_order
from ccm_tui.services.record.setup import undo
from db.queries.agencies.needs import cases_with_children
from db.record import Record
from db.tables.cases import PersonRow
from tests.demo_file import demo_record
from tests.screens.support import opened

LIVE_MEETING = 4


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    record = opened(demo_record(tmp_path))
    yield record
    record.close()


def on_agenda(record: Record, short: str) -> AgendaItem:
    plan = read_plan(record, LIVE_MEETING)
    assert plan is not None
    return next(item for item in plan.items if item.hearing and item.hearing.short_reference == short)


def order(record: Record) -> list[str]:
    plan = read_plan(record, LIVE_MEETING)
    assert plan is not None
    return [item.hearing.short_reference for item in plan.items if item.hearing]


def test_a_guest_is_asked_for_one_case_and_no_longer_when_asked_again(record: Record) -> None:
    item = on_agenda(record, "032")
    ask_for_case(record, item.id, "rp")
    assert on_agenda(record, "032").guests == ("RP",)
    ask_for_case(record, item.id, "RP")
    assert on_agenda(record, "032").guests == ()
    undo(record)
    assert on_agenda(record, "032").guests == ("RP",)


def test_an_agency_may_go_after_a_case_or_is_in_for_it_alone_never_both(record: Record) -> None:
    item = on_agenda(record, "032")
    let_go_after(record, item.id, "LFB")
    ask_for_case(record, item.id, "LFB")
    after = on_agenda(record, "032")
    assert (after.guests, after.leavers) == (("LFB",), ())


def test_a_restricted_case_is_for_those_who_may_see_it(record: Record) -> None:
    with pytest.raises(CcmError) as refused:
        ask_for_case(record, on_agenda(record, "035").id, "GP")
    assert refused.value.what == "Case 035 is restricted, and GP may not see it."


def test_a_guest_does_not_leave_after_a_case_and_the_opening_has_no_guests(record: Record) -> None:
    with pytest.raises(CcmError, match="its own case only"):
        let_go_after(record, on_agenda(record, "032").id, "RP")
    plan = read_plan(record, LIVE_MEETING)
    assert plan is not None
    with pytest.raises(CcmError, match="Nobody is asked"):
        ask_for_case(record, plan.items[0].id, "RP")


def test_a_person_is_asked_by_name_and_goes_with_the_case(record: Record) -> None:
    item = on_agenda(record, "032")
    first = name_guest(record, item.id, " Dr Ada Fenn ", "Thimble surgery")
    name_guest(record, item.id, "Ms Wick")
    assert [guest.words for guest in on_agenda(record, "032").people] == ["Dr Ada Fenn, Thimble surgery", "Ms Wick"]
    strike_guest(record, first)
    assert [guest.words for guest in on_agenda(record, "032").people] == ["Ms Wick"]
    remove_case(record, item.id)
    undo(record)
    assert [guest.words for guest in on_agenda(record, "032").people] == ["Ms Wick"]


def test_a_guest_who_owes_an_action_and_is_not_asked_is_named(record: Record) -> None:
    item = on_agenda(record, "031")
    ask_for_case(record, item.id, "GUEST-WICK")
    plan, sheet = read_plan(record, LIVE_MEETING), read_case_plan(record, item.id)
    assert plan is not None
    assert plan.not_asked[item.id] == ("GUEST-WICK",)
    assert sheet is not None
    assert [(agency.code, agency.need.words) for agency in sheet.missing] == [("GUEST-WICK", "1 action to report on")]
    assert sheet.agencies[0].need.words.startswith("referred it")


def test_the_order_proposed_hears_the_child_first_and_then_whoever_may_go(record: Record) -> None:
    move_item(record, on_agenda(record, "036").id, 5)
    let_go_after(record, on_agenda(record, "032").id, "LFB")
    assert take_proposed_order(record, LIVE_MEETING)
    assert order(record) == ["036", "032", "039", "009R", "037", "031", "034", "035"]
    assert not take_proposed_order(record, LIVE_MEETING)
    undo(record)
    assert order(record)[-1] == "032"


@pytest.mark.parametrize(
    ("born", "on", "a_child"),
    [
        (date(2008, 12, 17), date(2026, 12, 17), False),
        (date(2008, 12, 18), date(2026, 12, 17), True),
        (date(2008, 2, 29), date(2026, 2, 28), True),
        (date(2008, 2, 29), date(2026, 3, 1), False),
    ],
)
def test_a_child_is_somebody_under_eighteen_on_the_day(born: date, on: date, a_child: bool, record: Record) -> None:
    hearing = on_agenda(record, "036").hearing
    assert hearing is not None
    with record.writing("test.born", "a birthday") as writing:
        quince = writing.session.exec(select(PersonRow).where(PersonRow.name == "Rollo Quince")).one()
        writing.change(quince, born_on=born)
    with record.reading() as session:
        assert (hearing.case_id in cases_with_children(session, [hearing.case_id], on)) is a_child
