"""ccm minutes and ccm amend: the documents of a meeting, and what is corrected in them once they are approved."""

from pathlib import Path

import click

from ccm_tui.cli.disclosure import chosen_format, hand_out, leaving_options, output_option
from ccm_tui.cli.input import typed_text
from ccm_tui.cli.output import say
from ccm_tui.cli.start import db_option, opened_record
from ccm_tui.errors import UsageError

_FORMATS = ("text", "markdown", "html", "docx", "pdf", "json", "csv", "xlsx", "ics")


@click.command()
@click.argument("meeting")
@click.option(
    "--format",
    "kind",
    type=click.Choice(_FORMATS),
    help="What the minutes are written as; csv, xlsx and ics hold the actions that the meeting set. Without it the"
    " name of the file decides, or text is printed.",
)
@click.option(
    "--audience",
    "reader",
    default="full",
    show_default=True,
    metavar="WHO",
    help="Whom the document is for: full, agency:CODE (its action sheet), member:CODE (the cases that it was in the"
    " room for), case:REF, summary:REF (one page) or public (figures).",
)
@click.option(
    "--template",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Your own Word document or template, whose styles, headers and footers docx takes.",
)
@click.option("--version", type=int, metavar="N", help="As they were when they were approved for the Nth time.")
@output_option
@leaving_options
@db_option
def minutes(
    meeting: str,
    kind: str | None,
    reader: str,
    template: Path | None,
    version: int | None,
    output: str | None,
    recipient: str,
    reason: str,
) -> None:
    """Print the minutes, or what is for one reader.

    MEETING is its number, its date (2026-12-17), next or last.
    """
    from ccm_tui.documents.audiences.audience import read_audience
    from ccm_tui.documents.catalogue import Format
    from ccm_tui.services.documents.copies import minutes_document, own_template, read_template
    from ccm_tui.services.documents.documents import leaving_for
    from db.queries.record.find import meeting_named

    audience = read_audience(reader)
    wanted = chosen_format(kind, output, _FORMATS)
    if template and wanted is not Format.DOCX:
        raise UsageError("Only docx takes a template.", "Ask for --format docx, or leave --template out.")
    with opened_record() as record:
        with record.reading() as session:
            found = meeting_named(session, meeting)
        own = own_template(record) if wanted is Format.DOCX and template is None else None
        styled = read_template(template) if template else own
        content = minutes_document(record, found.id, wanted, styled, version, audience)
        hand_out(record, leaving_for(record, found.id, audience, wanted, recipient, reason), content, output)


@click.command()
@click.argument("meeting")
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), metavar="FOLDER", help="Where they are written."
)
@click.option(
    "--format",
    "kinds",
    type=click.Choice(_FORMATS),
    multiple=True,
    default=("text",),
    show_default=True,
    help="What the sheets are written as; give it again for each further one.",
)
@click.option("--reason", default="", metavar="TEXT", help="Why they leave; kept in ccm log.")
@db_option
def sheets(meeting: str, output: Path, kinds: tuple[str, ...], reason: str) -> None:
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
        chosen = [(offer, Format(kind)) for offer in offered for kind in dict.fromkeys(kinds)]
        own = own_template(record) if Format.DOCX in kinds else None
        for place in save_documents(record, found.id, chosen, output, reason, own):
            say(f"Written: {place}")
        if not chosen:
            say(f"No agency has an action from meeting {found.number}, so there is no sheet.")


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
    from ccm_tui.services.documents.approval import amend as amend_minutes
    from db.queries.record.find import meeting_named

    with opened_record() as record:
        with record.reading() as session:
            found = meeting_named(session, meeting)
        number = amend_minutes(record, found.id, typed_text("the correction"), reason, made_by, case)
        say(f"Amendment {number} to the minutes of meeting {found.number} is on record.")
