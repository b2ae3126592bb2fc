"""A name as it may travel: by its initials."""

from ccm_tui.domain.names.keys import TITLES, in_order


def initials(name: str) -> str:
    """ "J. T." for Jasper Thimblewick, a title left out; nothing where no word of the name begins with a letter."""
    words = [word for word in in_order(name).split() if word[0].isalpha()]
    named = [word for word in words if word.casefold().rstrip(".") not in TITLES]
    return " ".join(f"{word[0].upper()}." for word in named)


def all_initials(names: str) -> str:
    """The initials of several people, as a case is named after several: "C. O. and B. G."."""
    return " and ".join(filter(None, map(initials, names.split(" and "))))
