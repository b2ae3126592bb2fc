"""Names left out of what a room sees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm_tui.domain.names.masking import masked


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Visit Percival Dabchick at home", "Visit [name] at home"),
        ("Ring DABCHICK's keyworker", "Ring [name]'s keyworker"),
        ("Dr Dabchick and percival", "Dr [name] and [name]"),
        ("Dabchick-Percival", "[name]"),
        ("Share the log by Friday", "Share the log by Friday"),
        ("Ask Zephaniah and the Quillfeathers at Marsh Lane 4", "Ask [name] and the [name] at [name] 4"),
        ("Ask ZEPHANIAH; Call Ms Ho. Then visit", "Ask [name]; Call Ms [name]. Then visit"),
        ("Ask 李雷 and زينب", "Ask [name] and [name]"),
        ("Serve the Community Protection Notice; CPN", "Serve the Community Protection Notice; CPN"),
        ("Grace to be told; give two weeks' grace", "[name] to be told; give two weeks' grace"),
        ("Care Act assessment, s.42; tell COLP and Wickmarsh", "Care Act assessment, s.42; tell COLP and Wickmarsh"),
    ],
)
def test_a_name_is_left_out_however_it_is_written(text: str, seen: str) -> None:
    assert masked(text, ["Dr Percival Dabchick"], ["Grace Otieno"], ["Wickmarsh Council"]) == seen


def test_a_surname_that_is_a_title_too_is_left_out() -> None:
    assert masked("Ask Mr Constable, and Judge", ["John Constable", "Mary Judge"]) == "Ask Mr [name], and [name]"


def test_a_name_that_nobody_has_told_of_is_left_out_where_it_begins_a_sentence_or_is_in_capitals() -> None:
    assert masked("Zephaniah to be seen. Orla rang. Visit JORY or BO; COLP and MAPPA.", ()) == (
        "[name] to be seen. [name] rang. Visit [name] or [name]; COLP and MAPPA."
    )


def test_short_words_of_a_name_stay_because_they_are_words_as_well() -> None:
    assert masked("Ask de facto tenants, al fresco", ["Al de Groot"]) == "Ask de facto tenants, al fresco"
    assert masked("Al rang; 李 too", ["Al de Groot", "李"]) == "[name] rang; [name] too"


@given(st.text(), st.lists(st.text(min_size=3, alphabet=st.characters(categories=["L"])), min_size=1, max_size=4))
def test_no_whole_word_of_a_name_is_left(text: str, names: list[str]) -> None:
    seen = masked(f"{text} {' '.join(names)}", names)
    left = {word.casefold() for word in seen.replace("[name]", " ").split()}
    assert not left & {name.casefold() for name in names if name.casefold() not in {"mrs", "miss", "the", "and"}}
