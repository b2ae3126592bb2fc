"""Whether work grows with what it is done on, or much faster: told by comparing, never by a clock alone."""

from collections.abc import Callable
from time import process_time

_LOOKS = 15


def grows_in_step(small: Callable[[], object], large: Callable[[], object], times: int) -> bool:
    """True where the large piece of work, so many times the small one, takes little more than so many times as long.

    What grows with the square would take `times` as long again. Each is taken at its quickest of up to fifteen looks,
    as a busy machine only ever makes work look longer.
    """
    shortest, longest = float("inf"), float("inf")
    for _ in range(_LOOKS):
        shortest = min(shortest, _spent(small))
        longest = min(longest, _spent(large))
        if longest < shortest * times * times / 2:
            return True
    return False


def _spent(work: Callable[[], object]) -> float:
    begun = process_time()
    work()
    return process_time() - begun
