"""Everything that the planning of a meeting shows, read in one snapshot."""

from dataclasses import dataclass
from datetime import date

from ccm_tui.domain.meetings import AgendaItem, Meeting
from ccm_tui.domain.settings import Settings
from db.queries.agenda import agenda
from db.queries.due import DueCase, due_cases
from db.queries.meetings import all_meetings
from db.queries.settings import settings
from db.record import Record


@dataclass(frozen=True, slots=True)
class Plan:
    """A meeting before it is held: its agenda, and what could be put on it."""

    today: date
    settings: Settings
    meeting: Meeting
    items: tuple[AgendaItem, ...]
    due: tuple[DueCase, ...]
    """Cases that are on no agenda yet."""

    @property
    def asked_minutes(self) -> int:
        """The time that the whole agenda asks for."""
        return sum(item.budget_minutes for item in self.items)

    @property
    def minutes_over(self) -> int:
        """By how much the agenda asks for more time than there is; 0 where it does not."""
        return max(0, self.asked_minutes - self.meeting.minutes_available)


def read_plan(record: Record, meeting_id: int) -> Plan | None:
    """The meeting as it is planned now; None where it is no longer on record, its planning having been undone."""
    with record.reading() as session:
        found = next((meeting for meeting in all_meetings(session) if meeting.id == meeting_id), None)
        if found is None:
            return None
        return Plan(
            today=record.today,
            settings=settings(session),
            meeting=found,
            items=agenda(session, meeting_id),
            due=due_cases(session, found.held_on),
        )
