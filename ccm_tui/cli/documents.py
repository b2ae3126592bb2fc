"""ccm minutes and ccm amend: the documents of a meeting, and what is corrected in them once they are approved."""

import sys
from pathlib import Path

import click

from ccm_tui.cli.leaving import hand_out, leaving_options
from ccm_tui.cli.opening import db_option, opened_record
from ccm_tui.cli.output import say


@click.command()
@click.argument("meeting")
@click.option("--format", type=click.Choice(("text",)), expose_value=False, help="Plain text, 80 columns wide.")
@click.option("--audience", type=click.Choice(("full",)), expose_value=False, help="Whom the minutes are for.")
@click.option("--version", type=int, metavar="N", help="As they were when they were approved for the Nth time.")
@click.option("-o", "--output", metavar="FILE", help="Write a new file, which only you can read, instead.")
@leaving_options
@db_option
def minutes(meeting: str, version: int | None, output: str | None, recipient: str, reason: str) -> None:
    """Print the minutes of a meeting.

    MEETING is its number, its date (2026-12-17), next or last.
    """
    from ccm_tui.services.saving import leaving_minutes, minutes_text, save_minutes
    from db.queries.find import find_meeting

    with opened_record() as record:
        with record.reading() as session:
            found = find_meeting(session, meeting)
        if output is None:
            text = minutes_text(record, found.id, version).removesuffix("\n")
            hand_out(record, leaving_minutes(found.id, recipient, reason), text)
        else:
            place = save_minutes(record, found.id, Path(output), recipient, reason, version)
            say(f"The minutes of meeting {found.number} are written: {place}")


@click.command()
@click.argument("meeting")
@click.option("--reason", required=True, metavar="TEXT", help="Why the minutes are corrected.")
@click.option("--by", "made_by", required=True, metavar="NAME", help="Who decided it.")
@click.option("--case", metavar="CASE", help="The case that it is about, where it is about one.")
@db_option
def amend(meeting: str, reason: str, made_by: str, case: str | None) -> None:
    """Add a numbered correction to approved minutes.

    Its text is read from standard input. The minutes stay as they were; every later copy shows the correction after
    them.
    """
    from ccm_tui.services.approving import amend as amend_minutes
    from db.queries.find import find_meeting

    with opened_record() as record:
        with record.reading() as session:
            found = find_meeting(session, meeting)
        number = amend_minutes(record, found.id, _typed(), reason, made_by, case)
        say(f"Amendment {number} to the minutes of meeting {found.number} is on record.")


def _typed() -> str:
    if sys.stdin is None:
        return ""
    if sys.stdin.isatty():
        click.echo("Type the correction; end it with Ctrl+D on a line of its own (on Windows Ctrl+Z).", err=True)
    return sys.stdin.read()
