"""ccm minutes: the documents of a meeting."""

from pathlib import Path

import click

from ccm_tui.cli.opening import db_option, opened_record
from ccm_tui.cli.output import pour, say
from ccm_tui.cli.written import chosen_format, output_option
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
@click.option("--audience", type=click.Choice(("full",)), expose_value=False, help="Whom the minutes are for.")
@click.option(
    "--template",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Your own Word document or template, whose styles, headers and footers docx takes.",
)
@output_option
@db_option
def minutes(meeting: str, kind: str | None, template: Path | None, output: str | None) -> None:
    """Print the minutes of a meeting.

    MEETING is its number, its date (2026-12-17), next or last.
    """
    from ccm_tui.minutes.formats.catalogue import Format, contents_of, made
    from ccm_tui.services.minutes import minutes_of
    from ccm_tui.services.saving import read_template, save_minutes
    from db.queries.find import find_meeting

    wanted = chosen_format(kind, output, _FORMATS)
    if template and wanted is not Format.DOCX:
        raise UsageError("Only docx takes a template.", "Ask for --format docx, or leave --template out.")
    with opened_record() as record:
        with record.reading() as session:
            found = find_meeting(session, meeting)
        styled = read_template(template) if template else None
        if output is None:
            pour(made(wanted, contents_of(minutes_of(record, found.id)), styled))
        else:
            place = save_minutes(record, found.id, Path(output), wanted, styled)
            say(f"The minutes of meeting {found.number} are written: {place}")
