"""Makes the table of what our typefaces can draw; run it after a typeface was changed:
`python -m tests.documents.formats.typefaces`.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from fontTools.ttLib import TTFont

from ccm_tui.documents.formats.pdf.glyphs import FAMILIES, FONTS

TABLE = Path(str(FONTS)).parent / "characters.txt"


def made_table() -> str:
    """A line a typeface: the name of its file, and the ranges of its characters in hexadecimal."""
    return "".join(f"{name}: {' '.join(_ranges(characters(name)))}\n" for name in FAMILIES.values())


def characters(name: str) -> list[int]:
    """The characters of a typeface in order, from its own best table of them (OpenType, cmap)."""
    with TTFont(str(FONTS / name), lazy=True) as font:
        return sorted(font.getBestCmap())


def _ranges(numbers: Iterable[int]) -> Iterator[str]:
    first = last = None
    for number in (*numbers, None):
        if last is not None and number == last + 1:
            last = number
            continue
        if last is not None:
            yield f"{first:x}" if first == last else f"{first:x}-{last:x}"
        first = last = number


if __name__ == "__main__":
    TABLE.write_text(made_table(), encoding="ascii")
