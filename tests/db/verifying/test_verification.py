"""Verifying: whatever was changed behind the record's back is named, and nothing else is."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from ccm_tui.domain.words.counting import as_ranges, from_ranges
from db.journal.journal import content_digest, entry_digest
from db.sqlite.vault import WrongPassphraseError, rewrite_under
from db.tables.agencies import AgencyRow
from db.tables.schema import METADATA
from db.verifying.verdict import Verdict
from db.verifying.verification import verify_snapshot
from tests.lived_record import ERASED, ERASED_REFERRAL, lived_record, open_record

PASSPHRASE = "four other words here"
QUICK = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))

UNSEEN = {"draft"}
"""What was never entered is not journalled, so nobody can tell whether it was changed."""


class Cell(NamedTuple):
    """One value of one row."""

    table: str
    row_id: int
    column: str
    value: Any


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lived_record(tmp_path_factory.mktemp("lived"))


@pytest.fixture(scope="module")
def cells(lived: Path) -> list[Cell]:
    """Every value of every row that verifying answers for."""
    with behind_the_back(lived) as raw:
        return [
            Cell(table.name, row[0], column.name, value)
            for table in METADATA.sorted_tables
            if table.name not in UNSEEN
            for row in raw.execute(f"SELECT {', '.join(table.columns.keys())} FROM {table.name}")
            for column, value in zip(table.columns, row, strict=True)
        ]


@contextmanager
def behind_the_back(path: Path) -> Iterator[sqlite3.Connection]:
    """The file in the hands of somebody whom no rule of the tables stops."""
    raw = sqlite3.connect(path)
    for pragma in ("ignore_check_constraints = ON", "foreign_keys = OFF"):
        raw.execute(f"PRAGMA {pragma}")
    yield raw
    raw.commit()
    raw.close()


def verdict_of(path: Path, passphrase: str | None = None) -> Verdict:
    record = open_record(path, passphrase)
    try:
        with record.reading() as session:
            return verify_snapshot(session)
    finally:
        record.close()


def after(lived: Path, tamper: Callable[[sqlite3.Connection], object]) -> tuple[str, ...]:
    """What is found in a copy of the record that was tampered with."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "copy.db"
        path.write_bytes(lived.read_bytes())
        with behind_the_back(path) as raw:
            tamper(raw)
        return verdict_of(path).findings


def flipped(value: Any, place: int, bit: int) -> Any:
    """The value with one bit of one byte turned over, or as near to that as its kind allows."""
    match value:
        case str() if value:
            stored = bytearray(value.encode())
            stored[place % len(stored)] ^= 1 << bit
            return bytes(stored)
        case int():
            return value ^ 1 << bit
        case _:
            return "x"


def test_every_table_of_the_record_has_rows_to_be_tampered_with(cells: list[Cell]) -> None:
    assert {cell.table for cell in cells} == {table.name for table in METADATA.sorted_tables} - UNSEEN


def test_a_record_with_a_life_behind_it_is_sound_and_says_what_was_sealed_and_erased(lived: Path) -> None:
    verdict = verdict_of(lived)
    assert verdict.findings == ()
    assert [(seal.meeting_number, seal.number) for seal in verdict.seals] == [(1, 1), (2, 1), (3, 1), (4, 1)]
    assert [erasure.reference for erasure in verdict.erasures] == [ERASED, ERASED_REFERRAL]
    assert verdict.entries == verdict.last_entry > 50


@QUICK
@given(pick=st.integers(0), place=st.integers(0), bit=st.integers(0, 7))
def test_a_turned_bit_of_any_value_is_named_with_its_row(
    lived: Path, cells: list[Cell], pick: int, place: int, bit: int
) -> None:
    cell = cells[pick % len(cells)]
    new = flipped(cell.value, place, bit)
    turned = "CAST(? AS TEXT)" if isinstance(new, bytes) else "?"

    def tamper(raw: sqlite3.Connection) -> None:
        try:
            raw.execute(f"UPDATE {cell.table} SET {cell.column} = {turned} WHERE id = ?", (new, cell.row_id))
        except sqlite3.IntegrityError:
            assume(False)
        still = f"SELECT count(*) FROM {cell.table} WHERE id = ? AND {cell.column} IS ?"
        assume(not raw.execute(still, (cell.row_id, cell.value)).fetchone()[0])

    names_it(after(lived, tamper), cell.table, cell.row_id)


