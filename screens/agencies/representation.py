"""The representation board: who is missing at meetings, how often, and for which cases."""

from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.visual import Visual
from textual.widgets import OptionList, Static

from ccm_tui.commands import Place
from ccm_tui.domain.agencies.representation import LEGEND, Representation, Represented
from ccm_tui.domain.words.counting import counted
from ccm_tui.services.agencies.representation_view import RepresentationView, read_representation
from screens.frame.bindings import bindings
from screens.frame.lines import KeysFooter, PlaceLine
from screens.frame.view_screen import ViewScreen
from screens.widgets.columns import Cell, Columns
from screens.widgets.lists import KeptList
from screens.widgets.text import BAD, HEADING, MUTED, NOTICE, plain, short

_CODE, _RATE = 6, 14
"""Widths: most codes, "12 of 14 (86%)"."""
_MEETINGS = "Meetings"
_SELDOM = 50
"""Percent below which a member is seldom there."""


def representation_headings(meetings: int) -> Visual:
    """What stands over the lines, where each tells of so many meetings."""
    return _row(
        plain("Code", HEADING),
        plain("Agency", HEADING),
        plain("Represented", HEADING),
        plain(f"{_MEETINGS:<{max(2 * meetings - 1, 1)}}", HEADING),
    )


def total(board: Representation) -> Content:
    """The whole in words, and each meeting's share."""
    if not board.meetings:
        return plain(board.words)
    each = " · ".join(f"meeting {number}: {rate.count} of {rate.of}" for number, _, rate in board.meetings[-4:])
    return Content.assemble(plain(f"{board.words}. ", "bold"), plain(each, MUTED))


def represented_line(agency: Represented) -> Visual:
    """An agency, how often it was represented, and its meetings in letters."""
    percent = agency.attended.percent
    seldom = percent is not None and percent < _SELDOM
    return _row(
        plain(agency.code, "bold"),
        short(agency.name),
        plain(agency.attended.words, f"bold {BAD}" if seldom else ""),
        plain(agency.marks),
    )


def agency_in_full(agency: Represented) -> Content:
    """What is to be known of one agency."""
    said = [f"{agency.name}, {agency.kind.words}"]
    if agency.in_a_row:
        said.append(f"not represented at the last {counted(agency.in_a_row, 'meeting')} it was asked to")
    if agency.sent_information:
        said.append(f"sent information instead {_times(agency.sent_information)}")
    return Content.assemble(plain(f"{agency.code}: ", "bold"), plain(f"{'; '.join(said)}. "), _missing(agency))


def legend() -> Content:
    """What the letters say."""
    return plain(LEGEND, MUTED)


def _missing(agency: Represented) -> Content:
    words = agency.missing_words
    return plain(f"{words[:1].upper()}{words[1:]}.", NOTICE if agency.needed else "")


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _row(code: Content, name: Content, rate: Content, marks: Content) -> Visual:
    return Columns(
        Cell(code, width=_CODE),
        Cell(name, share=1),
        Cell(rate, width=_RATE),
        Cell(marks, width=max(marks.cell_length, len(_MEETINGS))),
    )


class RepresentationScreen(ViewScreen[RepresentationView]):
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

    def compose(self) -> ComposeResult:
        yield PlaceLine()
        yield Static(id="summary")
        yield Static(id="headings")
        yield KeptList("Nobody yet. Who comes is called on the roll of a meeting.", id="agencies")
        yield Static(id="chosen")
        yield Static(legend(), id="legend")
        yield KeysFooter()

    async def read(self) -> RepresentationView:
        return await self.lane.run(read_representation)

    def show(self, view: RepresentationView) -> None:
        self.top.show("Representation", view.marking)
        self.query_one("#summary", Static).update(total(view.board))
        self.query_one("#headings", Static).update(representation_headings(len(view.board.meetings)))
        self.agencies.show([(agency.code, represented_line(agency)) for agency in view.board.agencies])
        self._tell_in_full()

    def action_back(self) -> None:
        """Goes back to where one was."""
        self.dismiss()

    @on(OptionList.OptionHighlighted)
    def _another_is_marked(self) -> None:
        self._tell_in_full()

    def _tell_in_full(self) -> None:
        agency = next((one for one in self.view.board.agencies if one.code == self.agencies.chosen), None)
        self.query_one("#chosen", Static).update(agency_in_full(agency) if agency else plain(""))
