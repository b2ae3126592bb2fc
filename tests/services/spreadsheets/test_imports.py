import csv
import hashlib
import io
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from ccm_tui.clock import Clock
from ccm_tui.domain.agencies.agency import Agency
from ccm_tui.domain.referrals.referral import Referral
from ccm_tui.domain.statuses import Screening
from ccm_tui.domain.vocabulary import AgencyKind, Criterion
from ccm_tui.errors import CcmError
from ccm_tui.services.agencies.agencies import retire_agency
from ccm_tui.services.record.setup import set_up
from ccm_tui.services.spreadsheets.imports import (
    RowsRefusedError,
    agency_sheet,
    import_agencies,
    import_referrals,
    referral_sheet,
    rehearse_agencies,
    rehearse_referrals,
)
from db.queries.agencies.agencies import all_agencies
from db.queries.cases.cases import case_lines
from db.queries.referrals.referrals import all_referrals
from db.record import Record
from tests.effort import calls_of
from tests.screens.support import HOSTILE

Sheet = Callable[..., Path]


@pytest.fixture
def record(tmp_path: Path, demo_clock: Clock) -> Iterator[Record]:
    made = set_up(tmp_path / "record.db", "CCM", demo_clock, "coordinator")
    yield made
    made.close()


@pytest.fixture
def sheet(tmp_path: Path) -> Sheet:
    """Writes a CSV file of these rows, or of these bytes."""

    def write(*rows: Sequence[object], separator: str = ",", content: bytes | None = None) -> Path:
        text = io.StringIO()
        csv.writer(text, delimiter=separator).writerows(rows)
        path = tmp_path / "sheet.csv"
        path.write_bytes(text.getvalue().encode() if content is None else content)
        return path

    return write


def on_record(record: Record) -> tuple[Referral, ...]:
    with record.reading() as session:
        return all_referrals(session)


def agencies(record: Record) -> dict[str, Agency]:
    with record.reading() as session:
        return {agency.code: agency for agency in all_agencies(session)}


def problems(record: Record, path: Path) -> list[str]:
    with pytest.raises(RowsRefusedError) as refused:
        import_referrals(record, referral_sheet(path))
    return [problem.in_words for problem in refused.value.problems]


def digest(record: Record) -> str:
    return hashlib.sha256(record.path.read_bytes()).hexdigest()


HEADINGS = ("received on", "subject name")


