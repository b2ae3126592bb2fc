"""Handing the chair over while the meeting is in session."""

from ccm_tui.domain.meetings.meeting import Chairing
from ccm_tui.domain.referrals.referral import name_key
from ccm_tui.domain.vocabulary import MeetingState
from ccm_tui.errors import CcmError
from db.queries.meetings.meetings import chairings, meeting
from db.record import Record
from db.tables.meetings import ChairingRow


def hand_over(record: Record, meeting_id: int, name: str) -> Chairing:
    """Records who has the chair from now on; whoever opened the meeting stays on record as its chair.

    Raises CcmError where nobody is named, they have the chair already, or the meeting is not in session.
    """
    if not name.strip():
        raise CcmError("The chair needs a name.", "Say who takes the chair from now.")
    with record.writing("chairing.hand_over") as writing:
        sitting = meeting(writing.session, meeting_id)
        if sitting.state is not MeetingState.IN_SESSION:
            raise CcmError("This meeting is not in session.", "Open it first.")
        before = chairings(writing.session, meeting_id)
        chair = before[-1].name if before else sitting.chair
        if name_key(name) == name_key(chair):
            raise CcmError("They have the chair already.", "Name whoever takes it from now.")
        row = writing.add(ChairingRow(meeting_id=meeting_id, name=name.strip(), from_at=writing.now))
        writing.label = "chair handed over"
        return Chairing(row.name, row.from_at)
