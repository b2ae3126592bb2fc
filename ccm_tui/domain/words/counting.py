"""Numbers and names of things in words, and how far one spelling is from another."""

from collections.abc import Iterable, Iterator, Sequence


def counted(number: int, one: str, several: str | None = None) -> str:
    """ "1 row", "3 rows", "2 agencies" where the plural is given."""
    return f"{number} {one if number == 1 else several or one + 's'}"


def listed(names: Sequence[str], most: int = 3, apart: str = ", ") -> str:
    """ "a", "a and b", "a, b and c"; where there are more than `most`, "a, b and 4 more".

    Names that may have commas in them are better told `apart` by "; ".
    """
    if len(names) > most:
        names = (*names[: most - 1], f"{len(names) - most + 1} more")
    *before, last = names or ("",)
    return f"{apart.join(before)} and {last}" if before else last


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


def slips(word: str, other: str, most: int) -> int:
    """Letters left out, put in, mistaken or swapped with the next that turn one into the other; `most` + 1 for more.

    Only what lies within so many letters of the same place is compared, so it takes as long as the word is.
    """
    more = most + 1
    before: dict[int, int] = {}
    row = {to: to for to in range(min(len(other), most) + 1)}
    for at, letter in enumerate(word):
        older, before, row = before, row, {0: at + 1} if at < most else {}
        for to in range(max(0, at - most), min(len(other), at + most + 1)):
            wanted = other[to]
            fewest = min(
                before.get(to, more) + (letter != wanted), before.get(to + 1, more) + 1, row.get(to, more) + 1
            )
            if at and to and letter == other[to - 1] and word[at - 1] == wanted:
                fewest = min(fewest, older.get(to - 1, more) + 1)
            row[to + 1] = fewest
    return min(row.get(len(other), more), more)
