"""Spreadsheets of referrals as people really send them: none of them is anybody's template."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any

from xlsxwriter import Workbook

Fill = Callable[[Workbook], None]


def workbook(fill: Fill, **options: Any) -> bytes:
    """The bytes of a workbook that is filled so."""
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, **options})
    fill(book)
    book.close()
    return out.getvalue()


def _titles_above(book: Workbook) -> None:
    """A logo's place, a title over everything, a note; then headings in another order and under other names."""
    sheet = book.add_worksheet("Referrals 2026")
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.merge_range("A1:G1", "CITY COMMUNITY MARAC – REFERRALS LOG")
    sheet.write("A2", "OFFICIAL-SENSITIVE. Do not forward.")
    sheet.write_row("A4", ["No.", "Client  Name ", "D.O.B.", "Rec'd", "Referring Agency", "RAM score", "Concerns"])
    sheet.write_row("A5", [1, " Jasper\xa0Thimblewick "])
    sheet.write_datetime("C5", date(1982, 3, 4), day)
    sheet.write_datetime("D5", date(2026, 12, 3), day)
    sheet.write_row("E5", ["City Police, Communities", 33, "Begging.\nAggression to commuters."])
    sheet.write_row("A7", [2, "Ottoline Fernsby-Plum", "17/02/1947", "4th Dec 2026", "hsg", "29/41", "Hoarding"])
    sheet.write_row("A9", ["Total", "", "", "", "", 62])


def _serial_days(book: Workbook) -> None:
    """Days as the numbers that Excel keeps, in cells that have lost their format; names in two columns."""
    sheet = book.add_worksheet()
    sheet.write_row(
        "A1", ["SURNAME", "FORENAME(S)", "DOB", "Date Received", "Post Code", "Address line 1", "Consent?"]
    )
    sheet.write_row("A2", ["THIMBLEWICK", "Jasper", 30014, 46359, "1 Pump Court", "EC9Z 1AA", "Yes"])
    sheet.write_row("A3", ["Fernsby-Plum", "Ottoline", 17215, 46360, "", "", "Not sought - unsafe to ask"])


def _several_sheets(book: Workbook) -> None:
    """A cover, lists for its drop-downs, and a hidden sheet of last year beside the one that is meant."""
    book.add_worksheet("READ ME").write_row("A1", ["How to use this tracker", "Date", "Version 4"])
    book.add_worksheet("Lists").write_column("A1", ["Agency", "COLP", "HSG", "CST"])
    old = book.add_worksheet("2025")
    old.write_row("A1", ["Date received", "Client", "Agency"])
    old.write_row("A2", ["3/12/2025", "Somebody Else", "COLP"])
    old.hide()
    sheet = book.add_worksheet("Live tracker")
    sheet.write_row("B3", ["Date of referral", "Subject", "Date of birth", "Agency", "Reason for referral"])
    sheet.write_row("B4", ["03.12.26", "Jasper Thimblewick", "4.3.82", "COLP", "Begging"])
    sheet.write_row("B5", ["Fri 4 Dec 2026", "Ottoline Fernsby-Plum", "17 February 1947", "Housing", "Hoarding"])


def _two_rows_of_headings(book: Workbook) -> None:
    """Groups of columns under merged headings, and some headings merged over both rows."""
    sheet = book.add_worksheet()
    sheet.merge_range("A1:A2", "Date received")
    sheet.merge_range("B1:C1", "Subject")
    sheet.merge_range("D1:E1", "Referrer")
    sheet.merge_range("F1:F2", "RAM (out of 41)")
    sheet.write_row("B2", ["Name", "Date of birth", "Name", "Agency"])
    sheet.write_row("A3", ["3 December 2026", "Jasper Thimblewick", "04-Mar-1982", "PC Larkspur", "COLP", 33])
    sheet.write_row("A4", ["4 December 2026", "Ottoline Fernsby-Plum", "17-Feb-47", "N. Turnstile", "HSG", 29])


def _merged_down(book: Workbook) -> None:
    """One day and one agency merged over the referrals that came together; parts with titles of their own."""
    sheet = book.add_worksheet()
    sheet.write_row("A1", ["Agency", "Received", "Name of client", "Born"])
    sheet.merge_range("A2:D2", "New this month")
    sheet.merge_range("A3:A4", "COLP")
    sheet.merge_range("B3:B4", "3/12/2026")
    sheet.write_row("C3", ["Jasper Thimblewick", "4/3/1982"])
    sheet.write_row("C4", ["Ottoline Fernsby-Plum", "17/2/1947"])


def _headings_again(book: Workbook) -> None:
    """Headings repeated where a page began, blank rows, and the same row twice."""
    sheet = book.add_worksheet()
    heads = ["Referral date", "Person referred", "DOB", "Source of referral"]
    rows = [
        heads,
        ["3/12/2026", "Jasper Thimblewick", "4/3/1982", "COLP"],
        [],
        heads,
        ["3/12/2026", "Jasper Thimblewick", "4/3/1982", "COLP"],
        ["4/12/2026", "Ottoline Fernsby-Plum", "n/k", "HSG"],
        ["Totals", 3],
    ]
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)


