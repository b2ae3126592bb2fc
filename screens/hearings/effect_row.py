"""One part of the plan before: whose it was, what became of it, and whether it helped."""

from datetime import date

from textual.content import Content

from ccm_tui.domain.actions.action import Action
from ccm_tui.domain.cases.case import EarlierMeasure
from ccm_tui.domain.vocabulary import Effect
from ccm_tui.services.meetings.outstanding_view import said_of
from screens.widgets.columns import Cell, Columns
from screens.widgets.plain import plain
from screens.widgets.tones import BAD, GOOD, MUTED, NOTICE

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
