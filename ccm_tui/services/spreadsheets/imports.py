"""Sheets of referrals and agencies taken into the record: every row or none, in one act.

A rehearsal does all of it and then lets go, so what it says would happen is what happens.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from ccm_tui.clock import london_day
from ccm_tui.domain.agencies.columns import AGENCY_COLUMNS, SentAgency, sent_agencies
from ccm_tui.domain.composer.line.room import Seat
from ccm_tui.domain.composer.line.roster import match_seat
from ccm_tui.domain.referrals.columns import REFERRAL_COLUMNS, ScoreDefaults, read_referral, score_defaults
from ccm_tui.domain.referrals.referral import TOLD_APART, Flaw, NewReferral, ReceivedReferral
from ccm_tui.domain.spreadsheets.cells import RowReader
from ccm_tui.domain.spreadsheets.sheet import Problem, Sheet, SheetColumn, SheetError
from ccm_tui.domain.words.counting import counted
from ccm_tui.errors import CcmError
from ccm_tui.services.record.progress import Tell, nobody
from ccm_tui.services.referrals.referrals import intake, take
from ccm_tui.services.referrals.repeats import asked_of, offers_in_words
from ccm_tui.services.spreadsheets.enrolment import enrol
from ccm_tui.services.spreadsheets.files import headings_in_words, read_file
from db.queries.agencies.agencies import all_agencies
from db.queries.record.settings import settings_on_record
from db.record import Record
from db.writing import Writing


class RowsRefusedError(CcmError):
    """A sheet with rows that can't be taken; `problems` names each of them, `told` how the sheet was understood."""

    def __init__(self, sheet: Sheet, problems: Sequence[Problem]) -> None:
        rows = {problem.row for problem in problems}
        if sheet.headings_wrong:
            what, do = "The headings of this file can't be taken", "a template has the right ones"
        else:
            what, do = f"{counted(len(rows), 'row')} of this file can't be taken", "then import the file again"
        super().__init__(f"{what}, so nothing was.", f"Put right what is listed; {do}.")
        self.problems = tuple(sorted(problems, key=lambda problem: problem.row))
        self.told = headings_in_words(sheet)


def referral_sheet(path: Path, sheet: str = "") -> Sheet:
    """The referrals of a CSV or Excel file; `sheet` names the one of a workbook that is meant.

    It needs no record, and takes as long as the file makes it: nothing waits for it. Raises CcmError where the file
    can't be read.
    """
    return _sheet(path, REFERRAL_COLUMNS, sheet)


def agency_sheet(path: Path, sheet: str = "") -> Sheet:
    """The agencies and people of a CSV or Excel file, as `referral_sheet` reads referrals."""
    return _sheet(path, AGENCY_COLUMNS, sheet)


def import_referrals(record: Record, sheet: Sheet, tell: Tell = nobody) -> tuple[str, ...]:
    """Takes every referral of the sheet, those accepted with their cases. Says in sentences what was done.

    A referral that is on record already is not taken again. Raises RowsRefusedError where a row can't be taken; then
    nothing is.
    """
    with record.writing("importing.referrals") as writing:
        return _take_referrals(writing, sheet, tell)


def rehearse_referrals(record: Record, sheet: Sheet, tell: Tell = nobody) -> tuple[str, ...]:
    """What import_referrals would do with the same sheet; raises as it does, and leaves the record as it is."""
    with rehearsal(record) as writing:
        return _take_referrals(writing, sheet, tell)


def import_agencies(record: Record, sheet: Sheet) -> tuple[str, ...]:
    """Takes every agency and person of the sheet. Returns what was done, in sentences.

    An agency on record already, retired ones included, is changed to what the sheet says and gains the people
    that it lacks; nobody is removed. Raises RowsRefusedError where a row can't be taken; nothing is then.
    """
    with record.writing("importing.agencies") as writing:
        return _take_agencies(writing, sheet)


def rehearse_agencies(record: Record, sheet: Sheet) -> tuple[str, ...]:
    """What import_agencies would do with the same sheet; raises as it does, and leaves the record as it is."""
    with rehearsal(record) as writing:
        return _take_agencies(writing, sheet)


def _sheet(path: Path, columns: tuple[SheetColumn, ...], name: str) -> Sheet:
    try:
        sheet = read_file(path, columns, name)
    except OSError:
        raise CcmError("The file can't be read.", "Check that it is there and may be read by you.") from None
    except SheetError as fault:
        raise CcmError(str(fault), "Save the sheet as XLSX or CSV (UTF-8) and import that.") from None
    if not sheet.rows and not sheet.problems:
        raise CcmError("The file has no rows under its headings.", "Fill in a row for each, then import it.")
    return sheet


class _Rehearsed(Exception):  # noqa: N818 (nothing went wrong)
    """Lets go of everything that a rehearsal did."""


@contextmanager
def rehearsal(record: Record) -> Iterator[Writing]:
    """An act of which nothing is kept: what it says would happen is what happens."""
    with suppress(_Rehearsed), record.writing("importing.rehearsal") as writing:
        yield writing
        raise _Rehearsed


