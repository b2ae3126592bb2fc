"""Numbers of things, in words."""


def counted(number: int, one: str, several: str | None = None) -> str:
    """ "1 row", "3 rows", "2 agencies" where the plural is given."""
    return f"{number} {one if number == 1 else several or one + 's'}"
