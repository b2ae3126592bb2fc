"""The orders that bend the agenda."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm_tui.domain.composer.orders.form import Misread
from ccm_tui.domain.composer.orders.meeting import HandOver
from ccm_tui.domain.composer.orders.orders import USAGE, read_order
from ccm_tui.domain.composer.orders.walk import AddUrgent, Defer, Park

TODAY = date(2026, 12, 17)


@pytest.mark.parametrize(
    ("word", "rest", "order"),
    [
        ("park", "036", Park("036")),
        ("park", "  036   the police are on their way ", Park("036", "the police are on their way")),
        ("PARK", "CCM/26/036", Park("CCM/26/036")),
        ("defer", "036 no report from the practice", Defer("036", "no report from the practice")),
        ("urgent", "Orla Vance", AddUrgent("Orla Vance")),
        ("urgent", "CCM/26/040 Orla Vance", AddUrgent("Orla Vance", "CCM/26/040")),
        ("urgent", "CCM/26/033", AddUrgent("", "CCM/26/033")),
        ("urgent", "033", AddUrgent("", "033")),
        ("chair", "Lowell Featherstone", HandOver("Lowell Featherstone")),
    ],
)
def test_an_order_is_read_with_what_follows_it(word: str, rest: str, order: object) -> None:
    assert read_order(word, rest, TODAY) == order


@pytest.mark.parametrize(
    ("word", "rest"), [("park", ""), ("defer", ""), ("defer", "036"), ("urgent", ""), ("chair", " ")]
)
def test_an_order_that_lacks_something_is_told_with_how_it_is_typed(word: str, rest: str) -> None:
    assert read_order(word, rest, TODAY) == Misread(f"/{word} needs more.", f"Type {USAGE[word]}")


def test_a_mistyped_reference_is_never_taken_for_a_name() -> None:
    assert read_order("urgent", "CCM26040 Orla Vance", TODAY) == AddUrgent("Orla Vance", "CCM26040")


@given(st.text())
def test_whatever_follows_urgent_is_kept_word_for_word(text: str) -> None:
    order = read_order("urgent", text, TODAY)
    if text.split():
        assert isinstance(order, AddUrgent)
        assert f"{order.reference} {order.name}".split() == text.split()
    else:
        assert isinstance(order, Misread)
