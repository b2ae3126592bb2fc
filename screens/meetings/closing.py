"""The conscious close: nothing undecided is passed over, and what was agreed is read out."""

from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from ccm_tui.commands import Place
from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.words.counting import counted
from ccm_tui.errors import CcmError
from ccm_tui.services.meetings.closing import close
from ccm_tui.services.meetings.closing_view import ClosingView, Unfinished, read_closing
from ccm_tui.services.meetings.meeting import mark_not_reached
from ccm_tui.services.meetings.walk import call_item
from db.lane import Lane
from screens.dialogs.questions import Confirm
from screens.frame.bindings import bindings
from screens.frame.going import DocumentsWanted
from screens.frame.lines import KeysFooter, PlaceLine
from screens.frame.view_screen import ViewScreen
from screens.widgets.columns import Cell, Columns
from screens.widgets.lists import KeptList
from screens.widgets.text import NOTICE, plain

_ABOUT_A_CASE = ("go_there", "not_reached")


class ClosingScreen(ViewScreen[ClosingView]):
    """What still has to be decided, then what is read out."""

    PLACE = Place.CLOSING
    ABOUT = (
        "A meeting closes only when each case that was called is decided, deferred or marked not reached. Cases "
        "never called carry over by themselves. What a decided case still lacks is listed below them; it keeps "
        "nothing from closing. The totals and the first deadline stand here to be read out."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.CLOSING)
    CSS_PATH = "closing.tcss"
    AUTO_FOCUS = "#undecided"

    top = getters.query_one(PlaceLine)
    undecided = getters.query_one("#undecided", KeptList)
    read_out = getters.query_one("#read-out", VerticalScroll)

    def __init__(self, lane: Lane, meeting_id: int) -> None:
        super().__init__(lane)
        self._meeting_id = meeting_id

    def compose(self) -> ComposeResult:
        yield PlaceLine()
        yield Static(id="summary")
        yield KeptList("Nothing is undecided, and nothing was left open.", id="undecided")
        yield Static(id="half-typed")
        yield Static(id="unreached")
        with VerticalScroll(id="read-out", classes="frame"):
            yield Static(id="sentences")
        yield KeysFooter()

    async def on_mount(self) -> None:
        """Says what the panel holds."""
        self.read_out.border_title = "To be read out"

    async def read(self) -> ClosingView:
        return await self.lane.run(read_closing, self._meeting_id)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offers what can be done: before the close to decide and to close, after it the minutes."""
        if not self.is_read:
            return super().check_action(action, parameters)
        if action in ("minutes", "documents"):
            return self._is_over
        if action in _ABOUT_A_CASE:
            return self._chosen() is not None
        return not (self._is_over and action == "close")

    async def action_go_there(self) -> None:
        """Calls the case chosen and goes back to the desk, to have it decided."""
        case = self._chosen()
        if case is None:
            return
        await self.attempt(self.lane.run(call_item, case.item.id))
        self.dismiss()

    async def action_not_reached(self) -> None:
        """The case chosen was called but not heard."""
        case = self._chosen()
        if case is not None and case not in self.view.undecided:
            self.notify("This case is decided.", markup=False)
        elif case is not None:
            await self.attempt(self.lane.run(mark_not_reached, case.item.id))
            await self.refresh_record()

    def action_close(self) -> None:
        """Asks once, then closes the meeting."""
        if self.view.undecided:
            self.say_error(
                CcmError("The meeting can't close yet.", "Decide each case listed, or mark it not reached.")
            )
            return
        loose = self.view.loose
        left = f"{counted(len(loose), 'case has', 'cases have')} loose ends, listed behind this. " if loose else ""
        meaning = f"{left}Its draft minutes are then ready, and nothing more is recorded unless it is reopened."
        self.app.push_screen(Confirm("Close the meeting?", meaning, "Close the meeting"), self._close)

    def action_minutes(self) -> None:
        """Leaves; the desk of a closed meeting shows its minutes."""
        self.dismiss()

    async def action_documents(self) -> None:
        """Goes to the documents of the closed meeting."""
        await self.go_to(DocumentsWanted(self._meeting_id))

    def action_back(self) -> None:
        """Goes back to the desk."""
        self.dismiss()

    @property
    def _is_over(self) -> bool:
        return self.view.meeting.state.closed

    async def _close(self, yes: bool | None) -> None:
        if not yes:
            return
        await self.attempt(self.lane.run(close, self._meeting_id))
        await self.refresh_record()

    def _chosen(self) -> Unfinished | None:
        cases = (*self.view.undecided, *self.view.loose)
        return next((case for case in cases if str(case.item.id) == self.undecided.chosen), None)

    def show(self, view: ClosingView) -> None:
        sitting = view.meeting
        self.top.show(f"Closing · meeting {sitting.number}, {show_day(sitting.held_on)}", view.marking)
        unfinished = () if self._is_over else (*view.undecided, *view.loose)
        self.query_one("#summary", Static).update(plain(self._heading(view), "bold"))
        self.undecided.show([(str(case.item.id), _row(case)) for case in unfinished])
        carried_over = self.query_one("#unreached", Static)
        carried_over.update(plain(_carried_over(view)))
        carried_over.display = bool(view.totals.unreached)
        half_typed = self.query_one("#half-typed", Static)
        half_typed.update(plain(_half_typed(view), f"bold {NOTICE}"))
        half_typed.display = bool(view.half_typed) and not self._is_over
        self.undecided.display = bool(unfinished)
        if not unfinished:
            self.read_out.focus()
        sentences = view.totals.to_read_out
        self.query_one("#sentences", Static).update(Content("\n\n").join(plain(words) for words in sentences))
        self.refresh_bindings()

    def _heading(self, view: ClosingView) -> str:
        if self._is_over:
            return (
                "The meeting is closed and its draft minutes are ready. Read this out, then F2 writes the documents:"
            )
        count = len(view.undecided)
        if count:
            undecided = f"{counted(count, 'case is', 'cases are')} undecided."
            return f"{undecided} Enter goes to the one chosen; r marks it not reached."
        if view.loose:
            left = counted(len(view.loose), "case has", "cases have")
            return f"Everything is decided; {left} loose ends. Enter goes there, F10 closes the meeting."
        return "Everything is decided, and nothing was left open. F10 closes the meeting."


def _carried_over(view: ClosingView) -> str:
    names = ", ".join(item.hearing.short_reference for item in view.totals.unreached if item.hearing)
    return f"Never called: {names}. At the close they carry over to the next meeting by themselves."


def _half_typed(view: ClosingView) -> str:
    names = ", ".join(item.hearing.short_reference if item.hearing else item.title for item in view.half_typed)
    return f"Half-typed and never entered, so not in the minutes: {names}."


def _row(case: Unfinished) -> Columns:
    hearing = case.item.hearing
    assert hearing is not None, "only cases can be undecided"
    name = "restricted" if hearing.restricted else hearing.name
    return Columns(
        Cell(plain(hearing.short_reference, "bold"), width=8),
        Cell(plain(f"{name}, {hearing.kind.words}: {case.item.state_in_words}"), share=1),
        Cell(plain(", ".join(case.missing), NOTICE), share=1),
    )
