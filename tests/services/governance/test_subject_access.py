"""A subject-access pack: all that is on record about one person, and nobody else's name."""

import re
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import select

from ccm_tui.domain.composer.line.entries import InfoEntry, NoteEntry
from ccm_tui.domain.vocabulary import DisclosureState, Sensitivity
from ccm_tui.errors import CcmError
from ccm_tui.services.desk.linear_mode import take_lines
from ccm_tui.services.governance.log_view import list_disclosures
from ccm_tui.services.governance.subject_access import find_person, subject_access_text, write_subject_access
from ccm_tui.services.hearings.entries import record_entry, withdraw_entry
from db.queries.agenda.agenda import agenda_of_meeting
from db.record import Record
from db.tables.cases import PersonRow
from db.tables.referrals import ReferralRow
from tests.demo_file import demo_record
from tests.lived_record import LIVE_MEETING, open_record

PERSON = "Clementine Oakapple"
NO_NAMES = {"insp", "chief", "rose", "park"}
"""Titles, and names that are words of the texts too."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = demo_record(tmp_path_factory.mktemp("subject"))
    record = open_record(path)
    take_lines(record, "next", ["/case 034"], lambda _said: None, lambda _what, _do: None)
    with record.reading() as session:
        items = agenda_of_meeting(session, LIVE_MEETING)
    item_id = next(item.id for item in items if item.hearing and item.hearing.reference.endswith("034"))
    other = next(item.id for item in items if item.hearing and item.hearing.reference.endswith("036"))
    for text, sensitivity in (
        ("Barnaby Gristlethorpe and prue wren met her", Sensitivity.NORMAL),
        ("held in confidence by N. Turnstile", Sensitivity.RESTRICTED),
        ("a name that stays in the room", Sensitivity.NOT_MINUTED),
    ):
        record_entry(record, item_id, InfoEntry(text, "COLP", sensitivity=sensitivity))
    withdraw_entry(record, record_entry(record, item_id, NoteEntry("said and taken back")), "wrong case")
    record_entry(record, other, NoteEntry(f"{PERSON.upper()} lent Rollo Quince a key"))
    with record.writing("test.referral", "others in a referral") as writing:
        referral = writing.session.exec(select(ReferralRow).where(ReferralRow.subject_name == PERSON)).one()
        writing.change(referral, children="Tansy Underhill, 9", reason="Tansy Underhill cries at night.")
    record.close()
    return path


@pytest.fixture
def record(made: Path, tmp_path: Path) -> Iterator[Record]:
    opened = open_record(Path(shutil.copy(made, tmp_path / "record.db")))
    yield opened
    opened.close()


def pack(record: Record, named: str = PERSON) -> str:
    return " ".join(subject_access_text(record, find_person(record, named)).split())


def everybody(path: Path) -> dict[str, str]:
    """Every name on record, people's and professionals', by the column that holds it."""
    raw = sqlite3.connect(path)
    columns = (
        ("person", "name"), ("representative", "name"), ("person_sitting", "person"), ("observer", "name"),
        ("meeting", "chair"), ("meeting", "co_chair"), ("action", "owner"), ("case_file", "lead_professional"),
        ("case_file", "deputy_lead"), ("referral", "referrer_name"), ("risk_score", "assessor"),
        ("information_share", "speaker"), ("interest", "declared_by"),
    )  # fmt: skip
    found = {name: table for table, column in columns for (name,) in raw.execute(f"SELECT {column} FROM {table}")}
    raw.close()
    return {name: table for name, table in found.items() if name}


@pytest.mark.parametrize("named", [PERSON, "Dexter Hollowpenny", "Wilhelmina Sparrowdust", "Ferdie Moonpenny"])
def test_no_other_persons_name_is_in_it(record: Record, named: str) -> None:
    text = subject_access_text(record, find_person(record, named))
    said = " ".join(text.casefold().split())
    own = words_of(named) | words_of("Larkspur City Community MARAC") | agency_words(record.path)
    for name, table in everybody(record.path).items():
        assert name == named or name.casefold() not in said, (name, table)
        if table != "person":
            assert not (words_of(name) - own) & words_of(text), name


def words_of(text: str) -> set[str]:
    return {word for word in re.findall(r"[\w'-]+", text.casefold()) if len(word) > 3} - NO_NAMES


def agency_words(path: Path) -> set[str]:
    raw = sqlite3.connect(path)
    words = {word for (name,) in raw.execute("SELECT name FROM agency") for word in words_of(name)}
    raw.close()
    return words


def test_names_become_roles_however_they_were_typed(record: Record) -> None:
    text = pack(record)
    assert "[B, causing harm] and [who speaks for Victim support] met her" in text
    assert "held in confidence by [who speaks for Housing (estates, tenancy)]" in text


def test_others_whom_only_a_referral_names_are_withheld_and_taken_out_of_its_texts(record: Record) -> None:
    text = pack(record)
    assert "Children names other people: withheld until it is decided" in text
    assert "[another person] cries at night." in text
    assert "Tansy" not in text


def test_everything_about_the_person_is_in_it(record: Record, made: Path) -> None:
    text = pack(record)
    raw = sqlite3.connect(made)
    raw.row_factory = sqlite3.Row
    row = raw.execute("SELECT * FROM person WHERE name = ?", (PERSON,)).fetchone()
    for column in ("name", "address", "safe_contact"):
        assert row[column] in text
    entries = raw.execute(
        "SELECT entry.text FROM entry JOIN hearing ON hearing.agenda_item_id = entry.agenda_item_id"
        " JOIN case_file ON case_file.id = hearing.case_id WHERE reference = 'CCM/26/034' AND text NOT LIKE '%Wren%'"
    ).fetchall()
    raw.close()
    assert len(entries) > 20
    whole = [said for (said,) in entries if " ".join(said.split()) in text]
    # The others name somebody, whose name is replaced.
    assert len(whole) > 0.8 * len(entries)
    for said in ("said and taken back", "Withdrawn because wrong case"):
        assert said in text


def test_what_needs_a_decision_is_marked_and_counted(record: Record) -> None:
    text = subject_access_text(record, find_person(record, PERSON))
    assert "[for the decision of City Police, Communities; RESTRICTED]" in text
    assert "[for the decision of City Police, Communities; NOT FOR THE MINUTES]" in text
    assert "[the panel's own words: for the chair's decision; withdrawn]" in " ".join(text.split())
    decided = text.split("To be decided")[1].split("====")[0]
    assert re.search(r"NOT FOR THE MINUTES +1 item", decided) and re.search(r"RESTRICTED +1 item", decided)
    assert re.search(r"Housing \(estates, tenancy\) +[0-9]+ items", decided)


def test_what_names_the_person_outside_of_their_cases_is_in_it(record: Record) -> None:
    assert "CLEMENTINE OAKAPPLE lent [another person] a key" in pack(record)


def test_of_a_case_about_somebody_else_only_what_names_the_person_is_in_it(record: Record) -> None:
    text = pack(record, "Ferdie Moonpenny")
    assert "This case is about somebody else; only what names this person is here." in text
    assert "Violent, do not visit alone" not in text
    assert "Hollowpenny" not in text


def test_the_pack_is_a_file_for_its_owner_alone_and_is_noted_without_a_name(record: Record, tmp_path: Path) -> None:
    number = find_person(record, PERSON)
    place = write_subject_access(record, number, tmp_path / "pack.txt", "information governance", "their request")
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    (left,) = list_disclosures(record)
    assert (left.document, left.audience, left.state) == (
        "subject-access pack",
        f"person {number}",
        DisclosureState.DONE,
    )
    assert PERSON not in str(left)
    with pytest.raises(CcmError, match="already"):
        write_subject_access(record, number, tmp_path / "pack.txt")


def test_a_person_is_found_by_name_number_or_case_and_never_guessed(record: Record) -> None:
    number = find_person(record, PERSON)
    assert find_person(record, f"  {PERSON.lower()} ") == find_person(record, str(number)) == number
    with record.reading() as session:
        moonpenny = session.exec(select(PersonRow.id).where(PersonRow.name == "Ferdie Moonpenny")).one()
    assert find_person(record, "033") == moonpenny
    for nobody in ("Clementine", "", "999", "CCM/26/999"):
        with pytest.raises(CcmError, match="nobody of that name"):
            find_person(record, nobody)
    with record.writing("test.namesake", "somebody of the same name") as writing:
        second = writing.add(PersonRow(name=PERSON)).id
    with pytest.raises(CcmError, match="one of 2 people") as several:
        find_person(record, PERSON)
    assert several.value.do == f"Give the number of one: {number} in CCM/26/034; {second} in no case."
