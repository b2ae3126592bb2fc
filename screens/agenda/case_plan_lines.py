"""A case being planned: why it is here above, and each agency and guest as a line."""

from collections.abc import Iterator

from textual.content import Content
from textual.visual import Visual

from ccm_tui.domain.agenda.needs import AgencyOnCase, NamedGuest
from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.words.counting import listed
from ccm_tui.services.agenda.case_plan_view import CasePlan
from screens.widgets.columns import Cell, Columns
from screens.widgets.plain import plain
from screens.widgets.short import short
from screens.widgets.tones import MUTED, NOTICE

_CODE = 10
_LONGEST_REASON = 240
"""Cells; the whole reason stands in the case file."""


def head_of(plan: CasePlan) -> Content:
    """Whose case it is, why it is here, and who is not asked and seems to be needed."""
    return Content("\n").join(_head(plan))


def agency_on_case(agency: AgencyOnCase) -> Visual:
    """An agency and how it stands to the case."""
    standing = agency.words
    tone = f"bold {NOTICE}" if agency.missing or not agency.may_see else "bold" if agency.needed else MUTED
    return Columns(
        Cell(plain(agency.code, "bold" if agency.needed else ""), width=_CODE),
        Cell(Content.assemble(short(agency.name), plain(f" · {standing}" if standing else "", tone)), share=1),
    )


def guest_line(guest: NamedGuest) -> Visual:
    """A person asked by name."""
    return Columns(
        Cell(plain("by name", MUTED), width=_CODE),
        Cell(Content.assemble(short(guest.words), plain(" · for this case only", "bold")), share=1),
    )


def guest_name(guest: NamedGuest) -> str:
    """What names the line of a guest; no agency's code has a space in it."""
    return f"guest {guest.id}"


def _head(plan: CasePlan) -> Iterator[Content]:
    hearing = plan.hearing
    mark = plain("  RESTRICTED", f"bold {NOTICE}") if hearing.restricted else Content("")
    yield Content.assemble(short(hearing.name, "bold"), mark, plain(f"  {plan.item.budget_minutes} min", MUTED))
    if hearing.received_on and "received" not in hearing.reason:
        cut_off = plan.meeting.referral_cut_off
        late = " (after the cut-off)" if cut_off and hearing.received_on > cut_off else ""
        yield plain(f"Referral received {show_day(hearing.received_on)}{late}", MUTED)
    for area in plan.areas:
        waiting = area.request is None or area.silent
        key = " (F5 asks it)" if area.request is None else " (F6 notes its reply)" if area.silent else ""
        yield plain(f"Home area: {area.words(plan.today)}{key}", f"bold {NOTICE}" if waiting else "")
    if plan.missing:
        codes = listed([agency.code for agency in plan.missing])
        yield plain(f"Not asked yet, and it seems to need them: {codes}. Enter on a guest asks it.", f"bold {NOTICE}")
    if hearing.reason:
        yield plain(hearing.reason).truncate(_LONGEST_REASON, ellipsis=True)
