"""A day can have two meetings, and a meeting can run past midnight."""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

STATEMENTS = (
    "PRAGMA defer_foreign_keys = ON",
    "CREATE TEMP TABLE meeting_before AS SELECT * FROM meeting",
    "CREATE TEMP TABLE last_meeting AS SELECT seq FROM sqlite_sequence WHERE name = 'meeting'",
    "DROP TABLE meeting",
    """
CREATE TABLE meeting (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    number INTEGER NOT NULL,
    held_on DATE NOT NULL,
    starts_at TIME NOT NULL,
    ends_at TIME NOT NULL,
    venue VARCHAR NOT NULL,
    chair VARCHAR NOT NULL,
    co_chair VARCHAR NOT NULL,
    minute_taker VARCHAR NOT NULL,
    referral_cut_off DATE,
    state VARCHAR(32) NOT NULL,
    opened_at DATETIME,
    closed_at DATETIME,
    approved_at DATETIME,
    approved_by VARCHAR NOT NULL,
    confidentiality_read_at DATETIME,
    confidentiality_exceptions VARCHAR NOT NULL,
    CONSTRAINT uq_meeting_number UNIQUE (number),
    CONSTRAINT ck_meeting_meetingstate CHECK (state IN ('planned', 'in_session', 'closed', 'approved'))
)
""",
    "CREATE INDEX ix_meeting_held_on ON meeting (held_on)",
    "INSERT INTO meeting SELECT * FROM meeting_before",
    "DELETE FROM sqlite_sequence WHERE name = 'meeting'",
    "INSERT INTO sqlite_sequence (name, seq) SELECT 'meeting', seq FROM last_meeting",
    "DROP TABLE last_meeting",
    "DROP TABLE meeting_before",
)
"""The table made anew, since SQLite can't take a constraint from one that is there; what refers to it waits meanwhile.

The sequence is kept, so that no number of a meeting that is gone is given again.
"""


def upgrade() -> None:
    """Makes the table anew, with what is in it."""
    for statement in STATEMENTS:
        op.execute(statement)
