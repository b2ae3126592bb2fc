"""Did it help: the plan before this one, judged action by action before anything new is agreed."""

from datetime import date
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from ccm_tui.commands import Place
from ccm_tui.domain.actions.action import Action
from ccm_tui.domain.days.when import When, read_when, show_day
from ccm_tui.domain.hearings.hearing import EarlierMeasure
from ccm_tui.domain.vocabulary import Effect
from ccm_tui.domain.words.counting import counted, listed
from ccm_tui.services.actions.actions import judge_effect
from ccm_tui.services.actions.effects_view import EffectsView, read_effects, why_not_judged
from ccm_tui.services.actions.reissue import reissue
from ccm_tui.services.meetings.outstanding_view import said_of
from db.lane import Lane
from screens.dialogs.questions import AskDay
from screens.frame.bindings import bindings
from screens.frame.lines import KeysFooter, KeysLine, PlaceLine
from screens.frame.view_screen import ViewScreen
from screens.widgets.columns import Cell, Columns
from screens.widgets.lists import RuledList
from screens.widgets.text import BAD, GOOD, MUTED, NOTICE, plain

_REFERENCE_WIDTH = 8
_TONES = {Effect.HELPED: GOOD, Effect.NO_CHANGE: NOTICE, Effect.WORSE: BAD, Effect.TOO_EARLY: NOTICE}


def effect_row(action: Action, today: date, asks: bool) -> Columns:
    """An action over several rows; `asks` where it has to be said now whether it helped."""
    whose = ", ".join(part for part in (action.agency_name or "No owner", action.owner) if part)
    answers = (f"Answers the risk to {action.head.words}.",) if action.head else ()
    more = plain(" ".join((*answers, *said_of(action))), MUTED)
    return Columns(
        Cell(plain(action.reference, "bold"), width=_REFERENCE_WIDTH),
        Cell(_lines(plain(whose, "bold"), plain(action.text), more), share=5),
        Cell(_lines(*_effect(action, asks), plain(action.state_in_words(today), MUTED)), share=3),
    )


def measures_text(measures: tuple[EarlierMeasure, ...]) -> Content:
    """The measures of a plan from before this record, a line each."""
    return _lines(*(_measure(measure) for measure in measures))


def _effect(action: Action, asks: bool) -> tuple[Content, ...]:
    said = (_judged(action.effect),) if action.effect else ()
    return (*said, plain("did it help?", f"bold {NOTICE}")) if asks else said


def _judged(effect: Effect) -> Content:
    return plain(effect.words, f"bold {_TONES[effect]}")


def _measure(measure: EarlierMeasure) -> Content:
    what = ", ".join(part for part in (measure.measure, measure.result) if part)
    judged = _judged(measure.effect) if measure.effect else plain("not judged", MUTED)
    return Content.assemble(plain(f"· {what}: "), judged)


def _lines(*lines: Content) -> Content:
    return Content("\n").join(lines)


_MOST_NAMED = 5


