"""The command line: its group of commands, and what is told when one can't be done."""

from collections.abc import Sequence

import click

from ccm_tui.cli.actions import actions_command
from ccm_tui.cli.agencies import agencies_command
from ccm_tui.cli.agenda import agenda_command
from ccm_tui.cli.amend import amend_command
from ccm_tui.cli.areas import areas_command
from ccm_tui.cli.attendance import attendance_command
from ccm_tui.cli.backup import backup_command
from ccm_tui.cli.cases import cases_command
from ccm_tui.cli.chase import chase_command
from ccm_tui.cli.demo import demo_command
from ccm_tui.cli.doctor import doctor_command
from ccm_tui.cli.erase import erase_command
from ccm_tui.cli.figures import figures_command
from ccm_tui.cli.imports import import_command
from ccm_tui.cli.log import log_command
from ccm_tui.cli.meetings import meetings_command
from ccm_tui.cli.minutes import minutes_command
from ccm_tui.cli.output import speak_utf8, tell
from ccm_tui.cli.passphrase import passphrase_command
from ccm_tui.cli.record import record_command
from ccm_tui.cli.referrals import referrals_command
from ccm_tui.cli.requests import requests_command
from ccm_tui.cli.restore import restore_command
from ccm_tui.cli.retention import retention_command
from ccm_tui.cli.settings import settings_command
from ccm_tui.cli.sheets import sheets_command
from ccm_tui.cli.start import check_terminal, chosen_path, db_option
from ccm_tui.cli.subject_access import subject_access_command
from ccm_tui.cli.verify import verify_command
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
    meetings_command,
    agenda_command,
    cases_command,
    referrals_command,
    agencies_command,
    actions_command,
    chase_command,
    requests_command,
    attendance_command,
    areas_command,
    figures_command,
    minutes_command,
    sheets_command,
    record_command,
    import_command,
    backup_command,
    restore_command,
    passphrase_command,
    doctor_command,
    demo_command,
    amend_command,
    verify_command,
    log_command,
    retention_command,
    erase_command,
    subject_access_command,
    settings_command,
):
    ccm.add_command(command)


def run_ccm(args: Sequence[str]) -> int:
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
