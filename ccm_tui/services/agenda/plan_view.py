"""Everything that the planning of a meeting shows, read in one snapshot."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ccm_tui.clock import london
from ccm_tui.domain.agenda.item import AgendaItem
from ccm_tui.domain.agenda.needs import may_see
from ccm_tui.domain.cases.home_areas import HomeArea
from ccm_tui.domain.meetings.meeting import Meeting
from ccm_tui.domain.settings.settings import Settings
from ccm_tui.domain.vocabulary import AgencyKind
from ccm_tui.services.agenda.planning import planned_order
from db.queries.agencies.agencies import all_agencies
from db.queries.agencies.needs import allowed_agencies, needs_of_case
from db.queries.agenda.agenda import agenda_of_meeting
from db.queries.agenda.due import DueCase, due_cases
from db.queries.cases.home_areas import home_areas_of
from db.queries.meetings.meetings import all_meetings
from db.queries.record.settings import settings_on_record
from db.record import Record
from db.store import Snapshot


@dataclass(frozen=True, slots=True)
class PlanView:
    """A meeting before it is held: its agenda, and what could be put on it."""

    today: date
    its_time: bool
    """Whether it is the day and the hour at which the meeting can be meant to begin."""
    settings: Settings
    meeting: Meeting
    items: tuple[AgendaItem, ...]
    due: tuple[DueCase, ...]
    """Cases that are on no agenda yet."""
    not_asked: Mapping[int, tuple[str, ...]]
    """For each item the guests that its case seems to need and nobody has asked, by their codes."""
    areas: Mapping[int, tuple[HomeArea, ...]]
    """For each case the home areas of those whom it is about, where they are from elsewhere."""
    order_stands: bool
    """False where another order of the cases is proposed."""

    @property
    def asked_minutes(self) -> int:
        """The time that the whole agenda asks for."""
        return sum(item.budget_minutes for item in self.items)

    @property
    def minutes_over(self) -> int:
        """By how much the agenda asks for more time than there is; 0 where it does not."""
        return max(0, self.asked_minutes - self.meeting.minutes_available)


def read_plan(record: Record, meeting_id: int) -> PlanView | None:
    """The meeting as it is planned now; None where it is no longer on record, its planning having been undone."""
    with record.reading() as session:
        found = next((meeting for meeting in all_meetings(session) if meeting.id == meeting_id), None)
        if found is None:
            return None
        items = agenda_of_meeting(session, meeting_id)
        return PlanView(
            today=record.today,
            its_time=found.is_its_time(london(record.clock())),
            settings=settings_on_record(session),
            meeting=found,
            items=items,
            due=due_cases(session, found.held_on),
            not_asked=_not_asked(session, items),
            areas=home_areas_of(session, [item.hearing.case_id for item in items if item.hearing]),
            order_stands=planned_order(session, items, found.held_on)
            == tuple(item.id for item in items if item.hearing),
        )


def _not_asked(session: Snapshot, items: tuple[AgendaItem, ...]) -> dict[int, tuple[str, ...]]:
    guests = {
        agency.id: agency.code
        for agency in all_agencies(session)
        if agency.active and agency.kind is AgencyKind.GUEST
    }
    allowed = allowed_agencies(session, [item.hearing.case_id for item in items if item.hearing])
    found: dict[int, tuple[str, ...]] = {}
    for item in items:
        hearing = item.hearing
        if hearing is None:
            continue
        found[item.id] = tuple(
            need.code
            for agency_id, need in needs_of_case(session, hearing.case_id, guests).items()
            if need.code not in item.guests and may_see(hearing.restricted, allowed, hearing.case_id, agency_id)
        )
    return found