class EffectsScreen(ViewScreen[EffectsView]):
    """The earlier actions of one case, gone through one by one."""

    PLACE = Place.EFFECTS
    ABOUT = (
        "The plan that was made for this case before, and whether it worked. Say of each complete action whether "
        "it helped; the mark goes on to the next to be asked about. One that is still needed can be issued again "
        "with a new date: its owner, its words and the risk it answers stay, and the old one is superseded unless "
        "it is settled."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.EFFECTS)
    CSS_PATH = "effects.tcss"
    AUTO_FOCUS = "#actions"

    top = getters.query_one(PlaceLine)
    actions = getters.query_one("#actions", RuledList)

    def __init__(self, lane: Lane, item_id: int) -> None:
        super().__init__(lane)
        self._item_id = item_id

    def compose(self) -> ComposeResult:
        yield PlaceLine()
        yield Static(id="summary")
        yield RuledList("No action was set for this case before. Esc goes back to the desk.", id="actions")
        with VerticalScroll(id="earlier", classes="frame"):
            yield Static(id="measures")
        yield KeysLine(Place.EFFECTS)
        yield KeysFooter()

    async def read(self) -> EffectsView:
        return await self.lane.run(read_effects, self._item_id)

    def begin(self, view: EffectsView) -> None:  # noqa: ARG002 (what is unasked is asked of the view each time)
        """At the first action that has to be asked about."""
        self._go_to_unasked()

    async def action_helped(self) -> None:
        """The action chosen helped."""
        await self._judge(Effect.HELPED)

    async def action_no_change(self) -> None:
        """It made no change."""
        await self._judge(Effect.NO_CHANGE)

    async def action_worse(self) -> None:
        """It made things worse."""
        await self._judge(Effect.WORSE)

    async def action_too_early(self) -> None:
        """It is too early to say."""
        await self._judge(Effect.TOO_EARLY)

    async def action_reissue(self) -> None:
        """Issues the action chosen again; asks by when."""
        view, action = self.view, self._chosen()
        if action is None:
            return
        if action.reissued_as is not None:
            self.notify(f"{action.reference} is issued again already, as {action.reissued_as}.", markup=False)
            return
        next_day = view.next_meeting.held_on if view.next_meeting else None
        drafts = self.drafts(f"issue again {action.reference} on {self._item_id}", self._item_id)

        async def issue(line: str) -> None:
            when = read_when(line, view.today, next_day)
            assert isinstance(when, When), "the line was checked before it was taken"
            made = await drafts.settle(reissue, self._item_id, action.reference, when.day)
            said = f"{action.reference} is issued again as {made}, due {show_day(when.day)}."
            self.notify(said, markup=False)
            self.actions.move_on()

        title, question = f"{action.reference} · Issue again", "By when, this time? Like 8 jan, 2w or next meeting."
        await self.ask(AskDay(title, question, issue, drafts, view.today, next_day), self._show_issued)

    def action_back(self) -> None:
        """Goes back to the desk."""
        self.dismiss()

    async def _judge(self, effect: Effect) -> None:
        action = self._chosen()
        if action is None:
            return
        why_not = why_not_judged(action)
        if why_not is not None:
            self.notify(f"{why_not}.", markup=False)
            return
        judged = await self.attempt(self.lane.run(judge_effect, action.reference, effect))
        await self.refresh_record()
        if judged is not None:
            self._go_to_unasked()

    async def _show_issued(self, day: str | None) -> None:
        if day is not None:
            await self.refresh_record()

    def _go_to_unasked(self) -> None:
        """Marks the next action to be asked about; what is judged already is passed over."""
        names = [option.id for option in self.actions.options]
        places = [names.index(reference) for reference in self.view.unasked]
        if places:
            here = self.actions.highlighted or 0
            self.actions.highlighted = next((place for place in places if place >= here), places[0])

    def _chosen(self) -> Action | None:
        return next((action for action in self.view.actions if action.reference == self.actions.chosen), None)

    def show(self, view: EffectsView) -> None:
        sitting, hearing = view.meeting, view.item.hearing
        case = f"case {hearing.short_reference}, {hearing.kind.words}" if hearing else view.item.title
        where = f"Did it help? · {case} · meeting {sitting.number}, {show_day(sitting.held_on)}"
        self.top.show(where, view.marking)
        self.query_one("#summary", Static).update(plain(_summary(view), "bold"))
        self.actions.show(
            [
                (action.reference, effect_row(action, view.today, action.reference in view.unasked))
                for action in view.actions
            ]
        )
        self._show_earlier(view)

    def _show_earlier(self, view: EffectsView) -> None:
        """What is older than this record; nothing where there is none."""
        earlier = view.earlier
        panel = self.query_one("#earlier")
        panel.display = earlier is not None and bool(earlier.measures)
        if earlier is not None:
            closed = f", closed {show_day(earlier.closed_on)}" if earlier.closed_on else ""
            panel.border_title = plain(f"The plan from before this record{closed}")
            self.query_one("#measures", Static).update(measures_text(earlier.measures))


def _summary(view: EffectsView) -> str:
    """What is left to ask: "5 actions from before. Did 037/1 and 037/2 help?"."""
    if not view.actions:
        return ""
    left = f"Did {listed(view.unasked, _MOST_NAMED)} help?" if view.unasked else "Nothing is left to ask."
    return f"{counted(len(view.actions), 'action')} from before. {left}"
