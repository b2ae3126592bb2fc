"""A meeting, and what is declared and noted at it, as plain values."""

from dataclasses import dataclass
from datetime import date, datetime, time

from ccm_tui.domain.statuses import MeetingState
from ccm_tui.domain.vocabulary import Statement


@dataclass(frozen=True, slots=True)
class Meeting:
    """The conference of one day."""

    id: int
    number: int
    held_on: date
    starts_at: time
    ends_at: time
    venue: str
    chair: str
    co_chair: str
    minute_taker: str
    referral_cut_off: date | None
    state: MeetingState
    opened_at: datetime | None
    closed_at: datetime | None
    approved_at: datetime | None
    approved_by: str
    confidentiality_read_at: datetime | None
    confidentiality_exceptions: str

    @property
    def minutes_available(self) -> int:
        """The time there is, in minutes."""
        start = datetime.combine(self.held_on, self.starts_at)
        return int((datetime.combine(self.held_on, self.ends_at) - start).total_seconds() // 60)


@dataclass(frozen=True, slots=True)
class Chairing:
    """The chair taken over while the meeting was in session."""

    name: str
    from_at: datetime


@dataclass(frozen=True, slots=True)
class Reopening:
    """A closed meeting opened again."""

    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Interest:
    """A declaration of interest."""

    case_reference: str | None
    agency: str | None
    declared_by: str
    nature: str
    withdrew: bool


@dataclass(frozen=True, slots=True)
class Observer:
    """Someone in the room who speaks for no agency."""

    name: str
    organisation: str
    statement: Statement