def test_headings_come_in_any_order_and_spelling(record: Record, sheet: Sheet) -> None:
    headings = (
        "Subject_Name",
        " SCREENING ",
        "score-tool",
        "Score",
        "RECEIVED ON",
        "score maximum",
        "",
        "criteria",
    )
    row = ("Rollo Quince", "Accepted", "RAM", "30", "30/11/2026", 41, "", "escalation; HIGH-SCORE;escalation")
    told = import_referrals(record, referral_sheet(sheet(headings, row)))
    assert told == ("1 referral: 1 accepted.", "Row 2: case CCM/26/001.")
    (referral,) = on_record(record)
    assert set(referral.criteria) == {Criterion.ESCALATION, Criterion.HIGH_SCORE}
    assert (referral.scores[0].score, referral.case_reference) == (30, "CCM/26/001")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_separator_is_found(separator: str, record: Record, sheet: Sheet) -> None:
    rows = [(*HEADINGS, "reason"), ("3 Dec 2026", "Quince; Rollo", "a, b; c\td")]
    import_referrals(record, referral_sheet(sheet(*rows, separator=separator)))
    assert [(one.subject_name, one.reason) for one in on_record(record)] == [("Quince; Rollo", "a, b; c\td")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_accents_arrive_whatever_the_encoding(encoding: str, record: Record, sheet: Sheet) -> None:
    path = sheet(content="received on,subject name\r\n3/12/2026,Zoë “Ñuñez”\r\n".encode(encoding))
    told = import_referrals(record, referral_sheet(path))
    assert on_record(record)[0].subject_name == "Zoë “Ñuñez”"
    assert any("Western European" in sentence for sentence in told) is (encoding == "cp1252")


@pytest.mark.parametrize(
    "text", [text.strip() for text in HOSTILE] + ["=cmd|' /C calc'!A0", "two\nlines\n\nand more"]
)
def test_hostile_text_is_kept_as_it_was_typed(text: str, record: Record, sheet: Sheet) -> None:
    import_referrals(record, referral_sheet(sheet((*HEADINGS, "reason", "wanted"), ("3/12/2026", text, text, text))))
    (referral,) = on_record(record)
    assert (referral.subject_name, referral.reason, referral.wanted) == (text, text, text)


@pytest.mark.parametrize(
    "written",
    [
        "3/12/2026",
        "03-12-2026",
        "3.12.2026",
        "2026-12-03",
        "2026-12-03 00:00:00",
        "3 Dec 2026",
        "3-dec-2026",
        "3rd December 2026",
        "3/12/26",
        "3-Dec-'26",
        "Thursday 3rd of December, 2026",
        "Dec 3, 2026",
        "20261203",
        "03.12.2026 09:30",
        "46359",
        "\xa03/12/2026\u200b",
    ],
)
def test_the_day_comes_before_the_month(written: str, record: Record, sheet: Sheet) -> None:
    import_referrals(record, referral_sheet(sheet(HEADINGS, (written, "Rollo Quince"))))
    assert on_record(record)[0].received_on.isoformat() == "2026-12-03"


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("12/31/2026", "day before the month"),
        ("30/2/2026", "no day that there is"),
        ("1985", "a year alone"),
        ("3 Dec", "needs its year"),
        ("3 Decent 2026", "no day that there is"),
        ("4635", "is not a date"),
        ("Fri 3 Dec 2026", "names another weekday"),
        ("Thursday", "is not a date"),
        ("3/12/1026", "year before"),
        ("18/12/2026", "still to come"),
        ("", "is empty"),
    ],
)
def test_a_date_is_never_guessed(written: str, reason: str, record: Record, sheet: Sheet) -> None:
    (said,) = problems(record, sheet(HEADINGS, (written, "Rollo Quince")))
    assert said.startswith("Row 2, received on: ")
    assert reason in said


def test_every_bad_cell_of_every_row_is_named_at_once_and_nothing_is_taken(record: Record, sheet: Sheet) -> None:
    path = sheet(
        (*HEADINGS, "subject role", "referrer agency", "subject aware", "score", "score maximum", "screening"),
        ("3/12/2026", "Good Row", "causing harm", "colp", "yes", "", "", ""),
        ("3/12/2026", "", "villain", "NONE", "perhaps", "4.5", "41", "maybe"),
        (),
        ("3/12/2026", " good  row ", "", "", "", "42", "41", "withdrawn"),
        ("3/12/2026", "Two\nlines", "", "", "", "4", "", "", "surplus"),
        ("4/12/2026", "Last Row", "", "", "", "9", "", ""),
    )
    before = digest(record)
    said = problems(record, path)
    assert [sentence.partition(": ")[0] for sentence in said] == [
        "Row 3, subject name",
        "Row 3, screening",
        "Row 3, subject role",
        "Row 3, subject aware",
        "Row 3, score",
        "Row 3, referrer agency",
        "Row 5, screening reason",
        "Row 5, score",
        "Row 5, subject name",
        "Row 6",
    ]
    assert "villain" not in " ".join(said)
    assert on_record(record) == ()
    assert digest(record) == before


def test_what_is_there_twice_is_taken_once_and_named(record: Record, sheet: Sheet) -> None:
    rows = [
        HEADINGS,
        ("3/12/2026", "Rollo Quince"),
        ("2026-12-03", "QUINCE, Mr Rollo"),
        ("3/12/2026", "Rollo Quince"),
    ]
    assert problems(record, sheet(*rows)) == [
        "Row 3, subject name: is that of a referral received the same day, which is in row 2 already; two people of "
        "one name are told apart by the date of birth of each, or by a word after the name"
    ]
    told = import_referrals(record, referral_sheet(sheet(rows[0], rows[1], rows[3])))
    assert told == ("1 referral: 1 waiting to be screened.", "Row 3: not taken again: row 2 says the same.")
    again = import_referrals(record, referral_sheet(sheet(rows[0], rows[2], ("4/12/2026", "Mab Reed"))))
    assert again == (
        "1 referral: 1 waiting to be screened.",
        "Row 2: not taken again: a referral of this subject and day is on record.",
    )
    assert len(on_record(record)) == 2


