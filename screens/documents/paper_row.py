"""A document of a meeting as one line of a list."""

from textual.content import Content
from textual.visual import Visual

from ccm_tui.documents.catalogue import Format
from ccm_tui.services.documents.documents_view import Paper
from screens.widgets.columns import Cell, Columns
from screens.widgets.plain import plain
from screens.widgets.short import short
from screens.widgets.tones import BAD, GOOD, HEADING

WRITTEN = "✓ written"
"""What became of a document that is there."""

_MARK, _FORMAT, _BECAME = 1, 8, 9


def paper_headings() -> Visual:
    """What stands over the lines."""
    return _row(plain(""), plain("Document", HEADING), plain("As", HEADING), plain(""))


def paper_row(paper: Paper, wanted: Format, *, marked: bool, became: str) -> Visual:
    """Whether it is marked, what it is, and what became of it in the last go."""
    style = "bold" if marked else ""
    title, there = short(paper.title, style), plain("")
    if became == WRITTEN:
        there = plain(became, f"bold {GOOD}")
    elif became:
        title = Content("\n").join((title, plain(became, f"bold {BAD}")))
    return _row(plain("●" if marked else "○"), title, plain(wanted.words, style), there)


def _row(mark: Content, title: Content, wanted: Content, became: Content) -> Visual:
    return Columns(
        Cell(mark, width=_MARK), Cell(title, share=1), Cell(wanted, width=_FORMAT), Cell(became, width=_BECAME)
    )
