"""The register of actions: every action there is, searched by what one types, and dealt with between meetings."""

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Input, Static

from ccm_tui.commands import Place
from ccm_tui.domain.actions.action import Action
from ccm_tui.domain.actions.search import OPEN, ActionSearch, SearchRead, complete_search, in_view
from ccm_tui.domain.composer.completion import word_at
from ccm_tui.domain.words.counting import counted
from ccm_tui.services.actions.actions_view import ActionsView, RegisterPage, read_actions, read_page
from ccm_tui.services.actions.chase import chase_paper
from ccm_tui.services.actions.replies import rehearse_pasted, take_pasted
from db.lane import Lane
from screens.actions.action_acts import ActsBetweenMeetings
from screens.actions.chase import ChaseScreen
from screens.actions.paste_replies import PasteReplies
from screens.actions.register_row import RegisterRow, action_in_full
from screens.frame.bindings import bindings
from screens.frame.lines import KeysFooter, KeysLine, PlaceLine
from screens.widgets.long_list import PAGE, LongList
from screens.widgets.text import plain
from screens.widgets.typing import TypedLine

OfferWords = Callable[[str], tuple[str, ...]]
"""What a word begun could become, the likeliest first."""


class SearchLine(TypedLine):
    """One line, whose words Tab completes."""

    PLACE: ClassVar[Place] = Place.ACTION_SEARCH
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.ACTION_SEARCH)

    class Left(Message):
        """What was typed is to be gone through."""

    def __init__(self, value: str, offer: OfferWords) -> None:
        super().__init__(value, id="search", classes="frame", select_on_focus=False)
        self._offer = offer
        self._offered: tuple[str, ...] = ()
        self._offered_in = ""

    def action_complete_word(self) -> None:
        """Completes the word at the cursor, each press the next; where there is nothing to complete, moves on."""
        if self._offered and self.value == self._offered_in:
            self._offered = (*self._offered[1:], self._offered[0])
        else:
            start, _ = word_at(self.value, self.cursor_position)
            self._offered = self._offer(self.value[start : self.cursor_position])
        if not self._offered:
            self.screen.focus_next()
            return
        start, end = word_at(self.value, self.cursor_position)
        self.value = f"{self.value[:start]}{self._offered[0]}{self.value[end:]}"
        self.cursor_position = start + len(self._offered[0])
        self._offered_in = self.value

    def action_to_list(self) -> None:
        """Goes to what was found."""
        self.post_message(self.Left())