def names_it(findings: tuple[str, ...], table: str, row_id: int) -> None:
    assert findings, (table, row_id)
    if table == "journal_entry":
        assert any(f"ournal entry {row_id}" in found or "journal entry" in found.lower() for found in findings)
    elif table == "journal_change":
        assert any("ournal entry" in found or "ournal change" in found for found in findings)
    else:
        assert any(f"ow {row_id} of {table}" in found for found in findings), (table, row_id, findings)


@pytest.mark.parametrize("column", ["before", "after", "row_id", "ordinal", "entry_id", "operation"])
def test_a_journal_whose_values_became_of_another_sort_is_named(lived: Path, column: str) -> None:
    """One turned bit in the head of a row makes bytes of a text."""
    first = f"SELECT min(id) FROM journal_change WHERE {column} IS NOT NULL"
    bytes_of_it = f"UPDATE journal_change SET {column} = CAST({column} AS BLOB) WHERE id = ({first})"
    assert after(lived, lambda raw: raw.execute(bytes_of_it))


def test_what_is_found_says_no_word_of_a_case(lived: Path) -> None:
    def tamper(raw: sqlite3.Connection) -> None:
        raw.execute("UPDATE person SET name = 'Canary Person'")
        raw.execute("UPDATE entry SET text = text || ' canary'")
        raw.execute("UPDATE journal_change SET after = replace(after, 'a', 'canary')")
        raw.execute("UPDATE journal_entry SET label = 'canary', why = 'canary'")
        raw.execute("UPDATE seal SET text = 'canary'")

    findings = after(lived, tamper)
    assert len(findings) > 100
    assert "canary" not in "\n".join(findings).lower()


@QUICK
@given(pick=st.integers(0))
def test_a_row_that_was_taken_away_is_named(lived: Path, cells: list[Cell], pick: int) -> None:
    cell = cells[pick % len(cells)]
    findings = after(lived, lambda raw: raw.execute(f"DELETE FROM {cell.table} WHERE id = ?", (cell.row_id,)))
    names_it(findings, cell.table, cell.row_id)


@QUICK
@given(pick=st.integers(0))
def test_a_row_that_was_slipped_in_is_named(lived: Path, cells: list[Cell], pick: int) -> None:
    table, row_id = cells[pick % len(cells)][:2]
    columns = METADATA.tables[table].columns.keys()
    made: list[int] = []

    def tamper(raw: sqlite3.Connection) -> None:
        new = raw.execute(f"SELECT max(id) + 1 FROM {table}").fetchone()[0]
        unique = {key for key in columns if key in ("code", "reference", "number", "held_on", "name", "entry_id")}
        copied = ", ".join(f"{key} || '9'" if key in unique else key for key in columns[1:])
        try:
            raw.execute(f"INSERT INTO {table} SELECT {new}, {copied} FROM {table} WHERE id = ?", (row_id,))
        except sqlite3.IntegrityError:
            assume(False)
        made.append(new)

    names_it(after(lived, tamper), table, made[0] if made else 0)


@pytest.mark.parametrize(
    "tamper",
    [
        "UPDATE journal_entry SET id = CASE id WHEN 20 THEN -1 ELSE 20 END WHERE id IN (20, 21)",
        "UPDATE journal_change SET ordinal = ordinal + 100000 WHERE id = 30",
        "UPDATE journal_change SET entry_id = entry_id + 1 WHERE id = (SELECT max(id) FROM journal_change) - 3",
        "DELETE FROM journal_entry WHERE id = 5",
        "DELETE FROM journal_change WHERE entry_id = (SELECT max(id) FROM journal_entry)",
        "DELETE FROM journal_entry WHERE id = (SELECT max(id) FROM journal_entry)",
    ],
)
def test_entries_out_of_order_missing_or_cut_off_are_named(lived: Path, tamper: str) -> None:
    findings = after(lived, lambda raw: raw.execute(tamper))
    assert any("ournal" in found for found in findings)


def test_an_end_that_was_cut_off_with_everything_that_it_did_is_told_by_the_numbers_that_were_given(
    lived: Path,
) -> None:
    def tamper(raw: sqlite3.Connection) -> None:
        (last,) = raw.execute("SELECT max(id) FROM journal_entry").fetchone()
        raw.execute("DELETE FROM journal_change WHERE entry_id = ?", (last,))
        raw.execute("DELETE FROM journal_entry WHERE id = ?", (last,))
        # The last act did no more than say that the erasing was finished.
        raw.execute("UPDATE erasure SET finished_at = NULL")

    findings = after(lived, tamper)
    assert findings
    assert all("cut off" in found for found in findings)


