"""The documents of a meeting, written in one go: which, as what, where to, for whom and why."""

import asyncio
from pathlib import Path
from time import monotonic
from typing import ClassVar

from textual import getters, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.visual import Visual
from textual.widgets import Static

from ccm_tui.commands import Place
from ccm_tui.documents.catalogue import Format
from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.words.counting import counted
from ccm_tui.errors import CcmError
from ccm_tui.services.documents.copies import own_template
from ccm_tui.services.documents.documents_view import (
    USUAL,
    DocumentLine,
    DocumentSort,
    DocumentsView,
    leaving_of,
    paper_bytes,
    read_documents,
    write_paper,
)
from ccm_tui.services.governance.disclosure import begin_to_leave, has_left
from db.lane import Lane
from screens.dialogs.questions import Confirm
from screens.documents.document_lines import WRITTEN, Going, WhereTo, paper_headings, paper_row
from screens.frame.bindings import bindings
from screens.frame.lines import KeysFooter, PlaceLine
from screens.frame.view_screen import ViewScreen
from screens.widgets.lists import KeptList
from screens.widgets.text import plain, short

_SECONDS_BETWEEN_WORDS = 0.2

_COPIED = "copied to the clipboard"
"""Why a document left that was copied: nobody is known to have been given it yet."""