class ActionsScreen(ActsBetweenMeetings):
    """All actions, those looked for in one list by their dates."""

    PLACE = Place.ACTIONS
    ABOUT = (
        "Every action there is, the first due first. F2 goes to the search: type an agency's code, a name, a case, "
        "how it stands or when it is due, like hsg overdue, turnstile, 031 or open due before 4 jan; what it is "
        "understood as stands over it, and Tab completes a word. In the list, letters say what became of the action "
        "that is marked. An exclamation mark: it has been undone past so many meetings that it is to be escalated."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.ACTIONS)
    CSS_PATH = "actions.tcss"
    AUTO_FOCUS = "#actions"

    top = getters.query_one(PlaceLine)
    search = getters.query_one(SearchLine)
    actions = getters.query_one("#actions", LongList)

    def __init__(self, lane: Lane, line: str = OPEN) -> None:
        super().__init__(lane)
        self._begins_with = line
        self._register: ActionsView | None = None
        self._read = SearchRead(ActionSearch())
        self._found: dict[int, Action] = {}
        self._misses: dict[int, int] = {}
        self._done_with: str | None = None

    def compose(self) -> ComposeResult:
        yield PlaceLine()
        yield SearchLine(self._begins_with, self._offer)
        yield LongList("None found. F2 changes the search; an empty one finds all.", id="actions")
        with VerticalScroll(id="detail", classes="frame"):
            yield Static(id="said")
        yield KeysLine(Place.ACTIONS)
        yield KeysFooter()

    async def on_mount(self) -> None:
        """Shows what is looked for first."""
        await self.refresh_record()

    async def refresh_record(self) -> None:
        """Reads the actions anew and shows them; the mark stays where it is."""
        register = await self.attempt(self.lane.run(read_actions))
        if register is not None:
            self._register = register
            self.top.show("Actions", register.marking)
            await self._look_for(self.search.value, self.actions.highlighted or 0)

    @property
    def today(self) -> date:
        """The day that days are read against."""
        assert self._register is not None, "an action is asked about once it is shown"
        return self._register.today

    @property
    def chosen(self) -> Action | None:
        """The action that is marked."""
        marked = self.actions.highlighted
        return self._found.get(marked) if marked is not None else None

    @property
    def next_meeting(self) -> date | None:
        """The day that "next meeting" is."""
        return self._register.next_meeting if self._register else None

    def go_on(self) -> None:
        """Goes on to the next, also where the one before stays in the list."""
        self._done_with = self.chosen.full_reference if self.chosen else None

    def action_search(self) -> None:
        """Goes to the search."""
        self.search.focus()

    def action_view(self, view: str) -> None:
        """Looks for those of a usual view; what else is looked for stays."""
        self.search.value = in_view(self.search.value, view)
        self.search.cursor_position = len(self.search.value)
        self.actions.focus()

    async def action_replies(self) -> None:
        """Takes what agencies sent back; those of one agency where one is looked for."""
        drafts = self.drafts("replies")

        async def take(text: str, agency: str | None) -> tuple[str, ...]:
            return await drafts.settle(take_pasted, text, agency)

        async def rehearse(text: str, agency: str | None) -> tuple[str, ...]:
            return await self.lane.run(rehearse_pasted, text, agency)

        await self.ask(PasteReplies(rehearse, take, drafts, self._read.search.agency), self._show_taken)

    async def action_chase(self) -> None:
        """Shows what to send to the agency of the action chosen."""
        action = self.chosen
        code = action.agency if action else self._read.search.agency
        if code is None:
            self.say_done("Nobody owns this action, so there is nobody to be reminded of it.")
            return
        paper = await self.attempt(self.lane.run(chase_paper, code))
        if paper is not None:
            await self.app.push_screen(ChaseScreen(self.lane, paper))

    def action_back(self) -> None:
        """Goes from the search to the actions, and from there to where one was."""
        if self.focused is self.actions:
            self.dismiss()
        else:
            self.actions.focus()

    @on(SearchLine.Left)
    def _go_to_list(self) -> None:
        self.actions.focus()

    @on(Input.Changed, "#search")
    async def _search_was_typed(self, event: Input.Changed) -> None:
        """Looks for what the line says now; what was typed in between is passed over."""
        if self._register is not None and event.value == self.search.value:
            await self._look_for(event.value)

    @on(LongList.Wanted)
    async def _give_wanted(self, event: LongList.Wanted) -> None:
        searched = self._read
        if not self.actions.wants(event.offset):
            return
        page = await self.attempt(self.lane.run(read_page, searched.search, event.offset, PAGE))
        if page is not None and searched is self._read:
            self._take(page)
            self.actions.give(page.offset, self._rows(page))

    @on(LongList.Marked)
    def _show_marked(self) -> None:
        action = self.chosen
        said = self.query_one("#said", Static)
        self.query_one("#detail").border_title = plain(action.full_reference if action else "")
        if action is None or self._register is None:
            said.update("")
            return
        missed = self._misses.get(action.id, 0)
        said.update(action_in_full(action, self.today, missed, to_escalate=missed >= self._register.escalate_after))

    async def _show_taken(self, said: tuple[str, ...] | None) -> None:
        if said is not None:
            self.say_done(next(sentence for sentence in said if "changed" in sentence))
            await self.refresh_record()

    async def _look_for(self, line: str, mark: int = 0) -> None:
        assert self._register is not None, "the register is read first"
        read = self._register.read(line)
        page = await self.attempt(self.lane.run(read_page, read.search, mark // PAGE * PAGE, PAGE))
        if page is None:
            return
        self._read = read
        self._found, self._misses = {}, {}
        self._take(page)
        self._show_understood(page.found)
        stays = self._done_with is not None and self._reference_at(mark) == self._done_with
        self._done_with = None
        self.actions.begin(page.found, page.offset, self._rows(page), mark + 1 if stays else mark)

    def _reference_at(self, place: int) -> str | None:
        action = self._found.get(place)
        return action.full_reference if action else None

    def _take(self, page: RegisterPage) -> None:
        self._found.update(enumerate(page.actions, page.offset))
        self._misses.update(page.misses)

    def _rows(self, page: RegisterPage) -> list[RegisterRow]:
        assert self._register is not None, "the register is read first"
        after = self._register.escalate_after
        return [
            RegisterRow(action, self.today, to_escalate=page.misses.get(action.id, 0) >= after)
            for action in page.actions
        ]

    def _show_understood(self, found: int) -> None:
        self.search.border_title = plain(f"{counted(found, 'action')}: {self._read.search.in_words}")
        self.search.border_subtitle = plain(self._read.wrong)

    def _offer(self, typed: str) -> tuple[str, ...]:
        if self._register is None:
            return ()
        return complete_search(typed, self._register.codes, self._register.owners)
