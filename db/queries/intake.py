"""What taking in a referral has to know of the record: references, subjects, and what was received."""

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session, col, func, select

from ccm_tui.domain.casebook import PastSubject
from ccm_tui.domain.vocabulary import MeetingState
from db.tables.cases import CasePersonRow, CaseRow, PersonRow
from db.tables.hearings import HearingRow
from db.tables.meetings import AgendaItemRow, MeetingRow
from db.tables.referrals import ReferralRow

_HELD = (MeetingState.IN_SESSION, MeetingState.CLOSED, MeetingState.APPROVED)


def references(session: Session) -> tuple[str, ...]:
    """The reference of every case."""
    return tuple(session.exec(select(CaseRow.reference)).all())


def received(session: Session) -> tuple[tuple[str, date], ...]:
    """Subject and day of every referral."""
    return tuple(session.exec(select(ReferralRow.subject_name, col(ReferralRow.received_on))).all())


def past_subjects(session: Session) -> tuple[PastSubject, ...]:
    """Everybody whom a case is named after, with when the case was last before the conference."""
    heard = _last_heard(session)
    found = session.exec(
        select(CaseRow, PersonRow)
        .join(CasePersonRow, col(CasePersonRow.case_id) == col(CaseRow.id))
        .join(PersonRow, col(PersonRow.id) == col(CasePersonRow.person_id))
        .where(col(CasePersonRow.subject))
    )
    return tuple(
        PastSubject(
            case_id=case.id,
            reference=case.reference,
            person_id=person.id,
            name=person.name,
            born_on=person.born_on,
            last_on=_latest((heard.get(case.id), case.closed_on, case.closed_before_on, case.first_heard_before_on)),
        )
        for case, person in found
    )


def _last_heard(session: Session) -> dict[int, date]:
    found = session.exec(
        select(HearingRow.case_id, func.max(MeetingRow.held_on))
        .join(AgendaItemRow, col(AgendaItemRow.id) == col(HearingRow.agenda_item_id))
        .join(MeetingRow, col(MeetingRow.id) == col(AgendaItemRow.meeting_id))
        .where(col(MeetingRow.state).in_(_HELD), col(HearingRow.not_reached).is_(False))
        .group_by(col(HearingRow.case_id))
    )
    return dict(found.all())


def _latest(days: Iterable[date | None]) -> date | None:
    return max((day for day in days if day), default=None)
