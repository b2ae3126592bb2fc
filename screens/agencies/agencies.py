"""The agencies and the people who speak for them."""

from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from ccm_tui.commands import Place
from ccm_tui.domain.agencies.agency import Agency, NewAgency, NewRepresentative
from ccm_tui.services.agencies.agencies import add_agency, bring_back_agency, retire_agency
from ccm_tui.services.agencies.agencies_view import AgenciesView, edit_agency, read_agencies
from screens.agencies.agency_form import AgencyForm
from screens.agencies.agency_line import agency_headings, agency_line
from screens.agencies.speakers import SpeakersScreen
from screens.frame.bindings import bindings
from screens.frame.going import RepresentationWanted
from screens.frame.lines import KeysFooter, PlaceLine
from screens.frame.view_screen import ViewScreen
from screens.widgets.lists import KeptList


class AgenciesScreen(ViewScreen[AgenciesView]):
    """Who belongs to the conference; retired agencies stay in the list with their history."""

    PLACE = Place.AGENCIES
    ABOUT = (
        "Who belongs to the conference and who speaks for whom. The roll is called in this order. A retired "
        "agency is not called any more; what it said and did stays in the record."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.AGENCIES)
    CSS_PATH = "agencies.tcss"
    AUTO_FOCUS = "#agencies"

    top = getters.query_one(PlaceLine)
    agency_list = getters.query_one("#agencies", KeptList)

    def compose(self) -> ComposeResult:
        yield PlaceLine()
        yield Static(agency_headings(), id="headings")
        yield KeptList("No agencies yet. F2 adds the first.", id="agencies")
        yield KeysFooter()

    async def read(self) -> AgenciesView:
        return await self.lane.run(read_agencies)

    def show(self, view: AgenciesView) -> None:
        agencies = view.agencies
        active = sum(agency.active for agency in agencies)
        retired = len(agencies) - active
        self.top.show(f"Agencies: {active}{f', and {retired} retired' if retired else ''}", "")
        self.agency_list.show(
            [(agency.code, agency_line(_as_given(agency), _standing(agency))) for agency in agencies]
        )

    async def action_add(self) -> None:
        """Asks for a new agency."""
        drafts = self.drafts("new agency")

        async def add(agency: NewAgency) -> None:
            await drafts.settle(add_agency, agency)

        await self.ask(AgencyForm("Add an agency", add, drafts), self._show_kept)

    async def action_edit(self) -> None:
        """Asks for what is to be changed of the agency chosen."""
        agency = self._chosen()
        if agency is None:
            return
        drafts = self.drafts(f"agency {agency.code}")

        async def change(changed: NewAgency) -> None:
            await drafts.settle(edit_agency, changed)

        form = AgencyForm(f"Change {agency.code}", change, drafts, _as_given(agency), code_stays=True)
        await self.ask(form, self._show_kept)

    async def action_retire(self) -> None:
        """Takes the agency chosen off the roll, or puts it back."""
        agency = self._chosen()
        if agency is None:
            return
        act = retire_agency if agency.active else bring_back_agency
        await self.attempt(self.lane.run(act, agency.code))
        await self.refresh_record()

    async def action_people(self) -> None:
        """Goes to those who speak for the agency chosen."""
        agency = self._chosen()
        if agency is not None:
            await self.app.push_screen(SpeakersScreen(self.lane, agency.code))

    async def on_screen_resume(self) -> None:
        """Others may speak for an agency now."""
        if self.is_read:
            await self.refresh_record()

    async def action_representation(self) -> None:
        """Goes to the representation board."""
        await self.go_to(RepresentationWanted())

    async def action_back(self) -> None:
        """Goes back to where one was."""
        self.dismiss()

    @on(KeptList.OptionSelected)
    async def _agency_was_selected(self) -> None:
        await self.action_edit()

    def _chosen(self) -> Agency | None:
        return next((agency for agency in self.view.agencies if agency.code == self.agency_list.chosen), None)

    async def _show_kept(self, code: str | None) -> None:
        if code is not None:
            await self.refresh_record()
            self.agency_list.highlighted = self.agency_list.get_option_index(code)


def _as_given(agency: Agency) -> NewAgency:
    people = (NewRepresentative(one.name, one.role, deputy=one.deputy) for one in agency.representatives)
    return NewAgency(agency.code, agency.name, agency.kind, agency.needed_for_quorum, tuple(people))


def _standing(agency: Agency) -> str:
    return "" if agency.active else "retired"
