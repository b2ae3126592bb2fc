"""The representation board: who is missing at meetings, how often, and for which cases."""

from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import OptionList, Static

from ccm_tui.commands import Place
from ccm_tui.services.agencies.representation_view import RepresentationBoard, read_representation
from db.lane import Lane
from screens.agencies.representation_lines import (
    agency_in_full,
    legend,
    representation_headings,
    represented_line,
    total,
)
from screens.frame.base import CcmScreen
from screens.frame.bindings import bindings
from screens.frame.footer import KeysFooter
from screens.frame.lines import PlaceLine
from screens.widgets.lists import KeptList
from screens.widgets.plain import plain


class RepresentationScreen(CcmScreen):
    """Every member over the last twelve meetings, the worst represented first."""

    PLACE = Place.REPRESENTATION
    ABOUT = (
        "How every member was represented at the last twelve meetings that were held, the worst first: a letter a "
        "meeting, the oldest first. What was missed is told of the agency that is marked, with the cases that "
        "something ties it to: it referred or leads them, owes an action, or knows of them. Guests don't count."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.REPRESENTATION)
    CSS_PATH = "representation.tcss"
    AUTO_FOCUS = "#agencies"

    top = getters.query_one(PlaceLine)
    agencies = getters.query_one("#agencies", KeptList)

    def __init__(self, lane: Lane) -> None:
        super().__init__(lane)
        self._board: RepresentationBoard | None = None

    def compose(self) -> ComposeResult:
        yield PlaceLine()
        yield Static(id="summary")
        yield Static(id="headings")
        yield KeptList("Nobody yet. Who comes is called on the roll of a meeting.", id="agencies")
        yield Static(id="chosen")
        yield Static(legend(), id="legend")
        yield KeysFooter()

    async def on_mount(self) -> None:
        """Shows the board."""
        await self.refresh_record()

    async def refresh_record(self) -> None:
        """Reads the board anew and shows it."""
        board = await self.attempt(self.lane.run(read_representation))
        if board is None:
            return
        self._board = board
        self.top.show("Representation", board.marking)
        self.query_one("#summary", Static).update(total(board.board))
        self.query_one("#headings", Static).update(representation_headings(len(board.board.meetings)))
        self.agencies.show([(agency.code, represented_line(agency)) for agency in board.board.agencies])
        self._tell_in_full()

    def action_back(self) -> None:
        """Goes back to where one was."""
        self.dismiss()

    @on(OptionList.OptionHighlighted)
    def _another_is_marked(self) -> None:
        self._tell_in_full()

    def _tell_in_full(self) -> None:
        agencies = self._board.board.agencies if self._board else ()
        agency = next((one for one in agencies if one.code == self.agencies.chosen), None)
        self.query_one("#chosen", Static).update(agency_in_full(agency) if agency else plain(""))
