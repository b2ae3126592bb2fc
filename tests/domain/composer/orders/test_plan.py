"""Orders about the plan of a case."""

from datetime import date

import pytest

from ccm_tui.domain.composer.orders.form import Misread
from ccm_tui.domain.composer.orders.orders import USAGE, LineOrder, read_order
from ccm_tui.domain.composer.orders.plan import ListTemplates, ReadBack, Reissue, TellSubject, UseTemplate

TODAY = date(2026, 12, 17)


@pytest.mark.parametrize(
    ("word", "rest", "order"),
    [
        ("readback", "", ReadBack()),
        ("readback", "all", ReadBack(accepts_all=True)),
        ("readback", "except 031/7, 031/8", ReadBack(("031/7", "031/8"))),
        ("reissue", "031/5 8 jan", Reissue("031/5", "8 jan")),
        ("reissue", "031/5 by next meeting", Reissue("031/5", "next meeting")),
        ("tell", "vs", TellSubject("vs")),
        ("templates", "", ListTemplates()),
        ("template", "4", UseTemplate("4")),
        ("template", "4 by 8 jan #victim", UseTemplate("4", "by 8 jan #victim")),
    ],
)
def test_an_order_is_read_with_what_follows_it(word: str, rest: str, order: LineOrder) -> None:
    assert read_order(word, rest, TODAY) == order


@pytest.mark.parametrize(
    ("word", "rest"),
    [
        ("readback", "except"),
        ("readback", "some"),
        ("readback", "all of them"),
        *(("reissue", rest) for rest in ("", "031/5", "031/5 by")),
        ("tell", ""),
        ("template", ""),
    ],
)
def test_half_an_order_is_told_with_the_whole_of_it(word: str, rest: str) -> None:
    assert read_order(word, rest, TODAY) == Misread(f"/{word} needs more.", f"Type {USAGE[word]}")
