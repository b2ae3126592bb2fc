"""The seals of a meeting's minutes, and the amendments since."""

from sqlmodel import Session, col, select

from db.tables.cases import CaseRow
from db.tables.documents import AmendmentRow, SealRow


def seal_rows(session: Session, meeting_id: int) -> list[SealRow]:
    """Every version of the minutes that was approved, in order."""
    return list(session.exec(select(SealRow).where(SealRow.meeting_id == meeting_id).order_by(col(SealRow.number))))


def amendment_rows(session: Session, meeting_id: int) -> list[tuple[AmendmentRow, str | None]]:
    """Every amendment in order, with the reference of the case that it is about."""
    found = session.exec(
        select(AmendmentRow, CaseRow.reference)
        .outerjoin(CaseRow, col(CaseRow.id) == col(AmendmentRow.case_id))
        .where(AmendmentRow.meeting_id == meeting_id)
        .order_by(col(AmendmentRow.number))
    )
    return list(found.all())
