"""Reading one row of a sheet cell by cell, keeping everything that is wrong with it."""

import re
from collections.abc import Collection, Mapping
from datetime import date
from functools import cache
from typing import TypeVar

from ccm_tui.domain.spreadsheets.days import A_DATE, NotADayError, read_day
from ccm_tui.domain.spreadsheets.sheet import Problem, SheetRow, plain_words
from ccm_tui.domain.vocabulary import Word

__all__ = ["A_DATE", "YES_OR_NO", "RowReader", "in_words", "listed_by_semicolons"]

_AnyWord = TypeVar("_AnyWord", bound=Word)

YES_OR_NO = "yes or no"

_WHOLE = re.compile(r"(?P<number>[0-9]{1,9})(?:\.0+)?")
_FIRST_WORD = re.compile(r"(?P<word>\w+|[✓✔✗✘]) *(?:$|[,;:.(–-])")
"""What answers a question: "yes", "yes - by telephone", and not the first word of "no answer"."""
_BEFORE_A_MARK = re.compile(r"^.+?(?=\s*(?:[:;,(\n]|[-–—]\s|\.\s))", re.DOTALL)
"""The beginning of a cell up to the first mark after which more is said."""
_YES = {"yes", "y", "true", "1", "✓", "✔"}
_NO = {"no", "n", "false", "0", "✗", "✘"}
_NOTHING = {
    "n a",
    "na",
    "nk",
    "n k",
    "dk",
    "not known",
    "unknown",
    "not applicable",
    "not recorded",
    "not provided",
    "not stated",
    "not scored",
    "none",
    "tbc",
    "",
}
"""What people put into a cell that they have nothing for, a dash or a question mark included."""


class RowReader:
    """Takes the cells of one row; what can't be taken becomes a problem and the cell counts as empty."""

    def __init__(self, row: SheetRow, today: date | None = None) -> None:
        """`today` is needed to read years of two digits."""
        self.row_number = row.number
        self.problems: list[Problem] = []
        self._cells = row.cells
        self._own_rows = row.own_rows
        self._today = today

    @property
    def columns(self) -> Collection[str]:
        """The columns that the sheet has."""
        return self._cells.keys()

    def refuse(self, column: str, reason: str) -> None:
        """Notes that this row can't be taken, and why."""
        self.problems.append(Problem(self._own_rows.get(column, self.row_number), column, reason))

    def refused(self, column: str) -> bool:
        """True where something is wrong with this cell."""
        return any(problem.column == column for problem in self.problems)

    def text(self, column: str, *, required: bool = False) -> str:
        """The cell as typed, without the space around it."""
        cell = self._cells.get(column, "")
        if required and not cell:
            self.refuse(column, "is empty")
        return cell

    def day(self, column: str, *, required: bool = False, of_birth: bool = False) -> date | None:
        """A date, day before month or ISO, or the number that Excel keeps for it."""
        cell = self._said(column)
        if not cell:
            if required:
                self.refuse(column, "is empty")
            return None
        try:
            return read_day(cell, self._today, of_birth=of_birth)
        except NotADayError as refused:
            self.refuse(column, str(refused))
            return None

    def yes_no(self, column: str) -> bool | None:
        """Yes or no; None where nothing is said."""
        cell = self._said(column).casefold()
        found = _FIRST_WORD.match(cell)
        word = found["word"] if found else ""
        if cell and word not in _YES | _NO:
            self.refuse(column, f"is not {YES_OR_NO}")
        return True if word in _YES else False if word in _NO else None

    def number(self, column: str, highest: int) -> int | None:
        """A whole number from 0."""
        cell = self._said(column)
        if not cell:
            return None
        found = _WHOLE.fullmatch(cell)
        if not found or int(found["number"]) > highest:
            self.refuse(column, f"is not a whole number from 0 to {highest}")
            return None
        return int(found["number"])

    def word(self, column: str, words: type[_AnyWord], also: Mapping[str, _AnyWord] | None = None) -> _AnyWord | None:
        """One word of a closed list, as it is shown, as it is stored, or as `also` has it."""
        cell = self.text(column)
        return self._listed(column, cell, words, also or {}) if cell else None

    def word_and_rest(
        self, column: str, words: type[_AnyWord], also: Mapping[str, _AnyWord]
    ) -> tuple[_AnyWord | None, str]:
        """One word of a closed list, and what a cell says after it: "not sought - unsafe to ask"."""
        cell = self._said(column)
        parts = [cell, *(found[0] for found in _BEFORE_A_MARK.finditer(cell))]
        for part in parts:
            word = _word(_wanted(part), words, also)
            if word:
                return word, cell[len(part) :].strip(" -–—:;,.()\n")
        return self.word(column, words, also) if cell else None, ""

    def several_words(
        self, column: str, words: type[_AnyWord], also: Mapping[str, _AnyWord] | None = None
    ) -> tuple[_AnyWord, ...]:
        """Words of a closed list, as a cell lists them."""
        found = [self._listed(column, part, words, also or {}) for part in listed_in_cell(self.text(column))]
        return tuple(dict.fromkeys(word for word in found if word))

    def _said(self, column: str) -> str:
        """The cell; empty where it only says that nothing is known."""
        cell = self.text(column)
        marked = any(mark in cell for mark in "✓✔✗✘")
        return "" if not marked and plain_words(cell) in _NOTHING else cell

    def _listed(self, column: str, cell: str, words: type[_AnyWord], also: Mapping[str, _AnyWord]) -> _AnyWord | None:
        wanted = _wanted(cell)
        word = _word(wanted, words, also)
        if word is None and wanted not in _NOTHING:
            self.refuse(column, f"is none of: {in_words(words)}")
        return word


def _wanted(cell: str) -> str:
    """The cell as words are compared; a tick or a cross alone is a yes or a no."""
    return {"✓": "yes", "✔": "yes", "✗": "no", "✘": "no"}.get(cell.strip(" \ufe0f"), plain_words(cell))


def _word(wanted: str, words: type[_AnyWord], also: Mapping[str, _AnyWord]) -> _AnyWord | None:
    """The word of a closed list that is so shown or so stored; else the one that is also called so."""
    return _spoken(words).get(wanted) or also.get(wanted)


@cache
def _spoken(words: type[_AnyWord]) -> dict[str, _AnyWord]:
    """The words of a closed list by how each is shown and how it is stored, as cells are compared."""
    said: dict[str, _AnyWord] = {}
    for word in words:
        said.setdefault(plain_words(word.value), word)
        said.setdefault(plain_words(word.words), word)
    return said


def listed_by_semicolons(text: str) -> tuple[str, ...]:
    """What a text lists, separated by semicolons; the same thing twice counts once."""
    parts = (part.strip() for part in text.split(";"))
    first_spellings: dict[str, str] = {}
    for part in parts:
        if part:
            first_spellings.setdefault(part.casefold(), part)
    return tuple(first_spellings.values())


def listed_in_cell(cell: str) -> tuple[str, ...]:
    """What a cell lists: separated by semicolons or lines or, where it has neither, by commas."""
    several = cell.replace("\r\n", "\n").replace("\n", ";")
    return listed_by_semicolons(several if ";" in several else several.replace(",", ";"))


def in_words(words: type[Word]) -> str:
    """The words of a closed list as they are told to someone who fills in a sheet."""
    return "; ".join(word.words for word in words)
