"""What waits for somebody: actions past their date, actions nobody accepted, referrals to be screened."""

from datetime import date

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, func, select

from ccm_tui.domain.actions.action import WaitingAction
from ccm_tui.domain.statuses import ActionStatus, Screening
from db.queries.actions.actions import action_reference, is_overdue
from db.tables.actions import ActionRow
from db.tables.agencies import AgencyRow
from db.tables.cases import CaseRow
from db.tables.hearings import EntryRow
from db.tables.referrals import ReferralRow


def overdue_actions(session: Session, today: date) -> tuple[WaitingAction, ...]:
    """Open actions whose date is past, the longest overdue first."""
    return _waiting(session, is_overdue(today))


def unaccepted_actions(session: Session) -> tuple[WaitingAction, ...]:
    """Actions that are still only proposed, the first due first."""
    return _waiting(session, col(ActionRow.status) == ActionStatus.PROPOSED)


def unscreened_referrals(session: Session) -> int:
    """How many referrals wait to be screened."""
    return session.exec(
        select(func.count(col(ReferralRow.id))).where(col(ReferralRow.screening) == Screening.WAITING)
    ).one()


def referral_count(session: Session) -> int:
    """How many referrals there are, whatever became of them."""
    return session.exec(select(func.count(col(ReferralRow.id)))).one()


def _waiting(session: Session, *conditions: ColumnElement[bool]) -> tuple[WaitingAction, ...]:
    query = (
        select(CaseRow.reference, ActionRow.number, col(AgencyRow.name), col(ActionRow.due_on))
        .select_from(ActionRow)
        .join(EntryRow, col(EntryRow.id) == col(ActionRow.entry_id))
        .join(CaseRow, col(CaseRow.id) == col(ActionRow.case_id))
        .outerjoin(AgencyRow, col(AgencyRow.id) == col(ActionRow.agency_id))
        .where(col(EntryRow.withdrawn_at).is_(None), *conditions)
        .order_by(col(ActionRow.due_on), col(CaseRow.reference), col(ActionRow.number))
    )
    return tuple(
        WaitingAction(action_reference(reference, number), agency, due_on)
        for reference, number, agency, due_on in session.exec(query)
    )
