"""One case of an agenda while it is planned: why it is here, whom it needs, who may go after it, who is invited."""

from collections.abc import Awaitable, Callable, Iterator
from datetime import date
from pathlib import Path
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.visual import Visual
from textual.widgets import Static

from ccm_tui.commands import Place
from ccm_tui.domain.agenda.item import NamedGuest
from ccm_tui.domain.agenda.needs import AgencyOnCase
from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.words.counting import listed
from ccm_tui.errors import CcmError
from ccm_tui.services.agenda.case_plan_view import CasePlanView, read_case_plan
from ccm_tui.services.agenda.invitations import ask_for_case, let_go_after, name_guest, strike_guest
from ccm_tui.services.cases.home_areas import Question, ask_area, note_reply
from ccm_tui.services.documents.folders import documents_folder, free_path
from db.lane import Lane
from screens.agenda.area_forms import AreaReplyForm, AskAreaForm
from screens.frame.bindings import bindings
from screens.frame.dialog_drafts import DialogDrafts
from screens.frame.form import Form, field
from screens.frame.lines import KeysFooter, KeysLine, PlaceLine
from screens.frame.view_screen import ViewScreen
from screens.widgets.columns import Cell, Columns
from screens.widgets.lists import KeptList
from screens.widgets.text import MUTED, NOTICE, plain, short
from screens.widgets.typing import TypedLine

_CODE = 10
_LONGEST_REASON = 240
"""Cells; the whole reason stands in the case file."""


def head_of(plan: CasePlanView) -> Content:
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


def _head(plan: CasePlanView) -> Iterator[Content]:
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


class GuestForm(Form[int]):
    """A name and where they come from. Answers with the guest's id, once they are asked."""

    ABOUT = (
        "Somebody who is asked for this case only and speaks for no agency here: a doctor, a head teacher, an "
        "advocate. An agency that comes more than once is better added to the agencies, as a guest."
    )

    def __init__(self, reference: str, keep: Callable[[str, str], Awaitable[int]], drafts: DialogDrafts) -> None:
        super().__init__(f"A guest for case {reference}", drafts)
        self._keep_guest = keep

    def compose_fields(self) -> ComposeResult:
        yield field("Name", TypedLine(id="name", compact=True))
        yield field("From", TypedLine(placeholder="may be left out", id="organisation", compact=True))
        yield Static(plain("They are in for this case only, and leave once it is heard."), classes="hint")

    async def keep(self) -> int:
        if not self.typed("name"):
            raise self.refusal("name", "The guest has no name.", "Type who is asked.")
        return await self._keep_guest(self.typed("name"), self.typed("organisation"))


class CasePlanScreen(ViewScreen[CasePlanView]):
    """Every agency as it stands to one case, those that it needs first."""

    PLACE = Place.CASE_PLAN
    ABOUT = (
        "A case of the agenda: why it is here, and every agency as it stands to it, those that something ties to the "
        "case first. A guest is in for the cases that it is asked for and no others; a member is in for all, unless "
        "it is asked for single ones or may go after one."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.CASE_PLAN)
    CSS_PATH = "case_plan.tcss"
    AUTO_FOCUS = "#agencies"

    top = getters.query_one(PlaceLine)
    agencies = getters.query_one("#agencies", KeptList)

    def __init__(self, lane: Lane, item_id: int) -> None:
        super().__init__(lane)
        self._item_id = item_id

    def compose(self) -> ComposeResult:
        yield PlaceLine()
        yield Static(id="why")
        yield KeptList("No agency is on record yet. F4 on the home screen adds them.", id="agencies")
        yield KeysLine(Place.CASE_PLAN)
        yield KeysFooter()

    async def read(self) -> CasePlanView | None:
        return await self.lane.run(read_case_plan, self._item_id)

    def show(self, view: CasePlanView) -> None:
        where = f"Case {view.hearing.short_reference} · meeting {view.meeting.number}, {view.hearing.kind.words}"
        self.top.show(where, view.marking)
        self.query_one("#why", Static).update(head_of(view))
        people = [(guest_name(guest), guest_line(guest)) for guest in view.item.people]
        self.agencies.show([*people, *((agency.code, agency_on_case(agency)) for agency in view.agencies)])

    async def action_ask(self) -> None:
        """Asks the agency chosen for this case only, or no longer."""
        code = self._agency()
        if code is not None:
            await self.attempt(self.lane.run(ask_for_case, self._item_id, code))
            await self.refresh_record()

    async def action_goes(self) -> None:
        """The agency chosen may go once the case is heard, or stays after all."""
        code = self._agency()
        if code is not None:
            await self.attempt(self.lane.run(let_go_after, self._item_id, code))
            await self.refresh_record()

    async def action_name_guest(self) -> None:
        """Asks for the name of somebody who is asked for this case only."""
        drafts = self.drafts(f"guest for {self._item_id}", self._item_id)

        async def keep(name: str, organisation: str) -> int:
            return await drafts.settle(name_guest, self._item_id, name, organisation)

        await self.ask(GuestForm(self.view.hearing.short_reference, keep, drafts), self._show_changed)

    async def action_strike_guest(self) -> None:
        """Takes the guest chosen off again: a person by name, or an agency that was asked."""
        guest = self._guest()
        if guest is not None:
            await self.attempt(self.lane.run(strike_guest, guest))
            await self.refresh_record()
            return
        if self._agency() in self.view.item.guests:
            await self.action_ask()

    async def action_ask_area(self) -> None:
        """Asks which home area is asked, of whom and when, and where the text to send is saved."""
        plan = self.view
        drafts = self.drafts(f"home area for {self._item_id}", self._item_id)

        async def ask(question: Question, letter: Path | None) -> int:
            asked = await drafts.settle(ask_area, plan.hearing.case_id, question, letter)
            if letter is not None:
                self.say_done(f"The text to send is saved as {letter}")
            return asked

        # One that has not been asked, or else one to be asked again.
        waiting = sorted(
            (area for area in plan.areas if area.request is None or area.silent), key=lambda one: one.silent
        )
        area = waiting[0].area if waiting else ""
        letter = documents_folder() / f"ccm-home-area-{plan.today.isoformat()}.docx"
        form = AskAreaForm(plan.hearing.short_reference, ask, drafts, area, plan.today, free_path(letter))
        await self.ask(form, self._show_changed)

    async def action_area_replied(self) -> None:
        """Asks what a home area replied, and when."""
        plan = self.view
        silent = [area.request for area in plan.areas if area.request is not None and area.silent]
        if not silent:
            self.say_error(CcmError("No home area is waited for.", "F5 asks one about this case."))
            return
        drafts = self.drafts(f"reply of a home area for {self._item_id}", self._item_id)

        async def reply(request_id: int, replied_on: date, said: str) -> None:
            await drafts.settle(note_reply, request_id, replied_on, said)

        form = AreaReplyForm(plan.hearing.short_reference, reply, drafts, silent, plan.today)
        await self.ask(form, self._show_changed)

    def action_back(self) -> None:
        """Goes back to the agenda."""
        self.dismiss()

    @on(KeptList.OptionSelected)
    async def _line_was_selected(self) -> None:
        await self.action_ask()

    async def _show_changed(self, answer: int | None) -> None:
        if answer is not None:
            await self.refresh_record()

    def _agency(self) -> str | None:
        """The code of the agency chosen; None where a named guest is."""
        codes = {agency.code for agency in self.view.agencies}
        return self.agencies.chosen if self.agencies.chosen in codes else None

    def _guest(self) -> int | None:
        return next((guest.id for guest in self.view.item.people if guest_name(guest) == self.agencies.chosen), None)
