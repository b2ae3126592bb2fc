"""The referrals as they are screened, read in one snapshot."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from ccm_tui.domain.composer.line.room import Seat
from ccm_tui.domain.meetings.meeting import Meeting
from ccm_tui.domain.referrals.referral import Referral
from ccm_tui.domain.settings.settings import Settings
from ccm_tui.domain.statuses import Screening
from db.queries.agencies.agencies import all_agencies
from db.queries.meetings.meetings import all_meetings
from db.queries.record.settings import settings_on_record
from db.queries.referrals.referrals import all_referrals
from db.record import Record


@dataclass(frozen=True, slots=True)
class ReferralsView:
    """Every referral: those that wait to be screened in the order received, then the others, the latest first."""

    settings: Settings
    referrals: tuple[Referral, ...]
    planned: tuple[Meeting, ...]
    """The meetings to come, the next first."""
    seats: tuple[Seat, ...]
    """The agencies on the roll."""
    today: date

    @property
    def counts(self) -> Counter[Screening]:
        """How many there are of each outcome of screening."""
        return Counter(referral.screening for referral in self.referrals)

    @property
    def waiting(self) -> int:
        """How many wait to be screened."""
        return self.counts[Screening.WAITING]


def read_referrals(record: Record) -> ReferralsView:
    """The referrals as they stand now."""
    with record.reading() as session:
        found = all_referrals(session)
        waiting = [one for one in found if one.screening is Screening.WAITING]
        screened = [one for one in reversed(found) if one.screening is not Screening.WAITING]
        return ReferralsView(
            settings_on_record(session),
            (*waiting, *screened),
            tuple(one for one in all_meetings(session) if one.state.planned),
            tuple(Seat(one.code, one.name) for one in all_agencies(session) if one.active),
            record.today,
        )
