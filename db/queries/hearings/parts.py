"""The row that holds the rest of an entry, and the ratings of an assessment."""

from collections.abc import Sequence
from typing import TypeVar

from sqlmodel import Session, select

from db.tables.actions import ActionRow
from db.tables.hearings import (
    AssessmentRow,
    InformationShareRow,
    NoteRow,
    OutcomeRow,
    RatingRow,
    VoiceRow,
)

PartRow = TypeVar("PartRow", ActionRow, InformationShareRow, AssessmentRow, OutcomeRow, VoiceRow, NoteRow)


def part_of(session: Session, table: type[PartRow], entry_id: int) -> PartRow:
    """The row of that kind which belongs to the entry."""
    return session.exec(select(table).where(table.entry_id == entry_id)).one()


def ratings_of(session: Session, assessment_id: int) -> Sequence[RatingRow]:
    """The ratings of one assessment."""
    return session.exec(select(RatingRow).where(RatingRow.assessment_id == assessment_id)).all()
