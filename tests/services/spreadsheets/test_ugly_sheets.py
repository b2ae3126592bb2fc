"""Sheets as people really send them, and files that are made to do harm."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from ccm_tui.clock import Clock
from ccm_tui.domain.vocabulary import Consent, Criterion, PersonRole, ResidentStatus
from ccm_tui.errors import CcmError
from ccm_tui.services.record.setup import set_up
from ccm_tui.services.spreadsheets.imports import (
    RowsRefusedError,
    agency_sheet,
    import_agencies,
    import_referrals,
    referral_sheet,
)
from db.queries.agencies.agencies import all_agencies
from db.queries.referrals.referrals import all_referrals
from db.record import Record
from tests.bombs import bombs_of_cells
from tests.ugly_sheets import BORN, SAID, UGLY, workbook

BOMBS = bombs_of_cells()


@pytest.fixture
def record(tmp_path: Path, demo_clock: Clock) -> Iterator[Record]:
    made = set_up(tmp_path / "record.db", "CCM", demo_clock, "coordinator")
    yield made
    made.close()


def sent(record: Record, content: bytes) -> tuple[str, ...]:
    """What is told when a file of these bytes is imported; its name says nothing of what it is."""
    path = record.path.parent / "sheet"
    path.write_bytes(content)
    return import_referrals(record, referral_sheet(path))


@pytest.mark.parametrize("name", UGLY)
def test_a_sheet_that_is_nobodys_template_is_read_as_it_was_meant(name: str, record: Record) -> None:
    sent(record, UGLY[name])
    with record.reading() as session:
        found = {one.subject_name.replace("THIMBLEWICK", "Thimblewick"): one for one in all_referrals(session)}
    assert set(found) == set(SAID)
    days = {date(2026, 12, 3)} if name == "merged down" else set(SAID.values())
    assert {one.received_on for one in found.values()} == days
    for person, referral in found.items():
        assert referral.subject_born_on in (BORN[person], None)
    jasper = found["Jasper Thimblewick"]
    if name not in ("serial days", "every field", "days from 1904"):
        assert jasper.referrer_agency == "COLP"
    if name in ("titles above", "two rows of headings", "misspelt", "in haste"):
        assert [(one.tool, one.score, one.maximum) for one in jasper.scores] == [("RAM", 33, 41)]


def test_what_was_taken_for_what_is_said_with_what_was_not(record: Record) -> None:
    assert sent(record, UGLY["titles above"]) == (
        "Headings in row 4.",
        "Column B “Client Name” is taken as: subject name.",
        "Column C “D.O.B.” is taken as: subject born on.",
        "Column D “Rec'd” is taken as: received on.",
        "Column E “Referring Agency” is taken as: referrer agency.",
        "Column F “RAM score” is taken as: score.",
        "Column G “Concerns” is taken as: reason.",
        "1 column not taken: A “No.”.",
        "2 referrals: 2 waiting to be screened.",
        "Row 9: passed over: a row of totals.",
    )


def test_of_several_sheets_the_one_with_the_headings_is_read_and_that_is_said(record: Record) -> None:
    told = sent(record, UGLY["several sheets"])
    assert told[0] == "Sheet “Live tracker” was read; not read: “READ ME”, “Lists”."


def test_another_sheet_with_such_headings_is_named_and_can_be_asked_for(record: Record, tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        for month, person in (("December", "Jasper Thimblewick"), ("November", "Ottoline Fernsby-Plum")):
            sheet = book.add_worksheet(month)
            sheet.write_row("A1", ["Received", "Client"])
            sheet.write_row("A2", ["3/11/2026", person])

    told = sent(record, workbook(fill))
    assert told[0] == "Sheet “December” was read; not read: “November” (which has such headings too)."
    assert import_referrals(record, referral_sheet(tmp_path / "sheet", sheet="november"))[0].startswith(
        "Sheet “November” was read"
    )
    with pytest.raises(CcmError, match="no sheet of that name"):
        import_referrals(record, referral_sheet(tmp_path / "sheet", sheet="October"))


def test_the_words_that_people_use_are_understood(record: Record) -> None:
    sent(record, UGLY["every field"])
    with record.reading() as session:
        jasper = next(one for one in all_referrals(session) if one.subject_name.startswith("Jasper"))
    assert (jasper.subject_role, jasper.resident) == (PersonRole.BOTH, ResidentStatus.NON_RESIDENT)
    assert (jasper.consent, jasper.subject_aware) == (Consent.NOT_GIVEN, True)
    assert set(jasper.criteria) == {Criterion.ESCALATION, Criterion.MULTI_AGENCY}
    assert jasper.themes == ("begging", "street drinking")


def form(record: Record, *rows: tuple[str, ...]) -> tuple[str, ...]:
    """What is told when a form of these rows is imported as a workbook."""

    def fill(book: Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 0, 1, "Community MARAC referral form")
        for at, row in enumerate(rows, 2):
            sheet.write_row(at, 0, row)

    return sent(record, workbook(fill))


FORM = (
    ("Section 1: the person",),
    ("Client’s full name", "Jasper Thimblewick"),
    ("Address", "9 Pump Lane"),
    ("", "EC1Z 2AB"),
    ("Date of referral", "3 December 2026"),
    ("Favourite colour", "green"),
    ("What are the concerns?", "Calls at night."),
    ("Your name", "PC Larkspur"),
)


def test_a_form_with_its_answers_beside_its_headings_is_one_referral(record: Record) -> None:
    told = form(record, *FORM)
    assert told[0] == "It was read as a form, each answer beside its heading."
    assert "Row 4 “Client’s full name” is taken as: subject name." in told
    assert "1 row not taken: 8 “Favourite colour”." in told
    with record.reading() as session:
        (jasper,) = all_referrals(session)
    assert (jasper.subject_name, jasper.received_on) == ("Jasper Thimblewick", date(2026, 12, 3))
    assert (jasper.address, jasper.reason) == ("9 Pump Lane, EC1Z 2AB", "Calls at night.")
    assert jasper.referrer_name == "PC Larkspur"


def test_what_is_wrong_in_a_form_is_named_by_its_own_row(record: Record) -> None:
    with pytest.raises(RowsRefusedError) as refused:
        form(record, *FORM, ("Date of birth", "31/2/1970"))
    assert [(problem.row, problem.column) for problem in refused.value.problems] == [(11, "subject born on")]
    with pytest.raises(RowsRefusedError) as refused:
        form(record, *FORM, ("Tried", "A visit", "A letter"))
    assert [problem.in_words for problem in refused.value.problems] == [
        "Row 11, tried: has more than one answer beside it"
    ]


def test_the_senders_own_name_in_a_form_is_not_taken_for_the_subjects(record: Record) -> None:
    with pytest.raises(RowsRefusedError) as refused:
        form(
            record,
            ("Date of referral", "3/12/2026"),
            ("Worry", "x"),
            ("Section 2: your details",),
            ("Name", "PC Larkspur"),
            ("Agency", "HSG"),
        )
    assert [(problem.row, problem.column) for problem in refused.value.problems] == [(6, "subject name")]


def test_teams_ticks_bands_and_notes_are_understood_and_two_names_in_a_cell_are_told(record: Record) -> None:
    told = sent(
        record,
        "Client forename;Client surname;Date submitted;Agency;Consent;Risk score;Referrer's tel\n"
        "Rollo;Quince;3/12/2026;Adult Social Care (Hospital Team);✓;High (33);020 7946 0000\n"
        "Ann & Bob;Larch;3/12/2026;ASC;✗;33;\n"
        "Note: scores are provisional;;;;;;\n".encode(),
    )
    assert told[-2:] == (
        "Row 3: its name looks like several people's; it is taken as one referral about one person.",
        "Row 4: passed over: a note, with one cell alone.",
    )
    with record.reading() as session:
        rollo, both = all_referrals(session)
    assert (rollo.referrer_agency, rollo.referrer_role) == ("ASC", "Hospital Team")
    assert (rollo.consent, both.consent) == (Consent.GIVEN, Consent.NOT_GIVEN)
    assert [(one.score, one.band) for one in rollo.scores] == [(33, "high")]


def test_another_agency_in_brackets_is_no_team(record: Record) -> None:
    with pytest.raises(RowsRefusedError):
        sent(
            record,
            b"received on,subject name,referrer agency\n3/12/2026,Rollo Quince,Housing - City of Westminster\n",
        )


def test_every_fault_of_every_row_of_a_workbook_is_named_at_once(record: Record) -> None:
    def fill(book: Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row("A1", ["Client", "Date rec'd", "Agency", "Consent", "RAM score"])
        sheet.write_row("A2", ["", "31/2/2026", "Nobody we know", "perhaps", "high"])
        sheet.write_row("A3", ["Jasper Thimblewick", "3/12/2026", "Nobody we know", "yes", 42])

    with pytest.raises(RowsRefusedError) as refused:
        sent(record, workbook(fill))
    assert [problem.in_words.partition(": ")[0] for problem in refused.value.problems] == [
        "Row 2, received on",
        "Row 2, subject name",
        "Row 2, consent",
        "Row 2, score",
        "Row 2, referrer agency",
        "Row 3, referrer agency",
        "Row 3, score",
    ]
    assert "Column A “Client” is taken as: subject name." in refused.value.told
    with record.reading() as session:
        assert all_referrals(session) == ()


def test_agencies_come_from_a_workbook_too(record: Record, tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write("A1", "Membership")
        sheet.write_row("A3", ["Agency name", "Short code", "Contact name", "Job title", "E-mail address"])
        sheet.write_row("A4", ["Wickmarsh Council", "wick", "Tam Mossop", "Officer", "tam@example.org"])

    path = tmp_path / "agencies.xlsx"
    path.write_bytes(workbook(fill))
    import_agencies(record, agency_sheet(path))
    with record.reading() as session:
        added = next(agency for agency in all_agencies(session) if agency.code == "WICK")
    assert (added.name, [person.name for person in added.representatives]) == ("Wickmarsh Council", ["Tam Mossop"])


def _bomb(part: str, size: int) -> bytes:
    """A workbook one part of which unpacks into so many bytes, though it says of itself that it is small."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        with packed.open(part, "w", force_zip64=True) as into:
            for _ in range(size >> 20):
                into.write(bytes(1 << 20))
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (_bomb("xl/worksheets/sheet1.xml", 250 << 20), "far larger"),
        (_bomb("word/document.xml", 1 << 20), "no Excel workbook"),
        (UGLY["titles above"][:-400], "can't be read"),
        (UGLY["titles above"].replace(b"sheet1", b"sheet9"), "can't be read"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096), "can't be read"),
        (b"x" * 40_000_001, "far larger"),
    ],
    ids=["bomb", "another zip", "cut", "broken inside", "old and broken", "large"],
)
def test_a_file_that_could_do_harm_is_refused_in_words(content: bytes, said: str, record: Record) -> None:
    with pytest.raises(CcmError) as refused:
        sent(record, content)
    assert said in refused.value.what


@pytest.mark.parametrize("name", BOMBS)
def test_a_workbook_that_would_end_or_fill_its_reader_is_refused_in_words_and_nothing_is_taken(
    name: str, record: Record
) -> None:
    with pytest.raises(CcmError, match=r"far larger|far more|far below|can't be read"):
        sent(record, BOMBS[name])
    with record.reading() as session:
        assert all_referrals(session) == ()


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_text_with_columns_without_end_is_refused_in_words(separator: str, record: Record) -> None:
    with pytest.raises(CcmError, match=r"beyond column 1,000|headings of this file can't be taken"):
        sent(record, f"received on{separator}subject name{separator}notes{f'{separator}x' * 90_000}".encode())
