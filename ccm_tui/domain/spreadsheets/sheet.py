"""A sheet of rows as people send them, once its headings are understood.

Rows are numbered as a spreadsheet shows them, so that what is said of a row can be found there.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

CELL_LIMIT = 1_000_000
"""Characters in one cell beyond which a file is taken to be no sheet, such as one with a quote left open."""


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column that a sheet can have."""

    name: str
    """Its heading. Capitals, spaces and punctuation make no difference."""
    takes: str
    """What its cells hold, in words."""
    required: bool = False
    also: tuple[str, ...] = ()
    """Other headings that mean it wherever they stand."""
    perhaps: tuple[str, ...] = ()
    """Headings that mean it where nothing else in the sheet does: "name", "agency"."""
    joined_by: str = ""
    """What stands between the cells where several headings mean it; empty where only one may."""
    parts: tuple[str, ...] = ()
    """Columns that stand for it together: forename and surname for a name."""
    offered: bool = True
    """False for a column that is understood and never asked for."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row can't be taken, or was passed over."""

    row: int
    column: str
    """The heading; empty where it is the row as a whole."""
    reason: str
    """Never repeats what the cell says: that may be about a person."""

    @property
    def in_words(self) -> str:
        """ "Row 4, received on: is still to come"."""
        return f"Row {self.row}{f', {self.column}' if self.column else ''}: {self.reason}"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: its number, and its cells by the names of their columns, trimmed."""

    number: int
    cells: dict[str, str]
    own_rows: Mapping[str, int] = field(default_factory=dict)
    """Of a form, in which row each of its cells stands."""


@dataclass(frozen=True, slots=True)
class SheetHeading:
    """What one heading of a sheet was taken for."""

    letter: str
    """Of its column, as a spreadsheet shows it: "A", "AB"; of its row in a form."""
    label: str
    """As it stands in the sheet; empty where there is none over cells that hold something."""
    column: str
    """The column that it means; empty where it is not taken."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a file holds: its rows that are not empty, or why it can't be read as a sheet of these columns."""

    rows: tuple[SheetRow, ...]
    problems: tuple[Problem, ...] = ()
    guessed_encoding: bool = False
    """True where the text was no Unicode and was read as Windows Western European."""
    headings: tuple[SheetHeading, ...] = ()
    heading_row: int = 1
    """0 for a form whose headings can be taken."""
    passed_over: tuple[Problem, ...] = ()
    """Rows that are no entries: totals, headings repeated, titles of a part."""
    name: str = ""
    """Of the sheet that was read, where the file has several."""
    not_read: tuple[str, ...] = ()
    """The other sheets that hold something, in words."""
    is_form: bool = False
    """True where the headings stand below one another, each with its answer beside it."""

    @property
    def headings_wrong(self) -> bool:
        """True where no row could be looked at because of the headings."""
        return any(problem.row == self.heading_row for problem in self.problems)

    def label_of(self, column: str) -> str:
        """The heading that means a column, as it stands in the sheet; empty where none does."""
        return next((heading.label for heading in self.headings if heading.column == column), "")


class SheetError(Exception):
    """The file is no text with rows; what it says is why, in words."""


def template(columns: Iterable[SheetColumn]) -> str:
    """An empty sheet of these columns, its headings alone."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(column.name for column in columns if column.offered)
    return out.getvalue()


def plain_words(text: str) -> str:
    """The text as headings and fixed words are compared: lower case, one space between words, no marks."""
    # An apostrophe stands within a word: rec'd.
    whole = unicodedata.normalize("NFKC", text).casefold().translate(_WITHIN_WORDS)
    return " ".join(_MARKS.sub(" ", whole).split())


def tidy_cell(text: str) -> str:
    """A cell without the space around it, fixed and invisible spaces included; fixed ones within it are plain."""
    return text.translate(_FIXED_SPACES).strip().strip(_UNSEEN).strip()


_WITHIN_WORDS = {ord(mark): None for mark in "'’‘`´"}
_MARKS = re.compile(r"[\W_]+")
_FIXED_SPACES = {ord(space): " " for space in "\xa0\u2007\u202f"}
_UNSEEN = "\u200b\ufeff"
