"""What a case file tells beside the case itself: its hearings at every meeting, and why files were opened."""

from sqlmodel import Session, col, select

from ccm_tui.domain.cases.file import FileHearing
from ccm_tui.domain.vocabulary import DisclosureKind
from db.queries.hearings.entries import entries_of_items
from db.tables.agencies import AgencyRow
from db.tables.cases import CaseRestrictionRow
from db.tables.hearings import HearingRow
from db.tables.meetings import AgendaItemRow, MeetingRow
from db.tables.record import DisclosureRow


def hearings_of_case(session: Session, case_id: int) -> tuple[FileHearing, ...]:
    """Every hearing of a case, planned ones included, in the order of their meetings."""
    rows = session.exec(
        select(HearingRow, MeetingRow)
        .join(AgendaItemRow, col(AgendaItemRow.id) == col(HearingRow.agenda_item_id))
        .join(MeetingRow, col(MeetingRow.id) == col(AgendaItemRow.meeting_id))
        .where(HearingRow.case_id == case_id)
        .order_by(col(MeetingRow.held_on), col(AgendaItemRow.position))
    ).all()
    recorded = entries_of_items(session, [hearing.agenda_item_id for hearing, _ in rows])
    return tuple(
        FileHearing(
            id=hearing.id,
            meeting_id=meeting.id,
            meeting_number=meeting.number,
            held_on=meeting.held_on,
            state=meeting.state,
            kind=hearing.kind,
            reason=hearing.reason,
            not_reached=hearing.not_reached,
            recorded=recorded.get(hearing.agenda_item_id, ()),
        )
        for hearing, meeting in rows
    )


def let_in(session: Session, case_id: int) -> tuple[str, ...]:
    """Codes of the agencies that may see a case while it is restricted."""
    found = session.exec(
        select(AgencyRow.code)
        .join(CaseRestrictionRow, col(CaseRestrictionRow.agency_id) == col(AgencyRow.id))
        .where(CaseRestrictionRow.case_id == case_id)
        .order_by(col(AgencyRow.position))
    )
    return tuple(found)


def reasons_given(session: Session, actor: str, most: int) -> tuple[str, ...]:
    """Why somebody has opened case files before, the latest reason first, each once."""
    found = session.exec(
        select(DisclosureRow.reason)
        .where(
            DisclosureRow.actor == actor,
            col(DisclosureRow.kind) == DisclosureKind.OPENED,
            col(DisclosureRow.reason) != "",
        )
        .group_by(DisclosureRow.reason)
        .order_by(col(DisclosureRow.id).desc())
        .limit(most)
    )
    return tuple(found)
