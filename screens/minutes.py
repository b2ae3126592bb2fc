"""The minutes of one meeting, as they stand: read, saved as a file, approved, or opened again."""

from pathlib import Path
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType

from ccm_tui.commands import Place
from ccm_tui.domain.vocabulary import MeetingState
from ccm_tui.domain.when import show_day
from ccm_tui.errors import CcmError
from ccm_tui.services.meeting import approve_minutes, reopen_meeting
from ccm_tui.services.saving import MinutesSheet, minutes_sheet, save_minutes
from db.lane import Lane
from screens.base import CcmScreen
from screens.bindings import bindings
from screens.dialogs.ask_line import AskLine, needed
from screens.widgets.footer import KeysFooter
from screens.widgets.pages import Pages
from screens.widgets.place_line import PlaceLine

_STANDING = {
    MeetingState.PLANNED: "not held yet",
    MeetingState.IN_SESSION: "so far",
    MeetingState.CLOSED: "draft",
    MeetingState.APPROVED: "approved",
}


class MinutesScreen(CcmScreen):
    """The full minutes in plain text."""

    PLACE = Place.MINUTES
    ABOUT = (
        "The full minutes as they stand in the record, read only. While the meeting is in session they open at "
        "the case before it. Save them as a file, approve them, or open the meeting again."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.MINUTES)
    CSS_PATH = "minutes.tcss"
    AUTO_FOCUS = "#pages"

    top = getters.query_one(PlaceLine)
    pages = getters.query_one(Pages)

    def __init__(self, lane: Lane, meeting_id: int) -> None:
        super().__init__(lane)
        self._meeting_id = meeting_id
        self._sheet: MinutesSheet | None = None

    def compose(self) -> ComposeResult:
        yield PlaceLine()
        yield Pages(id="pages")
        yield KeysFooter()

    async def on_mount(self) -> None:
        """Shows the minutes, at the case in hand where there is one."""
        await self.refresh_record()
        if self._sheet is not None:
            # Only once they are laid out is there anywhere to scroll to.
            self.call_after_refresh(self.pages.go_to, self._sheet.case_in_hand)

    async def refresh_record(self) -> None:
        """Reads the minutes anew and shows them where one was reading."""
        sheet = await self.attempt(self.lane.run(minutes_sheet, self._meeting_id))
        if sheet is None:
            return
        self._sheet = sheet
        sitting = sheet.meeting
        where = f"Minutes, {_STANDING[sitting.state]} · meeting {sitting.number}, {show_day(sitting.held_on)}"
        self.top.show(where, sheet.marking)
        self.pages.show(sheet.lines)

    async def action_save(self) -> None:
        """Saves the minutes as a file; asks where."""
        if self._sheet is None:
            return
        drafts = self.drafts(f"file for the minutes of meeting {self._meeting_id}")

        async def save(path: str) -> None:
            saved = await drafts.settle(save_minutes, self._meeting_id, Path(path))
            self.notify(f"Saved as {saved}", markup=False)

        question = "The file holds names: keep it where only those who may read it can. Save it as:"
        where = str(self._sheet.proposed_path)
        await self.ask(AskLine("Save the minutes", question, needed("Type where."), save, drafts, where))

    async def action_approve(self) -> None:
        """Records that the minutes are approved; asks by whom."""
        if self._sheet is None:
            return
        if self._sheet.meeting.state is MeetingState.APPROVED:
            self.say_error(CcmError("These minutes are approved already.", "Correct them with an amendment."))
        elif self._sheet.meeting.state is not MeetingState.CLOSED:
            self.say_error(CcmError("Only a closed meeting's minutes can be approved.", "Close the meeting first."))
        else:
            drafts = self.drafts(f"approval of meeting {self._meeting_id}")

            async def approve(approved_by: str) -> None:
                await drafts.settle(approve_minutes, self._meeting_id, approved_by)

            wrong = needed("Type who approved them.")
            ask = AskLine("Approve the minutes", "Who approved them?", wrong, approve, drafts)
            await self.ask(ask, self._show_approved)

    async def action_reopen(self) -> None:
        """Opens the meeting again; asks why."""
        if self._sheet is None:
            return
        if self._sheet.meeting.state is MeetingState.APPROVED:
            self.say_error(CcmError("These minutes are approved.", "Correct them with an amendment."))
        elif self._sheet.meeting.state is not MeetingState.CLOSED:
            self.say_error(CcmError("This meeting is not closed.", "There is nothing to reopen."))
        else:
            drafts = self.drafts(f"reopening of meeting {self._meeting_id}")

            async def reopen(reason: str) -> None:
                await drafts.settle(reopen_meeting, self._meeting_id, reason)

            question = "Why is it opened again? The reason is kept with the meeting."
            ask = AskLine("Reopen the meeting", question, needed("Type why."), reopen, drafts)
            await self.ask(ask, self._show_reopened)

    def action_back(self) -> None:
        """Goes back to where one was."""
        self.dismiss()

    async def _show_approved(self, approved_by: str | None) -> None:
        if approved_by is not None:
            await self.refresh_record()

    async def _show_reopened(self, reason: str | None) -> None:
        if reason is None:
            return
        # The desk itself leads to the minutes, so it can't be imported before them.
        from screens.desk import DeskScreen

        await self.app.switch_screen(DeskScreen(self.lane, self._meeting_id))
        self.app.notify("The meeting is in session again.", markup=False)
