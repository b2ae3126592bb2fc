"""Who was in the room is kept by sittings, one stretch of one person; the roll keeps how each agency answered.

The rows of the roll are made anew in both tables, which the journal is told: it is to be able to say of every row
what it became. Undo goes no further back than that.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from alembic import op
from sqlalchemy import Connection
from sqlmodel import Session

from db.journal.journal import Act, Change, append, json_value, latest_at

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

STATEMENTS = (
    "DROP INDEX ix_attendance_agency_id",
    "DROP INDEX ix_attendance_meeting_id",
    "ALTER TABLE attendance RENAME TO attendance_before",
    """
CREATE TABLE attendance (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER NOT NULL,
    agency_id INTEGER NOT NULL,
    status VARCHAR(32) NOT NULL,
    information_sent_on DATE,
    CONSTRAINT uq_attendance_meeting_id_agency_id UNIQUE (meeting_id, agency_id),
    CONSTRAINT fk_attendance_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id),
    CONSTRAINT fk_attendance_agency_id FOREIGN KEY(agency_id) REFERENCES agency (id),
    CONSTRAINT ck_attendance_attendancestatus CHECK (status IN ('present', 'deputy', 'apologies_information', 'apologies', 'absent', 'not_invited'))
)
""",
    "CREATE INDEX ix_attendance_agency_id ON attendance (agency_id)",
    "CREATE INDEX ix_attendance_meeting_id ON attendance (meeting_id)",
    """
CREATE TABLE person_sitting (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER NOT NULL,
    agency_id INTEGER NOT NULL,
    person VARCHAR NOT NULL,
    deputy_for VARCHAR NOT NULL,
    statement VARCHAR(32) NOT NULL,
    came_at DATETIME,
    left_at DATETIME,
    CONSTRAINT ck_person_sitting_left_after_coming CHECK (came_at IS NULL OR left_at IS NULL OR left_at >= came_at),
    CONSTRAINT fk_person_sitting_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id),
    CONSTRAINT fk_person_sitting_agency_id FOREIGN KEY(agency_id) REFERENCES agency (id),
    CONSTRAINT ck_person_sitting_statement CHECK (statement IN ('signed', 'verbal', 'not_confirmed'))
)
""",
    "CREATE INDEX ix_person_sitting_agency_id ON person_sitting (agency_id)",
    "CREATE INDEX ix_person_sitting_meeting_id ON person_sitting (meeting_id)",
    """
CREATE TABLE enquiry (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER NOT NULL,
    about VARCHAR(32) NOT NULL,
    CONSTRAINT uq_enquiry_meeting_id_about UNIQUE (meeting_id, about),
    CONSTRAINT fk_enquiry_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id),
    CONSTRAINT ck_enquiry_enquiry CHECK (about IN ('interests', 'observers'))
)
""",
    "CREATE INDEX ix_enquiry_meeting_id ON enquiry (meeting_id)",
)  # fmt: skip

_BEFORE = (
    "id", "meeting_id", "agency_id", "status", "speaker", "deputy_for", "information_sent_on", "statement",
    "arrived_at", "left_at",
)  # fmt: skip
_ANSWER = ("id", "meeting_id", "agency_id", "status", "information_sent_on")
_SITTING = ("id", "meeting_id", "agency_id", "person", "deputy_for", "statement", "came_at", "left_at")
_MOMENTS = ("arrived_at", "came_at", "left_at")


def upgrade() -> None:
    """Makes the tables, and parts each row of the roll into the answer and the sitting."""
    connection = op.get_bind()
    for statement in STATEMENTS:
        op.execute(statement)
    before = connection.exec_driver_sql(f"SELECT {', '.join(_BEFORE)} FROM attendance_before ORDER BY id").all()
    highest = connection.exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = 'attendance_before'").scalar()
    changes = list(_part(connection, [dict(zip(_BEFORE, row, strict=True)) for row in before], highest or 0))
    op.execute("DROP TABLE attendance_before")
    if changes:
        _tell(connection, changes)
    elif highest:
        # No number is given twice, though every row that had one was taken back.
        connection.exec_driver_sql("INSERT INTO sqlite_sequence (name, seq) VALUES ('attendance', ?)", (highest,))


def _part(connection: Connection, rows: Sequence[dict[str, Any]], highest: int) -> list[Change]:
    removed = [Change("attendance", row["id"], "remove", _journalled(row), None) for row in rows]
    answers = [{**{name: row[name] for name in _ANSWER}, "id": highest + at} for at, row in enumerate(rows, 1)]
    came = [row for row in rows if row["status"] in ("present", "deputy")]
    sittings = [_sitting(number, row) for number, row in enumerate(came, 1)]
    added = [
        *_add(connection, "attendance", _ANSWER, answers),
        *_add(connection, "person_sitting", _SITTING, sittings),
    ]
    return [*removed, *added]


def _sitting(number: int, row: dict[str, Any]) -> dict[str, Any]:
    left, came = row["left_at"], row["arrived_at"]
    return {
        "id": number,
        "meeting_id": row["meeting_id"],
        "agency_id": row["agency_id"],
        "person": row["speaker"],
        "deputy_for": row["deputy_for"],
        "statement": row["statement"],
        "came_at": came,
        # A clock set back in between can't make anybody leave before they came.
        "left_at": max(left, came) if left and came else left,
    }


def _add(connection: Connection, table: str, names: Sequence[str], rows: Sequence[dict[str, Any]]) -> list[Change]:
    for row in rows:
        connection.exec_driver_sql(
            f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",
            tuple(row[name] for name in names),
        )
    return [Change(table, row["id"], "add", None, _journalled(row)) for row in rows]


def _journalled(row: dict[str, Any]) -> dict[str, Any]:
    """A row as the journal writes it, of which the moments are stored otherwise."""
    return {
        name: json_value(datetime.fromisoformat(value).replace(tzinfo=UTC)) if value and name in _MOMENTS else value
        for name, value in row.items()
    }


def _tell(connection: Connection, changes: Sequence[Change]) -> None:
    with Session(bind=connection) as session:
        now = datetime.now(UTC)
        at = max(now, latest_at(session) or now)
        append(session, Act(at, "ccm", "record.upgraded", "the roll kept by sittings", "", "seal"), changes)
