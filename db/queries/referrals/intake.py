"""What taking in a referral has to know of the record: references, subjects, and what was received."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, func, select

from ccm_tui.domain.cases.references import PastSubject
from ccm_tui.domain.referrals.referral import ReceivedReferral
from ccm_tui.domain.statuses import MeetingState
from db.tables.cases import CasePersonRow, CaseRow, PersonRow
from db.tables.hearings import HearingRow
from db.tables.meetings import AgendaItemRow, MeetingRow
from db.tables.referrals import ReferralCriterionRow, ReferralRow, RiskScoreRow

_BEGUN = MeetingState.where(lambda state: state.begun)


def all_references(session: Session) -> tuple[str, ...]:
    """The reference of every case."""
    return tuple(session.exec(select(CaseRow.reference)).all())


def all_received(session: Session, but: int | None = None) -> Iterator[ReceivedReferral]:
    """Every referral, but one, as far as another is told from it."""
    query = select(ReferralRow.subject_name, col(ReferralRow.received_on), col(ReferralRow.subject_born_on))
    found = session.exec(query.where(col(ReferralRow.id) != but) if but is not None else query)
    return (ReceivedReferral(name, day, born_on) for name, day, born_on in found)


@dataclass(frozen=True, slots=True)
class ReferralParts:
    """The rows that hang on a referral."""

    criteria: Sequence[ReferralCriterionRow]
    scores: Sequence[RiskScoreRow]


def referral_parts(session: Session, referral_id: int) -> ReferralParts:
    """The criteria and the scores of one referral, the first entered first."""
    criteria = select(ReferralCriterionRow).where(ReferralCriterionRow.referral_id == referral_id)
    scores = select(RiskScoreRow).where(RiskScoreRow.referral_id == referral_id)
    return ReferralParts(
        session.exec(criteria.order_by(col(ReferralCriterionRow.id))).all(),
        session.exec(scores.order_by(col(RiskScoreRow.id))).all(),
    )


def past_subjects(session: Session) -> tuple[PastSubject, ...]:
    """Everybody whom a case is named after, with when the case was last before the conference."""
    heard = last_heard(session)
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
            last_on=latest((heard.get(case.id), case.closed_on, case.closed_before_on, case.first_heard_before_on)),
        )
        for case, person in found
    )


def last_heard(session: Session, case_ids: Collection[int] | None = None) -> dict[int, date]:
    """When each case that was ever heard was last; `case_ids` are those asked for, else all."""
    query = (
        select(HearingRow.case_id, func.max(MeetingRow.held_on))
        .join(AgendaItemRow, col(AgendaItemRow.id) == col(HearingRow.agenda_item_id))
        .join(MeetingRow, col(MeetingRow.id) == col(AgendaItemRow.meeting_id))
        .where(col(MeetingRow.state).in_(_BEGUN), col(HearingRow.not_reached).is_(False))
        .group_by(col(HearingRow.case_id))
    )
    asked = query if case_ids is None else query.where(col(HearingRow.case_id).in_(case_ids))
    return dict(session.exec(asked).all())


def latest(days: Iterable[date | None]) -> date | None:
    """The latest of those that are known."""
    known = [day for day in days if day]
    return max(known) if known else None
