"""A name as it may travel: by its initials."""

_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr"})


def initials(name: str) -> str:
    """ "J. T." for Jasper Thimblewick, a title left out; nothing where no word of the name begins with a letter."""
    surname, comma, forenames = name.partition(",")
    # "Doe, Jane" is how a spreadsheet has Jane Doe.
    in_order = f"{forenames} {surname}" if comma and "," not in forenames else name
    words = [word for word in in_order.split() if word[0].isalpha() and word.casefold().rstrip(".") not in _TITLES]
    return " ".join(f"{word[0].upper()}." for word in words)


def all_initials(names: str) -> str:
    """The initials of several people, as a case is named after several: "C. O. and B. G."."""
    return " and ".join(filter(None, map(initials, names.split(" and "))))
