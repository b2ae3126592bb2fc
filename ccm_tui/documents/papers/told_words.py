"""What a paper says of how its numbers are told."""

from collections.abc import Iterator, Sequence

from ccm_tui.domain.figures.numbers import ToldFigures
from ccm_tui.domain.figures.withholding import base_for, rounded

TOO_FEW = "Too few of a kind to be told."


def what_was_done(threshold: int, every: Sequence[ToldFigures]) -> Iterator[str]:
    """In words, a paragraph each: that small numbers are withheld, that numbers are rounded; nothing if neither."""
    if threshold < 2:
        yield "Every number is given, as the partnership has set."
        return
    if any(told.withheld for told in every):
        yield (
            f"Numbers from 1 to {threshold - 1} are withheld, and with them as many others as it takes to keep them "
            "from being worked out."
        )
    if any(told.about for told in every):
        base = base_for(threshold)
        nought, one = rounded(0, threshold), rounded(base, threshold)
        yield (
            f"Where a table would give a number from 1 to {threshold - 1} away, each of its numbers is rounded to "
            f"the nearest {base} by itself, so that they may not add up: about 0 is {nought.low} to {nought.high}, "
            f"about {base} is {one.low} to {one.high}."
        )
