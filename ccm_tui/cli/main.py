"""The command line: its group of commands, and what is told when one can't be done."""

from collections.abc import Sequence

import click

from ccm_tui.cli.agencies import agencies
from ccm_tui.cli.backup import backup, restore
from ccm_tui.cli.chase import chase
from ccm_tui.cli.demo import demo
from ccm_tui.cli.doctor import doctor
from ccm_tui.cli.erase import erase
from ccm_tui.cli.figures import figures
from ccm_tui.cli.imports import imports
from ccm_tui.cli.lists import actions, agenda, areas, attendance, cases, meetings, referrals
from ccm_tui.cli.log import log
from ccm_tui.cli.minutes import amend, minutes, sheets
from ccm_tui.cli.output import speak_utf8, tell
from ccm_tui.cli.passphrase import passphrase
from ccm_tui.cli.record import record_meeting
from ccm_tui.cli.requests import requests
from ccm_tui.cli.retention import retention
from ccm_tui.cli.settings import settings
from ccm_tui.cli.start import check_terminal, chosen_path, db_option
from ccm_tui.cli.subject_access import subject_access
from ccm_tui.cli.verify import verify
from ccm_tui.version import VERSION


@click.group(
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="CCM_DB names the record as --db does. CCM_NOW, such as 2026-12-17T13:45, is when the clock starts.",
)
@click.version_option(VERSION, prog_name="ccm", message="%(prog)s %(version)s")
@db_option
@click.pass_context
def ccm(context: click.Context) -> int:
    """The chair's desk for a City Community MARAC.

    Without a command it opens the record: at the meeting in session if there is one, and at its set-up the first
    time.
    """
    return _open() if context.invoked_subcommand is None else 0


for command in (
    meetings,
    agenda,
    cases,
    referrals,
    agencies,
    actions,
    chase,
    requests,
    attendance,
    areas,
    figures,
    minutes,
    sheets,
    record_meeting,
    imports,
    backup,
    restore,
    passphrase,
    doctor,
    demo,
    amend,
    verify,
    log,
    retention,
    erase,
    subject_access,
    settings,
):
    ccm.add_command(command)


def run(args: Sequence[str]) -> int:
    """Does what one command line asks and returns its exit code: 0 done, 1 can't be done, 2 not understood."""
    speak_utf8()
    try:
        return int(ccm.main(args=list(args), prog_name="ccm", standalone_mode=False) or 0)
    except Exception as error:
        return tell(error)


def _open() -> int:
    check_terminal()
    from ccm_tui.app import run_app
    from ccm_tui.clock import machine_clock
    from ccm_tui.paths import record_path

    return run_app(chosen_path(record_path), machine_clock())
