"""What to send to one agency about its actions: read, copied, or saved as a file."""

from pathlib import Path
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType

from ccm_tui.commands import Place
from ccm_tui.documents.catalogue import Format
from ccm_tui.documents.papers.reminder import ChasePaper
from ccm_tui.domain.words.counting import counted
from ccm_tui.services.actions.chase import (
    chase_document,
    chase_file_name,
    chase_leaving,
    chase_paper,
    save_chase_here,
    save_chases,
)
from ccm_tui.services.documents.folders import documents_folder
from ccm_tui.services.governance.disclosure import begin_to_leave, has_left
from db.lane import Lane
from screens.dialogs.questions import AskLine, Confirm, needed
from screens.frame.base import CcmScreen
from screens.frame.bindings import bindings
from screens.frame.lines import KeysFooter, PlaceLine
from screens.widgets.pages import Pages

_CLIPBOARD = "the clipboard"


class ChaseScreen(CcmScreen):
    """The reminder of one agency as it stands now."""

    PLACE = Place.CHASE
    ABOUT = (
        "What to send to one agency: each of its actions that is overdue, proposed or open, by its reference and its "
        "words, and nothing of the case. It ends in the lines that the agency fills in and sends back; paste them "
        "among the actions with F3. Copy it into an e-mail, or save it as a file; either is noted in the log."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.CHASE)
    CSS_PATH = "chase.tcss"
    AUTO_FOCUS = "#pages"

    top = getters.query_one(PlaceLine)
    pages = getters.query_one(Pages)

    def __init__(self, lane: Lane, paper: ChasePaper) -> None:
        super().__init__(lane)
        self._paper = paper

    def compose(self) -> ComposeResult:
        yield PlaceLine()
        yield Pages(id="pages")
        yield KeysFooter()

    def on_mount(self) -> None:
        """Shows the reminder."""
        self._show()

    async def refresh_record(self) -> None:
        """Makes the reminder anew."""
        paper = await self.attempt(self.lane.run(chase_paper, self._paper.code))
        if paper is not None:
            self._paper = paper
            self._show()

    def action_copy(self) -> None:
        """Asks once, then copies the reminder as text."""

        async def copy(yes: bool | None) -> None:
            if yes:
                await self.attempt(self._copy())

        meaning = (
            "Whoever uses this computer can paste it until something else is copied. It is noted as having left the "
            "record."
        )
        self.app.push_screen(Confirm(f"Copy what is to be sent to {self._paper.code}?", meaning, "Copy"), copy)

    async def action_save(self) -> None:
        """Saves the reminder as a file; asks where."""
        drafts = self.drafts(f"file for the reminder of {self._paper.code}")

        async def save(path: str) -> None:
            saved = await drafts.settle(save_chase_here, self._paper, Path(path))
            self.say_done(f"Saved as {saved}")

        question = "The ending of the name says what it is: .txt, .docx, .pdf, .html or .md. Save it as:"
        where = str(documents_folder() / chase_file_name(self._paper, Format.TEXT))
        await self.ask(AskLine("Save the reminder", question, needed("Type where."), save, drafts, where))

    async def action_save_all(self) -> None:
        """Saves a reminder for every agency; asks for the folder."""
        drafts = self.drafts("folder for the reminders")

        async def save(folder: str) -> None:
            place, number = await drafts.settle(save_chases, Path(folder))
            self.say_done(f"{counted(number, 'reminder')} saved in {place}")

        question = "One for every agency that has something open, as text for an e-mail. Save them in the folder:"
        where = str(documents_folder() / f"ccm-actions-{self._paper.today.isoformat()}")
        await self.ask(AskLine("Save all reminders", question, needed("Type where."), save, drafts, where))

    def action_back(self) -> None:
        """Goes back to the actions."""
        self.dismiss()

    async def _copy(self) -> None:
        content = chase_document(self._paper, Format.TEXT)
        note = await self.lane.run(begin_to_leave, chase_leaving(self._paper, Format.TEXT, _CLIPBOARD), content)
        text = content.decode()
        self.app.copy_to_clipboard(text)
        await self.lane.run(has_left, note)
        self.notify(
            f"{counted(len(text.splitlines()), 'line')} sent to the terminal. Whether they arrived can't be known "
            "from here: paste them to see.",
            title="Copied, where the terminal can",
            timeout=12,
            markup=False,
        )

    def _show(self) -> None:
        paper = self._paper
        self.top.show(f"To send to {paper.code}, {paper.agency}", paper.marking)
        self.pages.show(chase_document(paper, Format.TEXT).decode().splitlines())
