"""Names left out of a text that is to be seen by a room."""

import re
from collections.abc import Iterable

MASK = "[name]"

_SHORTEST = 3
"""Letters that a part of a name must have: "de" and "Al" are words as well."""

_TITLES = frozenset({"mrs", "miss", "the", "and"})


def masked(text: str, names: Iterable[str]) -> str:
    """The text with every word left out that is part of one of the names, however it is capitalised.

    A person is recognised by any part of the name, so a text may lose more than it must; never less.
    """
    parts = {part.casefold() for name in names for part in re.findall(r"[^\W\d_]+", name)}
    hidden = {part for part in parts if len(part) >= _SHORTEST and part not in _TITLES}
    words = re.sub(r"[^\W\d_]+", lambda word: MASK if word[0].casefold() in hidden else word[0], text)
    return re.sub(rf"{re.escape(MASK)}(?:[\s'’-]+{re.escape(MASK)})+", MASK, words)
