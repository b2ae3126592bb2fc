"""Half-typed text, field by field."""

from sqlmodel import Session, select

from db.tables.keeping import DraftRow


def draft_row(session: Session, place: str) -> DraftRow | None:
    """What is being typed in that field."""
    return session.exec(select(DraftRow).where(DraftRow.place == place)).first()
