"""One incomplete action from before: whose it is, what it is, what was said of it, and where it stands."""

from datetime import date

from textual.content import Content

from ccm_tui.domain.actions.action import Action
from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.vocabulary import ActionStatus
from ccm_tui.services.meetings.outstanding_view import said_of
from screens.widgets.columns import Cell, Columns
from screens.widgets.plain import plain
from screens.widgets.tones import BAD, GOOD, MUTED, NOTICE

_REFERENCE_WIDTH = 8


def action_row(action: Action, today: date, *, heard: bool, to_escalate: bool) -> Columns:
    """The action over several rows; `heard` where this meeting has heard what became of it."""
    whose = ", ".join(part for part in (action.agency_name or "No owner", action.owner) if part)
    said = [plain(words, MUTED) for words in said_of(action)]
    return Columns(
        Cell(plain(action.reference, "bold"), width=_REFERENCE_WIDTH),
        Cell(_lines(plain(whose, "bold"), plain(action.text), *said), share=5),
        Cell(_lines(_state(action, today), *_terms(action, heard=heard, to_escalate=to_escalate)), share=3),
    )


def _state(action: Action, today: date) -> Content:
    tone = GOOD if action.status is ActionStatus.COMPLETE else NOTICE
    return plain(action.state_in_words(today), f"bold {BAD if action.overdue(today) else tone}")


def _terms(action: Action, *, heard: bool, to_escalate: bool) -> tuple[Content, ...]:
    due = f"due {show_day(action.due_on)}" if action.due_on else "no date"
    restricted = ("restricted case",) if action.restricted else ()
    said = ("✓ said at this meeting",) if heard else ()
    missed = (plain("! due for escalation", f"bold {BAD}"),) if to_escalate else ()
    return (*(plain(words, MUTED) for words in (due, *restricted, *said)), *missed)


def _lines(*lines: Content) -> Content:
    return Content("\n").join(lines)
