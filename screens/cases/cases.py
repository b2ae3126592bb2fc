"""The register of cases: found as one types, by any word on record of them."""

from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from ccm_tui.commands import Place
from ccm_tui.domain.cases.case_register import FoundCase
from ccm_tui.domain.words.counting import counted
from ccm_tui.services.cases.cases_view import CaseSearch, read_found, search_cases
from db.lane import Lane
from screens.cases.asks_for_file import AsksForFile
from screens.cases.case_row import CaseHeadings, CaseRow, case_in_short
from screens.frame.bindings import bindings
from screens.frame.footer import KeysFooter
from screens.frame.lines import PlaceLine
from screens.governance.log import LogScreen
from screens.governance.retention import RetentionScreen
from screens.widgets.long_list import PAGE, LongList
from screens.widgets.plain import plain
from screens.widgets.typing import TypedLine

_ANY_WORD = "a name, a reference, a street, a word of what was said"


class CasesScreen(AsksForFile):
    """Every case, or those that are looked for, the newest first."""

    PLACE = Place.CASES
    ABOUT = (
        "Every case there is, the newest first. Type to find one: each word finds what begins with it, in "
        "references, names, addresses, themes, referrals and all that was recorded at hearings; capitals and accents "
        "don't matter. What was found is shown beneath. A restricted case is found by its reference alone. Enter "
        "opens the file, once it is said why: who opened which file, when and why is kept (ccm log)."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.CASES)
    CSS_PATH = "cases.tcss"
    AUTO_FOCUS = "#search"

    top = getters.query_one(PlaceLine)
    search = getters.query_one("#search", TypedLine)
    cases = getters.query_one("#cases", LongList)

    def __init__(self, lane: Lane) -> None:
        super().__init__(lane)
        self._searched: CaseSearch | None = None
        self._found: dict[int, FoundCase] = {}

    def compose(self) -> ComposeResult:
        yield PlaceLine()
        yield TypedLine(placeholder=_ANY_WORD, id="search", classes="frame")
        yield Static(CaseHeadings(), id="headings")
        yield LongList("No case is found by that.", id="cases")
        with VerticalScroll(id="detail", classes="frame", can_focus=False):
            yield Static(id="said")
        yield KeysFooter()

    async def on_mount(self) -> None:
        """Shows all cases."""
        self.search.border_subtitle = plain("Up and Down choose, Enter opens the file")
        await self.refresh_record()

    async def on_screen_resume(self) -> None:
        """Another screen may have changed a case."""
        if self._searched is not None:
            await self.refresh_record()

    async def refresh_record(self) -> None:
        """Searches anew; the case that is chosen stays so where it is still there."""
        await self._look_for(self.search.value, self.cases.highlighted or 0)

    @property
    def chosen(self) -> FoundCase | None:
        """The case that is marked."""
        marked = self.cases.highlighted
        return self._found.get(marked) if marked is not None else None

    async def action_open_file(self) -> None:
        """Opens the file of the case chosen, once it is said why."""
        if self.chosen is not None:
            await self.ask_for_file(self.chosen.case.reference)

    async def action_log(self) -> None:
        """Goes to who saw what."""
        await self.app.push_screen(LogScreen(self.lane))

    async def action_retention(self) -> None:
        """Goes to the cases that have been kept long enough."""
        await self.app.push_screen(RetentionScreen(self.lane))

    def action_move(self, by: int) -> None:
        """Chooses another case."""
        self.cases.action_move(by)

    def action_back(self) -> None:
        """Goes to the search and empties it; where it is empty, goes back to where one was."""
        if self.focused is not self.search:
            self.search.focus()
        elif self.search.value:
            self.search.value = ""
        else:
            self.dismiss()

    @on(Input.Changed, "#search")
    async def _search_was_typed(self, event: Input.Changed) -> None:
        """Looks for what the line says now; what was typed in between is passed over."""
        if self._searched is not None and event.value == self.search.value:
            await self._look_for(event.value)

    @on(Input.Submitted, "#search")
    async def _enter_was_pressed(self) -> None:
        await self.action_open_file()

    @on(LongList.Wanted)
    async def _give_wanted(self, event: LongList.Wanted) -> None:
        searched = self._searched
        if searched is None or not self.cases.wants(event.offset):
            return
        page = await self.attempt(self.lane.run(read_found, searched, event.offset, PAGE))
        if page is not None and searched is self._searched:
            self._found.update(enumerate(page, event.offset))
            self.cases.give(event.offset, [CaseRow(found) for found in page])

    @on(LongList.Marked)
    def _show_marked(self) -> None:
        found = self.chosen
        self.query_one("#detail").border_title = plain(found.case.reference if found else "")
        self.query_one("#said", Static).update(case_in_short(found) if found else "")

    async def _look_for(self, query: str, mark: int = 0) -> None:
        searched = await self.attempt(self.lane.run(search_cases, query))
        if searched is None:
            return
        mark = min(mark, max(len(searched.case_ids) - 1, 0))
        offset = mark // PAGE * PAGE
        page = await self.attempt(self.lane.run(read_found, searched, offset, PAGE))
        if page is None:
            return
        self._searched = searched
        self._found = dict(enumerate(page, offset))
        self.top.show("Cases", searched.marking)
        how = "found" if query.strip() else "on record"
        self.search.border_title = plain(f"{counted(len(searched.case_ids), 'case')} {how}")
        self.cases.begin(len(searched.case_ids), offset, [CaseRow(found) for found in page], mark)
