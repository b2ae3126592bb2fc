"""ccm sheets: an action sheet for each agency of a meeting."""

from pathlib import Path

import click

from ccm_tui.cli.disclosure import format_choice
from ccm_tui.cli.output import say
from ccm_tui.cli.start import db_option, opened_record
from ccm_tui.documents.catalogue import DocumentKind


@click.command("sheets")
@click.argument("meeting")
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), metavar="FOLDER", help="Where they are written."
)
@click.option(
    "--format",
    "kinds",
    type=format_choice(DocumentKind.ACTION_SHEET.formats),
    multiple=True,
    default=("text",),
    show_default=True,
    help="What the sheets are written as; give it again for each further one.",
)
@click.option("--reason", default="", metavar="TEXT", help="Why they leave; kept in ccm log.")
@db_option
def sheets_command(meeting: str, output: Path, kinds: tuple[str, ...], reason: str) -> None:
    """Write an action sheet for each agency.

    MEETING is its number, its date (2026-12-17), next or last. Each agency stands in ccm log as who is given its
    sheet. The folder is made where there is none, and no file is written over.
    """
    from ccm_tui.documents.catalogue import Format
    from ccm_tui.services.documents.copies import own_template
    from ccm_tui.services.documents.documents import meeting_documents, save_documents, sheets_of
    from db.queries.record.find import meeting_named

    with opened_record() as record:
        with record.reading() as session:
            found = meeting_named(session, meeting)
        offered = sheets_of(meeting_documents(record, found.id))
        chosen = [(offer, Format.of(kind)) for offer in offered for kind in dict.fromkeys(kinds)]
        own = own_template(record) if Format.DOCX in kinds else None
        for place in save_documents(record, found.id, chosen, output, reason, own):
            say(f"Written: {place}")
        if not chosen:
            say(f"No agency has an action from meeting {found.number}, so there is no sheet.")
