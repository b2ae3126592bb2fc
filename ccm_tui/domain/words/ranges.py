"""Many numbers in few characters: "12-40 57"."""

from collections.abc import Iterable, Iterator


def as_ranges(numbers: Iterable[int]) -> str:
    """The numbers in order, those that follow on each other as one range."""
    ranges: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1] = (ranges[-1][0], number)
        else:
            ranges.append((number, number))
    return " ".join(f"{start}-{end}" if end > start else str(start) for start, end in ranges)


def from_ranges(text: str) -> Iterator[int]:
    """The numbers that `as_ranges` wrote. Raises ValueError where they are none."""
    for part in text.split():
        start, _, end = part.partition("-")
        yield from range(int(start), int(end or start) + 1)
