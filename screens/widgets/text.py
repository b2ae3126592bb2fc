"""How words reach the screen: a person's always as literal text, ours set apart by tones that mean nothing alone."""

from rich.cells import cell_len
from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip

from ccm_tui.domain.words.text import blanked, visible


def plain(text: str, style: str = "") -> Content:
    """The text exactly as typed, with whatever could act on a terminal made visible instead."""
    return Content.styled(visible(text), style)


MUTED = "$foreground-muted"
"""Less than the rest, and still well legible; dimming would not be."""

GOOD = "$text-success"
NOTICE = "$text-warning"
BAD = "$text-error"
HEADING = "bold $text-accent"
"""What stands over other words."""
KEY = "bold $text-accent"
"""A key that can be pressed."""


_CELLS = 80


def short(text: str, style: str = "") -> Content:
    """The beginning of the text, ending in an ellipsis where there is more."""
    return plain(text, style).truncate(_CELLS, ellipsis=True)


def tame(strip: Strip) -> Strip:
    """The line of a field without what acts or hides in it, which only the field's value holds.

    Where such a character is as wide as others a blank stands for it, so that the cursor stays where it is.
    """
    segments = [Segment(blanked(text, cell_len), style, control) for text, style, control in strip]
    return Strip(segments, strip.cell_length)
