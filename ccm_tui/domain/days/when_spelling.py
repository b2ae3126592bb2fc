"""Months, weekdays and "tomorrow" as they are misspelt in haste: febuary, wensday, tommorow."""

from functools import lru_cache

from ccm_tui.domain.days.words import MONTH_NAMES, MONTHS, WEEKDAY_NAMES, WEEKDAYS
from ccm_tui.domain.words.spelling import slips

_SHORTEST = 6
"""Shorter names are too like other words ("marsh", "jury") to be corrected."""
_LONG = 8
"""From this many letters on, two slips are forgiven, else one: febuary is one off, wensday two."""

_NAMES = {
    name.lower(): (short, name)
    for name, short in (*zip(MONTH_NAMES + WEEKDAY_NAMES, MONTHS + WEEKDAYS, strict=True), ("tomorrow", "tomorrow"))
    if len(name) >= _SHORTEST
}
"""Each name that is corrected to: how the grammar spells it, and how it is shown."""


def spelled_right(words: str) -> tuple[str, tuple[str, ...]]:
    """Canonical words with each name of a day or month that is misspelt put right, and those names as shown."""
    corrected: list[str] = []
    names: list[str] = []
    for word in words.split():
        meant = _meant(word)
        if meant:
            names.append(meant[1])
        corrected.append(meant[0] if meant else word)
    return " ".join(corrected), tuple(names)


@lru_cache(maxsize=1024)
def _meant(word: str) -> tuple[str, str] | None:
    """The one name that the word is a slip or two away from; a plural is a word of its own."""
    if not word.isalpha() or len(word) < _SHORTEST - 1 or word in _NAMES or word.endswith("s"):
        return None
    alike = [name for name in _NAMES if name[0] == word[0] and abs(len(name) - len(word)) <= 2]
    off = {name: slips(word, name) for name in alike}
    fewest = min(off.values(), default=0)
    nearest = [name for name in alike if off[name] == fewest <= (2 if len(name) >= _LONG else 1)]
    return _NAMES[nearest[0]] if len(nearest) == 1 else None