def test_a_row_changed_behind_the_back_is_named_even_where_an_act_has_changed_it_since(tmp_path: Path) -> None:
    path = lived_record(tmp_path)
    with behind_the_back(path) as raw:
        (row_id,) = raw.execute("UPDATE agency SET name = 'Forged' WHERE code = 'HSG' RETURNING id").fetchone()
    record = open_record(path)
    with record.writing("test.rename", "agency renamed") as writing:
        writing.change(writing.session.exec(select(AgencyRow).where(AgencyRow.id == row_id)).one(), name="Housing")
    record.close()
    assert [found for found in verdict_of(path).findings if f"row {row_id} of agency" in found]


def test_a_journal_forged_from_an_entry_on_leaves_the_chain_and_the_rows_in_disagreement(lived: Path) -> None:
    """Whoever writes the whole chain anew has to know every rule of it; a single digest made to fit is not enough."""

    def tamper(raw: sqlite3.Connection) -> None:
        change = raw.execute(
            "SELECT id, salt, before, after FROM journal_change WHERE after LIKE '%Housing%'"
        ).fetchone()
        forged = content_digest(change[1], change[2], change[3].replace("Housing", "Hovels"))
        raw.execute(
            "UPDATE journal_change SET after = replace(after, 'Housing', 'Hovels'), content_digest = ? WHERE id = ?",
            (forged, change[0]),
        )

    assert any("entry 1 is not what was written" in found for found in after(lived, tamper))


def test_content_taken_from_the_journal_without_an_erasure_is_named(lived: Path) -> None:
    blank = "UPDATE journal_change SET before = NULL, after = NULL, salt = '' WHERE id = 40"
    assert any("erasures on record" in found for found in after(lived, lambda raw: raw.execute(blank)))
    reason = "UPDATE journal_entry SET why = '', why_salt = '' WHERE why <> ''"
    assert any("erasures on record" in found for found in after(lived, lambda raw: raw.execute(reason)))


def test_sealed_minutes_that_were_changed_are_named_even_where_the_journal_is_made_to_agree(lived: Path) -> None:
    def tamper(raw: sqlite3.Connection) -> None:
        raw.execute("UPDATE seal SET text = text || '.' WHERE id = 4")

    findings = after(lived, tamper)
    assert "The sealed minutes of meeting 4, version 1, are not what was sealed." in findings
    assert any("ow 4 of seal" in found for found in findings)


@pytest.mark.parametrize(
    ("tamper", "named"),
    [
        ("CREATE TRIGGER t AFTER INSERT ON entry BEGIN DELETE FROM entry; END", "t is no table"),
        ("CREATE TABLE notes (text)", "notes is no table"),
        ("DROP INDEX ix_entry_agenda_item_id", "ix_entry_agenda_item_id is missing"),
        ("UPDATE sqlite_sequence SET seq = 1 WHERE name = 'person'", "person are numbered up to 1"),
    ],
)
def test_tables_and_numbers_that_are_not_as_the_program_makes_them_are_named(
    lived: Path, tamper: str, named: str
) -> None:
    assert any(named in found for found in after(lived, lambda raw: raw.execute(tamper)))


def test_any_byte_of_an_encrypted_record_that_was_turned_over_is_found(lived: Path, tmp_path: Path) -> None:
    path = tmp_path / "encrypted.db"
    path.write_bytes(lived.read_bytes())
    rewrite_under(path, None, PASSPHRASE)
    assert verdict_of(path, PASSPHRASE).sound
    whole = path.read_bytes()
    for place in range(5000, len(whole), len(whole) // 3):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :])
        try:
            findings = verdict_of(path, PASSPHRASE).findings
        except WrongPassphraseError:
            continue  # A page that is read as the record is opened keeps it from being opened.
        assert any("encrypted file was changed" in found for found in findings), place


def test_the_digests_are_what_the_docstrings_say() -> None:
    assert content_digest("salt", None, "after") != content_digest("tlas", None, "after")
    assert entry_digest("", [1], []) != entry_digest("", [2], [])


@given(st.sets(st.integers(0, 400)))
def test_ranges_of_numbers_are_read_as_they_were_written(numbers: set[int]) -> None:
    assert sorted(from_ranges(as_ranges(numbers))) == sorted(numbers)
