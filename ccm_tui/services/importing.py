"""Sheets of referrals and agencies taken into the record: every row or none, in one act.

A rehearsal does all of it and then lets go, so what it says would happen is what happens.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from ccm_tui.domain import agency_sheet, referral_sheet
from ccm_tui.domain.agency_sheet import SentAgency, read_agencies
from ccm_tui.domain.cells import RowReader
from ccm_tui.domain.counting import counted
from ccm_tui.domain.referral_sheet import read_referral
from ccm_tui.domain.referrals import NewReferral
from ccm_tui.domain.sheets import HEADING_ROW, Column, Problem, Sheet, SheetError, read_sheet
from ccm_tui.errors import CcmError
from ccm_tui.services.enrolling import enrol
from ccm_tui.services.referrals import intake, take
from db.record import Record, Writing

_GUESSED = "The file is not in Unicode; it was read as Windows Western European, so check names with accents."


class RowsRefusedError(CcmError):
    """A sheet with rows that can't be taken; `problems` names each of them."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        rows = {problem.row for problem in problems}
        if HEADING_ROW in rows:
            what, do = "The headings of this file can't be taken", "a template has the right ones"
        else:
            what, do = f"{counted(len(rows), 'row')} of this file can't be taken", "then import the file again"
        super().__init__(f"{what}, so nothing was.", f"Put right what is listed; {do}.")
        self.problems = tuple(sorted(problems, key=lambda problem: problem.row))


def import_referrals(record: Record, path: Path) -> tuple[str, ...]:
    """Takes every referral of a CSV file, those accepted with their cases. Returns what was taken, in sentences.

    Raises RowsRefusedError where a row can't be taken, CcmError where the file can't be read; then nothing is.
    """
    sheet = _sheet(path, referral_sheet.COLUMNS)
    with record.writing("importing.referrals") as writing:
        return _take_referrals(writing, sheet)


def rehearse_referrals(record: Record, path: Path) -> tuple[str, ...]:
    """What import_referrals would do with the same file; raises as it does, and leaves the record as it is."""
    sheet = _sheet(path, referral_sheet.COLUMNS)
    with _rehearsal(record) as writing:
        return _take_referrals(writing, sheet)


def import_agencies(record: Record, path: Path) -> tuple[str, ...]:
    """Takes every agency and person of a CSV file. Returns what was taken, in sentences.

    An agency on record already, retired ones included, is changed to what the file says and gains the people
    that it lacks; nobody is removed. Raises RowsRefusedError where a row can't be taken, CcmError where the file
    can't be read; nothing is taken then.
    """
    sheet = _sheet(path, agency_sheet.COLUMNS)
    with record.writing("importing.agencies") as writing:
        return _take_agencies(writing, sheet)


def rehearse_agencies(record: Record, path: Path) -> tuple[str, ...]:
    """What import_agencies would do with the same file; raises as it does, and leaves the record as it is."""
    sheet = _sheet(path, agency_sheet.COLUMNS)
    with _rehearsal(record) as writing:
        return _take_agencies(writing, sheet)


def _sheet(path: Path, columns: Sequence[Column]) -> Sheet:
    try:
        sheet = read_sheet(path.read_bytes(), columns)
    except OSError:
        raise CcmError("The file can't be read.", "Check that it is there and may be read by you.") from None
    except SheetError as fault:
        raise CcmError(str(fault), "Save the sheet as CSV (UTF-8) and import that.") from None
    if not sheet.rows and not sheet.problems:
        raise CcmError("The file has no rows under its headings.", "Fill in a row for each, then import it.")
    return sheet


class _Rehearsed(Exception):  # noqa: N818 (nothing went wrong)
    """Lets go of everything that a rehearsal did."""


@contextmanager
def _rehearsal(record: Record) -> Iterator[Writing]:
    with suppress(_Rehearsed), record.writing("importing.rehearsal") as writing:
        yield writing
        raise _Rehearsed


def _take_referrals(writing: Writing, sheet: Sheet) -> tuple[str, ...]:
    readers = [RowReader(row) for row in sheet.rows]
    referrals = _read_referrals(writing, readers)
    _refuse_problems(sheet, readers)
    taken = take(writing, referrals)
    writing.label = f"import of {counted(len(taken), 'referral')}"
    screened = Counter(new.screening for new in referrals)
    cases = [
        f"Row {reader.row_number}: case {one.case_reference}."
        for reader, one in zip(readers, taken, strict=True)
        if one.case_reference
    ]
    return (
        *_remarks(sheet),
        f"{counted(len(taken), 'referral')}: {', '.join(f'{n} {word.words}' for word, n in screened.items())}.",
        *cases,
    )


def _read_referrals(writing: Writing, readers: Iterable[RowReader]) -> list[NewReferral]:
    on_record = intake(writing)
    referrals: list[NewReferral] = []
    for reader in readers:
        new = read_referral(reader)
        if new is None:
            continue
        for flaw in on_record.flaws(new, f"row {reader.row_number}"):
            if not reader.refused(flaw.field):
                reader.refuse(flaw.field, flaw.reason)
        referrals.append(new)
    return referrals


def _take_agencies(writing: Writing, sheet: Sheet) -> tuple[str, ...]:
    readers = [RowReader(row) for row in sheet.rows]
    agencies: list[SentAgency] = read_agencies(readers)
    _refuse_problems(sheet, readers)
    enrolled = enrol(writing, agencies)
    writing.label = f"import of {counted(len(agencies), 'agency', 'agencies')}"
    return (*_remarks(sheet), *enrolled.in_sentences())


def _refuse_problems(sheet: Sheet, readers: Iterable[RowReader]) -> None:
    problems = [*sheet.problems, *(problem for reader in readers for problem in reader.problems)]
    if problems:
        raise RowsRefusedError(problems)


def _remarks(sheet: Sheet) -> tuple[str, ...]:
    return (_GUESSED,) if sheet.guessed_encoding else ()
