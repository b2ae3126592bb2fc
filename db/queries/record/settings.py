"""The partnership's settings."""

from dataclasses import fields
from typing import Any

from sqlmodel import Session, select

from ccm_tui.domain.settings.settings import Settings
from db.tables.record import SettingRow


def settings(session: Session) -> Settings:
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
