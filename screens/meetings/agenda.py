"""The agenda of a meeting in session, to be gone about in and bent: called, moved, parked, deferred, added to."""

from collections.abc import Awaitable, Callable
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Button, Static

from ccm_tui.commands import Place
from ccm_tui.domain.agenda.item import AgendaItem
from ccm_tui.domain.days.when import show_day
from ccm_tui.errors import CcmError
from ccm_tui.services.meetings.agenda import defer, move_case, park_or_put_back
from ccm_tui.services.meetings.agenda_view import AgendaView, read_agenda
from ccm_tui.services.meetings.meeting import hand_over
from ccm_tui.services.meetings.urgent_items import add_urgent, proposed_reference
from ccm_tui.services.meetings.walk import call_item
from db.lane import Lane
from screens.dialogs.questions import AskLine, needed
from screens.frame.bindings import bindings
from screens.frame.dialog_drafts import DialogDrafts
from screens.frame.form import Form, field
from screens.frame.lines import KeysFooter, KeysLine, PlaceLine
from screens.frame.view_screen import ViewScreen
from screens.meetings.agenda_lines import agenda_line, agenda_standing
from screens.widgets.lists import KeptList
from screens.widgets.text import plain
from screens.widgets.typing import TypedLine


class UrgentForm(Form[int]):
    """A name, the reference that is proposed, and why. Answers with the id of the item, once it is there."""

    ABOUT = (
        "A case put on the agenda while the meeting sits. A name is enough; a reference of a case on record brings "
        "that case back, with its history."
    )

    def __init__(self, keep: Callable[[str, str, str], Awaitable[int]], drafts: DialogDrafts, proposed: str) -> None:
        super().__init__("Urgent item", drafts)
        self._keep_item = keep
        self._proposed = proposed

    def compose_fields(self) -> ComposeResult:
        yield field("Name", TypedLine(id="name", compact=True))
        yield field("Reference", TypedLine(self._proposed, id="reference", compact=True))
        yield Static(plain("The one proposed, or that of a case on record."), classes="hint")
        yield field("Why", TypedLine(placeholder="may be left out", id="why", compact=True))

    def compose_buttons(self) -> ComposeResult:
        yield Button("Put it on", id="go", variant="primary")
        yield Button("Back", id="leave")

    async def keep(self) -> int:
        reference = self.typed("reference")
        # Left as proposed, the record numbers the case itself: one that comes back keeps its old number.
        given = "" if reference.upper() == self._proposed else reference
        if not given and not self.typed("name"):
            raise self.refusal("name", "An urgent item needs a name.", "Type it; nothing else is needed.")
        return await self._keep_item(self.typed("name"), given, self.typed("why"))


_SECONDS = 15
"""How often the minutes used are brought up to date."""


