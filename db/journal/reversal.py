"""Undo and redo: the changes of one act put back as they were, whatever the act was."""

import json
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import inspect
from sqlmodel import Session, SQLModel, col, select

from ccm_tui.domain.vocabulary import Word
from db.tables.columns import RecordRow
from db.tables.record import JournalChangeRow, JournalEntryRow
from db.tables.schema import METADATA

ROW_TYPES: dict[str, type[RecordRow]] = {
    str(row_type.__tablename__): row_type
    for row_type in RecordRow.__subclasses__()
    if row_type not in (JournalEntryRow, JournalChangeRow)
}
"""The row class of each table that an act can change."""


def reverse(session: Session, entry_id: int) -> None:
    """Puts every row that an act changed back as it was before, last change first."""
    changes = session.exec(
        select(JournalChangeRow)
        .where(JournalChangeRow.entry_id == entry_id)
        .order_by(col(JournalChangeRow.ordinal).desc())
    ).all()
    for change in changes:
        _reverse_change(session, change)


def _reverse_change(session: Session, change: JournalChangeRow) -> None:
    table = ROW_TYPES[change.table_name]
    if change.operation == "add":
        _remove(session, session.get_one(table, change.row_id))
    elif change.operation == "remove":
        session.add(table(**_decoded(table, change.before)))
    else:
        row = session.get_one(table, change.row_id)
        for name, value in _decoded(table, change.before).items():
            setattr(row, name, value)
    session.flush()


def _remove(session: Session, row: RecordRow) -> None:
    """Removes a row and what later acts that undo passes over (a sitting, an attendance) have hung on it."""
    for table in METADATA.tables.values():
        for key in table.foreign_keys:
            if key.column.table.name == row.__tablename__ and table.name in ROW_TYPES:
                _let_go(session, ROW_TYPES[table.name], key.parent.name, row.id, bool(key.parent.nullable))
    session.delete(row)
    session.flush()


def _let_go(session: Session, hung: type[RecordRow], column: str, row_id: int, nullable: bool) -> None:
    for other in session.exec(select(hung).where(getattr(hung, column) == row_id)).all():
        if nullable:
            setattr(other, column, None)
            session.flush()
        else:
            _remove(session, other)


def _decoded(table: type[SQLModel], content: str | None) -> dict[str, Any]:
    columns = inspect(table).columns
    plain: dict[str, Any] = json.loads(content or "{}")
    return {name: _typed(columns[name].type.python_type, value) for name, value in plain.items()}


def _typed(kind: type, value: Any) -> Any:
    if value is None:
        return None
    if issubclass(kind, datetime | date | time):
        return kind.fromisoformat(value)
    return kind.of(value) if issubclass(kind, Word) else value
