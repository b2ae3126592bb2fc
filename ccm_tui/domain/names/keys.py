"""When two people's names are one: in any order, with or without title, accents, hyphens and apostrophes."""

import re
import unicodedata
from functools import lru_cache

TITLES = frozenset(
    (
        *("mr", "mrs", "ms", "miss", "mx", "master", "dr", "prof", "professor", "sir", "dame", "lady", "lord"),
        *("rev", "reverend", "fr", "father", "sister", "brother", "hon", "cllr", "councillor", "judge"),
        *("chief", "detective", "dci", "dcs", "ds", "di", "dc", "pc", "ps", "insp", "inspector", "sgt", "sergeant"),
        *("supt", "superintendent", "constable", "pcso", "officer"),
    )
)
"""What stands before a name and is no part of it."""
_AFTER_A_NAME = frozenset(("esq", "jr", "jnr", "snr"))
_SMALL = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h"}
PLAIN_LETTERS = str.maketrans(
    _SMALL | {letter.upper(): plain for letter, plain in _SMALL.items() if len(letter.upper()) == 1} | {"ẞ": "ss"}
)
"""Letters that no accent makes, as those write them who have no such key."""
APOSTROPHES = "'’‘ʼ`´＇"
_WITHIN = {ord(mark): None for mark in f"{APOSTROPHES}\u200b\u200c\u200d\u2060\ufeff\xad"}
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


def name_key(name: str) -> str:
    """The same for two spellings of one name that differ in capitals, spaces or how accents are encoded."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def person_key(name: str) -> str:
    """The same for two spellings of one name that differ in the order of its words, titles, accents or marks."""
    return " ".join(sorted(name_words(name))) or name_key(name)


@lru_cache(maxsize=1 << 16)
def person_keys(names: str) -> frozenset[str]:
    """The key of each name that a person goes by; two people share one where they go by the same name.

    A name of several words is also known by its letters alone, since "Al-Sedge" and "Alsedge" are one.
    """
    found = [words for words in names_of(names) if words]
    keys = {" ".join(sorted(words)) for words in found}
    keys |= {f"={''.join(words)}" for words in found if len(words) > 1}
    return frozenset(keys) or frozenset(filter(None, (name_key(names),)))


@lru_cache(maxsize=1 << 16)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name, its forenames first, without titles: "THIMBLEWICK, Mr Jasper" is jasper, thimblewick.

    Accents, apostrophes and capitals make no difference, and a hyphen stands between two words.
    """
    words = _WORD.findall(folded(in_order(name)))
    return tuple(without_titles(words))


def in_order(name: str) -> str:
    """The name with its forenames first: "Doe, Jane" is how a spreadsheet has Jane Doe."""
    surname, comma, forenames = name.partition(",")
    return f"{forenames.strip()} {surname.strip()}" if comma and "," not in forenames else name


def without_titles(words: list[str]) -> list[str]:
    """The folded words of a name without the titles before and after it; a title alone stays."""
    left = list(words)
    while len(left) > 1 and left[0] in TITLES:
        del left[0]
    while len(left) > 1 and left[-1] in _AFTER_A_NAME:
        del left[-1]
    return left


def each_name(names: str) -> tuple[str, ...]:
    """Each name that a person goes by as it is written: "Kate Marlowe; Katya Marlowska" are two."""
    return tuple(found for part in _ALSO.split(names) if _WORD.search(found := part.strip(" ,.-")))


@lru_cache(maxsize=1 << 16)
def names_of(name: str) -> tuple[tuple[str, ...], ...]:
    """The words of each name that a person goes by: "Robert Reed (also known as Bobby)" has two.

    A name of one word that stands after another is taken to stand before its surname, or, where it is said to be from
    earlier, in its place.
    """
    parts = [words for part in each_name(name) if (words := name_words(part))]
    if not parts:
        return ()
    first = parts[0]
    others = [(*words, first[-1]) if len(words) == 1 < len(first) else words for words in parts[1:]]
    earlier = [(*first[:-1], *name_words(surname)) for surname in _EARLIER.findall(name) if len(first) > 1]
    return tuple(dict.fromkeys((first, *others, *earlier)))


def folded(text: str) -> str:
    """The text in small letters without accents and apostrophes, however those are encoded; ø is o, ß is ss."""
    if text.isascii():
        return text.lower().translate(_WITHIN)
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(PLAIN_LETTERS).translate(_WITHIN))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).translate(PLAIN_LETTERS)
