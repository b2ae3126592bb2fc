"""The agenda of a meeting in session, an item a line, and what is said above it."""

from collections.abc import Iterator

from textual.content import Content

from ccm_tui.domain.agenda.item import AgendaItem
from ccm_tui.services.meetings.agenda_view import AgendaView
from screens.widgets.columns import Cell, Columns
from screens.widgets.text import MUTED, NOTICE, plain

_MARK, _REFERENCE, _STATE, _TIME = 1, 5, 11, 10
"""Widths: what the meeting is at, a reference as it is said, where an item stands, its time."""

_LONGEST_NAME = 60
"""An agenda is one line an item; the whole name stands at the desk."""


def agenda_line(item: AgendaItem, view: AgendaView) -> Columns:
    """An item: what is heard and why, where it stands, the minutes it has used and those it was given."""
    here = item.id == view.current_id
    used = int(item.used_at(view.now).total_seconds() // 60)
    return Columns(
        Cell(plain("▶" if here else " "), width=_MARK),
        Cell(plain(item.hearing.short_reference if item.hearing else "", "bold"), width=_REFERENCE),
        Cell(_heard(item), share=1),
        Cell(plain(item.state_in_words, "bold" if here else ""), width=_STATE),
        Cell(plain(f"{used}/{item.budget_minutes} min".rjust(_TIME), MUTED), width=_TIME),
    )


def agenda_standing(view: AgendaView) -> Content:
    """How far the meeting is, who has the chair, and what should be heard first."""
    cases = [item for item in view.items if item.hearing]
    parked = sum(item.parked and not item.decided for item in cases)
    said = [f"{sum(item.decided for item in cases)} of {len(cases)} cases decided"]
    if parked:
        said.append(f"{parked} parked")
    said.append(f"chair: {_short(view.chair) or 'not recorded'}")
    return Content("\n").join(
        (plain(" · ".join(said)), *(plain(advice.words, f"bold {NOTICE}") for advice in view.hear_first))
    )


def _heard(item: AgendaItem) -> Content:
    remarks = plain("".join(f" · {remark}" for remark in _remarks(item)), MUTED)
    if item.hearing is None:
        return Content.assemble(plain(item.title, MUTED), remarks)
    name = plain("restricted", NOTICE) if item.hearing.restricted else plain(_short(item.hearing.name))
    return Content.assemble(name, plain(f", {item.hearing.kind.words}"), remarks)


def _remarks(item: AgendaItem) -> Iterator[str]:
    """Who goes once it is heard, who comes for it alone, and why it was put aside."""
    if item.leavers:
        yield f"{', '.join(item.leavers)} {'leaves' if len(item.leavers) == 1 else 'leave'} after"
    if item.guests:
        yield f"with {', '.join(item.guests)}"
    if item.parked_reason:
        yield _short(item.parked_reason)


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST_NAME else f"{words[: _LONGEST_NAME - 1]}…"
