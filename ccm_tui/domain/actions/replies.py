"""What agencies send back about their actions: a line or row an action, `031/5 | complete | 2026-12-10 | note`.

It comes as a spreadsheet, as CSV, or as lines of text, such as an agency's sheet that was filled in and answered by
e-mail. What the lines hold beside the answers (greetings, quoted pages, signatures) is passed over and told.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ccm_tui.domain.composer.orders.days import past_day
from ccm_tui.domain.composer.orders.form import Misread
from ccm_tui.domain.spreadsheets.cells import RowReader
from ccm_tui.domain.spreadsheets.days import NotADayError, read_day
from ccm_tui.domain.spreadsheets.grids import unguarded
from ccm_tui.domain.spreadsheets.sheet import Problem, Sheet, SheetColumn, SheetRow, plain_words
from ccm_tui.domain.statuses import ActionStatus
from ccm_tui.domain.vocabulary import Effect
from ccm_tui.domain.words.counting import as_ranges

REFERENCE, STATUS, DATE, NOTE, EFFECT, ESCALATED = "ref", "status", "date", "note", "effect", "escalated to"
CASE = "case"

REPLY_COLUMNS = (
    SheetColumn(
        REFERENCE,
        "the action's reference: 031/5",
        required=True,
        also=("reference", "action reference", "action ref", "action number", "action no"),
        perhaps=("action", "number"),
    ),
    SheetColumn(
        STATUS,
        "complete, not possible, not done or open; an empty one says nothing yet",
        required=True,
        also=("update", "progress", "action status", "status update"),
        perhaps=("outcome", "result"),
    ),
    SheetColumn(
        DATE,
        "the day it was done; where empty, the day of the import",
        also=("done on", "date done", "date completed", "completed on", "completion date", "day"),
    ),
    SheetColumn(
        NOTE,
        "what was found; for not possible and not done why",
        also=("status reason", "reason", "comment", "comments", "notes", "why", "remarks"),
    ),
    SheetColumn(EFFECT, "whether it helped: helped, no change, worse or too early", also=("did it help", "helped")),
    SheetColumn(ESCALATED, "to whom it was escalated", also=("escalated",)),
    SheetColumn(CASE, "the case's reference: CCM/26/031", also=("case reference", "case ref"), offered=False),
)
"""What a sheet of replies can hold. The list that `ccm actions` writes as CSV is such a sheet."""

_COMPLETE = "completed, done, finished, actioned, achieved, all done, yes, y, ✓, ✔"
_NOT_POSSIBLE = (
    "not possible circumstances changed, n a, na, not applicable, impossible, no longer possible, no longer needed, "
    "no longer required, no longer applicable, unable, unable to, cannot be done"
)
_NOT_DONE = "no, n, not completed, not complete, not actioned, missed"
_OPEN = (
    "still open, ongoing, on going, in progress, not yet, outstanding, pending, started, under way, underway, "
    "partly, partly done, partly complete, partially, partially complete, accepted, agreed, in hand"
)

STATUS_WORDS: Mapping[str, ActionStatus] = {
    **{word.value.replace("_", " "): word for word in ActionStatus},
    **dict.fromkeys(_COMPLETE.split(", "), ActionStatus.COMPLETE),
    **dict.fromkeys(_NOT_POSSIBLE.split(", "), ActionStatus.NOT_POSSIBLE),
    **dict.fromkeys(_NOT_DONE.split(", "), ActionStatus.NOT_DONE),
    **dict.fromkeys(_OPEN.split(", "), ActionStatus.OPEN),
}
"""How each status is said, as words are compared."""

_ALONE = frozenset({"yes", "y", "no", "n"})
"""Words that are a status only where nothing or a mark comes after them: "no - staff off sick", "no answer"."""
_LONGEST_STATUS = 5
_ASKED = "is none of: complete; not possible; not done; open"

_REFERENCE = re.compile(r"(?:[A-Z]+/[0-9]{2}/)?[0-9]{2,6}[A-Z]?/[0-9]{1,6}", re.IGNORECASE)
_NAMED = re.compile(rf"(?<![\w/])(?:{_REFERENCE.pattern})(?![\w/])", re.IGNORECASE)
_BEFORE_A_LINE = re.compile(r"^[\s>*•·\-–|]*")
_SEPARATORS = ("|", "\t", ";", ",")


@dataclass(frozen=True, slots=True)
class Reply:
    """What one line says became of one action."""

    row: int
    reference: str
    status: ActionStatus
    done_on: date | None = None
    note: str = ""
    effect: Effect | None = None
    escalated_to: str = ""
    day_not_kept: bool = False
    """True where it has a day, and its status keeps none."""


def has_reply_lines(text: str) -> bool:
    """Whether the text holds answers as lines, with bars between their parts."""
    return any(_REFERENCE.fullmatch(_cells(line, "|")[0]) for line in text.splitlines() if "|" in line)


def read_reply_lines(text: str) -> Sheet:
    """The answers that stand in a text as lines, in the order of their heading, and what was passed over."""
    order: tuple[str, ...] = (REFERENCE, STATUS, DATE, NOTE)
    rows: list[SheetRow] = []
    passed: dict[int, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        separator = _separator(line)
        cells = _cells(line, separator) if separator else ()
        if cells and _REFERENCE.fullmatch(cells[0]):
            # The last part takes whatever comes after it: a note may hold the mark that separates.
            *first, last = order
            parts = (*cells[: len(first)], _joined(separator, cells[len(first) :]))
            rows.append(SheetRow(number, dict(zip((*first, last), parts, strict=False))))
        elif heading := _heading(cells):
            order = heading
        elif line.strip(" >\t"):
            passed[number] = line
    answered = {row.cells[REFERENCE].upper() for row in rows}
    return Sheet(tuple(rows), passed_over=tuple(_passed_over(passed, answered)))


def read_reply(reader: RowReader, today: date) -> Reply | None:
    """What a row says; None where its status says nothing yet. What can't be read, the reader keeps."""
    reference = _in_full(reader.text(REFERENCE, required=True), reader.text(CASE))
    said, note = unguarded(reader.text(STATUS)), unguarded(reader.text(NOTE))
    if not said:
        if note or reader.text(DATE):
            reader.refuse(STATUS, "is empty, though the line has a date or a note")
        return None
    status, rest = read_status(said)
    if reference and not _REFERENCE.fullmatch(reference):
        reader.refuse(REFERENCE, "is no reference of an action, like 031/5")
    if status is None:
        reader.refuse(STATUS, _ASKED)
        return None
    day = _day(reader, today)
    if rest and status is ActionStatus.COMPLETE and day is None:
        told = past_day(rest, today)
        day, rest = (None, rest) if isinstance(told, Misread) else (told, "")
    note = ". ".join(part for part in (rest, note) if part) or _reason_in(said)
    if status.needs_reason and not note:
        reader.refuse(NOTE, f"is empty; an action that is {status.words.split(',')[0]} needs its reason")
    complete = status is ActionStatus.COMPLETE
    return Reply(
        row=reader.row_number,
        reference=reference,
        status=status,
        done_on=day if complete else None,
        note=note,
        effect=reader.word(EFFECT, Effect),
        escalated_to=unguarded(reader.text(ESCALATED)),
        day_not_kept=day is not None and not complete,
    )


