"""The set-up of a record: the partnership's name, and the agencies it starts from."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Input, Label, Static

from ccm_tui.commands import Place
from ccm_tui.domain.agencies.agency import STARTER_AGENCIES, NewAgency
from ccm_tui.domain.settings.settings import Settings
from ccm_tui.errors import CcmError
from screens.agencies.agency_form import AgencyForm
from screens.agencies.agency_line import agency_headings, agency_line
from screens.frame.bindings import bindings
from screens.frame.dialog_drafts import DraftsInMemory
from screens.frame.lines import KeysFooter, PlaceLine
from screens.frame.turn import LeftInTurn
from screens.widgets.lists import KeptList
from screens.widgets.text import BAD, plain
from screens.widgets.typing import TypedLine

Begin = Callable[[str, Sequence[NewAgency]], Awaitable[None]]
"""Makes the record with that name and those agencies, and goes on. Raises CcmError where it can't be made."""


@dataclass(slots=True)
class _Entry:
    """A line of the list; one that is left out stays in sight, and can be brought back."""

    agency: NewAgency
    left_out: bool = False
    drafts: DraftsInMemory = field(default_factory=DraftsInMemory)
    """What is half-typed in the form that changes it."""


_ABOUT_IT = (
    "The name stands on the minutes; times are London's. Tab goes to the agencies, where Enter changes one. "
    "All of it can be changed later."
)


class SetupScreen(LeftInTurn[None]):
    """What a chair says once, before the record is made. There is no record to read or to write yet."""

    PLACE = Place.SETUP
    ABOUT = (
        "The first start on this machine: the name of the partnership and its agencies, from a list to begin "
        "with. Make it yours: change a name, add the people, leave out who is no member. All of it can be "
        "changed later."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.SETUP)
    CSS_PATH = "setup.tcss"
    AUTO_FOCUS = "#partnership"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (23, "-tall")]

    agency_list = getters.query_one("#agencies", KeptList)

    def __init__(self, begin: Begin, path: Path) -> None:
        super().__init__()
        self._begin = begin
        self._path = path
        self._entries = [_Entry(agency) for agency in STARTER_AGENCIES]
        self._to_add = DraftsInMemory()

    def compose(self) -> ComposeResult:
        yield PlaceLine()
        with Horizontal(id="name"):
            yield Label(plain("Partnership"))
            yield TypedLine(Settings().partnership, id="partnership", compact=True)
        yield Static(plain(f"Kept in {self._path}"), id="where")
        yield Static(plain(_ABOUT_IT), id="times")
        yield Static(agency_headings(), id="headings")
        yield KeptList("No agencies. F2 adds one.", id="agencies")
        yield Static(id="wrong")
        yield KeysFooter()

    def on_mount(self) -> None:
        """Shows the agencies to begin with."""
        self.query_one(PlaceLine).show("A new record: check the name and the agencies, then F10", "")
        self._show()

    @property
    def would_be_lost(self) -> bool:
        """Whether anything was typed or changed, which is on no disk before the record is made."""
        name = self.query_one("#partnership", Input).value
        agencies = tuple(entry.agency for entry in self._entries if not entry.left_out)
        half_typed = any(drafts.any for drafts in (self._to_add, *(entry.drafts for entry in self._entries)))
        return half_typed or (name, agencies) != (Settings().partnership, STARTER_AGENCIES)

    async def action_add(self) -> None:
        """Asks for an agency to be added."""
        await self._ask(AgencyForm("Add an agency", self._add, self._to_add))

    async def action_edit(self) -> None:
        """Asks for what is to be changed of the line chosen."""
        entry = self._chosen()
        if entry is None:
            return

        async def change(agency: NewAgency) -> None:
            self._refuse_twins(agency, entry)
            entry.agency = agency
            entry.drafts.forget()

        await self._ask(AgencyForm(f"Change {entry.agency.code}", change, entry.drafts, entry.agency))

    def action_leave_out(self) -> None:
        """Leaves the agency chosen out of the record, or takes it in again."""
        entry = self._chosen()
        if entry is not None:
            entry.left_out = not entry.left_out
            self._show()

    async def action_create(self) -> None:
        """Makes the record with what is on the screen."""
        name = self.query_one("#partnership", Input).value
        agencies = [entry.agency for entry in self._entries if not entry.left_out]
        try:
            await self._begin(name, agencies)
        except CcmError as error:
            self.query_one("#wrong", Static).update(plain(f"{error.what} {error.do}", f"bold {BAD}"))

    @on(Input.Submitted, "#partnership")
    def _name_was_given(self) -> None:
        self.agency_list.focus()

    @on(KeptList.OptionSelected)
    async def _agency_was_selected(self) -> None:
        await self.action_edit()

    async def _ask(self, form: AgencyForm) -> None:
        await form.recall()
        self.app.push_screen(form, self._go_to)

    async def _add(self, agency: NewAgency) -> None:
        self._refuse_twins(agency)
        self._entries.append(_Entry(agency))
        self._to_add.forget()

    def _refuse_twins(self, agency: NewAgency, changed: _Entry | None = None) -> None:
        """Raises CcmError where another line has the code already."""
        others = (entry.agency.code for entry in self._entries if entry is not changed)
        if agency.code in others:
            raise CcmError("There is an agency of that code in the list already.", "Choose another code.")

    def _go_to(self, code: str | None) -> None:
        if code is not None:
            self._show()
            self.agency_list.highlighted = self.agency_list.get_option_index(code)
            self.agency_list.focus()

    def _show(self) -> None:
        self.agency_list.show(
            [
                (entry.agency.code, agency_line(entry.agency, "left out" if entry.left_out else ""))
                for entry in self._entries
            ]
        )

    def _chosen(self) -> _Entry | None:
        """The line that is highlighted."""
        return next((entry for entry in self._entries if entry.agency.code == self.agency_list.chosen), None)
