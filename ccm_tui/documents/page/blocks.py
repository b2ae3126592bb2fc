"""The pieces that a page of the minutes is set from: enough for every format, and nothing of any one of them."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Title:
    """A title. Level 1 opens a section or a case, level 2 a part of a case."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with their values."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str


def paragraphs(text: str) -> Iterator[Paragraph]:
    """A text of several lines, a paragraph each."""
    return (Paragraph(line.strip()) for line in text.splitlines() if line.strip())


@dataclass(frozen=True, slots=True)
class Saying:
    """A text attributed to someone: an agency, the chair."""

    by: str
    text: str


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table."""

    name: str
    share: int
    """Its part of the width, in cells of plain text; 0 sets its values beneath the last column with a part."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns; every row has a text for every column."""

    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """What a reader must not miss, such as the outcome of a case; formats that have bold type set it in bold."""

    text: str


Block = Title | Facts | Paragraph | Saying | Table | Decided


@dataclass(frozen=True, slots=True)
class Page:
    """What begins a new page and can be sent alone; its head says what it is and how to handle it."""

    marking: str
    status: str
    """DRAFT until the minutes are approved."""
    title: str
    subject: str
    """What this page is about, such as the reference of its case."""
    blocks: tuple[Block, ...]


def shown_columns(table: Table) -> tuple[TableColumn, ...]:
    """The columns that stand side by side."""
    return tuple(column for column in table.columns if column.share)


def shown_rows(table: Table) -> tuple[tuple[str, ...], ...]:
    """The texts of each row for those columns; the last takes the others that say anything beneath it, by name."""
    return tuple(_shown(table, row) for row in table.rows)


def has_beneath(table: Table) -> bool:
    """True where columns are named beneath the last, so that rows need to be kept apart."""
    return any(not column.share for column in table.columns)


def _shown(table: Table, row: tuple[str, ...]) -> tuple[str, ...]:
    pairs = list(zip(table.columns, row, strict=True))
    *cells, last = [text for column, text in pairs if column.share]
    beneath = [f"{column.name}: {text}" for column, text in pairs if text and not column.share]
    return (*cells, "\n".join((last, *beneath)))