BORN = (*HEADINGS, "date of birth")


def test_a_father_and_a_son_of_one_name_who_are_referred_on_one_day_are_both_taken(
    record: Record, sheet: Sheet
) -> None:
    father, son = ("3/12/2026", "Rollo Quince", "1/2/1961"), ("3/12/2026", "QUINCE, Mr Rollo", "4/5/1990")
    told = import_referrals(record, referral_sheet(sheet(BORN, father, son)))
    assert [one.subject_born_on for one in on_record(record)] == [date(1961, 2, 1), date(1990, 5, 4)]
    assert (
        "Row 3: somebody of that name with another date of birth was referred the same day, which is in row 2; they "
        "are taken as two people." in told
    )
    again = import_referrals(
        record, referral_sheet(sheet(BORN, son, father, ("3/12/2026", "Rollo Quince", "6/7/2008")))
    )
    assert "1 referral: 1 waiting to be screened." in again
    assert len(on_record(record)) == 3


@pytest.mark.parametrize("screening", ["waiting", "accepted"])
def test_namesakes_of_one_sheet_never_share_a_person_or_a_case(record: Record, sheet: Sheet, screening: str) -> None:
    rows = [("3/12/2026", "Rollo Quince", day, screening) for day in ("1/2/1961", "4/5/1990")]
    import_referrals(record, referral_sheet(sheet((*BORN, "screening"), *rows)))
    found = on_record(record)
    assert len(found) == 2
    assert len({one.case_reference for one in found}) == (2 if screening == "accepted" else 1)
    with record.reading() as session:
        assert len(case_lines(session)) == (2 if screening == "accepted" else 0)


@pytest.mark.parametrize("born", [("", ""), ("1/2/1961", ""), ("", "4/5/1990")])
def test_who_may_be_a_namesake_or_the_same_is_named_with_the_way_on(
    born: tuple[str, str], record: Record, sheet: Sheet
) -> None:
    rows = [("3/12/2026", name, day) for name, day in zip(("Rollo Quince", "Mr Rollo Quince"), born, strict=True)]
    assert [said for said in problems(record, sheet(BORN, *rows)) if "told apart by the date of birth" in said]
    assert on_record(record) == ()
    import_referrals(record, referral_sheet(sheet(BORN, rows[0], ("3/12/2026", "Rollo Quince the younger", born[1]))))
    assert len(on_record(record)) == 2


def test_the_same_person_twice_on_one_day_is_no_namesake(record: Record, sheet: Sheet) -> None:
    rows = [("3/12/2026", name, "1/2/1961") for name in ("Rollo Quince", "Mr Rollo Quince")]
    assert problems(record, sheet(BORN, *rows)) == [
        "Row 3, subject name: is that of a referral received the same day, which is in row 2 already"
    ]


def test_a_row_without_a_date_of_birth_is_not_taken_for_one_on_record_without_the_way_on(
    record: Record, sheet: Sheet
) -> None:
    import_referrals(record, referral_sheet(sheet(BORN, ("3/12/2026", "Rollo Quince", "1/2/1961"))))
    told = import_referrals(record, referral_sheet(sheet(BORN, ("3/12/2026", "Rollo Quince", ""))))
    assert "told apart by the date of birth of each" in told[-1]


def test_a_case_can_bring_its_own_reference_once(record: Record, sheet: Sheet) -> None:
    headings = (*HEADINGS, "screening", "reference")
    import_referrals(record, referral_sheet(sheet(headings, ("3/12/2026", "A", "accepted", "asb-2026/7"))))
    assert on_record(record)[0].case_reference == "ASB-2026/7"
    path = sheet(
        headings,
        ("3/12/2026", "B", "accepted", "ASB-2026/7"),
        ("3/12/2026", "C", "accepted", "ASB-8"),
        ("3/12/2026", "D", "accepted", "asb-8"),
        ("3/12/2026", "E", "waiting", "ASB-9"),
        ("3/12/2026", "F", "accepted", "what? this"),
    )
    assert problems(record, path) == [
        "Row 2, reference: is on record already",
        "Row 4, reference: is in row 3 already",
        "Row 5, reference: is for an accepted referral only",
        "Row 6, reference: is not up to 32 letters, digits, slashes, dots or hyphens",
    ]


