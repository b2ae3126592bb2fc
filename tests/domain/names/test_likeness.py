"""What is written where a name should be is compared in no more time than it is long."""

from collections.abc import Callable

import pytest

from ccm_tui.domain.names.likeness import NameLikeness, likeness
from tests.growth import grows_in_step

SHAPES: dict[str, Callable[[int], str]] = {
    "one word": lambda length: "ab" * (length // 2),
    "many words": lambda length: " ".join(f"w{number}x" for number in range(length // 6)),
    "many names": lambda length: "; ".join(f"Ann w{number}x" for number in range(length // 10)),
    "many letters alone": lambda length: "a " * (length // 2),
    "many in brackets": lambda length: "(a b) " * (length // 6),
    "a word that sounds": lambda length: "schough" * (length // 7),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_it_grows_in_step_with_what_is_written(shape: str) -> None:
    small, large = SHAPES[shape](1_500), SHAPES[shape](6_000)
    looks = iter(range(10_000))

    def compare(name: str) -> NameLikeness:
        # Other letters at the end each time: what was compared once is remembered.
        return likeness(name, f"{name[:-1]}{next(looks)}")

    assert grows_in_step(lambda: compare(small), lambda: compare(large), 4)


@pytest.mark.parametrize(
    ("name", "other", "alike"),
    [
        ("Jasper Thimblewick", "Jasper Thimblewik", NameLikeness.SPELT_OTHERWISE),
        ("Abdul Rahman Sedge", "Abdurrahman Sedge", NameLikeness.SPELT_OTHERWISE),
        ("Anne-Marie Reed", "Annemarie Reed", NameLikeness.SPELT_OTHERWISE),
        ("Thimblewick, Jasper", "Jasper Thimblewick", NameLikeness.SAME),
        ("J Thimblewick", "Jasper Thimblewick", NameLikeness.INITIALS),
        ("Rollo Quince", "Ottoline Fernsby", NameLikeness.NONE),
    ],
)
def test_names_are_as_alike_as_they_were(name: str, other: str, alike: NameLikeness) -> None:
    assert likeness(name, other) is alike
