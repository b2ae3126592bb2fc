"""One person erased leaves every word about everybody else, byte for byte, but for the whole name of who is gone."""

import re
import shutil
import sqlite3
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm_tui.clock import LONDON, clock_from
from ccm_tui.domain.referrals.referral import NewReferral
from ccm_tui.errors import CcmError
from ccm_tui.services.governance.erasure import erase, erasing_sheet
from ccm_tui.services.governance.retention import due_for_review, keep_longer
from ccm_tui.services.record.verification import verify_record
from ccm_tui.services.referrals.referrals import add_referral
from db.erasing.columns import NAMES, PROSE
from db.erasing.names import Names
from db.record import Record
from tests.lived_record import open_record
from tests.nasty_record import CASES, ERASED, SHUT, nasty_record

LEFT = [number for number in SHUT if number != ERASED[-3:]]
PLAIN = str.maketrans({"Ł": "l", "ł": "l", "ø": "o", "ß": "ss", "’": "", "'": "", "-": ""})


@pytest.fixture(scope="module")
def nasty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return nasty_record(tmp_path_factory.mktemp("nasty"))


@pytest.fixture
def record(nasty: Path, tmp_path: Path) -> Iterator[Record]:
    (tmp_path / "kept").mkdir()
    opened = open_record(Path(shutil.copy(nasty, tmp_path / "kept" / "record.db")))
    yield opened
    opened.close()


