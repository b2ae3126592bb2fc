"""The referrals as they are screened, read in one snapshot."""

from dataclasses import dataclass

from ccm_tui.domain.cases import Referral
from ccm_tui.domain.meetings import Meeting
from ccm_tui.domain.settings import Settings
from ccm_tui.domain.vocabulary import MeetingState, Screening
from db.queries.cases import referrals
from db.queries.meetings import all_meetings
from db.queries.settings import settings
from db.record import Record


@dataclass(frozen=True, slots=True)
class Referrals:
    """Every referral: those that wait to be screened in the order received, then the others, the latest first."""

    settings: Settings
    referrals: tuple[Referral, ...]
    next_meeting: Meeting | None
    """The first that is planned."""

    @property
    def waiting(self) -> int:
        """How many wait to be screened."""
        return sum(referral.screening is Screening.WAITING for referral in self.referrals)


def read_referrals(record: Record) -> Referrals:
    """The referrals as they stand now."""
    with record.reading() as session:
        found = referrals(session)
        planned = (one for one in all_meetings(session) if one.state is MeetingState.PLANNED)
        waiting = [one for one in found if one.screening is Screening.WAITING]
        screened = [one for one in reversed(found) if one.screening is not Screening.WAITING]
        return Referrals(settings(session), (*waiting, *screened), next(planned, None))
