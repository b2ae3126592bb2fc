"""A document of a meeting as one line of a list."""

from textual.content import Content
from textual.visual import Visual

from ccm_tui.minutes.formats.catalogue import Format
from ccm_tui.services.papers import Paper
from screens.widgets.columns import Cell, Columns
from screens.widgets.plain import plain
from screens.widgets.tones import BAD, GOOD, HEADING, MUTED

WRITTEN = "✓ written"
"""What became of a document that is there."""

_MARK, _FORMAT = 1, 9


def paper_headings() -> Visual:
    """What stands over the lines."""
    return _row(plain(""), plain("Document", HEADING), plain("For", HEADING), plain("As", HEADING))


def paper_row(paper: Paper, wanted: Format, *, marked: bool, became: str) -> Visual:
    """Whether it is marked, what it is, whom it is for, and what became of it in the last go."""
    style = "bold" if marked else ""
    told = plain(paper.reader, MUTED)
    if became:
        told = plain(became, f"bold {GOOD if became == WRITTEN else BAD}")
    return _row(plain("●" if marked else "○"), plain(paper.title, style), told, plain(wanted.words, style))


def _row(mark: Content, title: Content, reader: Content, wanted: Content) -> Visual:
    return Columns(Cell(mark, width=_MARK), Cell(title, share=3), Cell(reader, share=2), Cell(wanted, width=_FORMAT))
