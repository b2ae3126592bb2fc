"""ccm amend: what is corrected in minutes once they are approved."""

import click

from ccm_tui.cli.input import typed_text
from ccm_tui.cli.output import say
from ccm_tui.cli.start import db_option, opened_record


@click.command("amend")
@click.argument("meeting")
@click.option("--reason", required=True, metavar="TEXT", help="Why the minutes are corrected.")
@click.option("--by", "made_by", required=True, metavar="NAME", help="Who decided it.")
@click.option("--case", metavar="CASE", help="The case that it is about, where it is about one.")
@db_option
def amend_command(meeting: str, reason: str, made_by: str, case: str | None) -> None:
    """Add a numbered correction to approved minutes.

    Its text is read from standard input. The minutes stay as they were; every later copy shows the correction after
    them.
    """
    from ccm_tui.services.documents.approval import amend_minutes
    from db.queries.record.find import meeting_named

    with opened_record() as record:
        with record.reading() as session:
            found = meeting_named(session, meeting)
        number = amend_minutes(record, found.id, typed_text("the correction"), reason, made_by, case)
        say(f"Amendment {number} to the minutes of meeting {found.number} is on record.")
