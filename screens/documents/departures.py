"""What left the record of one meeting: which document, when, to whom and why."""

from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.visual import Visual

from ccm_tui.clock import london, london_day
from ccm_tui.commands import Place
from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.listings import ListedDisclosure
from ccm_tui.domain.vocabulary import DisclosureState
from ccm_tui.domain.words.counting import counted
from ccm_tui.services.documents.departures_view import DeparturesView, read_departures
from db.lane import Lane
from screens.frame.bindings import bindings
from screens.frame.lines import KeysFooter, PlaceLine
from screens.frame.view_screen import ViewScreen
from screens.widgets.columns import Cell, Columns
from screens.widgets.lists import RuledList
from screens.widgets.text import MUTED, NOTICE, plain, short

_WHEN = 16


class DeparturesScreen(ViewScreen[DeparturesView]):
    """The disclosures of one meeting, the latest first."""

    PLACE = Place.LEFT
    ABOUT = (
        "Every document of this meeting that left the record: when, what, in which format, who was given it and why, "
        "as far as that was said, and by whose hand. Nothing here says anything of a case."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.LEFT)
    CSS_PATH = "departures.tcss"
    AUTO_FOCUS = "#left"

    top = getters.query_one(PlaceLine)
    left = getters.query_one("#left", RuledList)

    def __init__(self, lane: Lane, meeting_id: int) -> None:
        super().__init__(lane)
        self._meeting_id = meeting_id

    def compose(self) -> ComposeResult:
        yield PlaceLine()
        yield RuledList("Nothing of this meeting has left the record.", id="left")
        yield KeysFooter()

    async def read(self) -> DeparturesView:
        return await self.lane.run(read_departures, self._meeting_id)

    def show(self, view: DeparturesView) -> None:
        sitting, left = view.meeting, counted(len(view.lines), "document")
        self.top.show(f"What left · meeting {sitting.number}, {show_day(sitting.held_on)}, {left}", "")
        # Named from the first that left, so that the mark stays with its line when another leaves.
        names = range(len(view.lines), 0, -1)
        self.left.show([(str(name), _row(line)) for name, line in zip(names, view.lines, strict=True)])

    def action_back(self) -> None:
        """Goes back to where one was."""
        self.dismiss()


def _row(line: ListedDisclosure) -> Visual:
    said = ", ".join(part for part in (line.document, line.audience, line.format) if part)
    to = short(f"given to {line.recipient}" if line.recipient else "not said who was given it")
    why = short(f": {line.reason}" if line.reason else "")
    state = "" if line.state is DisclosureState.DONE else f", {line.state.words}"
    when = f"{show_day(london_day(line.at))}\n{london(line.at):%H:%M}"
    return Columns(
        Cell(Content("\n").join(plain(part) for part in when.split("\n")), width=_WHEN),
        Cell(
            Content("\n").join(
                (
                    Content.assemble(plain(said, "bold"), plain(state, NOTICE)),
                    Content.assemble(to, why, plain(f" · by {line.actor}", MUTED)),
                )
            ),
            share=1,
        ),
    )
