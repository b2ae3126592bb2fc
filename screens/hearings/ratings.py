"""The ratings: one head at a time on a grid of likelihood and impact, recorded together with their reason."""

import asyncio
from dataclasses import replace
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from ccm_tui.commands import Place
from ccm_tui.domain.composer.kinds.risk import EXAMPLE, read_risk, write_overall, write_risk
from ccm_tui.domain.composer.line.entries import Rated, RiskEntry, missing
from ccm_tui.domain.composer.rendering import entry_sentence
from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.settings.bands import DEFAULT_BANDS
from ccm_tui.domain.vocabulary import EntryKind, Head
from ccm_tui.domain.words.draft import Draft, Drafts
from ccm_tui.services.hearings.entries import record_entry
from ccm_tui.services.hearings.ratings_view import GridCell, RatingsView, read_ratings
from ccm_tui.services.record.drafts import DraftPlace, keep_drafts, kept_drafts, settle
from db.lane import Lane
from screens.dialogs.questions import AskLine
from screens.frame.bindings import bindings
from screens.frame.lines import KeysFooter, KeysLine, PlaceLine
from screens.frame.view_screen import ViewScreen
from screens.hearings.rating_words import Ratings, cell_words, heads_table, overall_words
from screens.hearings.risk_grid import RiskGrid
from screens.widgets.text import plain
from screens.widgets.typing import TypedLine

_MIDDLE = (3, 3)
_HEADS = tuple(Head)
_OVERALL = "overall"


