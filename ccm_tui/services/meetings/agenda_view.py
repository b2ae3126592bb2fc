"""The agenda of a meeting in session as it is shown to be bent, read in one snapshot."""

from dataclasses import dataclass
from datetime import datetime

from ccm_tui.domain.agenda.item import AgendaItem
from ccm_tui.domain.agenda.walk import HearFirst, hear_first
from ccm_tui.domain.meetings.meeting import Meeting
from db.queries.agenda.agenda import agenda_of_meeting, current_item_id
from db.queries.meetings.meetings import chairings_of, meeting_with_id, roll_of
from db.queries.record.settings import settings_on_record
from db.record import Record


@dataclass(frozen=True, slots=True)
class AgendaView:
    """Every item with where it stands, who has the chair, and what should be heard first."""

    now: datetime
    marking: str
    meeting: Meeting
    chair: str
    """Who has the chair now."""
    items: tuple[AgendaItem, ...]
    current_id: int | None
    """The item that the meeting is at."""
    hear_first: tuple[HearFirst, ...]


def read_agenda(record: Record, meeting_id: int) -> AgendaView:
    """The agenda as it stands now."""
    with record.reading() as session:
        sitting = meeting_with_id(session, meeting_id)
        handed = chairings_of(session, meeting_id)
        items = agenda_of_meeting(session, meeting_id)
        gone = {line.code for line in roll_of(session, meeting_id) if line.status and not line.in_room}
        return AgendaView(
            now=record.clock(),
            marking=settings_on_record(session).marking,
            meeting=sitting,
            chair=handed[-1].name if handed else sitting.chair,
            items=items,
            current_id=current_item_id(session, meeting_id),
            hear_first=hear_first(items, gone),
        )
