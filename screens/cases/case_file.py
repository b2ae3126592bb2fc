"""The file on one case: who is in it, what is agreed, how the risk went, and all that happened."""

from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType

from ccm_tui.commands import Place
from ccm_tui.services.cases.case_file_view import CaseFileView, read_case_file
from db.lane import Lane
from screens.cases.case_edits import EditsCase
from screens.cases.case_file_lines import FileLine, case_file_lines
from screens.cases.file_subjects import FileSubject
from screens.frame.bindings import bindings
from screens.frame.lines import KeysFooter, KeysLine, PlaceLine
from screens.widgets.lists import KeptList


class CaseFileScreen(EditsCase):
    """A case file whose opening was noted."""

    PLACE = Place.CASE_FILE
    ABOUT = (
        "The whole file of one case: who is in it and what was agreed on them, how each risk was rated at each "
        "hearing, what is open, and then all that happened, the latest first. What was withdrawn and what stays in "
        "the room is there too, and marked. Enter on a linked case goes there."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.CASE_FILE)
    CSS_PATH = "case_file.tcss"
    AUTO_FOCUS = "#file"

    top = getters.query_one(PlaceLine)
    lines = getters.query_one("#file", KeptList)

    def __init__(self, lane: Lane, case_id: int) -> None:
        super().__init__(lane)
        self._case_id = case_id
        self._shown: dict[str, FileLine] = {}

    def compose(self) -> ComposeResult:
        yield PlaceLine()
        yield KeptList("Reading the file.", id="file")
        yield KeysLine(Place.CASE_FILE)
        yield KeysFooter()

    async def read(self) -> CaseFileView:
        return await self.lane.run(read_case_file, self._case_id)

    def show(self, view: CaseFileView) -> None:
        restricted = ", RESTRICTED" if view.case.restricted else ""
        self.top.show(f"{view.case.reference}, {view.case.name}{restricted}", view.marking)
        self._shown = {line.name: line for line in case_file_lines(view)}
        self.lines.show([(line.name, line.look) for line in self._shown.values()])

    @property
    def chosen(self) -> FileSubject | None:
        """What the line is about that is chosen."""
        line = self._shown.get(self.lines.chosen or "")
        return line.about if line else None

    def action_back(self) -> None:
        """Goes back to where one was."""
        self.dismiss()

    @on(KeptList.OptionSelected)
    async def _line_was_selected(self) -> None:
        await self.action_open_line()
