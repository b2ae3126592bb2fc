"""ccm restore: a backup put in the record's place."""

from pathlib import Path

import click

from ccm_tui.cli.output import say
from ccm_tui.cli.start import chosen_path, db_option


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
@db_option
def restore_command(file: Path) -> None:
    """Put the backup FILE in the record's place.

    The backup is checked first, and stays as it is. The record that it replaces is kept, under the day and time, in
    the folder of its backups.
    """
    from ccm_tui.actor import actor_name
    from ccm_tui.cli.secret import passphrase_for
    from ccm_tui.clock import machine_clock
    from ccm_tui.files import at_home
    from ccm_tui.paths import record_path
    from ccm_tui.services.record.backups import restore_backup

    path, copy = chosen_path(record_path), at_home(file)
    restored = restore_backup(path, copy, passphrase_for(copy), machine_clock(), actor_name())
    say(f"The backup is restored, and checked: {path}")
    if restored.kept is not None:
        say(f"What was there before is kept: {restored.kept}")
    if not restored.encrypted:
        say("That record is not encrypted; ccm passphrase set gives it a passphrase.")
