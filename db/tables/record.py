"""What the record keeps about itself: settings, drafts, what left it, and its journal."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from ccm_tui.domain.vocabulary import DisclosureKind, DisclosureState, EntryKind
from db.tables.columns import RecordRow, checks, given, moment_column, refers_to, word_column


class SettingRow(RecordRow, table=True):
    """One setting of this partnership."""

    __tablename__ = "setting"
    __table_args__ = checks(given("name"))

    name: str = Field(unique=True)
    value: str


class DraftRow(RecordRow, table=True):
    """Half-typed text in one field, and where the cursor stood.

    Drafts are not journalled: what was never entered must not outlive its being deleted.
    """

    __tablename__ = "draft"
    __table_args__ = checks(
        given("place"), UniqueConstraint("place", "field"), CheckConstraint("cursor >= 0", name="cursor_positive")
    )

    place: str
    """Where it is typed, and about what: "composer 17", "agency HSG"."""
    field: str = Field(default="")
    """Which field of that place; empty where it has one only."""
    agenda_item_id: int | None = Field(default=None, index=True)
    """The item that the words are about. No foreign key: an item that undo takes off can come back."""
    kind: EntryKind | None = word_column(EntryKind, nullable=True)
    text: str
    cursor: int
    found: str = Field(default="")
    """Where it is found again, in words, for whoever was cut off; empty where it was left on purpose."""
    saved_at: datetime = moment_column()


class DisclosureRow(RecordRow, table=True):
    """A document that left the record, or a case file that was opened: what, to whom, when and why.

    It holds no case text. The row is there before the document leaves, so that nothing leaves without one.
    """

    __tablename__ = "disclosure"
    __table_args__ = checks(given("document"))

    kind: DisclosureKind = word_column(DisclosureKind, default=DisclosureKind.EXPORTED)
    state: DisclosureState = word_column(DisclosureState, default=DisclosureState.DONE)
    left_at: datetime = moment_column()
    actor: str
    document: str
    audience: str
    format: str
    recipient: str = Field(default="")
    reason: str = Field(default="")
    meeting_id: int | None = refers_to("meeting.id", nullable=True)
    case_id: int | None = refers_to("case_file.id", nullable=True)
    person_id: int | None = refers_to("person.id", nullable=True)
    """Whose data it is, for what was made for one person."""
    digest: str = Field(default="")
    """SHA-256 of the document's bytes, in hexadecimal."""


class ToldFiguresRow(RecordRow, table=True):
    """What figures that left told of a period: what is told of it later is told by the same counts.

    It names nobody: categories in somebody's own words stand in it only where they were told.
    """

    __tablename__ = "told_figures"
    __table_args__ = checks(given("counts"), UniqueConstraint("first_day", "last_day"))

    first_day: date
    last_day: date
    told_at: datetime = moment_column()
    smallest: int
    """The smallest figure that was told as it is."""
    counts: str
    """JSON: each whole, and each row of each table, by their names."""


class JournalEntryRow(RecordRow, table=True):
    """One act: who did what, when and why. Rows are only ever added.

    `undo_top_id` and `redo_top_id` are what would be undone and redone next once this act had happened, and
    `below_id` is what lies beneath this act on its stack; so undo and redo need no search and survive restarts.
    """

    __tablename__ = "journal_entry"
    __table_args__ = checks(
        CheckConstraint("kind IN ('do', 'undo', 'redo', 'aside', 'seal')", name="kind"), given("act")
    )

    at: datetime = moment_column()
    actor: str
    act: str
    """The service that acted: "actions.report"."""
    label: str
    """What it did, in words, without text from a case."""
    why: str = Field(default="")
    """The reason that was given, in a person's words; empty again where it was erased."""
    why_salt: str = Field(default="")
    why_digest: str = Field(default="")
    """SHA-256 over salt and reason; empty where none was given."""
    kind: str
    reverses_id: int | None = refers_to("journal_entry.id", nullable=True)
    below_id: int | None = refers_to("journal_entry.id", nullable=True)
    undo_top_id: int | None = refers_to("journal_entry.id", nullable=True)
    redo_top_id: int | None = refers_to("journal_entry.id", nullable=True)
    previous_digest: str
    digest: str
    """SHA-256 over the digest before it, this row but for its reason, and its changes' content digests."""


class JournalChangeRow(RecordRow, table=True):
    """One row changed by an act, before and after, as JSON.

    The entry's digest covers `content_digest`, not the content, so a content that has to be erased by law
    leaves the chain whole: before, after and salt go, the digest stays.
    """

    __tablename__ = "journal_change"
    __table_args__ = checks(
        UniqueConstraint("entry_id", "ordinal"),
        CheckConstraint("operation IN ('add', 'change', 'remove', 'erase')", name="operation"),
    )

    entry_id: int = refers_to("journal_entry.id")
    ordinal: int
    table_name: str
    row_id: int
    operation: str
    before: str | None = None
    after: str | None = None
    salt: str
    content_digest: str
    """SHA-256 over salt, before and after."""
