"""The people who speak for one agency, in their order, with those who no longer do."""

from collections.abc import Awaitable, Callable
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.visual import Visual

from ccm_tui.commands import Place
from ccm_tui.domain.agencies.agency import NewRepresentative
from ccm_tui.services.agencies.speakers import keep_person, move_person, retire_or_bring_back
from ccm_tui.services.agencies.speakers_view import AgencySpeaker, SpeakersView, read_speakers
from db.lane import Lane
from screens.frame.bindings import bindings
from screens.frame.dialog_drafts import DialogDrafts
from screens.frame.form import Form, field
from screens.frame.lines import KeysFooter, PlaceLine
from screens.frame.view_screen import ViewScreen
from screens.widgets.choices import OneOf
from screens.widgets.columns import Cell, Columns
from screens.widgets.lists import KeptList
from screens.widgets.text import MUTED, plain, short
from screens.widgets.typing import TypedLine

_STANDING = 10


def person_line(person: AgencySpeaker) -> Visual:
    """How they come, their name, role and address; somebody who no longer speaks is struck out and said to be."""
    gone = f"strike {MUTED}"
    standing = "retired" if not person.active else "deputy" if person.deputy else "usual"
    known = [short(f" · {part}", MUTED) for part in (person.role, person.email) if part]
    return Columns(
        Cell(plain(standing, MUTED), width=_STANDING),
        Cell(Content.assemble(short(person.name, "bold" if person.active else gone), *known), share=1),
    )


class SpeakerForm(Form[int]):
    """A name, a role, an address, and whether they are the usual one. Answers with their id, once they are kept."""

    ABOUT = (
        "Somebody who speaks for an agency: the name as the minutes carry it, their role, the secure address that "
        "papers are sent to, and whether they usually come or stand in for whoever does."
    )

    def __init__(
        self,
        title: str,
        keep: Callable[[NewRepresentative], Awaitable[int]],
        drafts: DialogDrafts,
        person: NewRepresentative | None = None,
    ) -> None:
        super().__init__(title, drafts)
        self._keep_person = keep
        self._person = person or NewRepresentative("")

    def compose_fields(self) -> ComposeResult:
        person = self._person
        yield field("Name", TypedLine(person.name, id="name", compact=True))
        yield field("Role", TypedLine(person.role, placeholder="may be left out", id="role", compact=True))
        yield field(
            "Secure address", TypedLine(person.email, placeholder="may be left out", id="email", compact=True)
        )
        yield field("Comes", OneOf(("usually", "as a deputy"), int(person.deputy), id="comes"))

    async def keep(self) -> int:
        if not self.typed("name"):
            raise self.refusal("name", "The name is missing.", "Type who speaks for the agency.")
        deputy = self.query_one("#comes", OneOf).place == 1
        return await self._keep_person(
            NewRepresentative(self.typed("name"), self.typed("role"), self.typed("email"), deputy=deputy)
        )


class SpeakersScreen(ViewScreen[SpeakersView]):
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

    def compose(self) -> ComposeResult:
        yield PlaceLine()
        yield KeptList("Nobody is named yet. F2 adds the first.", id="people")
        yield KeysFooter()

    async def read(self) -> SpeakersView:
        return await self.lane.run(read_speakers, self._code)

    def show(self, view: SpeakersView) -> None:
        self.top.show(f"Who speaks for {view.code}, {view.name}", "")
        self.people.show([(str(person.id), person_line(person)) for person in view.people])

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

    def _chosen(self) -> AgencySpeaker | None:
        return next((person for person in self.view.people if str(person.id) == self.people.chosen), None)
