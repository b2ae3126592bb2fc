"""The meetings as a list, for the command line, for scripts and for spreadsheets."""

from ccm_tui.documents.withheld import without_protected
from ccm_tui.domain.listings import ListedMeeting
from ccm_tui.domain.meetings.meeting import Meeting
from db.queries.cases.protection import protected_on_record
from db.queries.meetings.meetings import all_meetings
from db.record import Record


def list_meetings(record: Record) -> list[ListedMeeting]:
    """Every meeting, in the order in which they are held."""
    with record.reading() as session:
        lines = [_listed(meeting) for meeting in all_meetings(session)]
        return without_protected(lines, protected_on_record(session))


def _listed(meeting: Meeting) -> ListedMeeting:
    return ListedMeeting(
        number=meeting.number,
        held_on=meeting.held_on,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        state=meeting.state,
        chair=meeting.chair,
        co_chair=meeting.co_chair,
        minute_taker=meeting.minute_taker,
        venue=meeting.venue,
        referral_cut_off=meeting.referral_cut_off,
    )
