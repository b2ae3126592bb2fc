"""ccm meetings: the meetings, as a list, a workbook or a calendar."""

import click

from ccm_tui.cli.disclosure import chosen_format, hand_out, output_option
from ccm_tui.cli.listing import Listing, list_format_option
from ccm_tui.cli.output import pour
from ccm_tui.cli.start import db_option, opened_record
from ccm_tui.documents.catalogue import DocumentKind


@click.command("meetings")
@list_format_option(DocumentKind.MEETING_LIST)
@output_option
@db_option
def meetings_command(kind: str | None, output: str | None) -> None:
    """List the meetings."""
    from ccm_tui.cli.list_content import list_content
    from ccm_tui.domain.listings import ListedMeeting
    from ccm_tui.services.documents.listing import list_cover
    from ccm_tui.services.governance.disclosure import Leaving
    from ccm_tui.services.meetings.listing import list_meetings

    wanted = chosen_format(kind, output, DocumentKind.MEETING_LIST.formats)
    with opened_record() as record:
        lines = list_meetings(record)
        columns = {
            "No": ("number",),
            "Date": ("held_on",),
            "From": ("starts_at",),
            "To": ("ends_at",),
            "State": ("state",),
            "Chair": ("chair",),
            "Venue": ("venue",),
        }
        heading = f"Meetings: {len(lines)}"
        listing = Listing(ListedMeeting, lines, heading, "No meeting is planned yet.", columns)
        match wanted:
            case "ics":
                from ccm_tui.documents.formats.diary import meetings_diary

                content = meetings_diary(lines, list_cover(record, heading))
            case "xlsx":
                from ccm_tui.documents.formats.workbooks import rows_workbook

                content = rows_workbook(ListedMeeting, lines, list_cover(record, heading))
            case _:
                content = list_content(listing, wanted, output)
        if output is None:
            # Days and rooms alone: nothing of a case, and so nothing to be noted.
            pour(content)
        else:
            hand_out(record, Leaving(DocumentKind.MEETING_LIST.words, "", wanted), content, output)
