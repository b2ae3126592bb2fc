"""A planned meeting given another day, other hours, another venue or other people; its agenda stays."""

from datetime import timedelta

from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.vocabulary import MeetingState
from ccm_tui.errors import CcmError
from ccm_tui.services.agenda.planning import NewMeeting
from db.queries.meetings.meetings import all_meetings
from db.queries.record.settings import settings
from db.record import Record
from db.tables.meetings import MeetingRow


def change_meeting(record: Record, meeting_id: int, new: NewMeeting) -> int:
    """Sets what is known of a planned meeting, and its cut-off with its day. Returns its id.

    Raises CcmError where it has begun, another meeting has the day, or the end is not after the start.
    """
    if new.ends_at <= new.starts_at:
        raise CcmError("The meeting would end before it starts.", "Give an end time after the start.")
    with record.writing("replanning.meeting") as writing:
        meeting = writing.session.get_one(MeetingRow, meeting_id)
        if meeting.state is not MeetingState.PLANNED:
            raise CcmError("This meeting has begun.", "What was planned for it can't be changed any more.")
        others = (other for other in all_meetings(writing.session) if other.id != meeting_id)
        if any(other.held_on == new.held_on for other in others):
            raise CcmError(f"There is a meeting on {show_day(new.held_on)} already.", "Choose another day.")
        if new.held_on != meeting.held_on:
            cut_off_days = settings(writing.session).cut_off_days
            writing.change(meeting, referral_cut_off=new.held_on - timedelta(days=cut_off_days))
        writing.change(
            meeting,
            held_on=new.held_on,
            starts_at=new.starts_at,
            ends_at=new.ends_at,
            venue=new.venue.strip(),
            chair=new.chair.strip(),
            co_chair=new.co_chair.strip(),
            minute_taker=new.minute_taker.strip(),
        )
        writing.label = f"plan of meeting {meeting.number} changed"
        return meeting_id
