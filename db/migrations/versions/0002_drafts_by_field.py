"""Half-typed text is kept field by field, with where it is found again; an item can go without it."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

STATEMENTS = (
    "DROP INDEX ix_draft_agenda_item_id",
    "ALTER TABLE draft RENAME TO draft_before",
    """
CREATE TABLE draft (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    place VARCHAR NOT NULL,
    field VARCHAR NOT NULL,
    agenda_item_id INTEGER,
    kind VARCHAR(32),
    text VARCHAR NOT NULL,
    cursor INTEGER NOT NULL,
    found VARCHAR NOT NULL,
    saved_at DATETIME NOT NULL,
    CONSTRAINT ck_draft_place_given CHECK (trim(place) <> ''),
    CONSTRAINT uq_draft_place_field UNIQUE (place, field),
    CONSTRAINT ck_draft_cursor_positive CHECK (cursor >= 0),
    CONSTRAINT ck_draft_entrykind CHECK (kind IN ('action', 'info', 'risk', 'outcome', 'voice', 'note'))
)
""",
    "CREATE INDEX ix_draft_agenda_item_id ON draft (agenda_item_id)",
    """
INSERT INTO draft (id, place, field, agenda_item_id, kind, text, cursor, found, saved_at)
SELECT id, CASE WHEN place = 'composer' AND agenda_item_id IS NOT NULL THEN 'composer ' || agenda_item_id ELSE place END,
    CASE WHEN place LIKE 'ratings %' THEN 'set' ELSE '' END, agenda_item_id, kind, text, cursor, '', saved_at
FROM draft_before
""",
    "DROP TABLE draft_before",
)
"""The table made anew: SQLite can't take a constraint from one that is there."""


def upgrade() -> None:
    """Makes the table anew, with what is in it."""
    for statement in STATEMENTS:
        op.execute(statement)
