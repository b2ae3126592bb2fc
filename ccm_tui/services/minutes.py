"""The minutes of a meeting, read from the record in one snapshot: at any time, and finished when it closes."""

from ccm_tui.domain.agenda import hearings
from ccm_tui.domain.hearings import Recorded
from ccm_tui.minutes.document import MinutesDocument
from ccm_tui.minutes.minute_case import HeardCase
from ccm_tui.minutes.minute_meeting import HeldMeeting, minute_meeting
from db.queries.actions import incomplete_before
from db.queries.agencies import all_agencies
from db.queries.agenda import agenda
from db.queries.cases import case
from db.queries.entries import entries_by_item
from db.queries.hearings import case_attendance, last_time, read_back_at
from db.queries.meetings import chairings, interests, meeting, meeting_after, observers, reopenings, roll
from db.queries.settings import settings
from db.record import Record


def minutes_of(record: Record, meeting_id: int) -> MinutesDocument:
    """The full minutes of a meeting as the record has them now; while it is in session, the minutes so far."""
    with record.reading() as session:
        sitting = meeting(session, meeting_id)
        items = agenda(session, meeting_id)
        made = {item_id: _standing(recorded) for item_id, recorded in entries_by_item(session, meeting_id).items()}
        attended = case_attendance(session, meeting_id)
        read_back = read_back_at(session, meeting_id)
        held = HeldMeeting(
            settings=settings(session),
            meeting=sitting,
            chairings=chairings(session, meeting_id),
            reopenings=reopenings(session, meeting_id),
            agencies=all_agencies(session),
            roll=roll(session, meeting_id),
            observers=observers(session, meeting_id),
            interests=interests(session, meeting_id),
            from_before=incomplete_before(session, meeting_id),
            cases=tuple(
                HeardCase(
                    item=item,
                    hearing=item.hearing,
                    case=case(session, item.hearing.case_id),
                    entries=made.get(item.id, ()),
                    attendees=attended.get(item.hearing.id, ()),
                    last_time=last_time(session, item.hearing.case_id, sitting.held_on),
                    read_back_at=read_back.get(item.hearing.id),
                )
                for item in hearings(items)
                if item.hearing
            ),
            procedure={item.kind: made.get(item.id, ()) for item in items if not item.hearing},
            next_meeting=meeting_after(session, sitting.held_on),
        )
    return minute_meeting(held)


def _standing(recorded: tuple[Recorded, ...]) -> tuple[Recorded, ...]:
    """What was not withdrawn."""
    return tuple(one for one in recorded if one.withdrawn_at is None)
