"""Names left out of what a room sees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm_tui.domain.masking import masked


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Visit Percival Dabchick at home", "Visit [name] at home"),
        ("Ring DABCHICK's keyworker", "Ring [name]'s keyworker"),
        ("Mr Dabchick and percival", "Mr [name] and [name]"),
        ("Dabchick-Percival", "[name]"),
        ("Share the log by Friday", "Share the log by Friday"),
    ],
)
def test_a_name_is_left_out_however_it_is_written(text: str, seen: str) -> None:
    assert masked(text, ["Percival Dabchick"]) == seen


def test_short_words_of_a_name_stay_because_they_are_words_as_well() -> None:
    assert masked("Ask de facto tenants, al fresco", ["Al de Groot"]) == "Ask de facto tenants, al fresco"


@given(st.text(), st.lists(st.text(min_size=3, alphabet=st.characters(categories=["L"])), min_size=1, max_size=4))
def test_no_whole_word_of_a_name_is_left(text: str, names: list[str]) -> None:
    seen = masked(f"{text} {' '.join(names)}", names)
    left = {word.casefold() for word in seen.replace("[name]", " ").split()}
    assert not left & {name.casefold() for name in names if name.casefold() not in {"mrs", "miss", "the", "and"}}
