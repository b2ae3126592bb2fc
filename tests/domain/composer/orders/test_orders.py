"""Every order of the composer, as it is declared."""

import inspect
from datetime import date

import pytest
from hypothesis import given

from ccm_tui.domain.composer.orders import declarations, meeting, plan, walk
from ccm_tui.domain.composer.orders.form import BareOrder, Misread
from ccm_tui.domain.composer.orders.orders import ORDERS, USAGE, read_order, what_was_meant
from ccm_tui.domain.vocabulary import EntryKind
from tests.domain.composer.hostile import lines
from tests.domain.composer.rooms import read, said

TODAY = date(2026, 12, 17)


def test_every_order_that_is_declared_can_be_typed() -> None:
    declared = {
        order
        for module in (declarations, meeting, plan, walk)
        for _, order in inspect.getmembers(module, inspect.isclass)
        if hasattr(order, "FORM")
    }
    assert declared == set(ORDERS.values())


@pytest.mark.parametrize("word", ORDERS)
def test_an_order_is_known_by_the_word_that_its_form_begins_with(word: str) -> None:
    assert USAGE[word].split()[0] == f"/{word}"
    assert ORDERS[word].read.__doc__ or issubclass(ORDERS[word], BareOrder)


@given(lines)
def test_no_words_make_an_order_fail(rest: str) -> None:
    for word in ORDERS:
        assert isinstance(read_order(word, rest, TODAY), (ORDERS[word], Misread))


def test_a_word_that_is_no_order_is_told_with_the_one_it_may_be() -> None:
    assert read_order("prak", "036", TODAY) == Misread("/prak is not known here.", what_was_meant("prak"))
    assert what_was_meant("prak").startswith("Perhaps /park")


@pytest.mark.parametrize(
    ("line", "order"), [("templates", "/templates"), ("reissue 031/5 8 jan", "/reissue"), ("Park 036", "/park")]
)
def test_an_order_typed_without_its_slash_is_text_and_said_to_be(line: str, order: str) -> None:
    assert f"this is text: if the order is meant, type {order}" in said(read(line, EntryKind.NOTE))


@pytest.mark.parametrize("line", ["park the car", "tell vs", "leave it to them", "chair"])
def test_words_that_only_begin_like_an_order_are_text_and_nothing_is_said(line: str) -> None:
    assert not any("the order is meant" in remark for remark in said(read(line, EntryKind.NOTE)))
