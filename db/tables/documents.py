"""Minutes as they were approved, and what was corrected in them since."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from db.tables.columns import RecordRow, checks, given, moment_column, refers_to


class SealRow(RecordRow, table=True):
    """The minutes of a meeting as they were when they were approved, and what shows that they are the same.

    They change only where a case is erased from them: then its text and the salt go, and the digests stay.
    """

    __tablename__ = "seal"
    __table_args__ = checks(UniqueConstraint("meeting_id", "number"))

    meeting_id: int = refers_to("meeting.id")
    number: int
    """1 for the first approval of a meeting, one more for each after it was opened again."""
    sealed_at: datetime = moment_column()
    approved_by: str
    document: str
    """The MinutesDocument in its one canonical form, from which every format is made."""
    text: str
    """The minutes in plain text, as they were on that day."""
    salt: str
    """Empty once a case was erased from them."""
    content_digest: str
    """SHA-256 over salt, document and text."""
    journal_entry_id: int | None = refers_to("journal_entry.id", nullable=True)
    """The latest act before the approval; none where the record was made with it."""
    journal_digest: str = Field(default="")
    """The digest of that act."""
    digest: str
    """SHA-256 over meeting, number, content digest and the two above: what the minutes print."""


class AmendmentRow(RecordRow, table=True):
    """A correction of approved minutes, numbered; the minutes themselves stay as they were."""

    __tablename__ = "amendment"
    __table_args__ = checks(
        UniqueConstraint("meeting_id", "number"), given("text"), given("reason"), given("made_by")
    )

    meeting_id: int = refers_to("meeting.id")
    number: int
    """Counted within the meeting, from 1."""
    made_at: datetime = moment_column()
    made_by: str
    """Who decided it."""
    text: str
    reason: str
    case_id: int | None = refers_to("case_file.id", nullable=True)
    """The case that it is about, where it is about one."""
