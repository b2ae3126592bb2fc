"""The measure of growth tells what grows with the square from what grows in step."""

import re

from tests.growth import grows_in_step


def test_what_reads_every_letter_once_grows_in_step() -> None:
    assert grows_in_step(lambda: " x".join("a" * 2_500).split(), lambda: " x".join("a" * 10_000).split(), 4)


def test_what_looks_back_over_everything_at_every_letter_does_not() -> None:
    trailing = re.compile(r" +x")
    assert not grows_in_step(lambda: trailing.search(" " * 1_000), lambda: trailing.search(" " * 4_000), 4)
