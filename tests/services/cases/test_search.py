"""Finding cases by words: whatever was recorded is found at once, and nothing that may not be."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import Session, select

from ccm_tui.domain.cases.search import FoundCase, fold, search_words
from ccm_tui.domain.composer.line.entries import ActionEntry, InfoEntry, NoteEntry
from ccm_tui.domain.vocabulary import Known, Sensitivity, ShareKind
from ccm_tui.services.cases.cases_view import read_cases, read_found
from ccm_tui.services.governance.erasure import erase
from ccm_tui.services.hearings.entries import record_entry, withdraw_entry
from ccm_tui.services.record.verification import verify_record
from db.erasing.rules import belongings, texts_of
from db.journal.journal import tip
from db.queries.agenda.agenda import agenda_of_meeting
from db.record import Record
from db.search.sources import SOURCES
from db.sqlite.index import is_current
from db.tables.cases import CaseRow, PersonRow
from db.tables.schema import METADATA
from tests.lived_record import LIVE_MEETING, lived_record, open_record
from tests.screens.sitting import sitting
from tests.screens.support import HOSTILE

CASE = "CCM/26/036"
RESTRICTED = "CCM/26/035"


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    opened = open_record(sitting(tmp_path))
    yield opened
    opened.close()


def item_of(record: Record, reference: str) -> int:
    with record.reading() as session:
        items = agenda_of_meeting(session, LIVE_MEETING)
    return next(item.id for item in items if item.hearing and item.hearing.reference == reference)


def read_actions(record: Record, query: str) -> tuple[FoundCase, ...]:
    return read_found(record, read_cases(record, query), 0, 100)


def references(register: tuple[FoundCase, ...]) -> list[str]:
    return [found.case.reference for found in register]


def has_index(record: Record) -> bool:
    with record.reading() as session:
        return is_current(session, tip(session).id)


def without_index(record: Record) -> None:
    """As on a machine that can't have one, or before it is made."""
    with Session(record.store._engine) as session:
        session.connection().exec_driver_sql("PRAGMA user_version = 0")
        session.commit()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("quince", CASE),
        ("QUI", CASE),
        ("quin rol", CASE),
        ("CCM/26/036", CASE),
        ("036", CASE),
        ("keyworker rota", ""),
    ],
)
def test_every_word_finds_what_begins_with_it_in_whatever_capitals(record: Record, query: str, found: str) -> None:
    assert (found in references(read_actions(record, query))) is bool(found)


def test_accents_do_not_matter_on_either_side(record: Record) -> None:
    record_entry(record, item_of(record, CASE), NoteEntry("Seen at the Café Zoë with Łukasz Ångström"))
    for query in ("cafe", "CAFÉ", "zoe", "zoë", "angstrom", "łukasz"):
        assert references(read_actions(record, query)) == [CASE], query


def test_what_is_recorded_is_found_at_once_and_with_its_undoing_no_more(record: Record) -> None:
    entry = ActionEntry("Ask the ombudsperson", "HSG", "Nell Turnstile")
    record_entry(record, item_of(record, CASE), entry)
    found = read_actions(record, "ombudsp quince")
    assert references(found) == [CASE]
    passage = found[0].passage
    assert passage is not None
    assert (passage.where, passage.before, passage.hit) == ("action, Thu 17 Dec 2026", "Ask the ", "ombudsp")
    assert has_index(record)
    record.undo()
    assert has_index(record)
    assert not read_actions(record, "ombudsperson")
    record.redo()
    assert references(read_actions(record, "ombudsperson")) == [CASE]


def test_withdrawn_words_and_those_that_stay_in_the_room_are_found_and_marked(record: Record) -> None:
    item_id = item_of(record, CASE)
    told = record_entry(
        record,
        item_id,
        InfoEntry("Xylophone heard", "COLP", Known.CURRENT, ShareKind.FACT, Sensitivity.NOT_MINUTED),
    )
    passage = read_actions(record, "xylophone")[0].passage
    assert passage is not None
    assert passage.remark == "not for the minutes"
    withdraw_entry(record, told)
    passage = read_actions(record, "xylophone")[0].passage
    assert passage is not None
    assert passage.remark == "withdrawn, not for the minutes"


def test_a_restricted_case_is_found_by_its_reference_alone_from_the_moment_it_is_restricted(record: Record) -> None:
    record_entry(record, item_of(record, CASE), NoteEntry("Xylophone heard"))
    assert RESTRICTED in references(read_actions(record, RESTRICTED))
    with record.reading() as session:
        people = session.exec(select(PersonRow.name, PersonRow.address)).all()
        restricted = {row.reference for row in session.exec(select(CaseRow).where(CaseRow.restricted))}
    for text in (text for person in people for text in person if text):
        assert not restricted & set(references(read_actions(record, text)))
    for restrict in (True, False):
        with record.writing("test.restrict") as writing:
            row = writing.session.exec(select(CaseRow).where(CaseRow.reference == CASE)).one()
            writing.change(row, restricted=restrict)
        for query in ("xylophone", "quince"):
            assert (CASE in references(read_actions(record, query))) is not restrict, query
        assert references(read_actions(record, CASE)) == [CASE]


