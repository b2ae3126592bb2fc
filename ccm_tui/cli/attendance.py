"""ccm attendance: who was represented at meetings, as a list."""

import click

from ccm_tui.cli.disclosure import chosen_format, hand_out, leaving_options, output_option
from ccm_tui.cli.listing import Listing, list_format_option
from ccm_tui.cli.start import db_option, opened_record
from ccm_tui.documents.catalogue import DocumentKind


@click.command("attendance")
@click.option(
    "--latest", type=click.IntRange(1), default=12, show_default=True, metavar="N", help="The last N meetings."
)
@list_format_option(DocumentKind.ATTENDANCE_LIST)
@output_option
@leaving_options
@db_option
def attendance_command(latest: int, kind: str | None, output: str | None, recipient: str, reason: str) -> None:
    """List who was represented at meetings.

    The worst first, and which cases missed them.
    """
    from ccm_tui.cli.list_content import list_content
    from ccm_tui.domain.listings import ListedAttendance
    from ccm_tui.services.agencies.representation_view import list_attendance
    from ccm_tui.services.governance.disclosure import Leaving

    wanted = chosen_format(kind, output, DocumentKind.ATTENDANCE_LIST.formats)
    with opened_record() as record:
        heading, lines = list_attendance(record, latest)
        columns = {
            "Agency": ("agency",),
            "Kind": ("kind",),
            "Represented": ("represented",),
            "Of": ("invited",),
            "%": ("percent",),
            "Info instead": ("sent_information",),
            "Meetings": ("meetings",),
            "Missed hearings": ("missed_hearings",),
            "Needed for": ("needed_for",),
        }
        listing = Listing(ListedAttendance, lines, heading, "No roll has been called yet.", columns)
        content = list_content(listing, wanted, output)
        hand_out(record, Leaving(DocumentKind.ATTENDANCE_LIST.words, "", wanted, recipient, reason), content, output)
