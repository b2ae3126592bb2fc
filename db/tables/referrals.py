"""Referrals, their screening, and the scores that came with them."""

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from ccm_tui.domain.statuses import Screening
from ccm_tui.domain.vocabulary import Consent, Criterion, PersonRole, ResidentStatus
from db.tables.columns import RecordRow, checks, given, refers_to, word_column


class ReferralRow(RecordRow, table=True):
    """A request to hear someone's case, as it was received, and what screening made of it."""

    __tablename__ = "referral"
    __table_args__ = checks(given("subject_name"))

    received_on: date
    referrer_agency_id: int | None = refers_to("agency.id", nullable=True)
    referrer_name: str = Field(default="")
    referrer_role: str = Field(default="")
    referrer_contact: str = Field(default="")
    """A secure address for questions and the reply."""
    subject_name: str
    subject_born_on: date | None = None
    subject_role: PersonRole | None = word_column(PersonRole, nullable=True)
    address: str = Field(default="")
    resident: ResidentStatus = word_column(ResidentStatus, default=ResidentStatus.UNKNOWN)
    home_area: str = Field(default="")
    other_parties: str = Field(default="")
    children: str = Field(default="")
    themes: str = Field(default="")
    """As the referrer gave them, separated by semicolons."""
    reason: str = Field(default="")
    """What has happened and why the case is brought."""
    tried: str = Field(default="")
    wanted: str = Field(default="")
    """What the referrer wants from the panel."""
    consent: Consent | None = word_column(Consent, nullable=True)
    consent_reason: str = Field(default="")
    consent_authorised_by: str = Field(default="")
    subject_aware: bool | None = None
    safe_contact: str = Field(default="")
    adjustments: str = Field(default="")
    other_forums: str = Field(default="")
    screening: Screening = word_column(Screening, default=Screening.WAITING)
    screened_on: date | None = None
    screening_reason: str = Field(default="")
    case_id: int | None = refers_to("case_file.id", nullable=True)
    """The case that it was accepted into."""


class ReferralCriterionRow(RecordRow, table=True):
    """One criterion that a referral meets."""

    __tablename__ = "referral_criterion"
    __table_args__ = checks(UniqueConstraint("referral_id", "criterion"))

    referral_id: int = refers_to("referral.id")
    criterion: Criterion = word_column(Criterion)


class RiskScoreRow(RecordRow, table=True):
    """A referral risk score: the tool, the score, its maximum and the band the tool gives it."""

    __tablename__ = "risk_score"
    __table_args__ = checks(
        given("tool"),
        CheckConstraint("score BETWEEN 0 AND maximum", name="score_within_maximum"),
    )

    referral_id: int = refers_to("referral.id")
    tool: str
    score: int
    maximum: int
    band: str = Field(default="")
    assessor: str = Field(default="")
    assessed_on: date | None = None
