"""A meeting, its agenda and its roll as plain values."""

from dataclasses import dataclass
from datetime import date, datetime, time

from ccm_tui.domain.statuses import AttendanceStatus, MeetingState
from ccm_tui.domain.vocabulary import AgencyKind, CaseAttendance, Statement


@dataclass(frozen=True, slots=True)
class Meeting:
    """One sitting of the conference."""

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
class RollLine:
    """How one agency is represented at a meeting."""

    agency_id: int
    code: str
    name: str
    kind: AgencyKind
    needed_for_quorum: bool
    usual_speaker: str
    status: AttendanceStatus | None
    """None until the roll has been called for it."""
    speaker: str
    deputy_for: str
    information_sent_on: date | None
    statement: Statement
    arrived_at: datetime | None
    left_at: datetime | None

    @property
    def in_room(self) -> bool:
        """True while somebody in the room speaks for the agency."""
        return is_in_room(self.status, self.left_at is not None)

    @property
    def asked(self) -> bool:
        """True once its roll was called, unless it was not asked to come."""
        return self.status is not None and self.status.invited

    @property
    def presumed_in_room(self) -> bool:
        """True while somebody speaks for the agency or, its roll not being called yet, is taken to."""
        return is_presumed_in_room(self.kind, self.status, self.left_at is not None)


def is_in_room(status: AttendanceStatus | None, left: bool) -> bool:
    """Whether somebody speaks for an agency that was called so, or is not called yet; `left` where they went."""
    return status is not None and status.in_room and not left


def is_presumed_in_room(kind: AgencyKind, status: AttendanceStatus | None, left: bool) -> bool:
    """Whether somebody of the agency can answer for it: before its roll is called a member can, a guest can't."""
    return kind is not AgencyKind.GUEST if status is None else is_in_room(status, left)


@dataclass(frozen=True, slots=True)
class CaseAttendee:
    """An agency's part in one case."""

    code: str
    name: str
    status: CaseAttendance


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
