"""No small number of a published table can be worked out, even by somebody who knows how they are withheld."""

from collections import defaultdict
from collections.abc import Iterator

import pytest

from ccm_tui.domain.figures.withholding import published


@pytest.mark.parametrize("threshold", [3, 5])
@pytest.mark.parametrize("kinds", [2, 3, 4])
def test_every_number_that_is_withheld_could_be_several(threshold: int, kinds: int) -> None:
    """All tables with the same total are published; those that look alike can't be told apart."""
    for total in range(19):
        alike: dict[tuple[tuple[int | None, ...], int | None], list[tuple[int, ...]]] = defaultdict(list)
        for counts in parted(total, kinds):
            alike[published(counts, threshold)].append(counts)
        for (shown, told), tables in alike.items():
            for place, number in enumerate(shown):
                could_be = {counts[place] for counts in tables}
                if number is not None:
                    assert could_be == {number}
                    assert number == 0 or number >= threshold
                elif told is not None:
                    assert len(could_be) >= threshold - 1


def test_where_nothing_is_small_all_is_published() -> None:
    assert published((0, 7, 12), 5) == ((0, 7, 12), 19)
    assert published((1, 2, 3), 0) == ((1, 2, 3), 6)


def test_a_total_that_is_small_itself_is_withheld_with_all_the_rest() -> None:
    assert published((3, 0, 1), 5) == ((None, None, None), None)


def test_a_large_number_is_withheld_with_a_small_one() -> None:
    assert published((8, 6, 2), 5) == ((None, 6, None), 16)


def parted(total: int, kinds: int) -> Iterator[tuple[int, ...]]:
    """Every way to part the total among so many kinds."""
    if kinds == 1:
        yield (total,)
        return
    for first in range(total + 1):
        yield from ((first, *rest) for rest in parted(total - first, kinds - 1))
