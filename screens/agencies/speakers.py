"""The people who speak for one agency, in their order, with those who no longer do."""

from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType

from ccm_tui.commands import Place
from ccm_tui.domain.agencies.membership import NewRepresentative
from ccm_tui.services.agencies.speakers import (
    AgencyPeople,
    Speaker,
    keep_person,
    move_person,
    read_people,
    retire_or_bring_back,
)
from db.lane import Lane
from screens.agencies.person_line import person_line
from screens.agencies.speaker_form import SpeakerForm
from screens.frame.base import CcmScreen
from screens.frame.bindings import bindings
from screens.frame.footer import KeysFooter
from screens.frame.lines import PlaceLine
from screens.widgets.lists import KeptList


class PeopleScreen(CcmScreen):
    """Who speaks for one agency: the first is whom the roll expects."""

    PLACE = Place.PEOPLE
    ABOUT = (
        "Everybody who speaks for one agency. The first is whom the roll expects; deputies stand in. Somebody who no "
        "longer speaks for it stays here, struck out, and can be brought back; what they said stays in the record."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.PEOPLE)
    CSS_PATH = "speakers.tcss"
    AUTO_FOCUS = "#people"

    top = getters.query_one(PlaceLine)
    people = getters.query_one("#people", KeptList)

    def __init__(self, lane: Lane, code: str) -> None:
        super().__init__(lane)
        self._code = code
        self._agency: AgencyPeople | None = None

    def compose(self) -> ComposeResult:
        yield PlaceLine()
        yield KeptList("Nobody is named yet. F2 adds the first.", id="people")
        yield KeysFooter()

    async def on_mount(self) -> None:
        """Shows the people."""
        await self.refresh_record()

    async def refresh_record(self) -> None:
        """Reads the people anew and shows them."""
        agency = await self.attempt(self.lane.run(read_people, self._code))
        if agency is None:
            return
        self._agency = agency
        self.top.show(f"Who speaks for {agency.code}, {agency.name}", "")
        self.people.show([(str(person.id), person_line(person)) for person in agency.people])

    async def action_add(self) -> None:
        """Asks for somebody new."""
        drafts = self.drafts(f"new person of {self._code}")

        async def keep(given: NewRepresentative) -> int:
            return await drafts.settle(keep_person, self._code, given)

        await self.ask(SpeakerForm(f"Who speaks for {self._code}", keep, drafts), self._show_kept)

    async def action_edit(self) -> None:
        """Asks for what is to be changed of the person chosen."""
        person = self._chosen()
        if person is None:
            return
        drafts, person_id = self.drafts(f"person {person.id}"), person.id

        async def keep(given: NewRepresentative) -> int:
            return await drafts.settle(keep_person, self._code, given, person_id)

        known = NewRepresentative(person.name, person.role, person.email, deputy=person.deputy)
        await self.ask(SpeakerForm(f"Who speaks for {self._code}", keep, drafts, known), self._show_kept)

    async def action_move_up(self) -> None:
        """Moves the person chosen one place up."""
        await self._move(-1)

    async def action_move_down(self) -> None:
        """Moves the person chosen one place down."""
        await self._move(1)

    async def action_retire(self) -> None:
        """The person chosen no longer speaks for the agency, or does again."""
        person = self._chosen()
        if person is not None:
            await self.attempt(self.lane.run(retire_or_bring_back, person.id))
            await self.refresh_record()

    def action_back(self) -> None:
        """Goes back to the agencies."""
        self.dismiss()

    @on(KeptList.OptionSelected)
    async def _line_was_selected(self) -> None:
        await self.action_edit()

    async def _move(self, places: int) -> None:
        person = self._chosen()
        if person is not None:
            await self.attempt(self.lane.run(move_person, person.id, places))
            await self.refresh_record()

    async def _show_kept(self, person_id: int | None) -> None:
        if person_id is not None:
            await self.refresh_record()
            self.people.highlighted = self.people.get_option_index(str(person_id))

    def _chosen(self) -> Speaker | None:
        people = self._agency.people if self._agency else ()
        return next((person for person in people if str(person.id) == self.people.chosen), None)
