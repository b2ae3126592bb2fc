"""Text laid out in terminal cells: a wide character takes two, a combining mark none."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rich.cells import cell_len, chop_cells

from ccm_tui.domain.words.text import visible, visible_lines

COLUMN_GAP = "  "
"""What parts two columns."""

# The widths of the newest Unicode that we carry, whatever the terminal of the moment claims to draw.
_UNICODE = "latest"
_WORD = re.compile(r" *[^ ]+")


def width_of(text: str) -> int:
    """How many cells the text takes."""
    return cell_len(text, _UNICODE)


def wrapped(text: str, width: int) -> list[str]:
    """The text made visible, its own lines kept, none wider than `width` cells (at least 2).

    Lines break at spaces; a word wider than a line breaks between two characters as a reader counts them.
    """
    return [line for own_line in visible_lines(text).split("\n") for line in _wrapped_line(own_line, width)]


def hanging(label: str, text: str, width: int, indent: int) -> list[str]:
    """The label with the text running on from it, every later line indented."""
    first, *rest = wrapped(f"{visible(label)} {text}", width - indent)
    return [first, *(f"{' ' * indent}{line}".rstrip() for line in rest)]


def columns(widths: Sequence[int], texts: Sequence[str]) -> list[str]:
    """Texts side by side, each wrapped in its own width."""
    cells = [wrapped(text, width) for text, width in zip(texts, widths, strict=True)]
    return [
        COLUMN_GAP.join(_padded(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in zip_longest(*cells, fillvalue="")
    ]


def ends(left: str, right: str, width: int) -> list[str]:
    """Two texts at the two ends of a line; one below the other where they don't fit."""
    left, right = visible(left), visible(right)
    space = width - width_of(left) - width_of(right)
    if space < len(COLUMN_GAP):
        return [*wrapped(left, width), *wrapped(right, width)]
    return [f"{left}{' ' * space}{right}"]


def _padded(text: str, width: int) -> str:
    return text + " " * (width - width_of(text))


def _wrapped_line(line: str, width: int) -> Iterator[str]:
    current = ""
    # Spaces at the end would make the search try every one of them again.
    for word in _WORD.findall(line.rstrip(" ")):
        longer = f"{current}{word}" if current else word.lstrip(" ")
        if width_of(longer) <= width:
            current = longer
            continue
        if current:
            yield current
        *full, current = chop_cells(word.lstrip(" "), width, _UNICODE)
        yield from full
    yield current
