"""Half-typed text, place by place and field by field."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import bindparam, delete
from sqlalchemy.dialects.sqlite import insert
from sqlmodel import Session, col, select

from db.tables.record import DraftRow

COMPOSER = "composer "
"""What the place of a line in the composer begins with; the item's id follows."""

_ADD = insert(DraftRow)
_PUT = _ADD.on_conflict_do_update(
    index_elements=["place", "field"],
    set_={name: _ADD.excluded[name] for name in ("agenda_item_id", "kind", "text", "cursor", "found", "saved_at")},
)
_DROP = delete(DraftRow).where(
    col(DraftRow.place) == bindparam("gone_from"), col(DraftRow.field).not_in(bindparam("stays", expanding=True))
)


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


def replace_drafts(session: Session, place: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Makes these, given by their columns, all that is half-typed in that place.

    By plain statements: it is part of every entry, for which a chair waits.
    """
    connection = session.connection()
    if rows:
        connection.execute(_PUT, list(rows))
    connection.execute(_DROP, {"gone_from": place, "stays": [row["field"] for row in rows]})
