"""What in the record has a digest that somebody holds in hand."""

from sqlmodel import Session, col, select

from db.tables.documents import SealRow
from db.tables.meetings import MeetingRow
from db.tables.record import JournalEntryRow


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
