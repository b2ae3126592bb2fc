"""ccm subject-access: everything on record about one person, for review before it is given out."""

from pathlib import Path

import click

from ccm_tui.cli.disclosure import leaving_options
from ccm_tui.cli.output import say
from ccm_tui.cli.start import db_option, opened_record


@click.command("subject-access")
@click.argument("person")
@click.option("-o", "--output", required=True, metavar="FILE", help="A new file, which only you can read.")
@leaving_options
@db_option
def subject_access_command(person: str, output: str, recipient: str, reason: str) -> None:
    """Write everything on record about one person.

    PERSON is a name as it is on record, or the reference of the case about them. Other people's names are replaced by
    what they are; what each agency decides on is marked. Read it before it leaves.
    """
    from ccm_tui.services.governance.subject_access import find_person, write_subject_access

    with opened_record() as record:
        place = write_subject_access(record, find_person(record, person), Path(output), recipient, reason)
    say(f"The pack is written: {place}")