def _take_referrals(writing: Writing, sheet: Sheet, tell: Tell) -> tuple[str, ...]:
    today = london_day(writing.now)
    readers = [RowReader(row, today) for row in sheet.rows]
    read, passed, namesakes = _read_referrals(writing, sheet, readers, tell)
    _refuse_problems(sheet, readers)
    offers = offers_in_words(writing, [(row, asked_of(new)) for row, new in read], tell)
    repeats = [f"Row {row} may be a repeat. {offer}" for row, offer in offers]
    tell("Taking the referrals", 0, 0)
    taken = take(writing, [new for _, new in read])
    writing.label = f"import of {counted(len(taken), 'referral')}"
    screened = Counter(new.screening for _, new in read)
    cases = [
        f"Row {row}: case {one.case_reference}."
        for (row, _), one in zip(read, taken, strict=True)
        if one.case_reference
    ]
    words = ", ".join(f"{number} {word.words}" for word, number in screened.items())
    return (
        *headings_in_words(sheet),
        f"{counted(len(taken), 'referral')}: {words}." if taken else "No referral that is not on record already.",
        *cases,
        *_of_several(read),
        *namesakes,
        *repeats,
        *(f"{problem.in_words}." for problem in sorted((*sheet.passed_over, *passed), key=lambda one: one.row)),
    )


def _read_referrals(
    writing: Writing, sheet: Sheet, readers: Sequence[RowReader], tell: Tell
) -> tuple[list[tuple[int, NewReferral]], list[Problem], list[str]]:
    """The referrals to take, each with its row, the rows that are on record or in the sheet already, and in sentences
    who has the name of another.
    """
    on_record = intake(writing)
    ours = settings_on_record(writing.session)
    scores = score_defaults(sheet, ScoreDefaults(ours.score_tool, ours.score_maximum))
    seats = tuple(Seat(one.code, one.name) for one in all_agencies(writing.session))
    cells = {row.number: row.cells for row in sheet.rows}
    read: list[tuple[int, NewReferral]] = []
    passed: list[Problem] = []
    namesakes: list[str] = []
    for place, reader in enumerate(readers):
        if place % _TOLD_EVERY == 0:
            tell("Checking the rows", place, len(readers))
        new = read_referral(reader, scores)
        if "screening" not in reader.columns:
            # A reference means something for an accepted referral alone, and this sheet accepts none.
            new = replace(new, reference="")
        new = _with_agency(new, seats)
        row = reader.row_number
        if reader.refused("received on") or reader.refused("subject name"):
            _refuse(reader, on_record.flaws_of_words(new))
            continue
        twin = on_record.twin(new)
        if twin and (not twin.row or cells[twin.row] == cells[row]):
            passed.append(Problem(row, "", f"not taken again: {_said_by(twin, new)}"))
            continue
        if namesake := on_record.namesake(new):
            namesakes.append(
                f"Row {row}: somebody of that name with another date of birth was referred the same day, which is "
                f"{namesake.place}; they are taken as two people."
            )
        _refuse(reader, on_record.flaws(new, row))
        read.append((row, new))
    return read, passed, namesakes


def _said_by(twin: ReceivedReferral, new: NewReferral) -> str:
    """Why a referral is not taken again, and the way on where its subject may be another person after all."""
    if twin.row:
        return f"row {twin.row} says the same"
    said = "a referral of this subject and day is on record"
    return said if twin.born_on == new.subject_born_on else f"{said}; {TOLD_APART}"


def _of_several(read: Iterable[tuple[int, NewReferral]]) -> Iterator[str]:
    """Of which rows the name looks like that of several people, who are taken as one."""
    for row, new in read:
        if _SEVERAL.search(new.subject_name):
            yield f"Row {row}: its name looks like several people's; it is taken as one referral about one person."


_SEVERAL = re.compile(r"\w\s*(?:&|\+|\n|;)\s*\w|\w\s+and\s+\w", re.IGNORECASE)


def _with_agency(new: NewReferral, seats: tuple[Seat, ...]) -> NewReferral:
    """The referral with its agency by its code; a team that is named after the agency goes to the referrer's role."""
    if not new.referrer_agency:
        return new
    seat = match_seat(new.referrer_agency, seats).one
    if seat:
        return replace(new, referrer_agency=seat.code)
    found = _AND_TEAM.fullmatch(new.referrer_agency)
    seat = match_seat(found["agency"], seats).one if found else None
    if not found or not seat:
        return new
    role = ", ".join(filter(None, (new.referrer_role, " ".join(found["team"].split()))))
    return replace(new, referrer_agency=seat.code, referrer_role=role)


_AND_TEAM = re.compile(
    r"(?P<agency>[^(,;\n]+?)\s*(?:\s[-–—]\s|[(,;/\n])\s*"
    r"(?P<team>[^()]*\b(?:team|unit|department|dept|section|desk)\b[^()]*?)\s*\)?",
    re.IGNORECASE,
)
"""An agency and a team of it: "Adult Social Care (Hospital Team)". A name of another kind may be another agency's."""


def _refuse(reader: RowReader, flaws: Iterable[Flaw]) -> None:
    for flaw in flaws:
        if not reader.refused(flaw.field):
            reader.refuse(flaw.field, flaw.reason)


def _take_agencies(writing: Writing, sheet: Sheet) -> tuple[str, ...]:
    readers = [RowReader(row) for row in sheet.rows]
    agencies: list[SentAgency] = sent_agencies(readers)
    _refuse_problems(sheet, readers)
    enrolled = enrol(writing, agencies)
    writing.label = f"import of {counted(len(agencies), 'agency', 'agencies')}"
    passed = (f"{problem.in_words}." for problem in sheet.passed_over)
    return (*headings_in_words(sheet), *enrolled.in_sentences(), *passed)


def _refuse_problems(sheet: Sheet, readers: Iterable[RowReader]) -> None:
    problems = [*sheet.problems, *(problem for reader in readers for problem in reader.problems)]
    if problems:
        raise RowsRefusedError(sheet, problems)


_TOLD_EVERY = 100
"""Rows between two tellings of how far it is."""
