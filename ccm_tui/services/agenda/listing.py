"""The agenda of a meeting as a list, for the command line, for scripts and for spreadsheets."""

from datetime import datetime

from ccm_tui.documents.withheld import without_protected
from ccm_tui.domain.agenda.item import AgendaItem
from ccm_tui.domain.listings import RESTRICTED_NAME, ListedItem
from ccm_tui.domain.meetings.meeting import Meeting
from db.queries.agenda.agenda import agenda_of_meeting
from db.queries.cases.protection import protected_on_record
from db.queries.record.find import meeting_named
from db.record import Record


def list_agenda(record: Record, named: str) -> tuple[Meeting, list[ListedItem]]:
    """A meeting and the items of its agenda, in order. Raises CcmError where there is no such meeting."""
    with record.reading() as session:
        meeting = meeting_named(session, named)
        items = agenda_of_meeting(session, meeting.id)
        protected = protected_on_record(session)
    now = record.clock()
    cases = [item.id for item in items if item.hearing]
    lines = [_listed(item, cases.index(item.id) + 1 if item.hearing else None, now) for item in items]
    return without_protected(meeting, protected), without_protected(lines, protected)


def _listed(item: AgendaItem, number: int | None, now: datetime) -> ListedItem:
    hearing = item.hearing
    return ListedItem(
        position=item.position,
        number=number,
        kind=item.kind,
        title=item.title,
        reference=hearing.reference if hearing else None,
        name=(RESTRICTED_NAME if hearing.restricted else hearing.name) if hearing else None,
        hearing=hearing.kind if hearing else None,
        budget_minutes=item.budget_minutes,
        used_minutes=int(item.used_at(now).total_seconds() // 60),
        state=item.state_in_words,
        decision=hearing.decision if hearing else None,
        review_on=hearing.review_on if hearing else None,
        received_on=hearing.received_on if hearing else None,
        leavers=item.leavers,
        guests=item.guests,
    )
