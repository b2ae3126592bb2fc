"""The register of actions."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ccm_tui.domain.actions.search import ActionSearch
from ccm_tui.services.actions.actions_view import read_actions, read_page
from db.queries.actions.actions import all_actions
from db.queries.agencies.agencies import all_agencies
from db.record import Record
from tests.demo_file import demo_record
from tests.screens.support import opened

OVERDUE, RESTRICTED_OVERDUE = "031/5", "035/4"


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    found = opened(demo_record(tmp_path))
    yield found
    found.close()


def found_by(record: Record, line: str) -> list[str]:
    search = read_actions(record).read(line).search
    return [action.reference for action in read_page(record, search, 0, 1000).actions]


def test_its_pages_are_all_actions_in_the_order_of_their_dates(record: Record) -> None:
    with record.reading() as session:
        every = all_actions(session)
    pages = [read_page(record, ActionSearch(), offset, 5) for offset in range(0, len(every), 5)]
    found = [action for page in pages for action in page.actions]
    assert {page.found for page in pages} == {len(every)}
    assert sorted(action.id for action in found) == sorted(action.id for action in every)
    assert [action.due_on for action in found] == sorted(action.due_on for action in every if action.due_on)


@pytest.mark.parametrize(
    ("line", "references"),
    [
        ("overdue", [OVERDUE, RESTRICTED_OVERDUE]),
        ("open", [OVERDUE, RESTRICTED_OVERDUE, "032/4"]),
        ("proposed mht", ["032/4"]),
        ("mossop", [OVERDUE]),
        ("wickmarsh", [OVERDUE]),
        ("open due before 1 dec", [OVERDUE]),
        ("no effect", ["034/4", "037/4", "034/5", "032/5", "031/6"]),
        ("031/5", [OVERDUE]),
        ("100%_", []),
    ],
)
def test_each_thing_that_can_be_looked_for_finds_what_it_says(
    record: Record, line: str, references: list[str]
) -> None:
    assert found_by(record, line) == references


def test_the_text_of_a_restricted_case_is_found_by_nothing(record: Record) -> None:
    with record.reading() as session:
        restricted = [action for action in all_actions(session) if action.restricted]
        names = [f"{agency.code} {agency.name}" for agency in all_agencies(session)]
    shown = " ".join((*names, *(action.owner for action in restricted))).casefold()
    words = {word for action in restricted for word in action.text.split() if word.casefold() not in shown}
    assert words
    for word in words:
        assert not {action.reference for action in restricted} & set(found_by(record, word)), word


def test_a_page_that_was_pasted_into_the_search_is_looked_for(record: Record) -> None:
    assert found_by(record, " ".join(f"word{number}" for number in range(3000))) == []
    assert found_by(record, "x" * 100_000) == []
    assert found_by(record, "mossop " * 3000) == [OVERDUE]