class RatingsScreen(ViewScreen[RatingsView]):
    """The risk of one case."""

    PLACE = Place.RATINGS
    ABOUT = (
        "Rate one head at a time: the arrows move the mark, Enter sets it. On the grid ● is the rating now, ○ the "
        "one from last time, ◉ both. Nothing is recorded before F5, which records all that is set as one entry; "
        "what is set and not recorded is kept for when you come back."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.RATINGS)
    CSS_PATH = "ratings.tcss"
    AUTO_FOCUS = "#grid"

    top = getters.query_one(PlaceLine)
    grid = getters.query_one(RiskGrid)
    reason = getters.query_one("#reason", TypedLine)

    def __init__(self, lane: Lane, item_id: int) -> None:
        super().__init__(lane)
        self._item_id = item_id
        self._head = _HEADS[0]
        self._marked: GridCell = _MIDDLE
        self._being_set = RiskEntry("")
        self._recording = asyncio.Lock()
        self._left = False
        self._place = DraftPlace(f"ratings {item_id}", item_id)

    def compose(self) -> ComposeResult:
        yield PlaceLine()
        with Horizontal(id="rating"):
            yield Static(id="heads")
            with Vertical(id="cells"):
                yield RiskGrid(DEFAULT_BANDS)
                yield Static(id="marked")
        yield Static(id="overall")
        with Horizontal(id="why"):
            yield Static(plain("Reason: "), id="why-label")
            yield TypedLine(placeholder="F2, and type why", id="reason", compact=True, select_on_focus=False)
        yield KeysLine(Place.RATINGS)
        yield KeysFooter()

    async def on_mount(self) -> None:
        """Puts back what was set and not recorded when the ratings were last left."""
        kept = await self.attempt(self.lane.run(kept_drafts, self._place)) or {}
        being_set = read_risk(kept["set"].text).entry if "set" in kept else None
        if isinstance(being_set, RiskEntry):
            self._being_set = being_set
            self.reason.put_back(kept.get("reason") or Draft(being_set.reason, len(being_set.reason)))

    async def read(self) -> RatingsView:
        return await self.lane.run(read_ratings, self._item_id)

    def begin(self, view: RatingsView) -> None:  # noqa: ARG002 (the mark is found in the view each time)
        """With the mark where the first head is rated."""
        self._choose(self._head)

    async def keep_drafts(self) -> None:
        """Keeps what is set and not recorded, and the reason as it is being typed."""
        async with self._recording:
            found = "" if self._left or not self.is_read else f"{self.PLACE}: {_case_words(self.view)}"
            await self.lane.run(keep_drafts, self._place, self._half_set(), found)

    @property
    def has_typing(self) -> bool:
        """Whether something is set and not recorded."""
        return bool(self._half_set())

    # What a key asks for

    def action_up(self) -> None:
        """Likelier."""
        self._move(1, 0)

    def action_down(self) -> None:
        """Less likely."""
        self._move(-1, 0)

    def action_left(self) -> None:
        """Less harm."""
        self._move(0, -1)

    def action_right(self) -> None:
        """More harm."""
        self._move(0, 1)

    def action_set(self) -> None:
        """Rates the head chosen with the cell that is marked, and goes on to the next."""
        rated = Rated(self._head, *self._marked)
        self._set(replace(self._being_set, ratings=_in_order((*self._others(), rated))))
        if self._head is not _HEADS[-1]:
            self.action_next_head()

    def action_leave_unrated(self) -> None:
        """Leaves the head chosen as the record has it."""
        self._set(replace(self._being_set, ratings=self._others()))
        self._choose(self._head)

    def action_next_head(self) -> None:
        """Goes on to the next head; from the reason, back to the grid."""
        self._step(1)

    def action_previous_head(self) -> None:
        """Goes back to the head before; from the reason, back to the grid."""
        self._step(-1)

    def action_reason(self) -> None:
        """Types the reason."""
        self.reason.focus()

    async def action_overall(self) -> None:
        """Gives the whole a score of the chair's own, with its reason."""
        given = write_overall(self._being_set).removeprefix(_OVERALL).strip()
        question = (
            f"The whole as one score, 1 to 25, and why, like: {EXAMPLE.removeprefix(_OVERALL).strip()}. "
            "Left empty, the highest head stands."
        )
        drafts = self.drafts(f"overall {self._item_id}", self._item_id)

        async def give(line: str) -> None:
            read = _read_overall(line)
            self._set(replace(self._being_set, overall=read.overall, overall_reason=read.overall_reason))
            await drafts.settle(keep_drafts, self._place, self._half_set())

        await self.ask(AskLine("Overall", question, _wrong_with_overall, give, drafts, given))

    async def action_record(self) -> None:
        """Records all that is set as one entry, and goes back to the desk."""
        entry = self._being_set
        if not entry.ratings and entry.overall is None:
            self.notify("Nothing is set. Enter rates the head chosen with the cell that is marked.", markup=False)
            return
        async with self._recording:
            act = self.lane.run(settle, self._place, {}, record_entry, self._item_id, entry)
            if await self.attempt(act) is None:
                return
            self._being_set = RiskEntry("")
            self.reason.value = ""
        gaps = "".join(f" {gap.capitalize()} is given." for gap in missing(entry))
        self.notify(f"Recorded. {entry_sentence(entry, {}, self.view.bands)}{gaps}", markup=False)
        self.dismiss()

    async def action_back(self) -> None:
        """Goes back to the desk; from the reason, to the grid. What is set is kept, and not recorded."""
        if not self.grid.has_focus:
            self.grid.focus()
            return
        self._left = True
        if not await self.keep_typing() and self.has_typing:
            self._left = False
            self.notify("This stays open: what is set can't be kept just now.", severity="error", markup=False)
            return
        if self._being_set != RiskEntry(""):
            self.notify("What is set is kept but not recorded; F5 on the ratings records it.", markup=False)
        self.dismiss()

    @on(TypedLine.Retyped, "#reason")
    def _reason_was_typed(self) -> None:
        reason = self.reason.value.strip()
        if reason != self._being_set.reason:
            self._set(replace(self._being_set, reason=reason))
        self.was_typed()

    @on(Input.Submitted, "#reason")
    def _reason_was_entered(self) -> None:
        self.grid.focus()

    # What is set, and what is shown of it

    def _half_set(self) -> Drafts:
        if self._being_set == RiskEntry("") and not self.reason.value:
            return {}
        line = write_risk(self._being_set)
        return {"set": Draft(line, len(line), EntryKind.RISK), "reason": self.reason.draft}

    def _others(self) -> tuple[Rated, ...]:
        return tuple(rated for rated in self._being_set.ratings if rated.head is not self._head)

    def _move(self, likelier: int, graver: int) -> None:
        """Moves the mark by a row or a column; from the reason, goes back to the grid."""
        if not self.grid.has_focus:
            self.grid.focus()
            return
        likelihood, impact = self._marked
        self._marked = (_within(likelihood + likelier), _within(impact + graver))
        self.show(self.view)

    def _step(self, by: int) -> None:
        if not self.grid.has_focus:
            self.grid.focus()
            return
        self._choose(_HEADS[(_HEADS.index(self._head) + by) % len(_HEADS)])

    def _choose(self, head: Head) -> None:
        """Goes to a head, with the mark where it is rated, or was."""
        self._head = head
        ratings = Ratings(self.view, self._being_set)
        self._marked = ratings.now(head) or self.view.before.get(head) or _MIDDLE
        self.show(self.view)

    def _set(self, entry: RiskEntry) -> None:
        self._being_set = entry
        self.was_typed()
        # A reason can be put back, and typed, where the ratings can't be read.
        if self.is_read:
            self.show(self.view)

    def show(self, view: RatingsView) -> None:
        ratings = Ratings(view, self._being_set)
        self.top.show(
            f"Ratings · {_case_words(view)} · meeting {view.meeting.number}, {show_day(view.meeting.held_on)}",
            view.marking,
        )
        self.query_one("#heads", Static).update(heads_table(ratings, self._head))
        self.grid.show(view.bands, self._marked, ratings.now(self._head), view.before.get(self._head))
        self.query_one("#marked", Static).update(cell_words(ratings, self._head, self._marked))
        self.query_one("#overall", Static).update(overall_words(ratings))


def _case_words(sheet: RatingsView) -> str:
    hearing = sheet.item.hearing
    return f"case {hearing.short_reference}" if hearing else sheet.item.title


def _within(figure: int) -> int:
    return min(max(figure, 1), 5)


def _in_order(ratings: tuple[Rated, ...]) -> tuple[Rated, ...]:
    return tuple(sorted(ratings, key=lambda rated: _HEADS.index(rated.head)))


def _read_overall(line: str) -> RiskEntry:
    """The score and its reason, as the composer itself reads them."""
    words = line.strip()
    entry = read_risk(words if words.casefold().startswith(_OVERALL) else f"{_OVERALL} {words}").entry
    assert isinstance(entry, RiskEntry), "a line of ratings becomes ratings"
    return entry


def _wrong_with_overall(line: str) -> str | None:
    if not line or _read_overall(line).overall is not None:
        return None
    return f"Type a score from 1 to 25, then because, then why: {EXAMPLE.removeprefix(_OVERALL).strip()}."
