"""What the partnership decides for itself, as it stands."""

from dataclasses import dataclass

from ccm_tui.services.record.settings import SettingNow, settings_now
from db.record import Record


@dataclass(frozen=True, slots=True)
class SettingsView:
    """Every setting with its value."""

    settings: tuple[SettingNow, ...]


def read_settings(record: Record) -> SettingsView:
    """The settings as they stand."""
    return SettingsView(settings_now(record))
