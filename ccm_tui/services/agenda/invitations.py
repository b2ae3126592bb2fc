"""Who is asked for one case of an agenda, and who may go once it is heard."""

from ccm_tui.domain.agenda.needs import may_see
from ccm_tui.domain.vocabulary import AgencyKind
from ccm_tui.errors import CcmError
from ccm_tui.services.agenda.planning import item_words
from db.queries.agencies.needs import allowed_agencies
from db.queries.agenda.agenda import invitation_rows
from db.queries.hearings.hearings import hearing_of_item
from db.queries.record.find import agency_named
from db.record import Record
from db.tables.agencies import AgencyRow
from db.tables.cases import CaseRow
from db.tables.meetings import AgendaItemRow, GuestRow, InvitationRow, MeetingRow
from db.writing import Writing


def ask_for_case(record: Record, item_id: int, code: str) -> None:
    """Asks an agency for this case only; asked already, it is not any more.

    A guest is in for no other case, and neither is a member that is asked for single ones. Raises CcmError where the
    item is no case, the meeting is closed, or the case is restricted and the agency may not see it.
    """
    with record.writing("inviting.ask") as writing:
        item, agency = _case_item(writing, item_id), agency_named(writing.session, code)
        if _turned_off(writing, item, agency, leaves_after=False):
            writing.label = f"{agency.code} no longer asked for {item_words(writing, item)} alone"
            return
        _refuse_restricted(writing, item, agency)
        _set(writing, item, agency, leaves_after=False)
        writing.label = f"{agency.code} asked for {item_words(writing, item)} alone"


def let_go_after(record: Record, item_id: int, code: str) -> None:
    """Notes that an agency may go once this case is heard; noted already, it stays again.

    Raises CcmError as `ask_for_case` does, and for a guest, who is in for its own case only.
    """
    with record.writing("inviting.leave") as writing:
        item, agency = _case_item(writing, item_id), agency_named(writing.session, code)
        if agency.kind is AgencyKind.GUEST:
            raise CcmError("A guest is in for its own case only.", "Ask it for the cases that it is needed for.")
        if _turned_off(writing, item, agency, leaves_after=True):
            writing.label = f"{agency.code} stays after {item_words(writing, item)}"
            return
        _refuse_restricted(writing, item, agency)
        _set(writing, item, agency, leaves_after=True)
        writing.label = f"{agency.code} may go after {item_words(writing, item)}"


def name_guest(record: Record, item_id: int, name: str, organisation: str = "") -> int:
    """Asks a named person, who speaks for no agency of the conference, for this case only. Returns the guest's id.

    Raises CcmError where there is no name, the item is no case or the meeting is closed.
    """
    if not name.strip():
        raise CcmError("The guest has no name.", "Type who is asked.")
    with record.writing("inviting.name") as writing:
        item = _case_item(writing, item_id)
        guest = writing.add(GuestRow(agenda_item_id=item.id, name=name.strip(), organisation=organisation.strip()))
        writing.label = f"a guest asked for {item_words(writing, item)}"
        return guest.id


def strike_guest(record: Record, guest_id: int) -> None:
    """Takes a named guest off again. Raises CcmError where the meeting is closed."""
    with record.writing("inviting.strike") as writing:
        guest = writing.session.get_one(GuestRow, guest_id)
        item = _case_item(writing, guest.agenda_item_id)
        writing.remove(guest)
        writing.label = f"a guest no longer asked for {item_words(writing, item)}"


def _case_item(writing: Writing, item_id: int) -> AgendaItemRow:
    item = writing.session.get_one(AgendaItemRow, item_id)
    if hearing_of_item(writing.session, item_id) is None:
        raise CcmError("Nobody is asked for this item alone.", "Choose a case.")
    meeting = writing.session.get_one(MeetingRow, item.meeting_id)
    if meeting.state.closed:
        raise CcmError("This meeting is closed.", "Its agenda can't be changed any more.")
    return item


def _turned_off(writing: Writing, item: AgendaItemRow, agency: AgencyRow, *, leaves_after: bool) -> bool:
    """Takes back what was there already; False where it was not."""
    row = _invitation(writing, item, agency)
    if row is None or row.leaves_after is not leaves_after:
        return False
    writing.remove(row)
    return True


def _set(writing: Writing, item: AgendaItemRow, agency: AgencyRow, *, leaves_after: bool) -> None:
    row = _invitation(writing, item, agency)
    if row is None:
        writing.add(InvitationRow(agenda_item_id=item.id, agency_id=agency.id, leaves_after=leaves_after))
    else:
        writing.change(row, leaves_after=leaves_after)


def _invitation(writing: Writing, item: AgendaItemRow, agency: AgencyRow) -> InvitationRow | None:
    rows = invitation_rows(writing.session, item.id)
    return next((row for row in rows if row.agency_id == agency.id), None)


def _refuse_restricted(writing: Writing, item: AgendaItemRow, agency: AgencyRow) -> None:
    hearing = hearing_of_item(writing.session, item.id)
    assert hearing is not None, "asked for cases alone"
    case = writing.session.get_one(CaseRow, hearing.case_id)
    if not may_see(case.restricted, allowed_agencies(writing.session, [case.id]), case.id, agency.id):
        raise CcmError(
            f"Case {case.reference.rsplit('/', 1)[-1]} is restricted, and {agency.code} may not see it.",
            "Name it in the case file (F5 at home) among those that may see it first.",
        )
