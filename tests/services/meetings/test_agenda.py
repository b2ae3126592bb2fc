"""The agenda bent, the chair handed over, by key or by order alike."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from ccm_tui.clock import london_day
from ccm_tui.documents.minutes.pages import minutes_text
from ccm_tui.domain.agenda.item import AgendaItem
from ccm_tui.domain.composer.orders.form import Misread
from ccm_tui.domain.composer.orders.orders import read_order
from ccm_tui.domain.statuses import Decision
from ccm_tui.domain.vocabulary import EntryKind
from ccm_tui.errors import CcmError
from ccm_tui.services.agenda.planning import add_case
from ccm_tui.services.desk.lines import record_line
from ccm_tui.services.desk.orders import follow_order
from ccm_tui.services.documents.minutes import minutes_of
from ccm_tui.services.meetings.agenda import defer, move_case, park_or_put_back
from ccm_tui.services.meetings.agenda_view import read_agenda
from ccm_tui.services.meetings.closing import close
from ccm_tui.services.meetings.meeting import hand_over, open_meeting
from ccm_tui.services.meetings.walk import call_next
from db.queries.agenda.due import due_cases
from db.record import Record
from tests.conftest import DEMO_NOW
from tests.demo_file import demo_record

LIVE_MEETING = 4


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    path = demo_record(tmp_path)
    times = (DEMO_NOW + timedelta(minutes=minute) for minute in range(10_000))
    opened = Record.open(path, lambda: next(times), "tester")
    open_meeting(opened, LIVE_MEETING)
    yield opened
    opened.close()


def cases(record: Record) -> dict[str, AgendaItem]:
    sheet = read_agenda(record, LIVE_MEETING)
    return {item.hearing.short_reference: item for item in sheet.items if item.hearing}


def obey(record: Record, line: str) -> str:
    word, _, rest = line.removeprefix("/").partition(" ")
    order = read_order(word, rest, record.today)
    assert not isinstance(order, Misread)
    return " ".join(follow_order(record, LIVE_MEETING, order))


def test_parking_by_order_puts_a_case_aside_and_parking_it_again_puts_it_back(record: Record) -> None:
    assert obey(record, "/park 036 waiting for the police") == "Case 036 is parked; it comes up after the others."
    assert (cases(record)["036"].parked, cases(record)["036"].parked_reason) == (True, "waiting for the police")
    assert obey(record, "/park 036") == "Case 036 is back in its place."
    assert (cases(record)["036"].parked, cases(record)["036"].parked_reason) == (False, "")


def test_a_case_that_was_never_called_is_deferred_with_its_reason_and_comes_up_next_time(record: Record) -> None:
    assert obey(record, "/defer 037 probation sent nobody") == "Case 037 is deferred to the next meeting."
    assert not cases(record)["037"].heard
    close(record, LIVE_MEETING)
    with record.reading() as session:
        due = {one.reference: one.why for one in due_cases(session, london_day(DEMO_NOW))}
    assert due["CCM/26/037"] == "carried over: deferred Thu 17 Dec 2026"
    assert "probation sent nobody" in minutes_text(minutes_of(record, LIVE_MEETING))


def test_a_case_that_was_put_off_and_has_been_heard_since_is_not_carried_over_again(record: Record) -> None:
    case_id = next(item.hearing.case_id for short, item in cases(record).items() if short == "037" and item.hearing)
    obey(record, "/defer 037 probation sent nobody")
    close(record, LIVE_MEETING)
    add_case(record, LIVE_MEETING + 1, case_id)
    open_meeting(record, LIVE_MEETING + 1)
    call_next(record, LIVE_MEETING + 1)
    record_line(record, LIVE_MEETING + 1, EntryKind.OUTCOME, "open review 18 feb steadier")
    close(record, LIVE_MEETING + 1)
    with record.reading() as session:
        assert "CCM/26/037" not in {one.reference for one in due_cases(session, london_day(DEMO_NOW))}


def test_an_urgent_item_by_order_is_said_back_as_it_stands_on_the_agenda(record: Record) -> None:
    assert obey(record, "/urgent Orla Vance") == (
        "Put on the agenda: Case 040, Orla Vance, urgent, 18 min. It is not called yet: /case 040 calls it."
    )
    assert obey(record, "/urgent CCM/26/060 Ned Tarn") == (
        "Put on the agenda: Case 060, Ned Tarn, urgent, 18 min. It is not called yet: /case 060 calls it."
    )


@pytest.mark.parametrize("line", ["/park 999", "/defer 999 why", "/urgent 999 Orla Vance"])
def test_an_order_about_a_case_that_is_not_there_is_told(line: str, record: Record) -> None:
    with pytest.raises(CcmError):
        obey(record, line)


def test_a_decided_case_is_neither_moved_parked_nor_deferred_again(record: Record) -> None:
    decided = cases(record)["036"].id
    defer(record, decided, "no report")
    before = read_agenda(record, LIVE_MEETING).items
    for act in (
        lambda: move_case(record, decided, 1),
        lambda: park_or_put_back(record, decided),
        lambda: defer(record, decided, "again"),
    ):
        with pytest.raises(CcmError, match="036 is decided: defer"):
            act()
    assert read_agenda(record, LIVE_MEETING).items == before


def test_a_deferral_without_a_reason_is_refused(record: Record) -> None:
    with pytest.raises(CcmError, match="needs its reason"):
        defer(record, cases(record)["036"].id, "  ")


def test_only_cases_are_bent_and_only_while_the_meeting_is_in_session(record: Record) -> None:
    opening = read_agenda(record, LIVE_MEETING).items[0].id
    with pytest.raises(CcmError, match="no case"):
        park_or_put_back(record, opening)
    case = cases(record)["036"].id
    close(record, LIVE_MEETING)
    with pytest.raises(CcmError, match="not in session"):
        move_case(record, case, 1)
    with pytest.raises(CcmError, match="not in session"):
        hand_over(record, LIVE_MEETING, "Lowell Featherstone")


def test_a_case_is_moved_and_one_undo_moves_it_back(record: Record) -> None:
    before = list(cases(record))
    move_case(record, cases(record)["037"].id, -1)
    assert list(cases(record)).index("037") == before.index("037") - 1
    record.undo()
    assert list(cases(record)) == before


def test_who_leaves_early_is_offered_first_until_their_case_is_decided(record: Record) -> None:
    move_case(record, cases(record)["036"].id, 2)
    assert [advice.words for advice in read_agenda(record, LIVE_MEETING).hear_first] == [
        "CSC leaves after 036: hear it first."
    ]
    obey(record, "/roll CSC absent")
    assert read_agenda(record, LIVE_MEETING).hear_first == ()
    obey(record, "/roll CSC present")
    obey(record, "/defer 036 no report")
    assert read_agenda(record, LIVE_MEETING).hear_first == ()


def test_the_minutes_name_each_chair_in_turn_with_the_time(record: Record) -> None:
    opener = read_agenda(record, LIVE_MEETING).chair
    first = hand_over(record, LIVE_MEETING, " Lowell Featherstone ")
    assert obey(record, "/chair Ines Halloway").startswith("Ines Halloway has the chair from 13:")
    sheet = read_agenda(record, LIVE_MEETING)
    assert (sheet.chair, sheet.meeting.chair) == ("Ines Halloway", opener)
    text = " ".join(minutes_text(minutes_of(record, LIVE_MEETING)).split())
    assert f"{opener} until {first.from_at.astimezone(DEMO_NOW.tzinfo):%H:%M}, then Lowell Featherstone until" in text
    assert ", then Ines Halloway" in text


def test_undo_gives_the_chair_back(record: Record) -> None:
    opener = read_agenda(record, LIVE_MEETING).chair
    hand_over(record, LIVE_MEETING, "Lowell Featherstone")
    assert record.undo() == "chair handed over"
    assert read_agenda(record, LIVE_MEETING).chair == opener


@pytest.mark.parametrize("name", ["", "  "])
def test_nobody_takes_the_chair_without_a_name(name: str, record: Record) -> None:
    with pytest.raises(CcmError, match="needs a name"):
        hand_over(record, LIVE_MEETING, name)


def test_whoever_has_the_chair_cannot_take_it(record: Record) -> None:
    with pytest.raises(CcmError, match="have the chair already"):
        hand_over(record, LIVE_MEETING, read_agenda(record, LIVE_MEETING).chair.upper())


def test_a_deferral_is_an_outcome_like_any_other(record: Record) -> None:
    defer(record, cases(record)["036"].id, "no report")
    hearing = cases(record)["036"].hearing
    assert hearing is not None
    assert hearing.decision is Decision.DEFER
    record.undo()
    hearing = cases(record)["036"].hearing
    assert hearing is not None
    assert hearing.decision is None
