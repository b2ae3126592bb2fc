"""Numbers and names of things, in words."""

from collections.abc import Sequence


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
