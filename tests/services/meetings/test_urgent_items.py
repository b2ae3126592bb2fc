"""An urgent item is on the agenda in one act, and leaves it in one."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from ccm_tui.clock import Clock, clock_from, london_day
from ccm_tui.domain.agenda.item import AgendaItem
from ccm_tui.domain.composer.line.entries import NoteEntry
from ccm_tui.domain.statuses import CaseStatus
from ccm_tui.domain.vocabulary import HearingKind, ItemKind, PersonRole
from ccm_tui.errors import CcmError
from ccm_tui.services.hearings.entries import record_entry
from ccm_tui.services.meetings.closing import close
from ccm_tui.services.meetings.meeting import open_meeting
from ccm_tui.services.meetings.urgent_items import add_urgent, proposed_reference
from ccm_tui.services.meetings.walk import call_item, call_next
from db.queries.agenda.agenda import agenda_of_meeting, current_item_id
from db.queries.agenda.due import due_cases
from db.queries.cases.cases import case_row, case_with_id
from db.record import Record
from tests.conftest import DEMO_NOW
from tests.demo_file import demo_record

LIVE_MEETING = 4


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    path = demo_record(tmp_path)
    clock: Clock = clock_from(DEMO_NOW)
    opened = Record.open(path, clock, "tester")
    open_meeting(opened, LIVE_MEETING)
    yield opened
    opened.close()


def items(record: Record) -> tuple[AgendaItem, ...]:
    with record.reading() as session:
        return agenda_of_meeting(session, LIVE_MEETING)


def order_of(record: Record) -> list[str]:
    return [item.hearing.short_reference for item in items(record) if item.hearing]


def added(record: Record, item_id: int) -> AgendaItem:
    return next(item for item in items(record) if item.id == item_id)


def contents(record: Record) -> dict[str, list[tuple[object, ...]]]:
    raw = sqlite3.connect(record.path)
    names = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    kept = [name for name in names if not name.startswith(("journal", "sqlite", "search"))]
    found = {name: raw.execute(f'SELECT * FROM "{name}" ORDER BY 1').fetchall() for name in kept}
    raw.close()
    return found


def test_a_name_is_enough_and_the_case_comes_after_the_one_before_the_meeting(record: Record) -> None:
    call_next(record, LIVE_MEETING)
    item = added(record, add_urgent(record, LIVE_MEETING, " Orla Vance "))
    assert order_of(record)[:3] == ["036", "040", "039"]
    assert item.hearing is not None
    assert (item.hearing.name, item.hearing.reference) == ("Orla Vance", "CCM/26/040")
    assert (item.hearing.kind, item.budget_minutes) == (HearingKind.URGENT, 18)
    following = call_next(record, LIVE_MEETING)
    assert following is not None
    assert following.id == item.id


def test_its_subject_is_named_and_nobody_is_recorded_as_causing_harm(record: Record) -> None:
    item = added(record, add_urgent(record, LIVE_MEETING, "Orla Vance", why="threatened this morning"))
    assert item.hearing is not None
    with record.reading() as session:
        people = case_with_id(session, item.hearing.case_id).people
    assert [(person.name, person.role) for person in people] == [("Orla Vance", PersonRole.VULNERABLE_VICTIM)]
    assert item.hearing.reason == "threatened this morning"


def test_before_the_first_case_is_called_it_comes_first_and_the_opening_stays_before_it(record: Record) -> None:
    add_urgent(record, LIVE_MEETING, "Orla Vance")
    assert order_of(record)[0] == "040"
    assert [item.kind for item in items(record)][:2] == [ItemKind.OPENING, ItemKind.ACTIONS_REVIEW]


def test_after_the_last_case_it_still_comes_before_other_business(record: Record) -> None:
    last = next(item for item in items(record) if item.kind is ItemKind.CLOSE)
    call_item(record, last.id)
    add_urgent(record, LIVE_MEETING, "Orla Vance")
    assert order_of(record)[-1] == "040"
    assert [item.kind for item in items(record)][-2:] == [ItemKind.OTHER_BUSINESS, ItemKind.CLOSE]


def test_the_reference_proposed_is_the_one_that_it_gets(record: Record) -> None:
    proposed = proposed_reference(record)
    item = added(record, add_urgent(record, LIVE_MEETING, "Orla Vance"))
    assert item.hearing is not None
    assert item.hearing.reference == proposed


def test_a_whole_reference_that_is_free_is_taken(record: Record) -> None:
    item = added(record, add_urgent(record, LIVE_MEETING, "Orla Vance", "ccm/26/077"))
    assert item.hearing is not None
    assert item.hearing.reference == "CCM/26/077"
    assert proposed_reference(record) == "CCM/26/078"


def case_open_again(record: Record) -> str:
    """Case 033 open, and on no agenda; its reference."""
    with record.writing("test.case") as writing:
        row = case_row(writing.session, "033")
        assert row is not None
        writing.change(row, status=CaseStatus.OPEN, closed_on=None)
        return row.reference


@pytest.mark.parametrize("said", ["CCM/26/033", "033", "ccm/26/033"])
def test_the_reference_of_a_case_on_record_puts_that_case_on_the_agenda(said: str, record: Record) -> None:
    reference = case_open_again(record)
    before = contents(record)["case_file"]
    item = added(record, add_urgent(record, LIVE_MEETING, "", said))
    assert item.hearing is not None
    assert (item.hearing.reference, item.hearing.kind) == (reference, HearingKind.URGENT)
    assert contents(record)["case_file"] == before


def test_part_of_the_name_with_the_reference_is_enough(record: Record) -> None:
    case_open_again(record)
    with record.reading() as session:
        row = case_row(session, "033")
        assert row is not None
        name = case_with_id(session, row.id).name
    item = added(record, add_urgent(record, LIVE_MEETING, name.split()[-1].upper(), "033"))
    assert item.hearing is not None
    assert item.hearing.name == name


@pytest.mark.parametrize(
    ("name", "reference", "told"),
    [
        ("", "", "needs a name"),
        ("  ", "", "needs a name"),
        ("Orla Vance", "099", "no case of that reference"),
        ("", "CCM/26/099", "needs a name"),
        ("Orla Vance", "CCM26040", "no case of that reference"),
        ("Orla Vance", "CCM/26/040; DROP", "no case of that reference"),
        ("Rollo Quince", "036", "on this agenda already"),
        ("Orla Vance", "033", "about someone else"),
        ("", "033", "closed"),
    ],
)
def test_what_cannot_be_put_on_is_told_and_changes_nothing(
    name: str, reference: str, told: str, record: Record
) -> None:
    before = contents(record)
    with pytest.raises(CcmError, match=told) as error:
        add_urgent(record, LIVE_MEETING, name, reference)
    assert name.strip() == "" or name not in str(error.value)
    assert contents(record) == before


def test_a_subject_who_comes_back_makes_a_repeat_that_keeps_the_old_number(record: Record) -> None:
    with record.reading() as session:
        row = case_row(session, "033")
        assert row is not None
        name = case_with_id(session, row.id).name
    item = added(record, add_urgent(record, LIVE_MEETING, name))
    assert item.hearing is not None
    assert item.hearing.reference == "CCM/26/033R"


def test_nothing_urgent_is_added_before_the_meeting_opens_or_after_it_closes(record: Record) -> None:
    with pytest.raises(CcmError, match="not in session"):
        add_urgent(record, LIVE_MEETING + 1, "Orla Vance")
    close(record, LIVE_MEETING)
    with pytest.raises(CcmError, match="not in session"):
        add_urgent(record, LIVE_MEETING, "Orla Vance")


def test_one_undo_takes_an_urgent_item_off_and_one_redo_puts_it_on_again(record: Record) -> None:
    before = contents(record)
    add_urgent(record, LIVE_MEETING, "Orla Vance")
    after = contents(record)
    assert record.undo() == "urgent item: case 040 put on the agenda"
    assert contents(record) == before
    record.redo()
    assert contents(record) == after


def test_undoing_an_urgent_item_that_was_called_leaves_the_meeting_at_the_case_before(record: Record) -> None:
    call_next(record, LIVE_MEETING)
    before = order_of(record)
    item_id = add_urgent(record, LIVE_MEETING, "Orla Vance")
    call_item(record, item_id)
    record_entry(record, item_id, NoteEntry("came in at the door"))
    record.undo()
    record.undo()
    assert order_of(record) == before
    with record.reading() as session:
        here = current_item_id(session, LIVE_MEETING)
    assert added(record, here or 0).hearing == items(record)[2].hearing
    following = call_next(record, LIVE_MEETING)
    assert following is not None
    assert following.hearing is not None
    assert following.hearing.short_reference == before[1]


def test_an_urgent_item_that_is_not_reached_carries_over_by_itself(record: Record) -> None:
    add_urgent(record, LIVE_MEETING, "Orla Vance")
    close(record, LIVE_MEETING)
    with record.reading() as session:
        due = {one.name: one for one in due_cases(session, london_day(DEMO_NOW))}
    assert (due["Orla Vance"].kind, due["Orla Vance"].why) == (
        HearingKind.URGENT,
        "carried over: not reached Thu 17 Dec 2026",
    )


@pytest.mark.parametrize("name", ["[MARAC] [/ \x1b[2J", "'; DROP TABLE case_file; --", "x" * 10_000])
def test_a_hostile_name_is_on_record_as_typed(name: str, record: Record) -> None:
    item = added(record, add_urgent(record, LIVE_MEETING, name, why=name))
    assert item.hearing is not None
    assert (item.hearing.name, item.hearing.reason) == (name, name)
