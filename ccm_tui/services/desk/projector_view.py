"""What a room may see on a projector: references, actions and dates, and no names of people."""

from dataclasses import dataclass
from datetime import date

from ccm_tui.domain.names.masking import masked
from db.queries.agencies.agencies import all_agencies
from db.queries.agenda.agenda import agenda_of_meeting, current_item_id
from db.queries.cases.names import all_names, names_known
from db.queries.cases.protection import protected_on_record
from db.queries.hearings.entries import entries_of_item
from db.queries.meetings.meetings import meeting_with_id
from db.queries.record.settings import settings_on_record
from db.record import Record


@dataclass(frozen=True, slots=True)
class ShownAction:
    """One action: whose it is by agency alone, and what it says without names, as far as they can be told."""

    reference: str
    agency: str
    """Empty where nobody owns it yet."""
    text: str
    due: date | None
    standing: str
    """Its status, in a word."""


@dataclass(frozen=True, slots=True)
class ProjectorView:
    """The case before the meeting, as a room sees it."""

    number: int
    marking: str
    title: str
    """The reference of the case, or the name of the item."""
    actions: tuple[ShownAction, ...]


def read_projector(record: Record, meeting_id: int) -> ProjectorView:
    """What may be shown of the meeting as it stands now."""
    with record.reading() as session:
        sitting = meeting_with_id(session, meeting_id)
        current = current_item_id(session, meeting_id)
        item = next((it for it in agenda_of_meeting(session, meeting_id) if it.id == current), None)
        strangers = all_names(session)
        may_stay = [words for agency in all_agencies(session) for words in (agency.code, agency.name)]
        protected = protected_on_record(session)
        shown: tuple[ShownAction, ...] = ()
        if item is not None and item.hearing is not None:
            names = names_known(session, item.hearing.case_id)
            shown = tuple(
                ShownAction(
                    reference=made.action.reference,
                    agency=made.action.agency_name or "",
                    text=masked(protected.left_out_of(made.action.text), names, strangers, may_stay),
                    due=made.action.due_on,
                    standing=made.action.status.words,
                )
                for made in entries_of_item(session, item.id)
                if made.action and made.withdrawn_at is None
            )
        title = "Between two cases"
        if item is not None:
            reference = item.hearing.reference if item.hearing else ""
            title = reference or masked(protected.left_out_of(item.title), (), strangers, may_stay)
        return ProjectorView(
            number=sitting.number,
            marking=settings_on_record(session).marking,
            title=title,
            actions=shown,
        )
