"""Small numbers withheld from a table that is published, so that nobody is known again by being one of few.

A number that is withheld must not be worked out from the others and their total either: large ones are withheld with
it (complementary suppression), until each small one could be any of the small numbers. Where that leaves next to
nothing to read, every number of the table is rounded to a base instead (Handbook on Statistical Disclosure Control,
frequency tables).
"""

from collections.abc import Sequence

from ccm_tui.domain.figures.deduction import Bounds


def is_small(count: int, threshold: int) -> bool:
    """Whether a count may point to somebody: from 1 to below the threshold."""
    return 0 < count < threshold


def published(counts: Sequence[int], threshold: int) -> tuple[tuple[int | None, ...], int | None]:
    """The counts and their total as they may be published, None for what is withheld.

    Where no count is small, all is published. Else everything below the threshold is withheld, nought too, and the
    largest counts until what is left tells nothing; where the total itself is no larger than the threshold, it is
    withheld with all the rest.
    """
    total = sum(counts)
    if not any(is_small(count, threshold) for count in counts):
        return tuple(counts), total
    if total <= threshold:
        return (None,) * len(counts), None
    withheld = {place for place, count in enumerate(counts) if count < threshold}
    for place in sorted(range(len(counts)), key=lambda place: (-counts[place], place)):
        if _untold(counts, withheld, threshold):
            break
        withheld.add(place)
    return tuple(None if place in withheld else count for place, count in enumerate(counts)), total


def base_for(threshold: int) -> int:
    """To a multiple of what numbers are rounded: that of the smallest figure, and 3 at the least."""
    return max(3, threshold)


def nearest(count: int, threshold: int) -> int:
    """The multiple of the base that is nearest to a count."""
    base = base_for(threshold)
    return (count + base // 2) // base * base


def rounded(count: int, threshold: int) -> Bounds:
    """What its nearest multiple tells of a count."""
    multiple, base = nearest(count, threshold), base_for(threshold)
    least = multiple - base // 2
    return Bounds(max(0, least), least + base - 1)


def _untold(counts: Sequence[int], withheld: set[int], threshold: int) -> bool:
    """True where a large count is withheld that could be the largest of all, whatever a small one is."""
    hidden = [counts[place] for place in withheld]
    largest_shown = max((count for place, count in enumerate(counts) if place not in withheld), default=0)
    return max(hidden) >= threshold and sum(hidden) - (threshold - 1) >= largest_shown
