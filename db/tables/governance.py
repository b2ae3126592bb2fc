"""How long a case is kept, and what was erased."""

from datetime import date, datetime

from sqlmodel import Field

from db.tables.columns import RecordRow, checks, given, moment_column, refers_to


class RetentionRow(RecordRow, table=True):
    """A decision to keep a closed case for longer than the partnership's years; the latest one counts."""

    __tablename__ = "retention"
    __table_args__ = checks(given("reason"))

    case_id: int = refers_to("case_file.id")
    keep_until: date
    reason: str
    decided_at: datetime = moment_column()


class ErasureRow(RecordRow, table=True):
    """A case whose text was erased, on whose authority and why. It holds nothing of what was erased."""

    __tablename__ = "erasure"
    __table_args__ = checks(given("reason"), given("authority"))

    case_id: int = refers_to("case_file.id", unique=True)
    erased_at: datetime = moment_column()
    actor: str
    authority: str
    """Who or what allowed it: an officer, an order, a policy."""
    reason: str
    journal_changes: str
    """Ids of the journal's changes whose content went, as ranges: "12-40 57"."""
    journal_entries: str = Field(default="")
    """Ids of the journal's entries whose reason went, in the same way."""
    finished_at: datetime | None = moment_column(nullable=True)
    """When the file was written anew, so that no free page holds any of it; none where that was interrupted."""


class ReferralRetentionRow(RecordRow, table=True):
    """A decision to keep a referral that became no case for longer than the years; the latest one counts."""

    __tablename__ = "referral_retention"
    __table_args__ = checks(given("reason"))

    referral_id: int = refers_to("referral.id")
    keep_until: date
    reason: str
    decided_at: datetime = moment_column()


class ReferralErasureRow(RecordRow, table=True):
    """A referral that became no case, whose text was erased; otherwise as the erasure of a case."""

    __tablename__ = "referral_erasure"
    __table_args__ = checks(given("reason"), given("authority"))

    referral_id: int = refers_to("referral.id", unique=True)
    erased_at: datetime = moment_column()
    actor: str
    authority: str
    reason: str
    journal_changes: str
    journal_entries: str = Field(default="")
    finished_at: datetime | None = moment_column(nullable=True)
