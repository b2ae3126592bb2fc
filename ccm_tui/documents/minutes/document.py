"""What the full minutes of one meeting say, as data: every format and every audience is made from it alone.

A document holds values, not sentences: how a value is worded is decided once, in the pages. Texts are as they
were typed. What is not for the minutes, or was withdrawn, has no place in it.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import Enum

from ccm_tui.documents.minutes.approval import Amendment, Seal
from ccm_tui.documents.minutes.case import ADDED_SINCE, CaseMinutes, Note, Party
from ccm_tui.domain.meetings.meeting import Chairing, Reopening
from ccm_tui.domain.meetings.sittings import Stretch
from ccm_tui.domain.statuses import ActionStatus, AttendanceStatus, MeetingState
from ccm_tui.domain.vocabulary import AgencyKind, Head, Statement

FULL_COPY = "Full minutes, for the members of the conference"


@dataclass(frozen=True, slots=True)
class MeetingBlock:
    """Which meeting it was, and how far its minutes have come."""

    partnership: str
    number: int
    held_on: date
    starts_at: time
    """As planned, London time."""
    ends_at: time
    """As planned, London time."""
    opened_at: datetime | None
    closed_at: datetime | None
    venue: str
    chair: str
    co_chair: str
    minute_taker: str
    state: MeetingState
    approved_at: datetime | None
    approved_by: str
    chaired_later: tuple[Chairing, ...] = ()
    """Who took the chair over, and when, in order; `chair` opened the meeting."""
    reopened: tuple[Reopening, ...] = ()
    """When it was opened again after it had closed, and why."""
    planned_on: date | None = field(default=None, metadata=ADDED_SINCE)
    """The day it was planned for, where it was held on another."""

    @property
    def draft(self) -> bool:
        """True until the minutes are approved."""
        return not self.state.approved


@dataclass(frozen=True, slots=True)
class PersonThere:
    """One person who was in the room for an agency."""

    name: str
    deputy_for: str
    statement: Statement
    sat: tuple[Stretch, ...]
    """When, in order; an end that is None is the opening or the close."""


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who spoke for one agency that was in the room, and for which cases."""

    agency: Party
    kind: AgencyKind
    speaker: str
    deputy_for: str
    status: AttendanceStatus
    statement: Statement
    attended: tuple[str, ...]
    """Short references of the cases heard while it was in the room."""
    missed: tuple[str, ...]
    """Short references of the other cases heard."""
    arrived_at: datetime | None
    left_at: datetime | None
    people: tuple[PersonThere, ...] = field(default=(), metadata=ADDED_SINCE)
    """Everybody who was there for it, in the order in which they came; none where only the speaker was kept."""


@dataclass(frozen=True, slots=True)
class Guest:
    """Someone in the room who spoke for no agency."""

    name: str
    organisation: str
    statement: Statement


@dataclass(frozen=True, slots=True)
class Apology:
    """An agency that sent its apologies, and whether it sent information with them."""

    agency: Party
    information_sent: bool
    information_sent_on: date | None


@dataclass(frozen=True, slots=True)
class Roll:
    """Who was there, and who was not."""

    present: tuple[Attendance, ...]
    observers: tuple[Guest, ...]
    apologies: tuple[Apology, ...]
    absent: tuple[Party, ...]
    """Absent without notice."""
    not_called: tuple[Party, ...]
    """Members of whom the roll says nothing."""
    quorum_gaps: tuple[Party, ...]
    """Agencies needed for a quorum that nobody is known to have spoken for to the end."""


@dataclass(frozen=True, slots=True)
class Confidentiality:
    """The reminder of confidentiality and purpose, and when it was read out."""

    statement: str
    purpose: str
    read_at: datetime | None
    exceptions: str
    notes: tuple[Note, ...]
    """What else was noted at the opening."""


@dataclass(frozen=True, slots=True)
class Declaration:
    """A declaration of interest, and whether its maker withdrew."""

    case_reference: str | None
    agency: Party | None
    declared_by: str
    nature: str
    withdrew: bool


class ActionStanding(Enum):
    """How an incomplete action from before stands: the two reasons for not complete are never one."""

    NOT_POSSIBLE = "Not possible, circumstances changed"
    NOT_DONE = "Not done"
    OVERDUE = "Overdue"
    LATE = "Complete, but late"
    OPEN = "Open, not overdue"
    PROPOSED = "Proposed, never accepted"
    SUPERSEDED = "Issued again"
    WITHDRAWN = "Withdrawn"


@dataclass(frozen=True, slots=True)
class ActionFromBefore:
    """An action set at an earlier meeting that was not simply done."""

    reference: str
    case_reference: str
    restricted: bool
    standing: ActionStanding
    agency: Party | None
    owner: str
    text: str
    due_on: date | None
    done_on: date | None
    days_late: int
    """Days from its date to the day it was done or, while it is open, to this meeting; 0 where it is not late."""
    reason: str
    reissued_as: str | None
    escalated_to: str
    head: Head | None = None
    """The risk that it answers."""
    meeting: int | None = None
    """Number of the meeting that set it."""
    set_on: date | None = None
    escalated_on: date | None = None


@dataclass(frozen=True, slots=True)
class ActionsFromBefore:
    """The incomplete actions, and what was noted of them."""

    actions: tuple[ActionFromBefore, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class DueAction:
    """One line of an agency's part of the action summary."""

    reference: str
    case_reference: str
    restricted: bool
    owner: str
    text: str
    due_on: date | None
    head: Head | None
    status: ActionStatus


@dataclass(frozen=True, slots=True)
class AgencyActions:
    """The actions that this meeting set for one agency, the first due first."""

    agency: Party | None
    """None for actions that have no owner yet."""
    actions: tuple[DueAction, ...]

    @property
    def first_due_on(self) -> date | None:
        """The first deadline among them."""
        return min((action.due_on for action in self.actions if action.due_on), default=None)


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """When the conference meets again, and by when it is to be told of cases."""

    number: int
    held_on: date
    starts_at: time
    venue: str
    referral_cut_off: date | None


@dataclass(frozen=True, slots=True)
class MinutesDocument:
    """The full minutes of one meeting, in the order in which they are read."""

    marking: str
    handling: str
    meeting: MeetingBlock
    roll: Roll
    confidentiality: Confidentiality
    declarations: tuple[Declaration, ...]
    from_before: ActionsFromBefore
    cases: tuple[CaseMinutes, ...]
    other_business: tuple[Note, ...]
    action_summary: tuple[AgencyActions, ...]
    next_meeting: NextMeeting | None
    seals: tuple[Seal, ...] = ()
    """Of each version that was approved, in order; the last is that of this one, unless it is a draft."""
    amendments: tuple[Amendment, ...] = ()
    """What was corrected since, in order."""
    sign_off: str = ""
    """What the partnership says above the approval."""
    interests_asked: bool = field(default=True, metadata=ADDED_SINCE)
    """False where the meeting was not asked for interests, so that none is no answer."""
    observers_asked: bool = field(default=True, metadata=ADDED_SINCE)
    copy_for: str = FULL_COPY
    """What part of the minutes it is and for whom, in words."""

    @property
    def partial(self) -> bool:
        """True where it is not the whole of the minutes, so that what is not here may be elsewhere."""
        return self.copy_for != FULL_COPY
