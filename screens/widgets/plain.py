"""The one way that a person's words reach the screen: as literal text, never as markup."""

from textual.content import Content

from ccm_tui.domain.words.text import visible


def plain(text: str, style: str = "") -> Content:
    """The text exactly as typed, with whatever could act on a terminal made visible instead."""
    return Content.styled(visible(text), style)
