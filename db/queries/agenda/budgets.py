"""Agenda items whose time is still to come."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from ccm_tui.domain.vocabulary import HearingKind, ItemKind, MeetingState
from db.tables.hearings import HearingRow
from db.tables.meetings import AgendaItemRow, MeetingRow, SittingRow


def items_to_come(session: Session, kind: HearingKind | ItemKind) -> Sequence[AgendaItemRow]:
    """The items of that kind that were never begun, at meetings that are planned or in session."""
    found = (
        select(AgendaItemRow)
        .join(MeetingRow, col(MeetingRow.id) == AgendaItemRow.meeting_id)
        .where(
            col(MeetingRow.state).in_((MeetingState.PLANNED, MeetingState.IN_SESSION)),
            col(AgendaItemRow.id).not_in(select(SittingRow.agenda_item_id)),
        )
        .order_by(col(AgendaItemRow.id))
    )
    if isinstance(kind, HearingKind):
        hearing = select(HearingRow.agenda_item_id).where(HearingRow.kind == kind)
        return session.exec(found.where(col(AgendaItemRow.id).in_(hearing))).all()
    return session.exec(found.where(AgendaItemRow.kind == kind)).all()
