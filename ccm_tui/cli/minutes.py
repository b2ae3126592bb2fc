"""ccm minutes: the minutes of a meeting, or what is for one reader."""

from pathlib import Path

import click

from ccm_tui.cli.disclosure import (
    chosen_format,
    format_choice,
    hand_out,
    leaving_options,
    output_option,
    release_option,
)
from ccm_tui.cli.start import db_option, opened_record
from ccm_tui.documents.audiences.audience import AUDIENCE_HELP, read_audience
from ccm_tui.documents.catalogue import DocumentKind
from ccm_tui.errors import UsageError


@click.command("minutes")
@click.argument("meeting")
@click.option(
    "--format",
    "kind",
    type=format_choice(DocumentKind.MINUTES.formats),
    help="What the minutes are written as; csv, xlsx and ics hold the actions that the meeting set. Without it the"
    " name of the file decides, or text is printed.",
)
@click.option(
    "--audience",
    "reader",
    default="full",
    show_default=True,
    metavar="WHO",
    help=f"Whom the document is for: {AUDIENCE_HELP}.",
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
@release_option
@db_option
def minutes_command(
    meeting: str,
    kind: str | None,
    reader: str,
    template: Path | None,
    version: int | None,
    output: str | None,
    recipient: str,
    reason: str,
    asked: tuple[str, ...],
) -> None:
    """Print the minutes, or what is for one reader.

    MEETING is its number, its date (2026-12-17), next or last.
    """
    from ccm_tui.documents.catalogue import Format
    from ccm_tui.services.documents.copies import minutes_document, own_template, read_word_template
    from ccm_tui.services.documents.documents import leaving_for
    from ccm_tui.services.governance.release import read_releases, with_release
    from db.queries.record.find import meeting_named

    audience = read_audience(reader)
    wanted = chosen_format(kind, output, DocumentKind.MINUTES.formats)
    if template and wanted is not Format.DOCX:
        raise UsageError("Only docx takes a template.", "Ask for --format docx, or leave --template out.")
    with opened_record() as record:
        with record.reading() as session:
            found = meeting_named(session, meeting)
        own = own_template(record) if wanted is Format.DOCX and template is None else None
        styled = read_word_template(template) if template else own
        released = read_releases(record, asked, recipient, reason)
        content = minutes_document(record, found.id, wanted, styled, version, audience, released)
        leaving = leaving_for(record, found.id, audience, wanted, recipient, reason)
        hand_out(record, with_release(leaving, released), content, output)