def _misspelt(book: Workbook) -> None:
    """Headings typed in haste, columns of nobody's interest between them, and formulas."""
    sheet = book.add_worksheet()
    sheet.write_row(
        "A1", ["Refering agancy", "Ethnicity", "Date recieved", "Adress", "Client naem", "Risk Scroe", "Postcode"]
    )
    sheet.write_row("A2", ["COLP", "-", "3/12/2026", "1 Pump Court", "", 33, "EC9Z 1AA"])
    sheet.write_formula("E2", '="Jasper"&" "&"Thimblewick"', None, "Jasper Thimblewick")
    sheet.write_row("A3", ["Community Safety Team", "", "4/12/2026", "", "Ottoline Fernsby-Plum", "", ""])


def _every_field(book: Workbook) -> None:
    """A form exported by another system, with a question for each column."""
    sheet = book.add_worksheet("Export")
    sheet.write_row(
        "A1",
        [
            "1. Date referral received (dd/mm/yyyy)",
            "2. Full name",
            "3. Is the person a victim or perpetrator?",
            "4. City resident? (Y/N)",
            "5. What has been tried so far?",
            "6. What do you want from the panel?",
            "7. Has consent been given?",
            "8. Is the subject aware of the referral?",
            "9. Criteria met",
            "10. Themes",
            "11. Email of referrer",
            "12. Risk level",
        ],
    )
    sheet.write_row(
        "A2",
        [
            "3/12/2026",
            "Jasper Thimblewick",
            "Victim/Perpetrator",
            "N",
            "Green ticket",
            "One plan",
            "Refused",
            "yes - by telephone",
            "Potential escalation, multi-agency",
            "begging, street drinking",
            "larkspur@example.org",
            "",
        ],
    )
    sheet.write_row(
        "A3", ["4/12/2026", "Ottoline Fernsby-Plum", "vulnerable", "Y", "", "", "N", "no", "", "hoarding"]
    )


def _days_from_1904(book: Workbook) -> None:
    """A workbook from an old Macintosh, whose days are counted from another one."""
    sheet = book.add_worksheet()
    day = book.add_format({"num_format": "d mmm yyyy"})
    sheet.write_row("A1", ["Client", "Received on"])
    sheet.write("A2", "Jasper Thimblewick")
    sheet.write_datetime("B2", date(2026, 12, 3), day)
    sheet.write("A3", "Ottoline Fernsby-Plum")
    sheet.write_datetime("B3", date(2026, 12, 4), day)


def _in_haste(book: Workbook) -> None:
    """Headings abbreviated and with a choice in them; a score with its band, and columns that mean something else."""
    sheet = book.add_worksheet()
    heads = (
        "Ref",
        "Date Ref\nRecd",
        "Name of Client (Surname, Forename)",
        "DOB / Age",
        "Referring Agency/Dept",
        "RAM",
    )
    jasper = ("1", "2026-12-03T00:00:00", "Jasper Thimblewick", "04/03/1982", "COLP", "33 (High)")
    sheet.write_row("A1", [*heads, "Brief details", "Address of incident", "Outcome", "Previous CCM?"])
    sheet.write_row("A2", [*jasper, "Begging", "Pump Court", "Pending", "N"])
    sheet.write_row("A3", ["2", "4/12/2026", "Ottoline Fernsby-Plum", "?", "Community Safety"])


TEXT = (
    "City CCM referrals;;;\r\n"
    "printed 9 Dec;;;\r\n"
    ";;;\r\n"
    "Name;Received;Referred by;Notes\r\n"
    'Jasper Thimblewick;3/12/26;COLP;"Begging; aggression\r\nto commuters"\r\n'
    "Ottoline Fernsby-Plum;4/12/26;Community Safety Team;caf\xe9\r\n"
    ";;;\r\n"
    "Total: 2;;;\r\n"
).encode("cp1252")

UGLY: dict[str, bytes] = {
    "titles above": workbook(_titles_above),
    "serial days": workbook(_serial_days),
    "several sheets": workbook(_several_sheets),
    "two rows of headings": workbook(_two_rows_of_headings),
    "merged down": workbook(_merged_down),
    "headings again": workbook(_headings_again),
    "misspelt": workbook(_misspelt),
    "every field": workbook(_every_field),
    "days from 1904": workbook(_days_from_1904, date_1904=True),
    "in haste": workbook(_in_haste),
    "text": TEXT,
}
"""Each says the same of the same two people, as far as it says anything of them."""

SAID = {"Jasper Thimblewick": date(2026, 12, 3), "Ottoline Fernsby-Plum": date(2026, 12, 4)}
"""Who was referred in each, and when."""

BORN = {"Jasper Thimblewick": date(1982, 3, 4), "Ottoline Fernsby-Plum": date(1947, 2, 17)}
"""When they were born, in those that say it."""
