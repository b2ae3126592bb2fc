"""People's names as they are compared: in any order, with or without title, accents, hyphens and initials."""

import re
import unicodedata
from functools import lru_cache

_TITLES = frozenset(
    (
        *("mr", "mrs", "ms", "miss", "mx", "master", "dr", "prof", "professor", "sir", "dame", "lady", "lord"),
        *("rev", "reverend", "fr", "father", "sister", "brother", "hon", "cllr", "esq", "jr", "jnr", "snr"),
    )
)
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h"}
)
_WITHIN = {ord(mark): None for mark in "'’‘`´ʼ\u200b\u200c\u200d\ufeff\xad"}
_WORD = re.compile(r"[^\W_]+")
_ALSO = re.compile(
    r"\b(?:a\.?k\.?a\.?|also known as|also called|known as|alias|previously|formerly|n[eé]e|born)\b[:.]?"
    r"|[()\[\]/;“”\"]",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:previously|formerly|n[eé]e|born|maiden name)\b[:.]?\s+([^\W\d_][\w'’-]*)(?=\s*(?:$|[^\w\s]))",
    re.IGNORECASE,
)
"""A surname that somebody had before."""


@lru_cache(maxsize=1 << 16)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name, its forenames first, without titles: "THIMBLEWICK, Mr Jasper" is jasper, thimblewick.

    Accents, apostrophes and capitals make no difference, and a hyphen stands between two words.
    """
    before, comma, after = name.partition(",")
    ordered = f"{after} {before}" if comma and "," not in after else name
    words = _WORD.findall(_folded(ordered))
    return tuple(word for word in words if word not in _TITLES) or tuple(words)


@lru_cache(maxsize=1 << 16)
def names_of(name: str) -> tuple[tuple[str, ...], ...]:
    """The words of each name that a person goes by: "Robert Reed (also known as Bobby)" has two.

    A name of one word that stands after another is taken to stand before its surname, or, where it is said to be from
    earlier, in its place.
    """
    parts = [words for part in _ALSO.split(name) if (words := name_words(part.strip(" ,.-")))]
    if not parts:
        return ()
    first = parts[0]
    others = [(*words, first[-1]) if len(words) == 1 < len(first) else words for words in parts[1:]]
    earlier = [(*first[:-1], *name_words(surname)) for surname in _EARLIER.findall(name) if len(first) > 1]
    return tuple(dict.fromkeys((first, *others, *earlier)))


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS).translate(_WITHIN))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
