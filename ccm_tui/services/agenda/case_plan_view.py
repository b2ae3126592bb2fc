"""One case of an agenda as it is prepared: why it is here, whom it needs, who goes after it; read in one snapshot."""

from dataclasses import dataclass
from datetime import date

from ccm_tui.domain.agenda.item import AgendaItem, HearingLine
from ccm_tui.domain.agenda.needs import AgencyOnCase, Need, may_see, needed_first
from ccm_tui.domain.cases.home_areas import HomeArea
from ccm_tui.domain.meetings.meeting import Meeting
from db.queries.agencies.agencies import all_agencies
from db.queries.agencies.needs import allowed_agencies, needs_of_case
from db.queries.agenda.agenda import agenda_of_meeting
from db.queries.cases.home_areas import home_areas_of
from db.queries.meetings.meetings import meeting_with_id
from db.queries.record.settings import settings_on_record
from db.record import Record
from db.tables.meetings import AgendaItemRow


@dataclass(frozen=True, slots=True)
class CasePlanView:
    """A case of an agenda, and every agency as it stands to it."""

    today: date
    marking: str
    meeting: Meeting
    item: AgendaItem
    hearing: HearingLine
    agencies: tuple[AgencyOnCase, ...]
    """Those that the case needs first, then the others in the order of the roll."""
    areas: tuple[HomeArea, ...]
    """The home areas of those whom it is about, where they are from elsewhere, and what was asked of them."""

    @property
    def missing(self) -> tuple[AgencyOnCase, ...]:
        """Guests that the case seems to need and nobody has asked."""
        return tuple(agency for agency in self.agencies if agency.missing)


def read_case_plan(record: Record, item_id: int) -> CasePlanView | None:
    """The case of that item; None where it is on the agenda no longer, or is no case."""
    with record.reading() as session:
        row = session.get(AgendaItemRow, item_id)
        if row is None:
            return None
        item = next(item for item in agenda_of_meeting(session, row.meeting_id) if item.id == item_id)
        hearing = item.hearing
        if hearing is None:
            return None
        members = [agency for agency in all_agencies(session) if agency.active]
        tied = needs_of_case(session, hearing.case_id, {agency.id: agency.code for agency in members})
        allowed = allowed_agencies(session, [hearing.case_id])
        agencies = (
            AgencyOnCase(
                code=agency.code,
                name=agency.name,
                kind=agency.kind,
                asked=agency.code in item.guests,
                leaves=agency.code in item.leavers,
                may_see=may_see(hearing.restricted, allowed, hearing.case_id, agency.id),
                need=tied.get(agency.id, Need(agency.code)),
            )
            for agency in members
        )
        return CasePlanView(
            today=record.today,
            marking=settings_on_record(session).marking,
            meeting=meeting_with_id(session, row.meeting_id),
            item=item,
            hearing=hearing,
            agencies=needed_first(tuple(agencies)),
            areas=home_areas_of(session, [hearing.case_id])[hearing.case_id],
        )
