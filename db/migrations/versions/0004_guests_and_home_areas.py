"""Named guests of one item, and home areas that were asked about a case."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

STATEMENTS = (
    """
CREATE TABLE guest (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    agenda_item_id INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    organisation VARCHAR NOT NULL,
    CONSTRAINT ck_guest_name_given CHECK (trim(name) <> ''),
    CONSTRAINT fk_guest_agenda_item_id FOREIGN KEY(agenda_item_id) REFERENCES agenda_item (id)
)
""",
    "CREATE INDEX ix_guest_agenda_item_id ON guest (agenda_item_id)",
    """
CREATE TABLE area_request (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    case_id INTEGER NOT NULL,
    area VARCHAR NOT NULL,
    asked_of VARCHAR NOT NULL,
    asked_on DATE NOT NULL,
    replied_on DATE,
    reply VARCHAR NOT NULL,
    CONSTRAINT ck_area_request_area_given CHECK (trim(area) <> ''),
    CONSTRAINT ck_area_request_replied_after_asked CHECK (replied_on IS NULL OR replied_on >= asked_on),
    CONSTRAINT fk_area_request_case_id FOREIGN KEY(case_id) REFERENCES case_file (id)
)
""",
    "CREATE INDEX ix_area_request_case_id ON area_request (case_id)",
)


def upgrade() -> None:
    """Makes both tables."""
    for statement in STATEMENTS:
        op.execute(statement)
