"""An action that is issued again between meetings says when, and why."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the table, empty."""
    op.execute("""
CREATE TABLE reissue (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    action_id INTEGER NOT NULL,
    issued_at DATETIME NOT NULL,
    reason VARCHAR NOT NULL,
    CONSTRAINT uq_reissue_action_id UNIQUE (action_id),
    CONSTRAINT fk_reissue_action_id FOREIGN KEY(action_id) REFERENCES action (id)
)
""")