@pytest.mark.parametrize(
    ("headings", "said"),
    [
        (
            "received on,officer",
            ["Row 1, subject name: is missing; no heading in this row is taken for it"],
        ),
        ("received on,subject name,Received_On", ["Row 1, received on: is there more than once"]),
        (
            "Rollo Quince,3/12/2026",
            ["Row 1: is no row of headings, nor is any after it; at least these are needed: " + ", ".join(HEADINGS)],
        ),
    ],
)
def test_headings_that_are_not_ours_are_named(headings: str, said: list[str], record: Record, sheet: Sheet) -> None:
    assert problems(record, sheet(content=f"{headings}\n3/12/2026,X\n".encode())) == said


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"received on,subject name\n",
        b"received on,subject name\n,\n \n",
        b"PK\x03\x04 a workbook",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old one",
        b"received on,subject name\n3/12/2026,Nu\x00l\n",
        b"received on,subject name\n3/12/2026,\x81\x8d\n",
        b'received on,subject name\n3/12/2026,"never closed\n',
        b"\xff\xfe\x00",
    ],
)
def test_a_file_that_is_no_sheet_is_told_in_words(content: bytes, record: Record, sheet: Sheet) -> None:
    with pytest.raises(CcmError) as refused:
        import_referrals(record, referral_sheet(sheet(content=content)))
    assert refused.value.what.endswith((".", "was."))
    assert on_record(record) == ()


