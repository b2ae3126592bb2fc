"""Meetings, their agenda, and who was in the room."""

from datetime import date, datetime, time

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from ccm_tui.domain.statuses import AttendanceStatus, MeetingState
from ccm_tui.domain.vocabulary import Enquiry, ItemKind, Statement
from db.tables.columns import RecordRow, between, checks, given, moment_column, refers_to, word_column


class MeetingRow(RecordRow, table=True):
    """The conference of one day."""

    __tablename__ = "meeting"
    __table_args__ = checks()

    number: int = Field(unique=True)
    held_on: date = Field(index=True)
    """The day that it is planned for, and once it is opened the one on which it began. A day can have two."""
    starts_at: time
    """London time."""
    ends_at: time
    """Where it is not after the start, on the day after."""
    venue: str = Field(default="")
    chair: str = Field(default="")
    co_chair: str = Field(default="")
    minute_taker: str = Field(default="")
    referral_cut_off: date | None = None
    state: MeetingState = word_column(MeetingState, default=MeetingState.PLANNED)
    opened_at: datetime | None = moment_column(nullable=True)
    closed_at: datetime | None = moment_column(nullable=True)
    approved_at: datetime | None = moment_column(nullable=True)
    approved_by: str = Field(default="")
    confidentiality_read_at: datetime | None = moment_column(nullable=True)
    confidentiality_exceptions: str = Field(default="")


class ReopeningRow(RecordRow, table=True):
    """A closed meeting opened again, and why."""

    __tablename__ = "reopening"
    __table_args__ = checks(given("reason"))

    meeting_id: int = refers_to("meeting.id")
    reopened_at: datetime = moment_column()
    reason: str


class ChairingRow(RecordRow, table=True):
    """The chair of a meeting taken over by someone else while it was in session."""

    __tablename__ = "chairing"
    __table_args__ = checks(given("name"))

    meeting_id: int = refers_to("meeting.id")
    name: str
    from_at: datetime = moment_column()


class AgendaItemRow(RecordRow, table=True):
    """One item of an agenda, with its order and its time budget."""

    __tablename__ = "agenda_item"
    __table_args__ = checks(between("budget_minutes", 0, 600))

    meeting_id: int = refers_to("meeting.id")
    kind: ItemKind = word_column(ItemKind)
    position: int
    budget_minutes: int
    title: str = Field(default="")
    parked: bool = Field(default=False)
    """Put aside for now; it is still to be heard at this meeting."""
    parked_reason: str = Field(default="")


class ItemTimeRow(RecordRow, table=True):
    """A stretch of time given to an item; an item left and returned to has several, which add up.

    Its table keeps the name that it had before a sitting was a person's: the journal tells of it by that.
    """

    __tablename__ = "sitting"
    __table_args__ = checks(CheckConstraint("ended_at >= started_at", name="ends_after_start"))

    agenda_item_id: int = refers_to("agenda_item.id")
    started_at: datetime = moment_column()
    ended_at: datetime | None = moment_column(nullable=True)


class InvitationRow(RecordRow, table=True):
    """An agency asked for one item only: a guest, or a member who leaves after it."""

    __tablename__ = "invitation"
    __table_args__ = checks(UniqueConstraint("agenda_item_id", "agency_id"))

    agenda_item_id: int = refers_to("agenda_item.id")
    agency_id: int = refers_to("agency.id")
    leaves_after: bool = Field(default=False)
    """The agency goes once this item is heard."""


class GuestRow(RecordRow, table=True):
    """A named person asked for one item only, who speaks for no agency of the conference."""

    __tablename__ = "guest"
    __table_args__ = checks(given("name"))

    agenda_item_id: int = refers_to("agenda_item.id")
    name: str
    organisation: str = Field(default="")


class AttendanceRow(RecordRow, table=True):
    """How one agency answered the roll of one meeting."""

    __tablename__ = "attendance"
    __table_args__ = checks(UniqueConstraint("meeting_id", "agency_id"))

    meeting_id: int = refers_to("meeting.id")
    agency_id: int = refers_to("agency.id")
    status: AttendanceStatus = word_column(AttendanceStatus)
    information_sent_on: date | None = None


class SittingRow(RecordRow, table=True):
    """One stretch in which one person was in the room for an agency."""

    __tablename__ = "person_sitting"
    __table_args__ = checks(
        CheckConstraint("came_at IS NULL OR left_at IS NULL OR left_at >= came_at", name="left_after_coming")
    )

    meeting_id: int = refers_to("meeting.id")
    agency_id: int = refers_to("agency.id")
    person: str = Field(default="")
    """As printed."""
    deputy_for: str = Field(default="")
    statement: Statement = word_column(Statement, default=Statement.NOT_CONFIRMED)
    came_at: datetime | None = moment_column(nullable=True)
    """Set where it was later than the opening."""
    left_at: datetime | None = moment_column(nullable=True)
    """Set where it was earlier than the close."""


class EnquiryRow(RecordRow, table=True):
    """That a meeting was asked about something: only then does a silence mean that there was nothing."""

    __tablename__ = "enquiry"
    __table_args__ = checks(UniqueConstraint("meeting_id", "about"))

    meeting_id: int = refers_to("meeting.id")
    about: Enquiry = word_column(Enquiry)


class ObserverRow(RecordRow, table=True):
    """Someone at a meeting who does not speak for an agency."""

    __tablename__ = "observer"
    __table_args__ = checks(given("name"))

    meeting_id: int = refers_to("meeting.id")
    name: str
    organisation: str = Field(default="")
    statement: Statement = word_column(Statement, default=Statement.NOT_CONFIRMED)
