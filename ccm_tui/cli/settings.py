"""ccm settings: what the partnership decides for itself, listed and changed."""

from typing import TYPE_CHECKING

import click

from ccm_tui.cli.input import typed_text
from ccm_tui.cli.listing import Listing, print_format_option
from ccm_tui.cli.output import say
from ccm_tui.cli.start import db_option, opened_record
from ccm_tui.errors import UsageError

if TYPE_CHECKING:
    from ccm_tui.services.record.settings import SettingNow
    from db.record import Record

_FROM_INPUT = "-"


@click.command("settings")
@click.argument("name", required=False)
@click.argument("value", required=False)
@click.option("--start", is_flag=True, help="Put the setting NAME back to what it was to start with.")
@print_format_option
@db_option
def settings_command(name: str | None, value: str | None, start: bool, kind: str) -> None:
    """List the settings, show one, or change one.

    ccm settings NAME shows what a setting is and what it takes; ccm settings NAME VALUE changes it. With - for VALUE
    the text is read from standard input. A change counts at once, and undo at the desk takes it back.
    """
    from ccm_tui.services.record.settings import change_setting, read_setting, start_again

    if start and (name is None or value is not None):
        raise UsageError("--start goes with the name of a setting alone.", "Write ccm settings NAME --start.")
    with opened_record() as record:
        if name is None:
            _list(record, kind)
        elif start:
            say(_told(start_again(record, name)))
        elif value is None:
            _explain(read_setting(record, name))
        else:
            text = typed_text("the text") if value == _FROM_INPUT else value
            say(_told(change_setting(record, name, text)))


def _list(record: "Record", kind: str) -> None:
    from ccm_tui.cli.list_content import print_list
    from ccm_tui.domain.listings import ListedSetting
    from ccm_tui.services.record.settings import list_settings

    lines = list_settings(record)
    columns = {"Name": ("name",), "Setting": ("setting",), "Changed": ("changed",), "Value": ("value",)}
    print_list(Listing(ListedSetting, lines, f"Settings: {len(lines)}", "There is nothing to set.", columns), kind)


def _explain(one: "SettingNow") -> None:
    about = one.setting.about
    say(f"{about.words}. {about.meaning} It takes {about.kind.takes}.\n\n{one.words}")


def _told(one: "SettingNow") -> str:
    about = one.setting.about
    return f"{about.words} is changed." if about.kind.long else f"{about.words}: {one.words}"
