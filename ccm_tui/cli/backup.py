"""ccm backup: a copy of the record."""

from pathlib import Path

import click

from ccm_tui.cli.output import complain, say
from ccm_tui.cli.start import db_option, opened_record


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path))
@db_option
def backup_command(file: Path) -> None:
    """Copy the record to FILE, a new file.

    It may be in use meanwhile, in a meeting too. The copy is checked, encrypted as the record is, under the same
    passphrase, and only you can read it. Each day's first meeting is backed up by itself, beside the record.
    """
    from ccm_tui.services.record.backups import back_up

    with opened_record() as record:
        made = back_up(record, file)
    say(f"The backup is made and checked: {made.place}")
    if not made.noted:
        complain("The record could not note that it was backed up.", "ccm doctor says why it can't be written to.")
