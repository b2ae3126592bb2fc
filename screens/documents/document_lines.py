"""A document of a meeting as one line of a list, and where documents are to be written, for whom and why."""

from dataclasses import dataclass
from pathlib import Path

from textual.app import ComposeResult
from textual.content import Content
from textual.visual import Visual
from textual.widgets import Static

from ccm_tui.documents.catalogue import Format
from ccm_tui.services.documents.documents_view import DocumentLine, make_folder
from screens.frame.dialog_drafts import DraftsInRecord
from screens.frame.form import Form, field
from screens.widgets.columns import Cell, Columns
from screens.widgets.text import BAD, GOOD, HEADING, plain, short
from screens.widgets.typing import TypedLine


@dataclass(frozen=True, slots=True)
class Going:
    """Where documents go, who is given them, and why."""

    folder: Path
    recipient: str
    reason: str


class WhereTo(Form[Going]):
    """Answers with a folder that is there. Enter is the consent to letting the documents go."""

    ABOUT = (
        "Where the documents go. The folder is made if it is not there yet. Who is given them and why is kept in the "
        "log of what left the record; both may be left out."
    )

    def __init__(self, title: str, drafts: DraftsInRecord, folder: Path) -> None:
        super().__init__(title, drafts)
        self._in_record = drafts
        self._folder = folder

    def compose_fields(self) -> ComposeResult:
        yield Static(plain("They hold names: keep them where only those who may read them can."))
        yield field("Folder", TypedLine(str(self._folder), id="folder", compact=True))
        yield field("Given to", TypedLine(placeholder="may be left out", id="recipient", compact=True))
        yield Static(plain("What is for one agency is noted as given to it."), classes="hint")
        yield field("Why", TypedLine(placeholder="may be left out", id="reason", compact=True))

    async def keep(self) -> Going:
        folder = await self._in_record.settle(make_folder, self.typed("folder"))
        return Going(folder, self.typed("recipient"), self.typed("reason"))


WRITTEN = "✓ written"
"""What became of a document that is there."""

_MARK, _FORMAT, _BECAME = 1, 8, 9


def paper_headings() -> Visual:
    """What stands over the lines."""
    return _row(plain(""), plain("Document", HEADING), plain("As", HEADING), plain(""))


def paper_row(paper: DocumentLine, wanted: Format, *, marked: bool, became: str) -> Visual:
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
