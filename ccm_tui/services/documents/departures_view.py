"""What left the record of one meeting."""

from dataclasses import dataclass

from ccm_tui.domain.listings import ListedDisclosure
from ccm_tui.domain.meetings.meeting import Meeting
from ccm_tui.services.governance.log_view import left_of_meeting
from db.queries.meetings.meetings import meeting_with_id
from db.record import Record


@dataclass(frozen=True, slots=True)
class DeparturesView:
    """The documents of one meeting that left."""

    meeting: Meeting
    lines: tuple[ListedDisclosure, ...]
    """The latest first."""


def read_departures(record: Record, meeting_id: int) -> DeparturesView:
    """What left of that meeting so far. Raises CcmError where there is no such meeting."""
    with record.reading() as session:
        sitting = meeting_with_id(session, meeting_id)
    return DeparturesView(sitting, tuple(reversed(left_of_meeting(record, meeting_id))))
