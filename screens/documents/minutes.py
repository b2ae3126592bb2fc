"""The minutes of one meeting, as they stand: read, approved, amended, or opened again."""

from collections.abc import Awaitable, Callable
from typing import ClassVar, assert_never

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.types import CSSPathType
from textual.widgets import Static

from ccm_tui.commands import Place
from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.statuses import MeetingState
from ccm_tui.errors import CcmError
from ccm_tui.services.documents.approval import amend_minutes, approve_minutes
from ccm_tui.services.documents.minutes_view import MinutesView, read_minutes
from ccm_tui.services.meetings.meeting import reopen_meeting
from db.lane import Lane
from screens.dialogs.questions import AskLine, needed
from screens.documents.departures import DeparturesScreen
from screens.frame.bindings import bindings
from screens.frame.dialog_drafts import DialogDrafts
from screens.frame.form import FORM_SHEETS, Form, field
from screens.frame.going import DeskWanted, DocumentsWanted
from screens.frame.lines import KeysFooter, PlaceLine
from screens.frame.view_screen import ViewScreen
from screens.widgets.pages import Pages
from screens.widgets.text import plain
from screens.widgets.typing import TypedLine, TypedText

Amend = Callable[[str, str, str, str | None], Awaitable[int]]
"""Adds the amendment of that text, reason, decider and case. Raises CcmError where it can't be added."""


class AmendForm(Form[int]):
    """Answers with the number of the amendment, once it is on record."""

    PLACE = Place.TEXT
    ABOUT = (
        "A correction, which every later copy of the minutes shows after them; what was approved stays as it was. It "
        "can't be undone: a wrong one is corrected by another. Enter begins a new line of its text; F10 adds it."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.TEXT)
    CSS_PATH: ClassVar[CSSPathType | None] = [*FORM_SHEETS, "amend_form.tcss"]
    AUTO_FOCUS = "TypedText"

    def __init__(self, amend: Amend, drafts: DialogDrafts) -> None:
        super().__init__("Amend the minutes", drafts)
        self._amend = amend

    def compose_fields(self) -> ComposeResult:
        yield Static(plain("What is corrected, as the minutes are to say it. It can't be undone."))
        yield TypedText(id="text")
        yield field("Why", TypedLine(id="reason", compact=True))
        yield field("Decided by", TypedLine(id="by", compact=True))
        yield field("Case", TypedLine(placeholder="where it is about one, like 031", id="case", compact=True))

    async def keep(self) -> int:
        text = self.query_one("#text", TypedText).text
        for name, given, what in (
            ("text", text.strip(), "The correction says nothing yet."),
            ("reason", self.typed("reason"), "The reason is missing."),
            ("by", self.typed("by"), "Who decided on it is missing."),
        ):
            if not given:
                raise self.refusal(name, what, "Type it, then F10.")
        return await self._amend(text, self.typed("reason"), self.typed("by"), self.typed("case") or None)


def _standing(state: MeetingState) -> str:
    match state:
        case MeetingState.PLANNED:
            return "not held yet"
        case MeetingState.IN_SESSION:
            return "so far"
        case MeetingState.CLOSED:
            return "draft"
        case MeetingState.APPROVED:
            return "approved"
    assert_never(state)


class MinutesScreen(ViewScreen[MinutesView]):
    """The full minutes in plain text."""

    PLACE = Place.MINUTES
    ABOUT = (
        "The full minutes as they stand in the record, read only. While the meeting is in session they open at "
        "the case before it. Write them and the other documents as files, approve them, and "
        "correct them afterwards; until then the meeting can be opened again."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.MINUTES)
    CSS_PATH = "minutes.tcss"
    AUTO_FOCUS = "#pages"

    top = getters.query_one(PlaceLine)
    pages = getters.query_one(Pages)

    def __init__(self, lane: Lane, meeting_id: int) -> None:
        super().__init__(lane)
        self._meeting_id = meeting_id
        self._version = 0

    def compose(self) -> ComposeResult:
        yield PlaceLine()
        yield Pages(id="pages")
        yield KeysFooter()

    async def read(self) -> MinutesView:
        return await self.lane.run(read_minutes, self._meeting_id)

    def show(self, view: MinutesView) -> None:
        sitting = view.meeting
        which = f"meeting {sitting.number}, {show_day(sitting.held_on)}"
        if self._version:
            shown = view.versions[self._version - 1]
            self.top.show(f"As approved, version {shown.number} of {len(view.versions)} · {which}", view.marking)
            self.pages.show(shown.text.splitlines())
        else:
            self.top.show(f"Minutes, {_standing(sitting.state)} · {which}", view.marking)
            self.pages.show(view.lines)

    def begin(self, view: MinutesView) -> None:
        """At the case in hand where there is one."""
        # Only once they are laid out is there anywhere to scroll to.
        self.call_after_refresh(self.pages.go_to, view.case_in_hand)

    async def action_documents(self) -> None:
        """Goes to the documents of the meeting."""
        await self.go_to(DocumentsWanted(self._meeting_id))

    async def action_left(self) -> None:
        """Goes to the log of what left."""
        await self.app.push_screen(DeparturesScreen(self.lane, self._meeting_id))

    def action_version(self) -> None:
        """Shows the next version that was approved, exactly as it was; after the last, the minutes as they stand."""
        if not self.view.versions:
            self.say_error(
                CcmError("These minutes were never approved.", "There is no version of them but this one.")
            )
            return
        self._version = (self._version + 1) % (len(self.view.versions) + 1)
        self.show(self.view)
        self.pages.go_to(0)

    async def action_amend(self) -> None:
        """Adds a correction to approved minutes; asks which, why, and who decided on it."""
        if not self.view.meeting.state.approved:
            self.say_error(
                CcmError("Only approved minutes are amended.", "These can still be changed; reopen the meeting.")
            )
            return
        drafts = self.drafts(f"amendment of meeting {self._meeting_id}")

        async def add(text: str, reason: str, made_by: str, case: str | None) -> int:
            return await drafts.settle(amend_minutes, self._meeting_id, text, reason, made_by, case)

        await self.ask(AmendForm(add, drafts), self._show_amended)

    async def action_approve(self) -> None:
        """Records that the minutes are approved; asks by whom."""
        if self.view.meeting.state.approved:
            self.say_error(CcmError("These minutes are approved already.", "Correct them with an amendment."))
        elif not self.view.meeting.state.awaits_approval:
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
        if self.view.meeting.state.approved:
            self.say_error(CcmError("These minutes are approved.", "Correct them with an amendment."))
        elif not self.view.meeting.state.awaits_approval:
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

    async def _show_amended(self, number: int | None) -> None:
        if number is not None:
            self._version = 0
            await self.refresh_record()
            self.say_done(f"Amendment {number} is on record; every later copy shows it.")
            self.pages.go_to(self.pages.virtual_size.height)

    async def _show_approved(self, approved_by: str | None) -> None:
        if approved_by is not None:
            await self.refresh_record()

    async def _show_reopened(self, reason: str | None) -> None:
        if reason is None:
            return
        await self.give_way_to(DeskWanted(self._meeting_id))
        self.app.notify("The meeting is in session again.", markup=False)
