"""What our typefaces can draw. A character that none has is given by its number, never as a blank or a box."""

import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import chain, groupby

FONTS = files(__package__) / "fonts"
"""The folder of the typefaces."""

FAMILIES = {
    "Noto Sans": "NotoSans-Regular.ttf",
    "Noto Sans Arabic": "NotoSansArabic-Regular.ttf",
    "Noto Sans Bengali": "NotoSansBengali-Regular.ttf",
    "Noto Sans Devanagari": "NotoSansDevanagari-Regular.ttf",
    "Noto Sans Ethiopic": "NotoSansEthiopic-Regular.ttf",
    "Noto Sans Gujarati": "NotoSansGujarati-Regular.ttf",
    "Noto Sans Gurmukhi": "NotoSansGurmukhi-Regular.ttf",
    "Noto Sans Malayalam": "NotoSansMalayalam-Regular.ttf",
    "Noto Sans Sinhala": "NotoSansSinhala-Regular.ttf",
    "Noto Sans Tamil": "NotoSansTamil-Regular.ttf",
    "Noto Sans Telugu": "NotoSansTelugu-Regular.ttf",
    "Noto Sans Thai": "NotoSansThai-Regular.ttf",
    "DejaVu Sans": "DejaVuSans.ttf",
    "Droid Sans Fallback": "DroidSansFallback.ttf",
}
"""The typefaces, the first to be asked first: London's scripts, then signs, then Chinese, Japanese and Korean."""

_FIRST = next(iter(FAMILIES))

# Drawn as nothing by themselves: joiners, variants, the letters of a flag.
_UNDRAWN = frozenset(chain((0x200C, 0x200D), range(0xFE00, 0xFE10), range(0xE0000, 0xE0200)))
_MARKS = ("Mn", "Mc", "Me")


def drawable(text: str) -> str:
    """The text with what can't be drawn as its numbers in brackets: ⟦1F469⟧."""
    if (text.isascii() and text.isprintable()) or _drawn_by(_FIRST).issuperset(map(ord, text)):
        return text
    pieces = groupby(_clusters(text), _can_be_drawn)
    return "".join("".join(run) if drawn else _in_numbers("".join(run)) for drawn, run in pieces)


def _in_numbers(text: str) -> str:
    return f"⟦{' '.join(f'{ord(mark):02X}' for mark in text)}⟧"


def _clusters(text: str) -> Iterator[str]:
    """Each letter with the marks and joiners upon it."""
    cluster = ""
    for mark in text:
        if cluster and not (ord(mark) in _UNDRAWN or unicodedata.category(mark) in _MARKS):
            yield cluster
            cluster = ""
        cluster += mark
    yield cluster


def _can_be_drawn(cluster: str) -> bool:
    """True where one typeface has the letter and all its marks; from two, they would not stand upon each other."""
    drawn = {ord(mark) for mark in cluster} - _UNDRAWN
    return any(_drawn_by(family) >= drawn for family in FAMILIES)


@cache
def _drawn_by(family: str) -> frozenset[int]:
    """The characters that a typeface has."""
    ranges = (part.partition("-") for part in _ranges()[FAMILIES[family]].split())
    return frozenset(mark for first, _, last in ranges for mark in range(int(first, 16), int(last or first, 16) + 1))


@cache
def _ranges() -> dict[str, str]:
    """Of each typeface, by the name of its file, the ranges of the characters that it has.

    The table is made by tests/documents/formats/typefaces.py from the typefaces themselves: reading those here would
    take a library a second.
    """
    lines = (files(__package__) / "characters.txt").read_text(encoding="ascii").splitlines()
    return {name: ranges for name, _, ranges in (line.partition(": ") for line in lines)}
