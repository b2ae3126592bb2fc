"""Actions and what was reported of them."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from ccm_tui.domain.statuses import ActionStatus
from ccm_tui.domain.vocabulary import ActionType, Effect, Head
from db.tables.columns import RecordRow, checks, moment_column, refers_to, word_column


class ActionRow(RecordRow, table=True):
    """Who does what by when; what is to be done is the text of its entry. Late and overdue are derived."""

    __tablename__ = "action"
    __table_args__ = checks(
        UniqueConstraint("case_id", "number"),
        CheckConstraint("number > 0", name="number_positive"),
        CheckConstraint("status <> 'complete' OR done_on IS NOT NULL", name="complete_has_day"),
        CheckConstraint(
            "status NOT IN ('not_possible', 'not_done') OR trim(status_reason) <> ''",
            name="incomplete_has_reason",
        ),
        CheckConstraint("reissue_of_id IS NULL OR reissue_of_id <> id", name="not_its_own_reissue"),
    )

    entry_id: int = refers_to("entry.id", unique=True)
    case_id: int = refers_to("case_file.id")
    number: int
    """Counted within the case: 4 in 031/4."""
    agency_id: int | None = refers_to("agency.id", nullable=True)
    owner: str = Field(default="")
    """The person who has it, as printed."""
    due_on: date | None = Field(default=None, index=True)
    head: Head | None = word_column(Head, nullable=True)
    """The risk that it answers."""
    type: ActionType | None = word_column(ActionType, nullable=True)
    status: ActionStatus = word_column(ActionStatus)
    status_reason: str = Field(default="")
    done_on: date | None = None
    effect: Effect | None = word_column(Effect, nullable=True)
    accepted_at: datetime | None = moment_column(nullable=True)
    accepted_by: str = Field(default="")
    reissue_of_id: int | None = refers_to("action.id", nullable=True)
    escalated_to: str = Field(default="")
    escalated_on: date | None = None
    depends_on_id: int | None = refers_to("action.id", nullable=True)
    evidence: str = Field(default="")
    """How it can be shown to be done."""


class ReissueRow(RecordRow, table=True):
    """When, between meetings, an action was issued again, and why; it hangs on the hearing of the one before it."""

    __tablename__ = "reissue"
    __table_args__ = checks()

    action_id: int = refers_to("action.id", unique=True)
    issued_at: datetime = moment_column()
    reason: str = Field(default="")


class ActionReportRow(RecordRow, table=True):
    """One report on an action: what its status became, when, why, and whether it helped."""

    __tablename__ = "action_report"
    __table_args__ = checks()

    action_id: int = refers_to("action.id")
    meeting_id: int | None = refers_to("meeting.id", nullable=True)
    """The meeting at which it was reported; none when it came in between meetings."""
    reported_at: datetime = moment_column()
    status: ActionStatus = word_column(ActionStatus)
    reason: str = Field(default="")
    done_on: date | None = None
    effect: Effect | None = word_column(Effect, nullable=True)
