"""The passphrase of an encrypted record: from the file that CCM_PASSPHRASE_FILE names, or asked for."""

import sys
import time
from pathlib import Path

import click

from ccm_tui.passphrase import passphrase_file, wait_after

_TRIES = 3
"""How often it is asked for before the command gives up."""


def passphrase_for(path: Path) -> str | None:
    """The passphrase to open the record at `path` with; None where it needs none.

    Raises CcmError where the file that is named can't be read, or the passphrase is wrong or not to be had.
    """
    from db.sqlite.vault import LockedError, WrongPassphraseError, is_encrypted

    if not is_encrypted(path):
        return None
    given = passphrase_file()
    if given is not None:
        return _tried(path, given, 1)
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise LockedError
    for tried in range(1, _TRIES):
        try:
            return _tried(path, _asked(), tried)
        except WrongPassphraseError as error:
            click.echo(error.what, err=True)
    return _tried(path, _asked(), _TRIES)


def _asked() -> str:
    return str(click.prompt("Passphrase", hide_input=True, err=True))


def _tried(path: Path, passphrase: str, tried: int) -> str:
    """The passphrase, if it is right. Raises WrongPassphraseError if not, after a wait: guessing must be slow."""
    from db.sqlite.vault import WrongPassphraseError, check_passphrase

    try:
        check_passphrase(path, passphrase)
    except WrongPassphraseError:
        time.sleep(wait_after(tried))
        raise
    return passphrase
