"""Half-typed text, place by place and field by field."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from db.tables.keeping import DraftRow

COMPOSER = "composer "
"""What the place of a line in the composer begins with; the item's id follows."""


def draft_rows(session: Session, place: str) -> Sequence[DraftRow]:
    """What is half-typed in that place."""
    return session.exec(select(DraftRow).where(DraftRow.place == place)).all()


def cut_off_rows(session: Session) -> Sequence[DraftRow]:
    """What was being typed when ccm last ended, and nobody has been told of."""
    return session.exec(select(DraftRow).where(DraftRow.found != "").order_by(col(DraftRow.id))).all()


def items_half_typed(session: Session, item_ids: Sequence[int]) -> frozenset[int]:
    """Those of the items for which a line, or a change of an entry, stands in the composer, not entered."""
    about = select(DraftRow.agenda_item_id).where(
        col(DraftRow.place).startswith(COMPOSER), col(DraftRow.agenda_item_id).in_(item_ids), DraftRow.text != ""
    )
    return frozenset(item_id for item_id in session.exec(about) if item_id is not None)


def replace_drafts(session: Session, place: str, rows: Sequence[DraftRow]) -> None:
    """Makes these all that is half-typed in that place."""
    held = {row.field: row for row in draft_rows(session, place)}
    for row in rows:
        standing = held.pop(row.field, None)
        if standing is not None:
            row.id = standing.id
        session.merge(row)
    for row in held.values():
        session.delete(row)