def test_a_file_that_is_not_there_is_told_in_words(record: Record, tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(CcmError, match="can't be read"):
            import_referrals(record, referral_sheet(path))


def test_a_rehearsal_says_what_the_import_does_and_leaves_the_record_as_it_is(record: Record, sheet: Sheet) -> None:
    path = sheet((*HEADINGS, "screening"), ("3/12/2026", "A", "accepted"), ("3/12/2026", "B", ""))
    before = digest(record)
    said = rehearse_referrals(record, referral_sheet(path))
    assert digest(record) == before
    assert on_record(record) == ()
    assert record.undo() is None
    assert import_referrals(record, referral_sheet(path)) == said


def test_an_import_is_one_act_that_can_be_taken_back_and_done_again(record: Record, sheet: Sheet) -> None:
    import_referrals(
        record,
        referral_sheet(
            sheet((*HEADINGS, "screening", "themes"), ("3/12/2026", "A", "accepted", "x;y"), ("3/12/2026", "B", ""))
        ),
    )
    before = on_record(record)
    assert record.undo() == "import of 2 referrals"
    with record.reading() as session:
        assert (all_referrals(session), case_lines(session)) == ((), ())
    record.redo()
    assert on_record(record) == before


def test_twice_as_many_referrals_are_no_more_than_twice_the_work(
    tmp_path: Path, demo_clock: Clock, sheet: Sheet
) -> None:
    def work(number: int) -> int:
        record = set_up(tmp_path / f"{number}.db", "CCM", demo_clock, "coordinator")
        rows = [("3/12/2026", f"Person {row}", "accepted" if row % 2 else "") for row in range(number)]
        path = sheet((*HEADINGS, "screening"), *rows)
        try:
            calls = calls_of(lambda: import_referrals(record, referral_sheet(path)))
            with record.reading() as session:
                assert len(case_lines(session)) == number // 2
        finally:
            record.close()
        return calls

    # What a process does once, such as loading a module or spelling a name, is the work of none of these.
    work(99)
    once, some, twice = work(100), work(300), work(500)
    assert twice - some <= 1.1 * (some - once)


def test_waiting_is_what_a_referral_is_that_was_not_screened(record: Record, sheet: Sheet) -> None:
    assert import_referrals(record, referral_sheet(sheet(HEADINGS, ("3/12/2026", "A")))) == (
        "1 referral: 1 waiting to be screened.",
    )
    assert on_record(record)[0].screening is Screening.WAITING


def test_agencies_come_with_their_people_a_row_for_each(record: Record, sheet: Sheet) -> None:
    told = import_agencies(
        record,
        agency_sheet(
            sheet(
                ("Code", "Name", "Kind", "Quorum", "Representative", "Role", "Email", "Deputy"),
                ("wick", "Wickmarsh Council", "guest", "", "Tam Mossop", "Officer", "tam@example.org", ""),
                ("WICK", "", "", "", "Ivo Rushey", "", "", "yes"),
                ("YJ", "Youth justice", "", "yes", "", "", "", ""),
            )
        ),
    )
    assert told == ("2 agencies added, 0 changed; 2 people added, 0 changed.",)
    wick, youth = agencies(record)["WICK"], agencies(record)["YJ"]
    assert (wick.kind, [person.name for person in wick.representatives]) == (
        AgencyKind.GUEST,
        ["Tam Mossop", "Ivo Rushey"],
    )
    assert (youth.kind, youth.needed_for_quorum, youth.representatives) == (AgencyKind.CORE, True, ())


def test_an_agency_on_record_becomes_what_the_file_says_and_loses_nobody(record: Record, sheet: Sheet) -> None:
    headings = ("code", "name", "kind", "representative", "role")
    import_agencies(record, agency_sheet(sheet(headings, ("HSG", "Homes", "", "Nell Turnstile", "Manager"))))
    retire_agency(record, "HSG")
    told = import_agencies(
        record,
        agency_sheet(
            sheet(
                headings,
                ("hsg", "Homes & Estates", "flexible", "NELL TURNSTILE", "Head"),
                ("HSG", "", "", "Tilda Marram", ""),
            )
        ),
    )
    assert told == (
        "0 agencies added, 1 changed; 1 person added, 1 changed.",
        "Changed to what the file says: HSG.",
    )
    housing = agencies(record)["HSG"]
    assert (housing.name, housing.kind, housing.active) == ("Homes & Estates", AgencyKind.FLEXIBLE, True)
    assert [(person.name, person.role) for person in housing.representatives] == [
        ("Nell Turnstile", "Head"),
        ("Tilda Marram", ""),
    ]


def test_the_same_agencies_again_change_nothing(record: Record, sheet: Sheet) -> None:
    path = sheet(("code", "name", "representative"), ("HSG", "Homes", "Nell Turnstile"))
    import_agencies(record, agency_sheet(path))
    before = record.undo_and_redo_labels()
    assert import_agencies(record, agency_sheet(path)) == ("0 agencies added, 0 changed; 0 people added, 0 changed.",)
    assert record.undo_and_redo_labels() == before


def test_agencies_that_disagree_with_themselves_are_named(record: Record, sheet: Sheet) -> None:
    path = sheet(
        ("code", "name", "kind", "quorum", "representative", "role", "email", "deputy"),
        ("YJ", "Youth justice", "core", "yes", "Mab Thornquist", "", "", ""),
        ("YJ", "Youth offending", "guest", "no", "mab thornquist", "", "", ""),
        ("no code", "X", "", "", "", "", "", ""),
        ("", "Y", "", "", "", "", "", ""),
        ("ZZ", "", "", "", "", "Officer", "nobody", "perhaps"),
        ("AA", "A", "odd", "", "Somebody", "", "no address", ""),
    )
    with pytest.raises(RowsRefusedError) as refused:
        import_agencies(record, agency_sheet(path))
    assert [problem.in_words.partition(": ")[0] for problem in refused.value.problems] == [
        "Row 3, name",
        "Row 3, kind",
        "Row 3, quorum",
        "Row 3, representative",
        "Row 4, code",
        "Row 5, code",
        "Row 6, name",
        "Row 6, deputy",
        "Row 6, representative",
        "Row 7, kind",
        "Row 7, email",
    ]
    assert "YJ" not in agencies(record)


def test_a_rehearsal_of_agencies_leaves_the_record_as_it_is(record: Record, sheet: Sheet) -> None:
    path = sheet(("code", "name"), ("YJ", "Youth justice"))
    before = digest(record)
    said = rehearse_agencies(record, agency_sheet(path))
    assert (digest(record), "YJ" in agencies(record)) == (before, False)
    assert import_agencies(record, agency_sheet(path)) == said
