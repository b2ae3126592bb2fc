"""What of a person is protected: it leaves the record for nobody."""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

STATEMENTS = (
    """
CREATE TABLE protection (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL,
    detail VARCHAR(32) NOT NULL,
    CONSTRAINT uq_protection_person_id_detail UNIQUE (person_id, detail),
    CONSTRAINT fk_protection_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT ck_protection_protecteddetail CHECK (detail IN ('address', 'further_names', 'contact'))
)
""",
    "CREATE INDEX ix_protection_person_id ON protection (person_id)",
)
"""A table of its own: a column more would make rows differ from what the journal says of them."""


def upgrade() -> None:
    """Makes the table."""
    for statement in STATEMENTS:
        op.execute(statement)