class AgendaScreen(ViewScreen[AgendaView]):
    """The whole agenda of one meeting."""

    PLACE = Place.AGENDA
    ABOUT = (
        "The whole agenda while the meeting is in session. Enter calls the item marked, one heard before as well. "
        "What is still undecided can be moved, parked until the others are heard, or deferred with its reason; "
        "what is never called carries over by itself. A case whose agency leaves early is offered first."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.AGENDA)
    CSS_PATH = "agenda.tcss"
    AUTO_FOCUS = "#agenda"

    top = getters.query_one(PlaceLine)
    agenda = getters.query_one("#agenda", KeptList)

    def __init__(self, lane: Lane, meeting_id: int) -> None:
        super().__init__(lane)
        self._meeting_id = meeting_id

    def compose(self) -> ComposeResult:
        yield PlaceLine()
        yield Static(id="summary")
        yield KeptList("No items. Esc goes back to the desk.", id="agenda")
        yield KeysLine(Place.AGENDA)
        yield KeysFooter()

    async def on_mount(self) -> None:
        """Goes on showing how time goes by."""
        self.set_interval(_SECONDS, self.refresh_record)

    async def read(self) -> AgendaView:
        return await self.lane.run(read_agenda, self._meeting_id)

    def show(self, view: AgendaView) -> None:
        sitting = view.meeting
        self.top.show(f"Agenda · meeting {sitting.number}, {show_day(sitting.held_on)}", view.marking)
        self.query_one("#summary", Static).update(agenda_standing(view))
        self.agenda.show([(str(item.id), agenda_line(item, view)) for item in view.items])

    def begin(self, view: AgendaView) -> None:
        """Marks what should be heard first, or else what is before the meeting."""
        self._mark(view.hear_first[0].item_id if view.hear_first else view.current_id)

    async def action_call(self) -> None:
        """Calls the item chosen and goes back to the desk."""
        item = self._chosen()
        if item is not None and await self._done(self.lane.run(call_item, item.id)):
            self.dismiss()

    async def action_park(self) -> None:
        """Parks the case chosen, or puts it back."""
        item = self._chosen()
        if item is not None:
            await self._do(self.lane.run(park_or_put_back, item.id))

    async def action_defer(self) -> None:
        """Asks why, and defers the case chosen."""
        item = self._chosen()
        if item is None or item.hearing is None:
            self.say_error(CcmError("Only a case can be deferred.", "Choose a case."))
            return
        item_id, drafts = item.id, self.drafts(f"defer {item.id}", item.id)

        async def put_off(why: str) -> None:
            await drafts.settle(defer, item_id, why)

        title, question = f"Defer case {item.hearing.short_reference}", "Why? The reason goes into the minutes."
        await self.ask(AskLine(title, question, needed("Type why."), put_off, drafts), self._show_done)

    async def action_move_up(self) -> None:
        """Moves the case chosen one place up."""
        await self._move(-1)

    async def action_move_down(self) -> None:
        """Moves the case chosen one place down."""
        await self._move(1)

    async def action_add_urgent(self) -> None:
        """Asks for a name, puts that case on the agenda, and marks it: Enter then calls it."""
        proposed = await self.attempt(self.lane.run(proposed_reference))
        if proposed is None:
            return
        drafts = self.drafts(f"urgent item of meeting {self._meeting_id}")

        async def put_on(name: str, reference: str, why: str) -> int:
            return await drafts.settle(add_urgent, self._meeting_id, name, reference, why)

        async def mark(item_id: int | None) -> None:
            if item_id is not None:
                await self.refresh_record()
                self._mark(item_id)

        await self.ask(UrgentForm(put_on, drafts, proposed), mark)

    async def action_hand_over(self) -> None:
        """Asks who has the chair from now, proposing the co-chair."""
        sitting = self.view.meeting
        deputy = sitting.co_chair if self.view.chair != sitting.co_chair else sitting.chair
        drafts = self.drafts(f"chair of meeting {self._meeting_id}")

        async def take(name: str) -> None:
            await drafts.settle(hand_over, self._meeting_id, name)

        title, question = "Hand over the chair", "Who has the chair from now?"
        await self.ask(AskLine(title, question, needed("Type who."), take, drafts, deputy), self._show_done)

    def action_back(self) -> None:
        """Goes back to the desk."""
        self.dismiss()

    async def _move(self, places: int) -> None:
        item = self._chosen()
        if item is not None:
            await self._do(self.lane.run(move_case, item.id, places))

    async def _show_done(self, answer: str | None) -> None:
        if answer is not None:
            await self.refresh_record()

    async def _do(self, act: Awaitable[object]) -> None:
        await self._done(act)
        await self.refresh_record()

    async def _done(self, act: Awaitable[object]) -> bool:
        """Waits for one act; False where it can't be done, which is said."""
        try:
            await act
        except CcmError as error:
            self.say_error(error)
            return False
        return True

    def _mark(self, item_id: int | None) -> None:
        """Highlights that item, where it is on the agenda."""
        ids = [option.id for option in self.agenda.options]
        if item_id is not None and str(item_id) in ids:
            self.agenda.highlighted = ids.index(str(item_id))

    def _chosen(self) -> AgendaItem | None:
        return next((item for item in self.view.items if str(item.id) == self.agenda.chosen), None)