def letters(text: str) -> str:
    """A text as words of plain letters, what hyphens and apostrophes join being one: an answer of the test's own."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", re.sub(r"['’]s\b", " ", bare).translate(PLAIN).casefold()))


def names_it(text: str, names: list[str]) -> bool:
    return any(f" {letters(name)} " in f" {letters(text)} " for name in names)


def names_in_case(number: str) -> list[str]:
    return [name for one in CASES[number] for name in (one.name, *one.also_known_as.split("; ")) if name]


def texts(path: Path) -> dict[tuple[str, str, int], Any]:
    raw = sqlite3.connect(path)
    found = {
        (table, column, row_id): text
        for rules in (PROSE, NAMES)
        for table, columns in rules.items()
        for column in columns
        for row_id, text in raw.execute(f"SELECT id, {column} FROM {table}")
    }
    raw.close()
    return found


def of_the_case(path: Path, number: str) -> set[tuple[str, int]]:
    """Rows about one case, asked of the file by a test that knows nothing of how erasing finds them."""
    raw = sqlite3.connect(path)
    (case_id,) = raw.execute("SELECT id FROM case_file WHERE reference = ?", (f"CCM/26/{number}",)).fetchone()
    items = "SELECT agenda_item_id FROM hearing WHERE case_id = :c"
    entries = f"SELECT id FROM entry WHERE agenda_item_id IN ({items})"
    found = {("case_file", case_id)}
    for table, column, among in (
        *((t, "case_id", ":c") for t in ("case_flag", "case_forum", "case_link", "case_person", "case_theme")),
        *((t, "case_id", ":c") for t in ("action", "amendment", "hearing", "referral", "retention")),
        ("person", "id", "SELECT person_id FROM case_person WHERE case_id = :c"),
        ("agenda_item", "id", items),
        ("guest", "agenda_item_id", items),
        ("entry", "id", entries),
        *((t, "entry_id", entries) for t in ("information_share", "assessment", "outcome", "note")),
        ("risk_score", "referral_id", "SELECT id FROM referral WHERE case_id = :c"),
        ("action_report", "action_id", "SELECT id FROM action WHERE case_id = :c"),
        ("case_link", "other_id", ":c"),
    ):
        rows = raw.execute(f"SELECT id FROM {table} WHERE {column} IN ({among})", {"c": case_id})
        found |= {(table, row_id) for (row_id,) in rows}
    raw.close()
    return found


@pytest.mark.parametrize("number", LEFT)
def test_what_is_about_others_stays_byte_for_byte_unless_it_holds_a_whole_name(record: Record, number: str) -> None:
    own, before, names = of_the_case(record.path, number), texts(record.path), names_in_case(number)
    erase(record, number, "kept for long enough", "decision 12")
    after = texts(record.path)
    others = {key: text for key, text in before.items() if (key[0], key[2]) not in own and text}
    assert len(others) > 100
    for (table, column, row_id), text in others.items():
        left = after[table, column, row_id]
        if column in NAMES.get(table, ()) or not names_it(text, names):
            assert left == text, (table, column)
    assert verify_record(record).findings == ()


@pytest.mark.parametrize("number", ["003", "004", "005"])
def test_no_byte_of_names_that_nobody_else_has_is_left_in_what_is_written(record: Record, number: str) -> None:
    alone = {"003": ["Bo Al"], "004": ["Kitty O’Thistle"], "005": ["Łukasz Großmann-Sørbø", "Lukasz Grossmann-Sorbo"]}
    named = {"003": 2, "004": 1, "005": 1}[number]
    held = [text for text in texts(record.path).values() if text and names_it(text, alone[number])]
    assert len(held) > named
    erase(record, number, "kept for long enough", "decision 12")
    raw = sqlite3.connect(record.path)
    whys = [why for (why,) in raw.execute("SELECT why FROM journal_entry")]
    seals = [document for (document,) in raw.execute("SELECT document FROM seal")]
    raw.close()
    prose = [
        text
        for (table, column, _), text in texts(record.path).items()
        if text and column in PROSE.get(table, ()) and table != "referral"
    ]
    assert not [text for text in (*prose, *whys) if names_it(text, alone[number])]
    for document in seals:
        for name in alone[number]:
            assert f'"text":"{name}' not in document and f" {name} " not in document


def test_the_names_of_agencies_chairs_speakers_and_observers_stay_in_sealed_minutes_too(record: Record) -> None:
    erase(record, "001", "kept for long enough", "decision 12")
    raw = sqlite3.connect(record.path)
    sealed = [document for (document,) in raw.execute("SELECT document FROM seal")]
    raw.close()
    assert any('"chair":"Rollo Quince"' in document for document in sealed)
    assert any('"speaker":"Rollo Quince"' in document for document in sealed)
    assert any("drank with [erased] at Quince House." in document for document in sealed)


def test_a_referral_of_somebody_called_so_stays_whole_and_is_pointed_to(record: Record) -> None:
    sheet = erasing_sheet(record, "001")
    before = texts(record.path)
    erase(record, "001", "kept for long enough", "decision 12")
    after = texts(record.path)
    assert len(sheet.survey.referrals) == 1
    for row_id in sheet.survey.referrals:
        assert before["referral", "subject_name", row_id] == "Rollo Quince"
        kept = {key: text for key, text in before.items() if key[0] == "referral" and key[2] == row_id}
        assert len(kept) > 10 and all(after[key] == text for key, text in kept.items())


def test_every_place_is_shown_with_its_words_before_it_is_done(record: Record) -> None:
    said = "\n".join(erasing_sheet(record, "001").in_sentences)
    before = texts(record.path)
    erase(record, "001", "kept for long enough", "decision 12")
    own = {("case_file", 1)}
    changed = [
        text
        for (table, column, row_id), text in texts(record.path).items()
        if text != before.get((table, column, row_id), text)
        and "[erased]" in str(text)
        and (table, row_id) not in own
    ]
    assert len(changed) > 3
    for text in changed:
        assert " ".join(text.split())[:60] in said
    assert "entry, text, CCM/26/002, meeting 1" in said


words = st.sampled_from(["bo", "al", "quince", "vane", "o'thistle", "jo", "li", "will", "may", "rollo", "ann"])
called = st.lists(words, min_size=2, max_size=3, unique=True).map(" ".join)
glued = st.lists(words, min_size=2, max_size=2, unique=True).map("-".join)


@given(
    st.lists(called, min_size=1, max_size=3),
    st.lists(st.one_of(words, glued, st.sampled_from([",", "(", "’s", "and", "\n"])), max_size=30).map(" ".join),
)
def test_a_text_without_the_whole_name_stays_as_it_is(names: list[str], text: str) -> None:
    going = Names(names, (), ())
    turned = [f"{name.split()[-1]} , {' '.join(name.split()[:-1])}" for name in names]
    if not names_it(text, [*names, *turned]):
        assert going.taken_from(text) == text
    if names_it(re.sub(r"[,(]", " zz ", text), names):
        assert going.taken_from(text) != text


def referrals(path: Path) -> dict[str, int]:
    """The referrals that became no case, by the street that each alone has."""
    raw = sqlite3.connect(path)
    rows = raw.execute("SELECT id, address FROM referral WHERE case_id IS NULL").fetchall()
    raw.close()
    return {address.split()[1]: row_id for row_id, address in rows}


@pytest.mark.parametrize("street", ["Burnish", "Thicket", "Hessian", "Pumice", "Trellis"])
def test_a_referral_that_became_no_case_is_erased_to_the_last_byte_and_the_record_verifies(
    record: Record, street: str
) -> None:
    row_id = referrals(record.path)[street]
    before = texts(record.path)
    assert street.encode() in record.path.read_bytes()
    erase(record, f"referral-{row_id}", "kept for long enough", "decision 12")
    for file in record.path.parent.iterdir():
        assert street.encode() not in file.read_bytes(), file.name
    after = texts(record.path)
    named = {key for key, text in before.items() if key in after and after[key] != text}
    assert {key[2] for key in named if key[0] == "referral"} == {row_id}
    verdict = verify_record(record)
    assert verdict.findings == ()
    assert verdict.erasures[-1].reference == f"referral-{row_id}"
    with pytest.raises(CcmError, match="is erased"):
        erase(record, f"referral-{row_id}", "again", "decision 12")


def test_a_referral_that_waits_or_made_a_case_is_not_erased_by_itself(record: Record) -> None:
    waiting = add_referral(record, NewReferral(record.today, "Perpetua Lindqvist")).referral_id
    with pytest.raises(CcmError, match="waiting to be screened"):
        erase(record, f"referral-{waiting}", "too soon", "nobody")
    with pytest.raises(CcmError, match="was accepted, as case CCM/26/001"):
        erase(record, "referral-1", "too soon", "nobody")
    with pytest.raises(CcmError, match="no referral of that number"):
        erase(record, "referral 999", "too soon", "nobody")


def test_retention_lists_referrals_that_became_none_and_keeps_one_for_longer(nasty: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(nasty, tmp_path / "later.db"))
    later = Record.open(path, clock_from(datetime(2033, 1, 5, 12, tzinfo=LONDON)), "tester")
    listed = [line.reference for line in due_for_review(later)]
    assert set(listed) >= {f"referral-{row_id}" for row_id in referrals(path).values()}
    assert "CCM/26/001" in listed and ERASED not in listed and "CCM/26/013" not in listed
    first = next(one for one in listed if one.startswith("referral"))
    keep_longer(later, first, date(2034, 1, 1), "a claim is pending")
    assert first not in [line.reference for line in due_for_review(later)]
    assert verify_record(later).findings == ()
    later.close()
