"""Cases, the people in them, and what marks, ties or restricts them."""

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from ccm_tui.domain.statuses import CaseStatus
from ccm_tui.domain.vocabulary import Effect, Forum, Head, PersonRole, ProtectedDetail, ResidentStatus
from db.tables.columns import RecordRow, between, checks, given, refers_to, word_column


class PersonRow(RecordRow, table=True):
    """A person, once, however many cases they are in."""

    __tablename__ = "person"
    __table_args__ = checks(given("name"))

    name: str
    also_known_as: str = Field(default="")
    born_on: date | None = None
    address: str = Field(default="")
    safe_contact: str = Field(default="")
    """How, when and by whom it is safe to get in touch, and who must not."""
    adjustments: str = Field(default="")
    """Interpreter and reasonable adjustments."""


class ProtectionRow(RecordRow, table=True):
    """What of a person leaves the record for nobody."""

    __tablename__ = "protection"
    __table_args__ = checks(UniqueConstraint("person_id", "detail"))

    person_id: int = refers_to("person.id")
    detail: ProtectedDetail = word_column(ProtectedDetail)


class CaseRow(RecordRow, table=True):
    """The file on one matter."""

    __tablename__ = "case_file"
    __table_args__ = checks(given("reference"))

    reference: str = Field(unique=True)
    """CCM/26/031; a case re-referred under its old number ends in R."""
    opened_on: date
    status: CaseStatus = word_column(CaseStatus)
    closed_on: date | None = None
    review_on: date | None = Field(default=None, index=True)
    lead_agency_id: int | None = refers_to("agency.id", nullable=True)
    lead_professional: str = Field(default="")
    deputy_lead: str = Field(default="")
    restricted: bool = Field(default=False)
    restriction: str = Field(default="")
    """Why it is restricted and what follows, in the chair's words."""
    repeat_of_id: int | None = refers_to("case_file.id", nullable=True)
    first_heard_before_on: date | None = None
    """When it was first heard, for a case older than this record."""
    closed_before_on: date | None = None
    """When it was last closed, for a case older than this record."""


class CasePersonRow(RecordRow, table=True):
    """A person's part in a case, and their tie to the area as it was for that case."""

    __tablename__ = "case_person"
    __table_args__ = checks(UniqueConstraint("case_id", "person_id", "role"))

    case_id: int = refers_to("case_file.id")
    person_id: int = refers_to("person.id")
    role: PersonRole = word_column(PersonRole)
    subject: bool = Field(default=False)
    """True for whom the case is named after."""
    letter: str = Field(default="")
    """"A", "B": how the minutes tell several people apart."""
    resident: ResidentStatus = word_column(ResidentStatus, default=ResidentStatus.UNKNOWN)
    home_area: str = Field(default="")


class CaseThemeRow(RecordRow, table=True):
    """What a case is about; a case has several."""

    __tablename__ = "case_theme"
    __table_args__ = checks(UniqueConstraint("case_id", "theme"), given("theme"))

    case_id: int = refers_to("case_file.id")
    theme: str = Field(index=True)


class CaseFlagRow(RecordRow, table=True):
    """A warning in agreed words, such as "violent, do not visit alone"."""

    __tablename__ = "case_flag"
    __table_args__ = checks(given("wording"))

    case_id: int = refers_to("case_file.id")
    wording: str
    agency_id: int | None = refers_to("agency.id", nullable=True)


class CaseRestrictionRow(RecordRow, table=True):
    """An agency that may see a restricted case."""

    __tablename__ = "case_restriction"
    __table_args__ = checks(UniqueConstraint("case_id", "agency_id"))

    case_id: int = refers_to("case_file.id")
    agency_id: int = refers_to("agency.id")


class CaseLinkRow(RecordRow, table=True):
    """Two cases that bear on each other."""

    __tablename__ = "case_link"
    __table_args__ = checks(
        UniqueConstraint("case_id", "other_id"), CheckConstraint("case_id <> other_id", name="two_cases")
    )

    case_id: int = refers_to("case_file.id")
    other_id: int = refers_to("case_file.id")
    nature: str = Field(default="")


class CaseForumRow(RecordRow, table=True):
    """Another panel or process that the case is before."""

    __tablename__ = "case_forum"
    __table_args__ = checks()

    case_id: int = refers_to("case_file.id")
    forum: Forum = word_column(Forum)
    note: str = Field(default="")


class AreaRequestRow(RecordRow, table=True):
    """A home area elsewhere that was asked what it knows, and whether it replied."""

    __tablename__ = "area_request"
    __table_args__ = checks(
        given("area"), CheckConstraint("replied_on IS NULL OR replied_on >= asked_on", name="replied_after_asked")
    )

    case_id: int = refers_to("case_file.id")
    area: str
    asked_of: str = Field(default="")
    """The person or address that it was sent to."""
    asked_on: date
    replied_on: date | None = None
    reply: str = Field(default="")
    """What came back, in a line; what an agency says of the case is recorded at its hearing."""


class EarlierMeasureRow(RecordRow, table=True):
    """One part of the plan that a case brought with it from before this record, and whether it worked."""

    __tablename__ = "earlier_measure"
    __table_args__ = checks(given("measure"))

    case_id: int = refers_to("case_file.id")
    measure: str
    result: str = Field(default="")
    effect: Effect | None = word_column(Effect, nullable=True)


class EarlierRatingRow(RecordRow, table=True):
    """A rating that a case brought with it from before this record."""

    __tablename__ = "earlier_rating"
    __table_args__ = checks(UniqueConstraint("case_id", "head"), between("likelihood", 1, 5), between("impact", 1, 5))

    case_id: int = refers_to("case_file.id")
    head: Head = word_column(Head)
    likelihood: int
    impact: int
