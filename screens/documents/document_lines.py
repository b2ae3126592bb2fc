"""Asks where documents are to be written, for whom and why."""

from dataclasses import dataclass
from pathlib import Path

from textual.app import ComposeResult
from textual.widgets import Static

from ccm_tui.services.documents.documents_view import make_folder
from screens.frame.dialog_drafts import DraftsInRecord
from screens.frame.form import Form, field
from screens.widgets.plain import plain
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
