"""A meeting, and what is declared and noted at it, as plain values."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from ccm_tui.domain.statuses import MeetingState
from ccm_tui.domain.vocabulary import Statement

_EARLY = timedelta(hours=1)
"""How long before its hour a meeting is opened, for the roll of those who are there already."""


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
        return int(length(self.starts_at, self.ends_at).total_seconds() // 60)

    def is_its_time(self, now: datetime) -> bool:
        """Whether it can be meant to begin at that moment, London time: from an hour before its start to its end."""
        start = datetime.combine(self.held_on, self.starts_at, now.tzinfo)
        return start - _EARLY <= now <= start + length(self.starts_at, self.ends_at)


def length(starts_at: time, ends_at: time) -> timedelta:
    """How long a meeting of these hours is; one that ends at an earlier hour ends on the day after."""
    day = date(2000, 1, 1)
    ends_on = day if ends_at > starts_at else day + timedelta(days=1)
    return datetime.combine(ends_on, ends_at) - datetime.combine(day, starts_at)


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
    ended_at: datetime | None = None
    """When it had closed before; None where that is not on record."""


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
