"""Undo and redo, in words."""

from db.record import Record


def undo(record: Record) -> str | None:
    """Takes back the latest act that can be, and says what it was; None where there is nothing to undo."""
    return record.undo()


def redo(record: Record) -> str | None:
    """Does again what was last taken back, and says what it was; None where there is nothing to redo."""
    return record.redo()
