"""A referral that became no case can be kept for longer, or erased, as a closed case can."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

STATEMENTS = (
    """
CREATE TABLE referral_retention (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    referral_id INTEGER NOT NULL,
    keep_until DATE NOT NULL,
    reason VARCHAR NOT NULL,
    decided_at DATETIME NOT NULL,
    CONSTRAINT ck_referral_retention_reason_given CHECK (trim(reason) <> ''),
    CONSTRAINT fk_referral_retention_referral_id FOREIGN KEY(referral_id) REFERENCES referral (id)
)
""",
    "CREATE INDEX ix_referral_retention_referral_id ON referral_retention (referral_id)",
    """
CREATE TABLE referral_erasure (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    referral_id INTEGER NOT NULL,
    erased_at DATETIME NOT NULL,
    actor VARCHAR NOT NULL,
    authority VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    journal_changes VARCHAR NOT NULL,
    journal_entries VARCHAR NOT NULL,
    finished_at DATETIME,
    CONSTRAINT ck_referral_erasure_reason_given CHECK (trim(reason) <> ''),
    CONSTRAINT ck_referral_erasure_authority_given CHECK (trim(authority) <> ''),
    CONSTRAINT uq_referral_erasure_referral_id UNIQUE (referral_id),
    CONSTRAINT fk_referral_erasure_referral_id FOREIGN KEY(referral_id) REFERENCES referral (id)
)
""",
)
"""Tables of their own: a column more would make rows differ from what the journal says of them."""


def upgrade() -> None:
    """Makes both tables."""
    for statement in STATEMENTS:
        op.execute(statement)
