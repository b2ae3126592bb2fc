"""Where a name stands in a text: as whole words, in every spelling, in as many steps as the text has words."""

import sys
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm_tui.domain.names.masking import masked
from ccm_tui.domain.names.redaction import Redactor
from ccm_tui.domain.names.sightings import NameFinder, text_words


@pytest.mark.parametrize(
    ("called", "text", "left"),
    [
        ("Rollo Quince", "Rollo Quince-Vane met Rollo Quince.", "Rollo Quince-Vane met #."),
        ("Rollo Quince", "ROLLO  QUINCE’s key and rollo\nquince", "#’s key and #"),
        ("Rollo Quince", "Quince, Rollo; QUINCE Rollo; rollo.quince@x", "#; #; #@x"),
        ("Rollo Quince", "He saw Rollo. Quince said no.", "He saw Rollo. Quince said no."),
        ("Rollo Quince", "Rollo's Quince jam, Quince House", "Rollo's Quince jam, Quince House"),
        ("R. Quince", "R. Quince, R Quince, Rollo Quince", "#, #, Rollo Quince"),
        ("Bo Al", "bo al at Bo'ness and Bo’ness, Bo-Al Wen, 'Bo Al'", "# at Bo'ness and Bo’ness, Bo-Al Wen, '#'"),
        ("Will May", "in May, Will May will; may will", "in May, # will; may will"),
        ("Łukasz Großmann-Sørbø", "LUKASZ GROSSMANN SORBO, Łukasz Großmann", "#, Łukasz Großmann"),
        ("Rene\u0301e O’Thistle", "Renée O'Thistle, Rene\u0301e OThistle, O’Thistle Ltd", "#, #, O’Thistle Ltd"),
        ("Rollo Quince-Vane", "Rollo Quince Vane, Rollo Quince, Quince-Vane", "#, Rollo Quince, Quince-Vane"),
        ("Kate Marlowe; Katya Marlowska", "Kate Marlowe, Katya Marlowska", "#, #"),
        ("Mr Jasper Thimblewick", "Dr Jasper Thimblewick", "Dr #"),
        ("Rory O'Neill", "RORY O NEILL, Rory O Neill and Rory O’Neill; o neill", "#, # and #; o neill"),
        ("Zoë D’Arcy", "Zoe D Arcy, D’Arcy, Zoë and Zoe Darcy", "#, # and #"),
        ("Anne-Marie Ng; Ng", "Ng, Anne-Marie and Ng", "# and #"),
        ("Spindle", "Spindle span a spindle", "# span a spindle"),
        ("Will", "Will will", "Will will"),
    ],
)
def test_a_name_is_found_as_whole_words_however_it_is_spelt(called: str, text: str, left: str) -> None:
    finder = NameFinder([(called, True)])
    assert finder.replaced(text, {True: "#"}) == left
    assert finder.could_be_in(text) or "#" not in left


@given(st.text())
def test_every_character_is_in_one_word_or_between_two(text: str) -> None:
    done = 0
    for word in text_words(text):
        assert done <= word.start < word.end
        done = word.end


def steps(act: Any, *given_to_it: Any) -> int:
    """How many lines of Python it takes."""
    count = 0

    def tick(_frame: FrameType, event: str, _value: Any) -> Any:
        nonlocal count
        count += event == "line"
        return tick

    sys.settrace(tick)
    try:
        act(*given_to_it)
    finally:
        sys.settrace(None)
    return count


PEOPLE = (f"Person{at} Of{at} Long{at}" for at in range(50))
NAMES = ["Rollo Quince", "Bo Al", "Kate Marlowe; Katya Marlowska", *PEOPLE]
HARD = ["Rollo Quince ", "Rollo " * 5, "Bo Al, Bo ", "MARLOWE Kate Rollo\n", "x'" * 20, " - ' ", "É\u0301 " * 9]


@pytest.mark.parametrize("piece", HARD)
def test_twice_the_text_takes_twice_the_steps(piece: str) -> None:
    finder, redact = NameFinder([(name, True) for name in NAMES]), Redactor((), dict.fromkeys(NAMES, "a"), {})
    for act in (
        lambda text: list(finder.found_in(text)),
        redact,
        lambda text: masked(text, NAMES[:2], NAMES[2:]),
    ):
        act(piece * 200)
        once, twice = steps(act, piece * 200), steps(act, piece * 400)
        assert twice <= 2.1 * once + 100
