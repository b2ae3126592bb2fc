"""The minutes of one meeting as a person at the screen reads them, with the versions that were approved."""

from dataclasses import dataclass
from itertools import pairwise

from ccm_tui.documents.minutes.pages import minutes_text
from ccm_tui.domain.meetings.meeting import Meeting
from ccm_tui.services.documents.approval import SealedMinutes, sealed_versions
from ccm_tui.services.documents.minutes import minutes_of
from db.queries.agenda.agenda import agenda_of_meeting, current_item_id
from db.queries.meetings.meetings import meeting_with_id
from db.queries.record.settings import settings_on_record
from db.record import Record

_LONGEST_HEAD = 6
"""Lines from the rule above the head of a page to the rule beneath it, at the most."""


@dataclass(frozen=True, slots=True)
class MinutesView:
    """The minutes of one meeting as plain text, and what one does with them."""

    meeting: Meeting
    marking: str
    lines: tuple[str, ...]
    case_in_hand: int
    """Where in the lines the case before the meeting begins; 0 where there is none."""
    versions: tuple[SealedMinutes, ...]
    """Each exactly as it was approved."""


def read_minutes(record: Record, meeting_id: int) -> MinutesView:
    """The minutes as they stand. Raises CcmError where there is no such meeting."""
    lines = tuple(minutes_text(minutes_of(record, meeting_id)).splitlines())
    versions = sealed_versions(record, meeting_id)
    with record.reading() as session:
        sitting = meeting_with_id(session, meeting_id)
        current = current_item_id(session, meeting_id)
        items = agenda_of_meeting(session, meeting_id)
        hearing = next((item.hearing for item in items if item.id == current), None)
        in_hand = hearing is not None and sitting.state.in_session
        return MinutesView(
            meeting=sitting,
            marking=settings_on_record(session).marking,
            lines=lines,
            case_in_hand=_page_of(lines, hearing.reference) if hearing and in_hand else 0,
            versions=versions,
        )


def _page_of(lines: tuple[str, ...], reference: str) -> int:
    """Where a case's page begins: the first of the two rules between which its reference ends a line."""
    rules = [place for place, line in enumerate(lines) if line and not line.strip("=")]
    for top, bottom in pairwise(rules):
        if bottom - top <= _LONGEST_HEAD and any(line.endswith(reference) for line in lines[top:bottom]):
            return top
    return 0