@pytest.mark.parametrize(
    "query",
    [
        '"', "'", "*", "NEAR", "NEAR(a b)", "AND", "a OR", "NOT x", "text:quince", "-quince", "^q", "(", "{a}", "+",
        "\0", "a\0b", '"quince', "\ud800", "👩‍👧", "…", "_", "%", "search", "q" * 10_000, "q " * 5_000,
        '"*' * 5_000, *HOSTILE,
    ],
)  # fmt: skip
def test_no_query_is_an_error(record: Record, query: str) -> None:
    assert has_index(record)
    by_index = read_actions(record, query)
    without_index(record)
    assert read_actions(record, query) == by_index


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=30))
def test_any_text_is_a_query_and_finds_itself(text: str) -> None:
    words = search_words(text)
    assert all(word.found_in(fold(text)[0]) for word in words)


def test_the_index_and_the_rows_say_the_same_after_a_life(tmp_path: Path) -> None:
    record = open_record(lived_record(tmp_path))
    queries = ("hsg", "turn", "visit", "noise nil", "quince", "CCM/26", "03", "a", "by", "ages ago", "larkspur")
    by_index = [read_actions(record, query) for query in queries]
    assert any(by_index)
    without_index(record)
    assert [read_actions(record, query) for query in queries] == by_index
    record.store.begin_session()
    assert [read_actions(record, query) for query in queries] == by_index
    assert verify_record(record).sound
    assert has_index(record)
    record.close()


def test_a_record_without_its_index_gets_it_with_the_next_act(record: Record) -> None:
    for statement in ("DROP TABLE search", "PRAGMA user_version = 0"):
        with Session(record.store._engine) as session:
            session.connection().exec_driver_sql(statement)
            session.commit()
    assert references(read_actions(record, "quince")) == [CASE]
    record_entry(record, item_of(record, CASE), NoteEntry("Xylophone heard"))
    assert has_index(record)
    assert references(read_actions(record, "xylophone quince")) == [CASE]


def test_a_damaged_index_keeps_no_entry_from_being_recorded(record: Record) -> None:
    with Session(record.store._engine) as session:
        session.connection().exec_driver_sql("DELETE FROM search_data WHERE id > 1")
        session.connection().exec_driver_sql("UPDATE search_data SET block = x'00ff' WHERE id = 1")
        session.commit()
    path = record.path
    record.close()
    record = open_record(path)
    for word in ("Xylophone", "Yodelling", "Zither"):
        record_entry(record, item_of(record, CASE), NoteEntry(f"{word} heard"))
    assert has_index(record)
    for word in ("xylophone", "yodelling", "zither"):
        assert references(read_actions(record, word)) == [CASE]
    record.close()


def test_an_erased_case_leaves_no_word_in_the_index(tmp_path: Path) -> None:
    record = open_record(lived_record(tmp_path))
    with record.writing("test.plant") as writing:
        row = writing.session.exec(select(CaseRow).where(CaseRow.reference == "CCM/26/033")).one()
        writing.change(row, lead_professional="Qxcanarybird Xylophone")
    assert references(read_actions(record, "qxcanarybird")) == ["CCM/26/033"]
    with Session(record.store._engine) as session:
        # What FTS5 happens to merge away by itself must not be counted on.
        for told in ("(search) VALUES ('optimize')", "(search, rank) VALUES ('automerge', 0)"):
            session.connection().exec_driver_sql(f"INSERT INTO search {told}")
        session.commit()
    erase(record, "033", "kept for long enough", "retention policy")
    assert not read_actions(record, "qxcanarybird")
    with record.reading() as session:
        connection = session.connection()
        connection.exec_driver_sql("CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, search, row)")
        assert not connection.exec_driver_sql("SELECT 1 FROM words WHERE term LIKE 'qxcanary%'").first()
    record.close()
    # FTS5 leaves out what a word shares with the one before it: that is the first letters at most here.
    lying = b"".join(it.read_bytes() for it in tmp_path.iterdir() if it.is_file())
    assert b"canarybird" not in lying.lower()


def test_every_text_about_a_case_is_searched() -> None:
    """A new text column on a case belongs in the search, or here with its reason."""
    not_searched = {("case_person", "letter")}
    """Tells people apart in the minutes; it is no word."""
    statements = " ".join(f"{source.rows} {' '.join(source.texts)}" for source in SOURCES.values())
    tables = {*belongings(), "case_file", "person"} - {"referral_retention", "referral_erasure"}
    # A referral that became no case belongs to none that a search could find.
    for name in sorted(tables):
        for column in texts_of(METADATA.tables[name]):
            if (name, column) not in not_searched:
                assert f".{column}" in statements, f"{name}.{column}"
                assert name in statements, name


def test_a_copy_of_the_record_is_searched_as_it_is(record: Record, tmp_path: Path) -> None:
    (tmp_path / "copy").mkdir()
    record.store.copy_to(tmp_path / "copy" / "copy.db")
    copy = open_record(tmp_path / "copy" / "copy.db")
    assert has_index(copy)
    assert references(read_actions(copy, "quince")) == [CASE]
    copy.close()
