"""A case before a meeting, and everything recorded live: one entry each, in the order it was made."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from ccm_tui.domain.statuses import Decision
from ccm_tui.domain.vocabulary import (
    CaseAttendance,
    EntryKind,
    Head,
    HearingKind,
    Known,
    NoteKind,
    Received,
    Sensitivity,
    ShareKind,
)
from db.tables.columns import RecordRow, between, checks, moment_column, refers_to, word_column


class HearingRow(RecordRow, table=True):
    """One case at one meeting. Its start, end and time used are those of its item's sittings."""

    __tablename__ = "hearing"
    __table_args__ = checks()

    agenda_item_id: int = refers_to("agenda_item.id", unique=True)
    case_id: int = refers_to("case_file.id")
    kind: HearingKind = word_column(HearingKind)
    referral_id: int | None = refers_to("referral.id", nullable=True)
    """The referral that brought it here; none for a review."""
    reason: str = Field(default="")
    """Why it is here, in a line."""
    not_reached: bool = Field(default=False)
    """The meeting closed before it was heard; it carries over."""


class CaseAttendanceRow(RecordRow, table=True):
    """Whether an agency was in for one case."""

    __tablename__ = "case_attendance"
    __table_args__ = checks(UniqueConstraint("hearing_id", "agency_id"))

    hearing_id: int = refers_to("hearing.id")
    agency_id: int = refers_to("agency.id")
    status: CaseAttendance = word_column(CaseAttendance)


class InterestRow(RecordRow, table=True):
    """A declaration of interest, and whether its maker withdrew."""

    __tablename__ = "interest"
    __table_args__ = checks()

    meeting_id: int = refers_to("meeting.id")
    hearing_id: int | None = refers_to("hearing.id", nullable=True)
    agency_id: int | None = refers_to("agency.id", nullable=True)
    declared_by: str = Field(default="")
    nature: str = Field(default="")
    withdrew: bool = Field(default=False)


class EntryRow(RecordRow, table=True):
    """One thing recorded on an item: its words; the row of its kind, with the same entry_id, holds the rest."""

    __tablename__ = "entry"
    __table_args__ = checks()

    agenda_item_id: int = refers_to("agenda_item.id")
    kind: EntryKind = word_column(EntryKind)
    text: str = Field(default="")
    """The action, the information, the reason of a rating or outcome, the wishes or the note."""
    made_at: datetime = moment_column()
    changed_at: datetime | None = moment_column(nullable=True)
    withdrawn_at: datetime | None = moment_column(nullable=True)
    withdrawn_reason: str = Field(default="")


class InformationShareRow(RecordRow, table=True):
    """What one agency told the meeting about a case."""

    __tablename__ = "information_share"
    __table_args__ = checks()

    entry_id: int = refers_to("entry.id", unique=True)
    agency_id: int | None = refers_to("agency.id", nullable=True)
    speaker: str = Field(default="")
    known: Known = word_column(Known, default=Known.CURRENT)
    received: Received = word_column(Received, default=Received.VERBAL)
    kind: ShareKind = word_column(ShareKind, default=ShareKind.FACT)
    sensitivity: Sensitivity = word_column(Sensitivity, default=Sensitivity.NORMAL)
    source: str = Field(default="")
    information_on: date | None = None
    """The day that the information is of."""
    held_back: bool = Field(default=False)
    """The agency holds more that it did not share; what and why stays with the agency."""


class AssessmentRow(RecordRow, table=True):
    """The panel's ratings of one moment, with one reason, which is the entry's text."""

    __tablename__ = "assessment"
    __table_args__ = checks(
        between("overall", 1, 25),
        CheckConstraint("overall IS NULL OR trim(overall_reason) <> ''", name="overall_has_reason"),
    )

    entry_id: int = refers_to("entry.id", unique=True)
    overall: int | None = None
    """The chair's overall score, where it is not simply the highest head."""
    overall_reason: str = Field(default="")


class RatingRow(RecordRow, table=True):
    """Likelihood and impact on one head, each 1 to 5."""

    __tablename__ = "rating"
    __table_args__ = checks(
        UniqueConstraint("assessment_id", "head"), between("likelihood", 1, 5), between("impact", 1, 5)
    )

    assessment_id: int = refers_to("assessment.id")
    head: Head = word_column(Head)
    likelihood: int
    impact: int


class OutcomeRow(RecordRow, table=True):
    """What the panel decided; a later outcome of the same hearing replaces an earlier one."""

    __tablename__ = "outcome"
    __table_args__ = checks()

    entry_id: int = refers_to("entry.id", unique=True)
    decision: Decision | None = word_column(Decision, nullable=True)
    """Empty where the line did not say; the hearing is then still undecided."""
    review_on: date | None = None
    destination: str = Field(default="")
    """Where to, for a transfer or an escalation, where that is no agency here."""
    destination_agency_id: int | None = refers_to("agency.id", nullable=True)
    tell_agency_id: int | None = refers_to("agency.id", nullable=True)
    """Who tells the subject what is safe to tell."""
    told_on: date | None = None


class VoiceRow(RecordRow, table=True):
    """The subject's or victim's own wishes."""

    __tablename__ = "voice"
    __table_args__ = checks()

    entry_id: int = refers_to("entry.id", unique=True)
    agency_id: int | None = refers_to("agency.id", nullable=True)
    """Who speaks for them."""
    person_id: int | None = refers_to("person.id", nullable=True)
    """Whose wishes they are, where it is not the subject."""


class NoteRow(RecordRow, table=True):
    """The chair's own words."""

    __tablename__ = "note"
    __table_args__ = checks()

    entry_id: int = refers_to("entry.id", unique=True)
    kind: NoteKind = word_column(NoteKind, default=NoteKind.SUMMARY)
    resolution: str = Field(default="")
    """How a dissent was resolved."""


class ReadBackRow(RecordRow, table=True):
    """The actions of a hearing read aloud to their owners."""

    __tablename__ = "read_back"
    __table_args__ = checks()

    hearing_id: int = refers_to("hearing.id")
    read_at: datetime = moment_column()


class ReadBackLineRow(RecordRow, table=True):
    """One action as it was read back, and whether its owner accepted it."""

    __tablename__ = "read_back_line"
    __table_args__ = checks(UniqueConstraint("read_back_id", "action_id"))

    read_back_id: int = refers_to("read_back.id")
    action_id: int = refers_to("action.id")
    accepted: bool
