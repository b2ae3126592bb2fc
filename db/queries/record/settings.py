"""The partnership's settings, and half-typed text place by place."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import bindparam, delete, text
from sqlmodel import Session, col, select

from ccm_tui.domain.settings.settings import Settings
from db.tables.record import DraftRow, SettingRow
from db.tables.schema import METADATA

COMPOSER = "composer "
"""What the place of a line in the composer begins with; the item's id follows."""

_COLUMNS = ("place", "field", "agenda_item_id", "kind", "text", "cursor", "found", "saved_at")
_PUT = text(
    f"INSERT INTO draft ({', '.join(_COLUMNS)}) VALUES ({', '.join(f':{name}' for name in _COLUMNS)})"
    f" ON CONFLICT (place, field) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in _COLUMNS[2:])}"
).bindparams(*(bindparam(name, type_=METADATA.tables["draft"].columns[name].type) for name in _COLUMNS))
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


def settings_on_record(session: Session) -> Settings:
    """The settings on record, and the starting value of each that is not."""
    stored = dict(session.exec(select(SettingRow.name, SettingRow.value)).all())
    known = {field.name: type(field.default) for field in fields(Settings)}
    values: dict[str, Any] = {name: _typed(known[name], value) for name, value in stored.items() if name in known}
    return Settings(**values)


def setting_row(session: Session, name: str) -> SettingRow | None:
    """A setting that is on record, to be changed."""
    return session.exec(select(SettingRow).where(SettingRow.name == name)).first()


def _typed(kind: type, value: str) -> str | int | bool:
    if kind is bool:
        return value == "true"
    return int(value) if kind is int else value
