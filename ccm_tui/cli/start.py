"""What the commands have in common: which record, whose acts, and whether there is a terminal.

What the services need takes a second to import, so commands import it as they run: help and mistakes in the
command line are answered at once.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ccm_tui.cli.output import complain
from ccm_tui.errors import CcmError, UsageError

if TYPE_CHECKING:
    from db.record import Record

_DB = "ccm_tui.db"


def _keep(context: click.Context, _parameter: click.Parameter, given: str | None) -> None:
    if given is not None:
        context.meta[_DB] = given


db_option = click.option(
    "--db",
    metavar="PATH",
    expose_value=False,
    callback=_keep,
    help="The record's file, where it is not the usual one; or set CCM_DB.",
)
"""Taken before and after a command's name; the one after it counts."""


def chosen_path(choose: Callable[[str | None], Path]) -> Path:
    """The path that `choose` makes of what --db says. Raises UsageError where it begins with an unknown ~name."""
    try:
        return choose(click.get_current_context().meta.get(_DB))
    except RuntimeError:
        raise UsageError("There is no home folder of that name.", "Write the path out in full.") from None


@contextmanager
def opened_record() -> Iterator["Record"]:
    """The record that the command line names. Raises CcmError where it can't be opened."""
    from ccm_tui.actor import actor_name
    from ccm_tui.cli.secret import passphrase_for
    from ccm_tui.clock import machine_clock
    from ccm_tui.paths import record_path
    from db.record import Record

    path = chosen_path(record_path)
    record = Record.open(path, machine_clock(), actor_name(), passphrase_for(path))
    try:
        yield record
    finally:
        record.close()


@contextmanager
def claimed_record() -> Iterator["Record"]:
    """The record that the command line names, for this command alone to write in, with today's backup made.

    Raises CcmError where it can't be opened, or somebody else has it.
    """
    from ccm_tui.services.record.condition import begin_session

    with opened_record() as record:
        session = begin_session(record)
        if session.refusal is not None:
            raise session.refusal
        if session.make_backup is not None:
            try:
                session.make_backup()
            except CcmError as error:
                complain(f"Today's backup is not made: {error.what}", error.do)
        yield record


def check_terminal() -> None:
    """Raises CcmError where there is no terminal to show a screen on."""
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        raise CcmError(
            "There is no terminal here to show the screen on.",
            "Use a command, such as ccm meetings; ccm --help lists them.",
        )
