"""ccm passphrase: giving a record a passphrase, changing it, and taking it away."""

import sys
from pathlib import Path

import click

from ccm_tui.cli.output import complain, say
from ccm_tui.cli.start import chosen_path, db_option
from ccm_tui.errors import CcmError, UsageError

_IN_THE_OPEN = "in the open"
"""What has to be typed before a record is written without a passphrase."""

new_file_option = click.option(
    "--new-file",
    type=click.Path(path_type=Path),
    help="The file that holds the new passphrase on its first line, for scripts; otherwise it is asked for.",
)


@click.group("passphrase")
@db_option
def passphrase_command() -> None:
    """Set, change or remove the record's passphrase.

    The record is written anew, checked, and only then takes the place of the old one. A passphrase that is lost can't
    be found again, by anybody. CCM_PASSPHRASE_FILE names a file that holds the one it has now.
    """


@passphrase_command.command("set")
@new_file_option
@db_option
def passphrase_set_command(new_file: Path | None) -> None:
    """Encrypt a record that has no passphrase, and its backups."""
    from db.sqlite.vault import is_encrypted

    path = _there()
    if is_encrypted(path):
        raise CcmError("This record has a passphrase already.", "ccm passphrase change gives it another.")
    _give(path, None, new_file)


@passphrase_command.command("change")
@new_file_option
@db_option
def passphrase_change_command(new_file: Path | None) -> None:
    """Give a record another passphrase, and its backups."""
    path = _there()
    _give(path, _present(path), new_file)


@passphrase_command.command("remove")
@click.option(
    "--confirm", metavar="WORDS", help=f'For scripts: "{_IN_THE_OPEN}", which is otherwise asked for at the terminal.'
)
@db_option
def passphrase_remove_command(confirm: str | None) -> None:
    """Write the record so that anybody who gets at its file can read it."""
    from ccm_tui.actor import actor_name
    from ccm_tui.clock import machine_clock
    from ccm_tui.services.record.vault import change_passphrase

    path = _there()
    old = _present(path)
    if confirm is None and _at_terminal():
        click.echo("Whoever gets at this record's file will be able to read it: names, addresses, health.", err=True)
        confirm = str(click.prompt(f'Type "{_IN_THE_OPEN}" to go on, or anything else to leave it', err=True))
    if confirm != _IN_THE_OPEN:
        raise CcmError(
            "The passphrase was not removed.", f'Type "{_IN_THE_OPEN}" when asked, or after --confirm, to remove it.'
        )
    change_passphrase(path, old, None, machine_clock(), actor_name())
    say("The passphrase is removed: the record is no longer encrypted. Its backups are as they were.")


def _there() -> Path:
    from ccm_tui.paths import record_path
    from db.sqlite.presence import check_is_file

    path = chosen_path(record_path)
    check_is_file(path)
    return path


def _present(path: Path) -> str | None:
    """The passphrase that the record has. Raises CcmError where it has none, or it is wrong or not to be had."""
    from ccm_tui.cli.secret import passphrase_for

    old = passphrase_for(path)
    if old is None:
        raise CcmError("This record has no passphrase.", "ccm passphrase set gives it one.")
    return old


def _give(path: Path, old: str | None, new_file: Path | None) -> None:
    from ccm_tui.actor import actor_name
    from ccm_tui.clock import machine_clock
    from ccm_tui.services.record.vault import change_passphrase

    done = change_passphrase(path, old, _new(new_file), machine_clock(), actor_name())
    say("The record is encrypted under the new passphrase. Nobody can open it without: keep that passphrase safe.")
    if done.backups:
        say(f"So are its backups: {done.backups}.")
    for backup in done.left:
        complain(f"This backup is as it was: {backup}", "Remove it if nobody should open it any more.")


def _new(file: Path | None) -> str:
    """The new passphrase, from its file or asked for twice. Raises CcmError where it is too easily guessed."""
    from ccm_tui.passphrase import first_line_of
    from db.sqlite.vault import check_new_passphrase

    if file is not None:
        new = first_line_of(file, "--new-file")
        check_new_passphrase(new)
        return new
    if not _at_terminal():
        raise UsageError(
            "There is nobody here to ask for the new passphrase.", "Name a file that holds it: --new-file."
        )
    while True:
        new = str(click.prompt("New passphrase", hide_input=True, err=True))
        try:
            check_new_passphrase(new)
        except CcmError as error:
            complain(error.what, error.do)
            continue
        if new == str(click.prompt("The same again", hide_input=True, err=True)):
            return new
        complain("Those two are not the same.", "Type it twice, slowly.")


def _at_terminal() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()
