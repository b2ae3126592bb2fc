"""ccm restore: a backup put in the record's place."""

import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ccm_tui.cli.output import say
from ccm_tui.cli.start import chosen_path, db_option
from ccm_tui.errors import CcmError

if TYPE_CHECKING:
    from ccm_tui.services.record.parting import Losing


def _losing(_context: click.Context, _option: click.Parameter, said: str | None) -> "Losing":
    """A number of acts, or the word for one that nobody can know."""
    if said is None:
        return None
    if said == "unknown":
        return "unknown"
    if not said.isdecimal():
        raise click.BadParameter("Give a number, or the word unknown.")
    return int(said)


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--losing",
    metavar="N",
    callback=_losing,
    help="How many acts of the record in place may be lost; unknown, where that can't be read.",
)
@db_option
def restore_command(file: Path, losing: "Losing") -> None:
    """Put the backup FILE in the record's place.

    The backup is checked first, and stays as it is. Where the record in place holds acts that the backup lacks, they
    are named and nothing is changed, unless --losing gives exactly their number; where it can't be read, unless that
    is said with --losing unknown. The record that is replaced is kept, under the day and time, in the folder of its
    backups.
    """
    from ccm_tui.actor import actor_name
    from ccm_tui.cli.secret import passphrase_for
    from ccm_tui.clock import machine_clock
    from ccm_tui.files import at_home
    from ccm_tui.paths import record_path
    from ccm_tui.services.record.backups import restore_backup
    from ccm_tui.services.record.parting import ActsLostError, differences_in_words

    path, copy = chosen_path(record_path), at_home(file)
    passphrase = passphrase_for(copy)
    try:
        restored = restore_backup(
            path,
            copy,
            passphrase,
            machine_clock(),
            actor_name(),
            losing=losing,
            passphrase_in_place=_passphrase_in_place(path, passphrase),
        )
    except ActsLostError as error:
        say("\n".join(error.sentences))
        raise
    say(f"The backup is restored, and checked: {path}")
    if restored.parting is not None:
        say("\n".join(("Compared before that:", *differences_in_words(restored.parting))))
    elif restored.kept is not None:
        say("What was there before can't be read, so it is not known what it held that the backup lacks.")
    if restored.kept is not None:
        say(f"What was there before is kept: {restored.kept}")
    if not restored.encrypted:
        say("That record is not encrypted; ccm passphrase set gives it a passphrase.")


def _passphrase_in_place(path: Path, of_backup: str | None) -> str | None:
    """The passphrase of the record that is to be replaced, to compare the two; None where it is not to be had."""
    from ccm_tui.cli.secret import passphrase_for
    from db.sqlite.vault import check_passphrase, is_encrypted

    if not is_encrypted(path):
        return None
    with suppress(CcmError):
        check_passphrase(path, of_backup)
        return of_backup
    if sys.stdin.isatty():
        asked = "The record in place has another passphrase. Type that too, so that the two can be compared."
        click.echo(asked, err=True)
    with suppress(CcmError):
        return passphrase_for(path)
    return None
