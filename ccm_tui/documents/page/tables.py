"""A table as every format shows it: the columns that have a part of the width, the others named beneath the last."""

from ccm_tui.documents.page.blocks import Column, Table


def shown_columns(table: Table) -> tuple[Column, ...]:
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
