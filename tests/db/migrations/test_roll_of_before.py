"""A roll of the first version: one row an agency, parted into the answer and the sitting."""

from datetime import UTC, date, datetime, time
from pathlib import Path

from sqlmodel import Session

from ccm_tui.clock import Clock
from ccm_tui.domain.meetings.sittings import Sitting
from ccm_tui.domain.statuses import AttendanceStatus, MeetingState
from ccm_tui.domain.vocabulary import AgencyKind, Statement
from db.journal.journal import Act, Change, append
from db.queries.meetings.meetings import roll_of
from db.record import Record
from db.sqlite.engine import connect, mark
from db.tables.agencies import AgencyRow
from db.tables.meetings import MeetingRow
from db.verifying.verification import verify_snapshot

OPENED = datetime(2026, 12, 17, 14, 0, tzinfo=UTC)
_OLD_TABLE = """
CREATE TABLE attendance (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, meeting_id INTEGER NOT NULL, agency_id INTEGER NOT NULL,
    status VARCHAR(32) NOT NULL, speaker VARCHAR NOT NULL, deputy_for VARCHAR NOT NULL, information_sent_on DATE,
    statement VARCHAR(32) NOT NULL, arrived_at DATETIME, left_at DATETIME
)
"""
_NAMES = (
    *("id", "meeting_id", "agency_id", "status", "speaker", "deputy_for", "information_sent_on", "statement"),
    *("arrived_at", "left_at"),
)
_ROWS = (
    (1, 1, 1, "present", "DS Ada Quill", "", None, "signed", None, "2026-12-17 14:25:00.000000"),
    (2, 1, 2, "deputy", "Hob Carpenter", "Fern Lockwood", None, "verbal", "2026-12-17 14:20:00.500000", None),
    (4, 1, 3, "apologies_information", "", "", "2026-12-15", "not_confirmed", None, None),
)


def of_before(path: Path, clock: Clock, rows: tuple[tuple[object, ...], ...], highest: int) -> None:
    """A record of revision 0005 with that roll, journalled as the first version did."""
    record = Record.create(path, clock, "tester")
    with record.writing("test.begin", "begun") as writing:
        for place, code in enumerate(("COLP", "HSG", "LFB"), 1):
            writing.add(AgencyRow(code=code, name=code, kind=AgencyKind.CORE, position=place))
        writing.add(
            MeetingRow(
                number=1,
                held_on=date(2026, 12, 17),
                starts_at=time(14),
                ends_at=time(16),
                state=MeetingState.IN_SESSION,
                opened_at=OPENED,
                confidentiality_read_at=OPENED,
            )
        )
    record.close()
    engine = connect(path)
    with engine.begin() as connection:
        for table in ("attendance", "person_sitting", "enquiry", "protection", "told_figures"):
            connection.exec_driver_sql(f"DROP TABLE {table}")
        for statement in (
            _OLD_TABLE,
            "CREATE INDEX ix_attendance_agency_id ON attendance (agency_id)",
            "CREATE INDEX ix_attendance_meeting_id ON attendance (meeting_id)",
        ):
            connection.exec_driver_sql(statement)
        for row in rows:
            connection.exec_driver_sql(f"INSERT INTO attendance VALUES ({', '.join('?' * len(row))})", row)
        connection.exec_driver_sql("DELETE FROM sqlite_sequence WHERE name = 'attendance'")
        connection.exec_driver_sql("INSERT INTO sqlite_sequence (name, seq) VALUES ('attendance', ?)", (highest,))
        with Session(bind=connection) as session:
            gone = dict.fromkeys(_NAMES) | {"id": highest}
            taken_back = (
                Change("attendance", highest, "add", None, gone),
                Change("attendance", highest, "remove", gone, None),
            )
            told = [Change("attendance", int(str(row[0])), "add", None, _journalled(row)) for row in rows]
            act = Act(clock(), "tester", "roll.call", "roll", "", "do")
            append(session, act, (*told, *taken_back))
        mark(connection, "0005")
    engine.dispose()


def _journalled(row: tuple[object, ...]) -> dict[str, object]:
    moments = (f"{str(row[place]).replace(' ', 'T')}+00:00" if row[place] else None for place in (8, 9))
    arrived, left = (said and said.replace(".000000", "") for said in moments)
    return {**dict(zip(_NAMES, row, strict=True)), "arrived_at": arrived, "left_at": left}


def test_a_roll_of_the_first_version_says_what_it_said_and_verifies(tmp_path: Path, demo_clock: Clock) -> None:
    path = tmp_path / "first.db"
    of_before(path, demo_clock, _ROWS, highest=5)
    record = Record.open(path, demo_clock, "tester")
    with record.reading() as session:
        roll = {line.code: line for line in roll_of(session, 1)}
        verdict = verify_snapshot(session)
    record.close()
    assert verdict.findings == ()
    assert roll["COLP"].sittings == (
        Sitting("DS Ada Quill", "", Statement.SIGNED, None, datetime(2026, 12, 17, 14, 25, tzinfo=UTC)),
    )
    came = datetime(2026, 12, 17, 14, 20, 0, 500000, tzinfo=UTC)
    assert roll["HSG"].sittings == (Sitting("Hob Carpenter", "Fern Lockwood", Statement.VERBAL, came),)
    assert roll["LFB"].sittings == ()
    assert (roll["LFB"].status, roll["LFB"].information_sent_on) == (
        AttendanceStatus.APOLOGIES_INFORMATION,
        date(2026, 12, 15),
    )


def test_a_roll_that_was_wholly_taken_back_gives_no_number_twice(tmp_path: Path, demo_clock: Clock) -> None:
    path = tmp_path / "first.db"
    of_before(path, demo_clock, (), highest=7)
    record = Record.open(path, demo_clock, "tester")
    with record.reading() as session:
        assert verify_snapshot(session).findings == ()
    record.close()
