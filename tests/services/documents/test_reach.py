"""Which texts of the record can reach a document at all: every text that hangs on a case is a canary here.

What each reader may see of a document is tested in tests/documents/formats/test_canaries.py.
"""

import re
import shutil
import sqlite3
from pathlib import Path

import pytest

from ccm_tui.documents.catalogue import Format
from ccm_tui.documents.contents import made
from ccm_tui.domain.names.protection import NOTHING_PROTECTED
from ccm_tui.services.desk.linear_mode import take_lines
from ccm_tui.services.documents.documents import meeting_documents
from db.erasing.rules import KEPT_TEXTS, REMOVED, REMOVED_WHERE_UNCOMMON, RULES, texts_of
from db.record import Record
from db.tables.schema import METADATA
from tests.demo_file import demo_record
from tests.lived_record import LIVE_MEETING, open_record
from tests.meeting_script import LINES

COLUMNS = [
    (table, column)
    for table in (*RULES, *REMOVED, *REMOVED_WHERE_UNCOMMON)
    for column in texts_of(METADATA.tables[table])
    if (table, column) not in KEPT_TEXTS
]

MINUTED = {
    ("action", "escalated_to"),
    ("action", "owner"),
    ("action", "status_reason"),
    ("action_report", "reason"),
    ("assessment", "overall_reason"),
    ("case_file", "lead_professional"),
    ("case_file", "restriction"),
    ("case_flag", "wording"),
    ("case_link", "nature"),
    ("case_person", "letter"),
    ("earlier_measure", "measure"),
    ("earlier_measure", "result"),
    ("entry", "text"),
    ("hearing", "reason"),
    ("interest", "declared_by"),
    ("interest", "nature"),
    ("note", "resolution"),
    ("outcome", "destination"),
    ("person", "name"),
    ("referral", "consent_reason"),
    ("referral", "reason"),
    ("referral", "wanted"),
    ("risk_score", "band"),
    ("risk_score", "tool"),
}
"""All that may be: no address, no contact, no witness, no source, and nobody's words beside those of the meeting."""

NOT_AT_THIS_MEETING = {"interest", "earlier_measure"}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """A meeting that was held, in which then every text is a canary: `Zqab17` for a column and a row."""
    path = Path(shutil.copy(demo_record(tmp_path_factory.mktemp("reach")), tmp_path_factory.mktemp("x") / "r.db"))
    held = open_record(path)
    take_lines(held, "next", LINES, lambda _said: None, lambda _what, _do: None)
    held.close()
    raw = sqlite3.connect(path)
    for number, (table, column) in enumerate(COLUMNS):
        raw.execute(f"UPDATE {table} SET {column} = '{mark(number)}' || id")
    raw.commit()
    raw.close()
    return open_record(path)


def test_no_other_text_of_a_case_is_in_any_document(record: Record) -> None:
    told = {COLUMNS[place(found)] for found, _ in canaries_told(record)}
    assert told <= MINUTED
    assert {table for table, _ in MINUTED - told} <= NOT_AT_THIS_MEETING


def test_what_is_not_for_the_minutes_or_was_withdrawn_is_in_no_document(record: Record) -> None:
    raw = sqlite3.connect(record.path)
    hidden = {
        str(row)
        for (row,) in raw.execute(
            "SELECT entry.id FROM entry LEFT JOIN information_share ON entry_id = entry.id"
            " WHERE withdrawn_at IS NOT NULL OR sensitivity = 'not_minuted'"
        )
    }
    raw.close()
    texts = {row for found, row in canaries_told(record) if COLUMNS[place(found)] == ("entry", "text")}
    assert hidden
    assert texts
    assert not texts & hidden


def canaries_told(record: Record) -> set[tuple[str, str]]:
    """Every canary in any document of the meeting, as the letters of its column and the number of its row."""
    documents = meeting_documents(record, LIVE_MEETING)
    told = [
        made(Format.JSON, documents.contents(offer.audience), NOTHING_PROTECTED).decode()
        for offer in documents.offers()
    ]
    return {found for text in told for found in re.findall(r"Zq([a-z]{2})(\d+)", text)}


def mark(number: int) -> str:
    """The beginning of the canaries of a column."""
    return f"Zq{chr(97 + number // 26)}{chr(97 + number % 26)}"


def place(letters: str) -> int:
    """The number of the column whose canaries have these letters."""
    return (ord(letters[0]) - 97) * 26 + ord(letters[1]) - 97
