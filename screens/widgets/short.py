"""People's words in a list: as literal text, and never so long that one line of the list hides the others."""

from textual.content import Content

from screens.widgets.plain import plain

_CELLS = 80


def short(text: str, style: str = "") -> Content:
    """The beginning of the text, ending in an ellipsis where there is more."""
    return plain(text, style).truncate(_CELLS, ellipsis=True)
