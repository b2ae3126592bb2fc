"""Reading one row of a sheet cell by cell, keeping everything that is wrong with it."""

import re
from datetime import date
from typing import TypeVar

from ccm_tui.domain.sheets import Problem, SheetRow, plain_words
from ccm_tui.domain.vocabulary import Word
from ccm_tui.domain.when_words import MONTH_NAMES

AnyWord = TypeVar("AnyWord", bound=Word)

A_DATE = "a date, day before month: 3/12/2026, 3 Dec 2026 or 2026-12-03"
YES_OR_NO = "yes or no"

_FIRST_YEAR, _LAST_YEAR = 1900, 2099
_NO_TIME = r"(?:[ t]00:00(?::00(?:\.0+)?)?)?"
_ISO = re.compile(rf"(?P<year>[0-9]{{4}})-(?P<month>[0-9]{{1,2}})-(?P<day>[0-9]{{1,2}}){_NO_TIME}")
_NUMBERS = re.compile(
    rf"(?P<day>[0-9]{{1,2}})(?P<mark>[/.-])(?P<month>[0-9]{{1,2}})(?P=mark)(?P<year>[0-9]{{4}}){_NO_TIME}"
)
_NAMED = re.compile(r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?[ -](?P<month>[a-z]{3,9})[ -](?P<year>[0-9]{4})")
_SHORT_YEAR = re.compile(r"[0-9]{1,2}[/. -][0-9a-z]{1,9}[/. -][0-9]{2}")
_WHOLE = re.compile(r"[0-9]{1,9}")
_YES = {"yes", "y", "true", "1"}
_NO = {"no", "n", "false", "0"}


class RowReader:
    """Takes the cells of one row; what can't be taken becomes a problem and the cell counts as empty."""

    def __init__(self, row: SheetRow) -> None:
        self.row_number = row.number
        self.problems: list[Problem] = []
        self._cells = row.cells

    def refuse(self, column: str, reason: str) -> None:
        """Notes that this row can't be taken, and why."""
        self.problems.append(Problem(self.row_number, column, reason))

    def refused(self, column: str) -> bool:
        """True where something is wrong with this cell."""
        return any(problem.column == column for problem in self.problems)

    def text(self, column: str, *, required: bool = False) -> str:
        """The cell as typed, without the space around it."""
        cell = self._cells.get(column, "")
        if required and not cell:
            self.refuse(column, "is empty")
        return cell

    def day(self, column: str, *, required: bool = False) -> date | None:
        """A date, day before month or ISO; never guessed at."""
        cell = self.text(column, required=required)
        if not cell:
            return None
        words = " ".join(cell.casefold().split())
        found = _ISO.fullmatch(words) or _NUMBERS.fullmatch(words) or _NAMED.fullmatch(words)
        if found is None:
            short = _SHORT_YEAR.fullmatch(words)
            self.refuse(column, "needs its year in four digits" if short else f"is not {A_DATE}")
            return None
        return self._calendar_day(column, found)

    def yes_no(self, column: str) -> bool | None:
        """Yes or no; None where nothing is said."""
        cell = plain_words(self.text(column))
        if cell and cell not in _YES | _NO:
            self.refuse(column, f"is not {YES_OR_NO}")
        return True if cell in _YES else False if cell in _NO else None

    def number(self, column: str, highest: int) -> int | None:
        """A whole number from 0."""
        cell = self.text(column)
        if not cell:
            return None
        if not _WHOLE.fullmatch(cell) or int(cell) > highest:
            self.refuse(column, f"is not a whole number from 0 to {highest}")
            return None
        return int(cell)

    def word(self, column: str, words: type[AnyWord]) -> AnyWord | None:
        """One word of a closed list, as it is shown or as it is stored."""
        cell = self.text(column)
        return self._listed(column, cell, words) if cell else None

    def several_words(self, column: str, words: type[AnyWord]) -> tuple[AnyWord, ...]:
        """Words of a closed list, separated by semicolons."""
        found = [self._listed(column, part, words) for part in listed(self.text(column))]
        return tuple(dict.fromkeys(word for word in found if word))

    def _listed(self, column: str, cell: str, words: type[AnyWord]) -> AnyWord | None:
        wanted = plain_words(cell)
        for word in words:
            if wanted in (plain_words(word.value), plain_words(word.words)):
                return word
        self.refuse(column, f"is none of: {in_words(words)}")
        return None

    def _calendar_day(self, column: str, found: re.Match[str]) -> date | None:
        year, day = int(found["year"]), int(found["day"])
        month = found["month"]
        number = int(month) if month.isdigit() else _month_named(month)
        if not _FIRST_YEAR <= year <= _LAST_YEAR:
            self.refuse(column, f"has a year before {_FIRST_YEAR} or after {_LAST_YEAR}")
            return None
        try:
            return date(year, number, day)
        except ValueError:
            self.refuse(column, "is no day that there is, with the day before the month")
            return None


def listed(text: str) -> tuple[str, ...]:
    """What a text lists, separated by semicolons; the same thing twice counts once."""
    parts = (part.strip() for part in text.split(";"))
    first_spellings: dict[str, str] = {}
    for part in parts:
        if part:
            first_spellings.setdefault(part.casefold(), part)
    return tuple(first_spellings.values())


def in_words(words: type[Word]) -> str:
    """The words of a closed list as they are told to someone who fills in a sheet."""
    return "; ".join(word.words for word in words)


def _month_named(name: str) -> int:
    """The month's number, 0 where it is the name of none."""
    found = (number for number, month in enumerate(MONTH_NAMES, 1) if month.casefold().startswith(name))
    return next(found, 0)
