"""ccm minutes: the documents of a meeting."""

from pathlib import Path

import click

from ccm_tui.cli.opening import db_option, opened_record
from ccm_tui.cli.output import say


@click.command()
@click.argument("meeting")
@click.option("--format", type=click.Choice(("text",)), expose_value=False, help="Plain text, 80 columns wide.")
@click.option("--audience", type=click.Choice(("full",)), expose_value=False, help="Whom the minutes are for.")
@click.option("-o", "--output", metavar="FILE", help="Write a new file, which only you can read, instead.")
@db_option
def minutes(meeting: str, output: str | None) -> None:
    """Print the minutes of a meeting.

    MEETING is its number, its date (2026-12-17), next or last.
    """
    from ccm_tui.minutes.plain import render
    from ccm_tui.services.minutes import minutes_of
    from ccm_tui.services.saving import save_minutes
    from db.queries.find import find_meeting

    with opened_record() as record:
        with record.reading() as session:
            found = find_meeting(session, meeting)
        if output is None:
            say(render(minutes_of(record, found.id)).removesuffix("\n"))
        else:
            place = save_minutes(record, found.id, Path(output))
            say(f"The minutes of meeting {found.number} are written: {place}")
