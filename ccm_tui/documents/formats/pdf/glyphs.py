"""What our typefaces can draw. A character that none has is given by its number, never as a blank or a box."""

import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import chain, groupby
from struct import unpack_from

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

_WINDOWS = 3
_SEGMENTS, _GROUPS = 4, 12
"""The two forms of a typeface's table of characters: those of two bytes, and all."""


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
    """The characters that a typeface has, from its own table of them (OpenType, cmap)."""
    font = (FONTS / FAMILIES[family]).read_bytes()
    (tables,) = unpack_from(">H", font, 4)
    entries = (unpack_from(">4sIII", font, 12 + 16 * number) for number in range(tables))
    start = next(offset for tag, _, offset, _ in entries if tag == b"cmap")
    (count,) = unpack_from(">H", font, start + 2)
    drawn: set[int] = set()
    for number in range(count):
        platform, _, offset = unpack_from(">HHI", font, start + 4 + 8 * number)
        (form,) = unpack_from(">H", font, start + offset)
        if platform == _WINDOWS and form == _SEGMENTS:
            drawn.update(_in_segments(font, start + offset))
        elif platform == _WINDOWS and form == _GROUPS:
            drawn.update(_in_groups(font, start + offset))
    return frozenset(drawn)


def _in_segments(font: bytes, table: int) -> Iterator[int]:
    (doubled,) = unpack_from(">H", font, table + 6)
    count = doubled // 2
    ends = unpack_from(f">{count}H", font, table + 14)
    starts = unpack_from(f">{count}H", font, table + 16 + doubled)
    shifts = unpack_from(f">{count}H", font, table + 16 + 2 * doubled)
    offsets = unpack_from(f">{count}H", font, table + 16 + 3 * doubled)
    for number, (first, last, shift, offset) in enumerate(zip(starts, ends, shifts, offsets, strict=True)):
        glyphs_at = table + 16 + 3 * doubled + 2 * number + offset
        for mark in range(first, last + 1):
            glyph = unpack_from(">H", font, glyphs_at + 2 * (mark - first))[0] if offset else (mark + shift) & 0xFFFF
            if glyph:
                yield mark


def _in_groups(font: bytes, table: int) -> Iterator[int]:
    (count,) = unpack_from(">I", font, table + 12)
    for number in range(count):
        first, last, glyph = unpack_from(">III", font, table + 16 + 12 * number)
        yield from range(first if glyph else first + 1, last + 1)
