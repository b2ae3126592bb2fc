"""One action in the register: a row of the list, and all that is to be said of the one chosen."""

from datetime import date

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from ccm_tui.domain.actions.action import Action, overdue_in_words
from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.statuses import ActionStatus
from ccm_tui.domain.words.counting import counted
from ccm_tui.services.meetings.outstanding_view import said_of
from screens.widgets.columns import Cell, Columns
from screens.widgets.text import BAD, GOOD, MUTED, NOTICE, plain

_LONGEST = 300
"""Characters of a text of which a row can show any."""

_WIDE = 92
"""Cells from which there is room for who has an action."""


class RegisterRow(Visual):
    """The action in one row, with who has it where there is room for that."""

    def __init__(self, action: Action, today: date, *, to_escalate: bool) -> None:
        first = (
            Cell(plain(action.reference, "bold"), width=8),
            Cell(plain(_short_day(action.due_on) if action.due_on else "no date"), width=9),
            Cell(_state(action, today, to_escalate=to_escalate), width=19),
            Cell(plain(action.agency or "nobody"), width=10),
        )
        owner = Cell(plain(action.owner[:_LONGEST]), width=18)
        text = Cell(_text(action), share=1)
        self._narrow, self._wide = Columns(*first, text), Columns(*first, owner, text)

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The row as a line of the width; part of Textual's protocol."""
        return self._in(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """A row takes what there is; part of Textual's protocol."""
        return self._in(container_width).get_optimal_width(rules, container_width)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """One line; part of Textual's protocol."""
        return self._in(width).get_height(rules, width)

    def _in(self, width: int) -> Columns:
        return self._wide if width >= _WIDE else self._narrow


def action_in_full(action: Action, today: date, missed: int, *, to_escalate: bool) -> Content:
    """Whose it is, what it is, where it stands and what was said of it, over several lines."""
    whose = ", ".join(part for part in (action.agency_name or "No owner", action.owner) if part)
    due = f"due {show_day(action.due_on)}" if action.due_on else "no date"
    terms = [due, f"set {show_day(action.set_on)}, meeting {action.meeting_number}"]
    if action.head:
        terms.append(f"answers the risk to {action.head.words}")
    said = [*said_of(action), *_missed(missed, to_escalate=to_escalate)]
    if action.effect:
        said.append(f"Whether it helped: {action.effect.words}.")
    hidden = plain("The text of a restricted case is not shown here.", MUTED)
    return Content("\n").join(
        (
            Content.assemble(plain(whose, "bold"), plain(" · "), _state(action, today, to_escalate=to_escalate)),
            hidden if action.restricted else plain(action.text),
            plain(" · ".join(terms), MUTED),
            *([plain(" ".join(said), NOTICE if to_escalate else MUTED)] if said else []),
        )
    )


def _state(action: Action, today: date, *, to_escalate: bool) -> Content:
    """How it stands; an exclamation mark where it is due for escalation."""
    if action.overdue(today):
        mark = " !" if to_escalate else ""
        return plain(f"{overdue_in_words(action.days_late(today))}{mark}", f"bold {BAD}")
    if action.status is ActionStatus.COMPLETE:
        return plain(f"complete, {action.effect.words if action.effect else 'helped?'}", GOOD)
    words = action.status.words.split(",")[0]
    return plain(f"{words} !" if to_escalate else words, NOTICE if not action.status.settled else MUTED)


def _missed(missed: int, *, to_escalate: bool) -> tuple[str, ...]:
    if not missed:
        return ()
    due = ": due for escalation" if to_escalate else ""
    return (f"Undone past {counted(missed, 'meeting')}{due}.",)


def _text(action: Action) -> Content:
    return plain("restricted case", MUTED) if action.restricted else plain(action.text[:_LONGEST])


def _short_day(day: date) -> str:
    """4 Dec 26, the year because a register goes back for years."""
    _, number, month, year = show_day(day).split()
    return f"{number} {month} {year[2:]}"
