"""Names left out of a text that is to be seen by a room."""

import re
from collections.abc import Iterable

MASK = "[name]"

_SHORTEST = 3
"""Letters that a part of a name must have to be one in small letters too: "de" and "al" are words as well."""

_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "the", "and"})

_LONGEST_ABBREVIATION = 5
"""Capitals in a row, such as MARAC, that are no name."""

_OF_THE_FIELD = """
act alcohol anti april assessment august behaviour board brigade british care case chair child children church city
civil closure college common community conference contract council county court criminal crown december drug duty
early east english equality february fire friday head health help home hospital housing human january july june
justice legal london magistrates march may meeting mental midsummer monday national new north notice november october
officer order police prevent probation protection public review rights road safety saturday section september
service services social south street sunday team thursday tuesday university victim warning wednesday welfare west
youth
"""
"""Words that the field, the law and the calendar write with a capital."""

_WORD = re.compile(r"[^\W\d_]+")
_BEGINS_A_SENTENCE = re.compile(r"(^|[.!?:;/\n•·-]\s*)[\"'“‘(\[]*$")
_IN_A_ROW = re.compile(rf"{re.escape(MASK)}(?:[\s'’-]+{re.escape(MASK)})+")


def masked(text: str, names: Iterable[str], strangers: Iterable[str] = (), may_stay: Iterable[str] = ()) -> str:
    """The text with every word left out that is part of one of the names, however it is capitalised.

    The names of `strangers`, people whom the text is not about, are left out where they have their capital. So is
    what looks like a name that nobody has told of: a word with a capital amid a sentence, or in a script without
    capitals. What is in `may_stay`, such as what agencies are called, is known to be no name.

    A person is recognised by any part of the name, so a text may lose more than it must; never less.
    """
    parts = [part for name in names for part in _WORD.findall(name) if part.casefold() not in _TITLES]
    hidden = {part.casefold() for part in parts if len(part) >= _SHORTEST}
    short = {part for part in parts if len(part) < _SHORTEST and not part.islower()}
    others = {part.casefold() for name in strangers for part in _WORD.findall(name) if len(part) >= _SHORTEST}
    known = _TITLES | {word.casefold() for told in (_OF_THE_FIELD, *may_stay) for word in _WORD.findall(told)}

    def seen(found: re.Match[str]) -> str:
        word = found[0]
        if word.casefold() in hidden or word in short:
            return MASK
        if word.casefold() in known:
            return word
        begins = _BEGINS_A_SENTENCE.search(text, 0, found.start()) and word.casefold() not in others
        return MASK if _looks_like_a_name(word, not begins) else word

    return _IN_A_ROW.sub(MASK, _WORD.sub(seen, text))


def _looks_like_a_name(word: str, amid: bool) -> bool:
    """Whether it might be one; a word that begins a sentence has its capital from that, and amid says it does not."""
    if word.upper() == word.lower():
        return True
    abbreviation = word.isupper() and len(word) <= _LONGEST_ABBREVIATION
    return amid and word[0].isupper() and not abbreviation