def read_status(said: str) -> tuple[ActionStatus | None, str]:
    """The status that a cell begins with, and what it says after it: "not possible - he has moved"."""
    words = said.split()
    for length in range(min(_LONGEST_STATUS, len(words)), 0, -1):
        phrase = plain_words(" ".join(words[:length])) or words[0]
        rest = " ".join(words[length:])
        if phrase in STATUS_WORDS and (phrase not in _ALONE or not rest or _is_parted(words, length)):
            return STATUS_WORDS[phrase], rest.strip(" -–—:;,.()")
    return None, ""


def _in_full(reference: str, case: str) -> str:
    """The reference, with the year of its case where a column of its own says it."""
    case_reference, _, number = reference.rpartition("/")
    named = case_reference and "/" not in case_reference and case.upper().endswith(f"/{case_reference.upper()}")
    return f"{case}/{number}" if named else reference


def _reason_in(said: str) -> str:
    """The status where it is a reason itself: "no longer needed"."""
    return said if plain_words(said).startswith("no longer") else ""


def _is_parted(words: list[str], length: int) -> bool:
    return not words[length - 1][-1].isalnum() or not words[length][0].isalnum()


def _day(reader: RowReader, today: date) -> date | None:
    cell = reader.text(DATE)
    if not cell or cell in "-–—":
        return None
    try:
        day = read_day(cell, today)
    except NotADayError as refused:
        told = past_day(cell, today)
        if isinstance(told, Misread):
            reader.refuse(DATE, "is still to come" if "to come" in told.what else str(refused))
            return None
        day = told
    if day > today:
        reader.refuse(DATE, "is still to come")
        return None
    return day


def _separator(line: str) -> str:
    """What separates the parts of a line; empty where nothing does."""
    return next((mark for mark in _SEPARATORS if mark in line), "")


def _cells(line: str, separator: str) -> tuple[str, ...]:
    """The parts of a line, without what an e-mail puts before it."""
    bare = _BEFORE_A_LINE.sub("", line)
    parts = next(csv.reader([bare]), []) if separator == "," else bare.split(separator)
    return tuple(part.strip(" \t*") for part in parts) or ("",)


def _joined(separator: str, parts: tuple[str, ...]) -> str:
    """The parts of a note that holds the mark that separates, as it was written."""
    return (" | " if separator == "|" else f"{separator} ").join(parts).strip()


def _heading(cells: tuple[str, ...]) -> tuple[str, ...]:
    """The columns that a heading names, in its order; empty where the line is none."""
    names = {plain_words(name): column.name for column in REPLY_COLUMNS for name in (column.name, *column.also)}
    found = tuple(names.get(plain_words(cell), "") for cell in cells)
    return found if REFERENCE in found[:1] and STATUS in found else ()


def _passed_over(lines: Mapping[int, str], answered: set[str]) -> Iterator[Problem]:
    """What was passed over; a line that names an action of which nothing else is said may have been an answer."""
    plain = [number for number, line in lines.items() if not _names_another(line, answered)]
    if plain:
        yield Problem(0, "", f"Passed over, being no answers: lines {as_ranges(plain).replace(' ', ', ')}")
    for number in sorted(lines.keys() - set(plain)):
        yield Problem(number, "", "names an action and is no answer, like 031/5 | complete | 2026-12-10 | note")


def _names_another(line: str, answered: set[str]) -> bool:
    return any(found[0].upper() not in answered for found in _NAMED.finditer(line))
