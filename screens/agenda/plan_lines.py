"""A meeting being planned: its agenda and what could be put on it, each as a line, and the time in words."""

from collections.abc import Iterable, Iterator
from datetime import date

from textual.content import Content
from textual.visual import Visual

from ccm_tui.domain.agenda.item import AgendaItem, HearingLine
from ccm_tui.domain.days.when import show_day
from ccm_tui.services.agenda.plan_view import PlanView
from screens.widgets.columns import Cell, Columns
from screens.widgets.text import MUTED, NOTICE, plain, short

_PLACE, _REFERENCE, _KIND, _MINUTES = 2, 5, 6, 7
"""Widths: the place on the agenda, a reference as it is said, why it is heard, its minutes."""


def item_line(place: int, item: AgendaItem, cut_off: date | None) -> Visual:
    """An item with its place, counted from 1, and its minutes."""
    minutes = Cell(plain(f"{item.budget_minutes:>3} min"), width=_MINUTES)
    number = Cell(plain(f"{place:>2}", MUTED), width=_PLACE)
    if item.hearing is None:
        return Columns(number, Cell(plain(item.title, MUTED), share=1), minutes)
    return Columns(
        number,
        *_case(item.hearing.reference, item.hearing.kind.words),
        Cell(_name(item.hearing.name, item.hearing.restricted, _remarks(item, item.hearing, cut_off)), share=1),
        minutes,
    )


def why_here(item: AgendaItem, hearing: HearingLine, plan: PlanView) -> Content:
    """Why a case is on the agenda, and who seems to be needed for it and is not asked."""
    received = hearing.received_on
    came = f" · received {show_day(received)}" if received and "received" not in hearing.reason else ""
    said = plain(f"{hearing.short_reference}: {hearing.reason or hearing.kind.words}{came}", MUTED)
    for area in plan.areas.get(hearing.case_id, ()):
        if area.request is None or area.silent:
            said = Content.assemble(said, plain(f" · {area.words(plan.today)}", f"bold {NOTICE}"))
    missing = plan.not_asked.get(item.id, ())
    if missing:
        said = Content.assemble(said, plain(f" · not asked: {', '.join(missing)} (Enter)", f"bold {NOTICE}"))
    return said


def due_line(reference: str, kind: str, name: str, why: str, *, restricted: bool) -> Visual:
    """A case that is on no agenda, and why it is due."""
    return Columns(*_case(reference, kind), Cell(_name(name, restricted, (why,)), share=1))


def time_in_words(plan: PlanView) -> Content:
    """What the agenda asks for against the time there is: "116 of 120 min, 4 min to spare"."""
    asked, there_is = plan.asked_minutes, plan.meeting.minutes_available
    said = f"{asked} of {there_is} min"
    if plan.minutes_over:
        return Content.assemble(
            plain(said, "bold"), plain(f", {plan.minutes_over} min over the time there is", f"bold {NOTICE}")
        )
    return Content.assemble(plain(said, "bold"), plain(f", {there_is - asked} min to spare"))


def day_in_words(plan: PlanView) -> str:
    """The meeting, its day and hours."""
    meeting = plan.meeting
    hours = f"{meeting.starts_at:%H:%M} to {meeting.ends_at:%H:%M}"
    return f"Plan of meeting {meeting.number} · {show_day(meeting.held_on)}, {hours}"


def _case(reference: str, kind: str) -> tuple[Cell, Cell]:
    return (
        Cell(plain(reference.rsplit("/", 1)[-1], "bold"), width=_REFERENCE),
        Cell(plain(kind), width=_KIND),
    )


def _name(name: str, restricted: bool, remarks: Iterable[str]) -> Content:
    mark = plain(" RESTRICTED", f"bold {NOTICE}") if restricted else Content("")
    return Content.assemble(short(name), mark, plain("".join(f" · {remark}" for remark in remarks), MUTED))


def _remarks(item: AgendaItem, hearing: HearingLine, cut_off: date | None) -> Iterator[str]:
    """What else has to be known of a case: that it came late, and who is asked for it alone."""
    if hearing.received_on and cut_off and hearing.received_on > cut_off:
        yield "after the cut-off"
    if item.guests or item.people:
        yield f"with {', '.join((*item.guests, *(guest.name for guest in item.people)))}"
    if item.leavers:
        yield f"{', '.join(item.leavers)} may go after it"
