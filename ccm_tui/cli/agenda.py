"""ccm agenda: the agenda of a meeting, as a list or as a document to be sent."""

import click

from ccm_tui.cli.disclosure import chosen_format, format_choice, hand_out, leaving_options, output_option
from ccm_tui.cli.listing import Listing
from ccm_tui.cli.start import db_option, opened_record
from ccm_tui.documents.catalogue import DocumentKind
from ccm_tui.errors import UsageError

_FORMATS = (*DocumentKind.AGENDA_LIST.formats, *DocumentKind.AGENDA.formats)


@click.command("agenda")
@click.argument("meeting")
@click.option(
    "--format",
    "kind",
    type=format_choice(_FORMATS),
    help="Text to read, CSV or xlsx for a spreadsheet, JSON for a script, ICS for a calendar; markdown, html, docx"
    " and pdf are the agenda as a document to be sent. Without it the name of the file decides, or text is printed.",
)
@click.option(
    "--audience",
    metavar="WHO",
    help="Whom the document is for: circulation (references and initials), chair (names and reasons) or agency:CODE"
    " (a guest's own cases). With it, text is the document too.",
)
@output_option
@leaving_options
@db_option
def agenda_command(
    meeting: str, kind: str | None, audience: str | None, output: str | None, recipient: str, reason: str
) -> None:
    """List the agenda of a meeting, or write it as a document.

    MEETING is its number, its date (2026-12-17), next or last.
    """
    from ccm_tui.cli.list_content import list_content
    from ccm_tui.domain.days.when import show_day
    from ccm_tui.domain.listings import ListedItem
    from ccm_tui.services.agenda.listing import list_agenda
    from ccm_tui.services.agenda.papers import CIRCULATION, agenda_document, leaving_agenda
    from ccm_tui.services.documents.listing import list_cover
    from ccm_tui.services.governance.disclosure import Leaving

    wanted = chosen_format(kind, output, _FORMATS)
    listed = wanted in DocumentKind.AGENDA_LIST.formats
    as_paper = wanted in DocumentKind.AGENDA.formats and (audience is not None or not listed)
    if audience is not None and not as_paper:
        raise UsageError("An audience is of the document alone.", "Ask for text, markdown, html, docx or pdf.")
    with opened_record() as record:
        found, lines = list_agenda(record, meeting)
        if as_paper:
            audience = audience or CIRCULATION
            content = agenda_document(record, found.id, wanted, audience)
            hand_out(record, leaving_agenda(found.id, wanted, audience, recipient, reason), content, output)
            return
        asked = sum(line.budget_minutes for line in lines)
        heading = (
            f"Agenda of meeting {found.number}, {show_day(found.held_on)}, {found.state.words}: "
            f"{asked} of {found.minutes_available} minutes"
        )
        columns = {
            "No": ("number",),
            "Reference": ("reference",),
            "Item": ("name", "title"),
            "Hearing": ("hearing",),
            "Min": ("budget_minutes",),
            "Used": ("used_minutes",),
            "State": ("state",),
            "Review": ("review_on",),
            "Guests": ("guests",),
            "Leaving after": ("leavers",),
        }
        listing = Listing(ListedItem, lines, heading, "Nothing is on this agenda yet.", columns)
        match wanted:
            case "ics":
                from ccm_tui.documents.formats.diary import meeting_diary

                content = meeting_diary(found, lines, list_cover(record, heading))
            case "xlsx":
                from ccm_tui.documents.formats.workbooks import rows_workbook

                content = rows_workbook(ListedItem, lines, list_cover(record, heading))
            case _:
                content = list_content(listing, wanted, output)
        hand_out(
            record, Leaving(DocumentKind.AGENDA_LIST.words, "", wanted, recipient, reason, found.id), content, output
        )
