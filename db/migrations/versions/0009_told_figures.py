"""What was told of a period is kept, so that what is told of it later gives nothing away beside it."""

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

STATEMENT = """
CREATE TABLE told_figures (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    first_day DATE NOT NULL,
    last_day DATE NOT NULL,
    told_at DATETIME NOT NULL,
    smallest INTEGER NOT NULL,
    counts VARCHAR NOT NULL,
    CONSTRAINT ck_told_figures_counts_given CHECK (trim(counts) <> ''),
    CONSTRAINT uq_told_figures_first_day_last_day UNIQUE (first_day, last_day)
)
"""


def upgrade() -> None:
    """Makes the table."""
    op.execute(STATEMENT)
