"""The order proposed for an agenda, and how a name is given by its initials."""

import pytest

from ccm_tui.domain.agenda.item import AgendaItem
from ccm_tui.domain.agenda.walk import proposed_order
from ccm_tui.domain.names.initials import all_initials, initials
from ccm_tui.domain.vocabulary import ItemKind
from tests.domain.agenda.test_walk import item


def a_case(number: int, *leavers: str) -> AgendaItem:
    return item(number, ItemKind.HEARING, leavers=leavers)


def test_children_come_first_then_agencies_that_may_go_and_the_rest_stay_as_they_stood() -> None:
    items = [a_case(1), a_case(2, "CSC"), a_case(3), a_case(4, "LFB"), a_case(5)]
    assert proposed_order(items, {3}) == (3, 2, 4, 1, 5)


def test_an_agenda_in_that_order_stays_as_it_is() -> None:
    items = [a_case(3), a_case(2, "CSC"), a_case(1)]
    assert proposed_order(items, {3}) == (3, 2, 1)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Jasper Thimblewick", "J. T."),
        ("Mrs Ada Fenn", "A. F."),
        ("Fenn, Mrs Ada", "A. F."),
        ("Éva O'Brien-Ş", "É. O."),
        ("[MARAC] [/", ""),
        ("李雷", "李."),
    ],
)
def test_a_name_is_given_by_its_initials(name: str, short: str) -> None:
    assert initials(name) == short


def test_several_people_are_each_given_by_their_own() -> None:
    assert all_initials("Clementine Oakapple and Barnaby Gristlethorpe") == "C. O. and B. G."
