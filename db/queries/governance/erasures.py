"""The cases that were erased."""

from sqlmodel import Session, col, select

from ccm_tui.domain.governance.erasure import Erasure
from db.tables.cases import CaseRow
from db.tables.governance import ErasureRow


def erasures(session: Session) -> tuple[Erasure, ...]:
    """Every erasure, in the order in which they were done."""
    found = session.exec(
        select(ErasureRow, CaseRow.reference)
        .join(CaseRow, col(CaseRow.id) == col(ErasureRow.case_id))
        .order_by(col(ErasureRow.id))
    )
    return tuple(_erasure(row, reference) for row, reference in found)


def erasure_of(session: Session, case_id: int) -> Erasure | None:
    """The erasure of one case, where it was erased."""
    return next((one for one in erasures(session) if one.case_id == case_id), None)


def erasure_row(session: Session, case_id: int) -> ErasureRow:
    """The row of an erasure, to be changed."""
    return session.exec(select(ErasureRow).where(ErasureRow.case_id == case_id)).one()


def _erasure(row: ErasureRow, reference: str) -> Erasure:
    return Erasure(
        case_id=row.case_id,
        reference=reference,
        erased_at=row.erased_at,
        actor=row.actor,
        authority=row.authority,
        reason=row.reason,
        finished=row.finished_at is not None,
    )
