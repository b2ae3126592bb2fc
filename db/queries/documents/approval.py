"""The seals of a meeting's minutes, their amendments, and what else has a digest that somebody holds in hand."""

from sqlmodel import Session, col, select

from db.tables.cases import CaseRow
from db.tables.documents import AmendmentRow, SealRow
from db.tables.meetings import MeetingRow
from db.tables.record import JournalEntryRow


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


def seal_of_digest(session: Session, begins: str) -> tuple[int, int] | None:
    """The meeting's number and the version of the sealed minutes whose digest begins so."""
    found = session.exec(
        select(MeetingRow.number, col(SealRow.number))
        .join(SealRow, col(SealRow.meeting_id) == col(MeetingRow.id))
        .where(col(SealRow.digest).startswith(begins, autoescape=True))
    ).first()
    return (found[0], found[1]) if found else None


def entry_of_digest(session: Session, begins: str) -> int | None:
    """The number of the act whose digest begins so."""
    return session.exec(
        select(JournalEntryRow.id).where(col(JournalEntryRow.digest).startswith(begins, autoescape=True))
    ).first()
