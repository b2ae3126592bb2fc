"""The register of cases: found as one types, by any word on record of them."""

from datetime import date
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets import Input, Static

from ccm_tui.commands import Place
from ccm_tui.domain.cases.case import CaseLine
from ccm_tui.domain.cases.search import FoundCase, Passage
from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.listings import RESTRICTED_NAME
from ccm_tui.domain.words.counting import counted
from ccm_tui.services.cases.cases_view import CasesView, read_cases, read_found
from db.lane import Lane
from screens.cases.file_request import AsksForFile
from screens.frame.bindings import bindings
from screens.frame.going import LogWanted, RetentionWanted
from screens.frame.lines import KeysFooter, PlaceLine
from screens.widgets.columns import Cell, Columns
from screens.widgets.long_list import PAGE, LongList
from screens.widgets.text import HEADING, MUTED, NOTICE, plain, short
from screens.widgets.typing import TypedLine

_ROOM_FOR_DAYS = 74
_ROOM_FOR_THEMES = 104
"""Cells from which there is room for the days, and for the themes."""

_REFERENCE, _STATUS, _DAY, _ACTIONS = 13, 11, 9, 7


class FoundCaseRow(Visual):
    """A case in one row, which says less where there is less room."""

    def __init__(self, found: FoundCase) -> None:
        case = found.case
        open_actions = f"{case.open_actions} open" if case.open_actions else ""
        self._rows = _ByRoom(
            plain(case.reference, "bold"),
            plain(RESTRICTED_NAME, MUTED) if case.restricted else short(case.name),
            plain(case.status.words.split(",")[0]),
            plain(_short_day(case.review_on)),
            plain(_short_day(case.last_heard_on)),
            plain(open_actions),
            plain(", ".join(case.themes), MUTED),
        )

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The row as a line of the width; part of Textual's protocol."""
        return self._rows.of(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002 (Textual's protocol)
        """A row takes what there is; part of Textual's protocol."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:  # noqa: ARG002 (Textual's protocol)
        """One line; part of Textual's protocol."""
        return 1


class CaseHeadings(FoundCaseRow):
    """What stands over the rows."""

    def __init__(self) -> None:
        words = ("Reference", "Name", "Status", "Review", "Heard", "Actions", "Themes")
        self._rows = _ByRoom(*(plain(word, HEADING) for word in words))


class _ByRoom:
    """The cells of a row, as many as there is room for."""

    def __init__(
        self,
        reference: Content,
        name: Content,
        status: Content,
        review: Content,
        heard: Content,
        actions: Content,
        themes: Content,
    ) -> None:
        first = Cell(reference, width=_REFERENCE)
        state = Cell(status, width=_STATUS)
        days = (Cell(review, width=_DAY), Cell(heard, width=_DAY), Cell(actions, width=_ACTIONS))
        self._narrow = Columns(first, Cell(name, share=1), state)
        self._middle = Columns(first, Cell(name, share=1), state, *days)
        self._wide = Columns(first, Cell(name, share=2), state, *days, Cell(themes, share=3))

    def of(self, width: int) -> Columns:
        """Those that the width has room for."""
        if width >= _ROOM_FOR_THEMES:
            return self._wide
        return self._middle if width >= _ROOM_FOR_DAYS else self._narrow


def case_in_short(found: FoundCase) -> Content:
    """What the row may have no room for, and what was found, with the word that was looked for."""
    case = found.case
    name = RESTRICTED_NAME if case.restricted else case.name
    lines = [
        Content.assemble(short(name, "bold"), plain(f" · {case.status.words} · {_when(case)}")),
        *([plain(f"Themes: {', '.join(case.themes)}", MUTED)] if case.themes else []),
    ]
    if found.passage:
        lines.append(_passage(found.passage))
    elif case.restricted:
        lines.append(plain("Restricted: it is found by its reference alone. Opening its file asks why.", NOTICE))
    return Content("\n").join(lines)


def _when(case: CaseLine) -> str:
    heard = (
        f"heard {_times(case.times_heard)}, last {show_day(case.last_heard_on)}"
        if case.last_heard_on
        else "not heard yet"
    )
    review = f" · review {show_day(case.review_on)}" if case.review_on else ""
    actions = f" · {counted(case.open_actions, 'open action')}" if case.open_actions else ""
    return f"{heard}{review}{actions}"


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _passage(passage: Passage) -> Content:
    where = Content.assemble(plain(f"{passage.where[:1].upper()}{passage.where[1:]}: ", HEADING))
    mark = plain(f" ({passage.remark})", f"bold {NOTICE}") if passage.remark else Content("")
    return Content.assemble(
        where, plain(passage.before), plain(passage.hit, "bold underline"), plain(passage.after), mark
    )


def _short_day(day: date | None) -> str:
    """4 Dec 26, the year because a register goes back for years."""
    if day is None:
        return ""
    _, number, month, year = show_day(day).split()
    return f"{number} {month} {year[2:]}"


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
        self._searched: CasesView | None = None
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
        await self.go_to(LogWanted())

    async def action_retention(self) -> None:
        """Goes to the cases that have been kept long enough."""
        await self.go_to(RetentionWanted())

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
            self.cases.give(event.offset, [FoundCaseRow(found) for found in page])

    @on(LongList.Marked)
    def _show_marked(self) -> None:
        found = self.chosen
        self.query_one("#detail").border_title = plain(found.case.reference if found else "")
        self.query_one("#said", Static).update(case_in_short(found) if found else "")

    async def _look_for(self, query: str, mark: int = 0) -> None:
        searched = await self.attempt(self.lane.run(read_cases, query))
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
        self.cases.begin(len(searched.case_ids), offset, [FoundCaseRow(found) for found in page], mark)
