"""What a partnership decides for itself: read with what each setting means, changed, and put back to its start."""

from dataclasses import dataclass

from ccm_tui.domain.listings import ListedSetting
from ccm_tui.domain.settings.kinds import SettingError, SettingValue
from ccm_tui.domain.settings.settings import SETTINGS, Setting, budget_setting
from ccm_tui.domain.vocabulary import HearingKind, ItemKind
from ccm_tui.domain.words.counting import counted
from ccm_tui.errors import CcmError
from db.queries.agenda.due import items_to_come
from db.queries.record.settings import setting_row, settings_on_record
from db.record import Record
from db.tables.record import SettingRow
from db.writing import Writing


@dataclass(frozen=True, slots=True)
class SettingNow:
    """One setting as it stands."""

    setting: Setting
    value: SettingValue

    @property
    def words(self) -> str:
        """Its value as people read it."""
        return self.setting.about.kind.words(self.value)

    @property
    def changed(self) -> bool:
        """True where it is no longer what it was to start with."""
        return self.value != self.setting.start


def settings_now(record: Record) -> tuple[SettingNow, ...]:
    """All settings as they stand."""
    with record.reading() as session:
        ours = settings_on_record(session)
    return tuple(SettingNow(one, getattr(ours, one.name)) for one in SETTINGS)


def read_setting(record: Record, name: str) -> SettingNow:
    """One setting as it stands. Raises CcmError where there is none of that name."""
    found = find_setting(name)
    return next(one for one in settings_now(record) if one.setting == found)


def list_settings(record: Record) -> list[ListedSetting]:
    """All settings, as lines of a list."""
    return [
        ListedSetting(
            name=one.setting.name.replace("_", "-"),
            setting=one.setting.about.words,
            value=one.words,
            changed=one.changed,
            meaning=one.setting.about.meaning,
            takes=one.setting.about.kind.takes,
        )
        for one in settings_now(record)
    ]


def find_setting(name: str) -> Setting:
    """The setting of that name, typed with hyphens or underscores. Raises CcmError where there is none."""
    wanted = name.strip().casefold().replace("-", "_")
    found = next((one for one in SETTINGS if one.name == wanted), None)
    if found is None:
        raise CcmError("There is no setting of that name.", "ccm settings lists them.")
    return found


def change_setting(record: Record, name: str, typed: str) -> SettingNow:
    """Sets what was typed. It counts at once: on every screen, in drafts of minutes, on agendas to come.

    An item that is still to be heard takes a new time where it had the one that was set before; a time that was given
    to it alone stays. Raises CcmError where there is no such setting or it can't take that.
    """
    found = find_setting(name)
    kind = found.about.kind
    try:
        value = kind.read(typed)
    except SettingError as wrong:
        raise CcmError(str(wrong), f"{found.about.words}: {kind.takes}.") from None
    with record.writing("settings.change") as writing:
        set_value(writing, found, value)
    return SettingNow(found, value)


def start_again(record: Record, name: str) -> SettingNow:
    """Puts a setting back to what it was to start with. Raises CcmError where there is no such setting."""
    found = find_setting(name)
    with record.writing("settings.start_again") as writing:
        set_value(writing, found, found.start)
    return SettingNow(found, found.start)


def set_value(writing: Writing, setting: Setting, value: SettingValue) -> None:
    """Sets a value that the setting takes, as a part of the act under way, and names the act after it."""
    before: SettingValue = getattr(settings_on_record(writing.session), setting.name)
    row = setting_row(writing.session, setting.name)
    if value == setting.start:
        # Not kept, so that better starting words of a later program reach whoever never chose others.
        if row is not None:
            writing.remove(row)
    elif row is None:
        writing.add(SettingRow(name=setting.name, value=str(value)))
    else:
        writing.change(row, value=str(value))
    taken = _give_time(writing, setting.name, before, value)
    shown = f" set to {setting.about.kind.words(value)}" if isinstance(value, int) else " changed"
    writing.label = f"setting {setting.about.words.lower()}{shown}{taken}"


def _give_time(writing: Writing, name: str, before: SettingValue, minutes: SettingValue) -> str:
    """Gives it to the items to come that had the time before. Returns how many they are, in words."""
    others = (kind for kind in ItemKind if kind is not ItemKind.HEARING)
    kinds = [kind for kind in (*HearingKind, *others) if budget_setting(kind) == name]
    items = [item for kind in kinds for item in items_to_come(writing.session, kind) if item.budget_minutes == before]
    for item in items:
        writing.change(item, budget_minutes=minutes)
    return f", for {counted(len(items), 'item')} to come too" if items else ""
