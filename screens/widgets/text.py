"""What is being typed, as it is drawn in its field: letter for letter, but for what could act on a terminal."""

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

from ccm_tui.domain.words.text import blanked


def tame(strip: Strip) -> Strip:
    """The line of a field without what acts or hides in it, which only the field's value holds.

    Where such a character is as wide as others a blank stands for it, so that the cursor stays where it is.
    """
    segments = [Segment(blanked(text, cell_len), style, control) for text, style, control in strip]
    return Strip(segments, strip.cell_length)
