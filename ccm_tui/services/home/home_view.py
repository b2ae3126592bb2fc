"""Everything that the home screen shows, read in one snapshot."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ccm_tui.domain.actions.action import WaitingAction
from ccm_tui.domain.agencies.representation import missing_lately
from ccm_tui.domain.agenda.walk import budget, hearings
from ccm_tui.domain.cases.home_areas import WaitingArea
from ccm_tui.domain.meetings.meeting import Meeting
from ccm_tui.domain.settings.settings import Settings
from ccm_tui.domain.vocabulary import AgencyKind
from ccm_tui.services.record.condition import remarks_on
from db.queries.actions.waiting import overdue_actions, referral_count, unaccepted_actions, unscreened_referrals
from db.queries.agencies.agencies import all_agencies
from db.queries.agenda.agenda import agenda_of_meeting
from db.queries.agenda.due import due_cases
from db.queries.cases.home_areas import waiting_areas
from db.queries.meetings.meetings import all_meetings, roll_of
from db.queries.record.settings import settings_on_record
from db.record import Record
from db.store import Snapshot

_LATELY = 2
"""How many meetings a member misses in a row before home says so."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """A meeting that is not closed yet, and what its agenda asks for."""

    meeting: Meeting
    cases: int
    asked: timedelta
    """The time that its whole agenda asks for."""


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """How far a record is towards its first meeting."""

    agencies: int
    unspoken_for: int
    """Members for which nobody is named yet."""
    referrals: int
    due: int
    """Cases that a first agenda would be made from."""


@dataclass(frozen=True, slots=True)
class HomeView:
    """What is next, what is late, and what waits for an answer."""

    now: datetime
    remarks: tuple[str, ...]
    """What is to be known of the record itself, the gravest first."""
    settings: Settings
    ahead: tuple[Ahead, ...]
    """The meeting in session first, then those planned, in the order in which they are held."""
    past: tuple[Meeting, ...]
    """Closed and approved meetings, the latest first."""
    overdue: tuple[WaitingAction, ...]
    """The longest overdue first."""
    unaccepted: tuple[WaitingAction, ...]
    unscreened: int
    """How many referrals wait to be screened."""
    areas: tuple[WaitingArea, ...]
    """Home areas that have not replied, the longest silent first, then those of the next agenda that nobody asked."""
    missing: tuple[str, ...]
    """The codes of members not represented at any of the last two meetings, though asked."""
    first: FirstSteps | None
    """None once a meeting is planned."""
    locked: bool
    """True where nobody can read the record's file without its passphrase."""

    @property
    def drafts(self) -> tuple[Meeting, ...]:
        """Meetings whose minutes are not approved yet, the latest first."""
        return tuple(meeting for meeting in self.past if meeting.state.awaits_approval)

    @property
    def last_meeting(self) -> Meeting | None:
        """The latest meeting on record, held or not, from which the next is planned."""
        meetings = (*(ahead.meeting for ahead in self.ahead), *self.past)
        return max(meetings, key=lambda meeting: meeting.held_on, default=None)


def read_home(record: Record) -> HomeView:
    """The record as it stands now, seen from home."""
    remarks = remarks_on(record)
    with record.reading() as session:
        meetings = all_meetings(session)
        in_session = [meeting for meeting in meetings if meeting.state.in_session]
        planned = [meeting for meeting in meetings if meeting.state.planned]
        ahead: list[Ahead] = []
        on_agenda: dict[int, int] = {}
        for meeting in (*in_session, *planned):
            items = agenda_of_meeting(session, meeting.id)
            if not ahead:
                on_agenda = {item.hearing.case_id: item.id for item in hearings(items) if item.hearing}
            ahead.append(Ahead(meeting, len(hearings(items)), budget(items)))
        held = [meeting for meeting in meetings if meeting.state.closed]
        return HomeView(
            now=record.clock(),
            remarks=remarks,
            settings=settings_on_record(session),
            ahead=tuple(ahead),
            past=tuple(reversed(held)),
            overdue=overdue_actions(session, record.today),
            unaccepted=unaccepted_actions(session),
            unscreened=unscreened_referrals(session),
            areas=waiting_areas(session, on_agenda),
            missing=missing_lately([roll_of(session, meeting.id) for meeting in held[-_LATELY:]])
            if len(held) >= _LATELY
            else (),
            first=None if meetings else _first_steps(session, record.today),
            locked=record.store.encrypted,
        )


def _first_steps(session: Snapshot, today: date) -> FirstSteps:
    members = [agency for agency in all_agencies(session) if agency.active and agency.kind is not AgencyKind.GUEST]
    return FirstSteps(
        agencies=len(members),
        unspoken_for=sum(not agency.representatives for agency in members),
        referrals=referral_count(session),
        due=len(due_cases(session, today)),
    )