class DocumentsScreen(ViewScreen[DocumentsView]):
    """What can be had of one meeting."""

    PLACE = Place.DOCUMENTS
    ABOUT = (
        "Every document of the meeting. Those marked are written in one go, each as a file for your eyes alone: F10 "
        "asks where to, for whom and why, and every one is noted in the log of what left the record. No file is "
        "written over without your being asked."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.DOCUMENTS)
    CSS_PATH = "documents.tcss"
    AUTO_FOCUS = "#papers"

    top = getters.query_one(PlaceLine)
    paper_list = getters.query_one("#papers", KeptList)

    def __init__(self, lane: Lane, meeting_id: int) -> None:
        super().__init__(lane)
        self._meeting_id = meeting_id
        self._marked: set[str] = set()
        self._formats: dict[DocumentSort, Format] = {}
        self._became: dict[str, str] = {}
        self._writing = False
        self._stopped = False
        self._told_at = 0.0

    def compose(self) -> ComposeResult:
        yield PlaceLine()
        yield Static(id="summary")
        yield Static(paper_headings(), id="headings")
        yield KeptList("There is nothing to be had of this meeting yet.", id="papers")
        yield KeysFooter()

    async def read(self) -> DocumentsView:
        return await self.lane.run(read_documents, self._meeting_id)

    def show(self, view: DocumentsView) -> None:
        sitting = view.meeting
        self.top.show(f"Documents · meeting {sitting.number}, {show_day(sitting.held_on)}", view.marking)
        self._show_papers()

    def begin(self, view: DocumentsView) -> None:
        """With what usually goes out marked."""
        self._marked = {paper.name for paper in view.papers if paper.sort in USUAL}
        self._show_papers()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While documents are being written there is nothing to do but to stop."""
        if self._writing:
            return action == "back"
        return super().check_action(action, parameters)

    def action_mark(self) -> None:
        """Marks the document chosen to be written, or leaves it out."""
        paper = self._chosen()
        if paper is not None:
            self._marked ^= {paper.name}
            self._show_papers()
            self.paper_list.move_on()

    def action_mark_all(self) -> None:
        """Marks all documents of the sort chosen; where all of them are marked, none."""
        chosen = self._chosen()
        if chosen is not None:
            same = {paper.name for paper in self.view.papers if paper.sort == chosen.sort}
            self._marked = self._marked - same if same <= self._marked else self._marked | same
            self._show_papers()

    def action_format(self) -> None:
        """Takes the next format for all documents of the sort chosen."""
        paper = self._chosen()
        if paper is not None:
            formats = paper.sort.formats
            place = formats.index(self._wanted(paper))
            self._formats[paper.sort] = formats[(place + 1) % len(formats)]
            self._show_papers()

    async def action_write(self) -> None:
        """Asks where to, for whom and why, then writes what is marked."""
        marked = self._marked_papers()
        if not marked:
            self.say_error(CcmError("No document is marked.", "Mark those to be written with Space."))
            return
        ask = WhereTo(
            f"Write {counted(len(marked), 'document')}",
            self.drafts(f"documents of meeting {self._meeting_id}"),
            self.view.proposed_folder,
        )
        await self.ask(ask, self._look_before_writing)

    async def action_copy(self) -> None:
        """Asks once, then copies the document chosen as text."""
        paper = self._chosen()
        if paper is None:
            return
        meaning = (
            "Whoever uses this computer can paste it until something else is copied. It is noted as having left the "
            "record."
        )

        async def copy(yes: bool | None) -> None:
            if yes:
                await self.attempt(self._copy(paper))

        self.app.push_screen(Confirm(f"Copy: {paper.title}?", meaning, "Copy"), copy)

    def action_back(self) -> None:
        """Goes back to where one was; while documents are being written, stops after the one under way."""
        if self._writing:
            self._stopped = True
            self._say("Stopping after the document under way.")
        else:
            self.dismiss()

    async def _copy(self, paper: DocumentLine) -> None:
        papers = await self.lane.run(read_documents, self._meeting_id)
        wanted = next(one for one in (Format.TEXT, Format.CSV) if one in paper.sort.formats)
        content = await asyncio.to_thread(paper_bytes, papers, paper, wanted)
        # The mark at the head of a file that is CSV is no part of its text.
        text = content.decode("utf-8-sig")
        leaving = await self.lane.run(leaving_of, papers, paper, wanted, reason=_COPIED)
        note = await self.lane.run(begin_to_leave, leaving, text.encode())
        self.app.copy_to_clipboard(text)
        await self.lane.run(has_left, note)
        lines = counted(len(text.splitlines()), "line")
        self.notify(
            f"{lines} sent to the terminal. Whether they arrived can't be known from here: paste them to see.",
            title="Copied, where the terminal can",
            timeout=12,
        )

    def _look_before_writing(self, going: Going | None) -> None:
        """Asks before anything that is there is written over."""
        if going is None:
            return
        names = [self.view.file_name(paper, self._wanted(paper)) for paper in self._marked_papers()]
        there = frozenset(place for name in names if (place := going.folder / name).exists())
        if not there:
            self._write(going, there)
            return

        def replace(yes: bool | None) -> None:
            if yes:
                self._write(going, there)

        meaning = (
            "Files of these names are in that folder already, written before or by somebody else. Back leaves all as "
            "it is; then choose another folder."
        )
        self.app.push_screen(Confirm(f"Write over {counted(len(there), 'file')}?", meaning, "Write over"), replace)

    @work(description="writing documents")
    async def _write(self, going: Going, over: frozenset[Path]) -> None:
        """Writes what is marked, one after another, all of it as the record has it at one moment."""
        marked = self._marked_papers()
        self._began()
        written = 0
        try:
            papers = await self.lane.run(read_documents, self._meeting_id)
            in_word = any(self._wanted(paper) is Format.DOCX for paper in marked)
            template = await self.lane.run(own_template) if in_word else None
            for place, paper in enumerate(marked, start=1):
                if self._stopped:
                    break
                self._say_under_way(f"Writing {place} of {len(marked)}, Esc stops: ", paper.title)
                written += await self._write_one(papers, paper, template, going, over)
        except CcmError as error:
            self.say_error(error)
        finally:
            self._writing = False
            self.refresh_bindings()
        self._show_papers()
        self._say(_written(written, len(marked), going.folder))
        failed = next((name for name, became in self._became.items() if became != WRITTEN), None)
        if failed is not None:
            # Brought into sight, with why.
            self.paper_list.highlighted = self.paper_list.get_option_index(failed)

    async def _write_one(
        self, papers: DocumentsView, paper: DocumentLine, template: bytes | None, going: Going, over: frozenset[Path]
    ) -> bool:
        """Writes one document, and shows what became of it. Returns whether it is there."""
        wanted = self._wanted(paper)
        place = going.folder / papers.file_name(paper, wanted)
        try:
            # Only what touches the record goes through its lane: a chair may go on meanwhile.
            content = await asyncio.to_thread(paper_bytes, papers, paper, wanted, template)
            leaving = await self.lane.run(leaving_of, papers, paper, wanted, going.recipient, going.reason)
            await self.lane.run(write_paper, leaving, place, content, over)
        except CcmError as error:
            self._became[paper.name] = f"not written: {error.what}"
        else:
            self._became[paper.name] = WRITTEN
        return self._became[paper.name] == WRITTEN

    def _say_under_way(self, words: str, title: str) -> None:
        """Shows how far the writing has come, no oftener than can be read: drawing takes longer than a document."""
        if monotonic() - self._told_at >= _SECONDS_BETWEEN_WORDS:
            self._told_at = monotonic()
            self._show_papers()
            self.query_one("#summary", Static).update(plain(words, "bold") + short(title, "bold"))

    def _began(self) -> None:
        self._writing, self._stopped = True, False
        self._became = {}
        self.refresh_bindings()
        self._show_papers()

    def _marked_papers(self) -> list[DocumentLine]:
        return [paper for paper in self.view.papers if paper.name in self._marked]

    def _chosen(self) -> DocumentLine | None:
        return next((paper for paper in self.view.papers if paper.name == self.paper_list.chosen), None)

    def _wanted(self, paper: DocumentLine) -> Format:
        """What it is to be written as: the usual format of its sort, until another is chosen for that."""
        return self._formats.get(paper.sort, paper.sort.formats[0])

    def _show_papers(self) -> None:
        self.paper_list.show([(paper.name, self._row(paper)) for paper in self.view.papers])
        if not self._became:
            marked = counted(len(self._marked), "document")
            self._say(f"{marked} marked. F10 asks where they go, for whom and why.")

    def _row(self, paper: DocumentLine) -> Visual:
        marked, became = paper.name in self._marked, self._became.get(paper.name, "")
        return paper_row(paper, self._wanted(paper), marked=marked, became=became)

    def _say(self, words: str) -> None:
        self.query_one("#summary", Static).update(plain(words, "bold"))


def _written(written: int, marked: int, folder: Path) -> str:
    if not written:
        return "Nothing is written."
    are = "document is" if written == 1 else "documents are"
    rest = (
        f" {marked - written} of {marked} {'is' if marked - written == 1 else 'are'} not." if written < marked else ""
    )
    return f"{written} {are} written in {folder}, for your eyes alone, and noted in the log.{rest}"
