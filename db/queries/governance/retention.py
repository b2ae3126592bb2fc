"""Cases that are over, and referrals that became none: for how long they are kept, and those that were erased."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from ccm_tui.domain.governance.governance import Erasure
from ccm_tui.domain.statuses import CaseStatus, Screening
from db.tables.cases import CasePersonRow, CaseRow
from db.tables.governance import ErasureRow, ReferralErasureRow, ReferralRetentionRow, RetentionRow
from db.tables.referrals import ReferralRow


def all_erasures(session: Session) -> tuple[Erasure, ...]:
    """Every erasure, of cases and then of referrals, in the order in which they were done."""
    of_cases = session.exec(
        select(ErasureRow, CaseRow.reference)
        .join(CaseRow, col(CaseRow.id) == col(ErasureRow.case_id))
        .order_by(col(ErasureRow.id))
    )
    of_referrals = session.exec(select(ReferralErasureRow).order_by(col(ReferralErasureRow.id)))
    return (
        *(_erasure(row, row.case_id, reference) for row, reference in of_cases),
        *(_erasure(row, None, referral_reference(row.referral_id)) for row in of_referrals),
    )


def erasure_of(session: Session, case_id: int) -> Erasure | None:
    """The erasure of one case, where it was erased."""
    return next((one for one in all_erasures(session) if one.case_id == case_id), None)


def erasure_called(session: Session, reference: str) -> Erasure | None:
    """The erasure of the case or the referral of that reference, where it was erased."""
    return next((one for one in all_erasures(session) if one.reference == reference), None)


def erasure_row(session: Session, table: str, row_id: int) -> ErasureRow | ReferralErasureRow:
    """The row of the erasure of that case or referral, to be changed."""
    if table == "case_file":
        return session.exec(select(ErasureRow).where(ErasureRow.case_id == row_id)).one()
    return session.exec(select(ReferralErasureRow).where(ReferralErasureRow.referral_id == row_id)).one()


def _erasure(row: ErasureRow | ReferralErasureRow, case_id: int | None, reference: str) -> Erasure:
    return Erasure(
        case_id=case_id,
        reference=reference,
        erased_at=row.erased_at,
        actor=row.actor,
        authority=row.authority,
        reason=row.reason,
        finished=row.finished_at is not None,
    )


_LIVE = CaseStatus.where(lambda status: status.live)


@dataclass(frozen=True, slots=True)
class Over:
    """A case that is over, or a referral that became none, and not erased."""

    case_id: int | None
    """None for a referral."""
    reference: str
    closed_on: date
    """When the case was closed, or the referral screened; where that was not noted, received."""
    keep_until: date | None
    """What was decided last, where it was decided to keep it for longer."""
    why_kept: str


def cases_over(session: Session) -> tuple[Over, ...]:
    """Every case that was closed and is not erased, the one closed first at the top."""
    longer = {row.case_id: row for row in session.exec(select(RetentionRow).order_by(col(RetentionRow.id)))}
    rows = session.exec(
        select(CaseRow)
        .where(
            col(CaseRow.closed_on).is_not(None),
            col(CaseRow.status).not_in(_LIVE),
            col(CaseRow.id).not_in(select(ErasureRow.case_id)),
        )
        .order_by(col(CaseRow.closed_on), col(CaseRow.reference))
    )
    return tuple(
        Over(
            row.id,
            row.reference,
            row.closed_on,
            longer[row.id].keep_until if row.id in longer else None,
            longer[row.id].reason if row.id in longer else "",
        )
        for row in rows
        if row.closed_on is not None
    )


def open_cases_of_the_same_people(session: Session) -> dict[int, tuple[str, ...]]:
    """For each case the references of the open ones that a person of it is in too."""
    live = dict(session.exec(select(CaseRow.id, CaseRow.reference).where(col(CaseRow.status).in_(_LIVE))).all())
    cases_of: dict[int, set[int]] = {}
    for person_id, case_id in session.exec(select(CasePersonRow.person_id, CasePersonRow.case_id)):
        cases_of.setdefault(person_id, set()).add(case_id)
    found: dict[int, set[str]] = {}
    for cases in cases_of.values():
        for case_id in cases:
            found.setdefault(case_id, set()).update(live[other] for other in cases - {case_id} if other in live)
    return {case_id: tuple(sorted(references)) for case_id, references in found.items()}


def referral_reference(referral_id: int) -> str:
    """By what a referral that became no case is called where it is kept or erased."""
    return f"referral-{referral_id}"


def referrals_turned_away(session: Session) -> tuple[Over, ...]:
    """Every referral that was declined, returned or withdrawn, and is not erased."""
    decided = session.exec(select(ReferralRetentionRow).order_by(col(ReferralRetentionRow.id)))
    longer = {row.referral_id: row for row in decided}
    rows = session.exec(
        select(ReferralRow)
        .where(
            col(ReferralRow.case_id).is_(None),
            ReferralRow.screening != Screening.WAITING,
            col(ReferralRow.id).not_in(select(ReferralErasureRow.referral_id)),
        )
        .order_by(col(ReferralRow.id))
    )
    return tuple(
        Over(
            None,
            referral_reference(row.id),
            row.screened_on or row.received_on,
            longer[row.id].keep_until if row.id in longer else None,
            longer[row.id].reason if row.id in longer else "",
        )
        for row in rows
    )
