import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm_tui.domain.words.text import visible, visible_lines


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("\x1b[31mred", "⟦1B⟧[31mred"),
        ("\x9b2J", "⟦9B⟧2J"),
        ("a\x00b\x07c\x7f", "a⟦00⟧b⟦07⟧c⟦7F⟧"),
        ("over\rwritten", "over⟦0D⟧written"),
        ("\u202egnp.exe", "⟦202E⟧gnp.exe"),
        ("\u2066isolated\u2069", "⟦2066⟧isolated⟦2069⟧"),
        ("zero\u200bwidth\ufeff", "zero⟦200B⟧width⟦FEFF⟧"),
        ("line\u2028paragraph\u2029next\x85", "line⟦2028⟧paragraph⟦2029⟧next⟦85⟧"),
        ("lone \ud800 half", "lone ⟦D800⟧ half"),
        ("blank\u3164name", "blank⟦3164⟧name"),
        ("\uffff", "⟦FFFF⟧"),
    ],
)
def test_what_acts_or_hides_is_shown_by_its_number(typed: str, shown: str) -> None:
    assert visible(typed) == shown


@pytest.mark.parametrize(
    "text",
    [
        "Zoë O’Brien-Ñuñez, 44, £20",
        "محمد علي",
        "שרה כהן",
        "می‌خواهم",
        "ශ්‍රී ලංකා",
        "王小明 with a variant 葛\U000e0100",
        "n\u0303 and e\u0301 in two parts",
        "👩‍👩‍👧 👨🏽‍⚕️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇬🇧 ❤️ 1️⃣ 🏳️‍🌈 ☎︎",
        "⟦1B⟧",
    ],
)
def test_names_words_and_emoji_stay_as_typed(text: str) -> None:
    assert visible(text) == text


def test_a_joiner_that_joins_nothing_is_shown() -> None:
    assert visible("👩\u200d") == "👩⟦200D⟧"
    assert visible("ad\u200cmin") == "ad⟦200C⟧min"


def test_a_message_cannot_hide_in_variation_selectors() -> None:
    assert visible("a\ufe00") == "a⟦FE00⟧"
    assert visible("❤\ufe0f\ufe0e") == "❤\ufe0f⟦FE0E⟧"


def test_the_lines_of_a_text_become_spaces_or_stay() -> None:
    typed = "first\r\nsecond\n\tthird"
    assert visible(typed) == "first second  third"
    assert visible_lines(typed) == "first\nsecond\n third"


@given(st.text(st.characters()))
def test_nothing_that_acts_is_left_and_showing_twice_changes_nothing(text: str) -> None:
    shown = visible(text)
    assert visible(shown) == shown
    assert all(unicodedata.category(character) not in ("Cc", "Cs", "Zl", "Zp") for character in shown)
    assert shown.encode().decode() == shown
