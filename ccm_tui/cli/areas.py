"""ccm areas: what home areas elsewhere were asked, as a list."""

import click

from ccm_tui.cli.disclosure import chosen_format, hand_out, leaving_options, output_option
from ccm_tui.cli.listing import Listing, list_format_option
from ccm_tui.cli.start import db_option, opened_record
from ccm_tui.documents.catalogue import DocumentKind


@click.command("areas")
@click.option("--waiting", "only_waiting", is_flag=True, help="Those that nobody asked or that have not replied.")
@list_format_option(DocumentKind.AREA_LIST)
@output_option
@leaving_options
@db_option
def areas_command(only_waiting: bool, kind: str | None, output: str | None, recipient: str, reason: str) -> None:
    """List what home areas elsewhere were asked.

    Each with the case, the day, and whether it replied.
    """
    from ccm_tui.cli.list_content import list_content
    from ccm_tui.domain.listings import ListedArea
    from ccm_tui.services.cases.home_areas import list_areas
    from ccm_tui.services.governance.disclosure import Leaving

    wanted = chosen_format(kind, output, DocumentKind.AREA_LIST.formats)
    with opened_record() as record:
        lines = list_areas(record, only_waiting=only_waiting)
        columns = {
            "Case": ("case",),
            "Area": ("area",),
            "Asked": ("asked_on",),
            "Of": ("asked_of",),
            "Replied": ("replied_on",),
            "Days silent": ("days_silent",),
            "Reply": ("reply",),
        }
        heading = f"Home areas: {len(lines)}"
        listing = Listing(ListedArea, lines, heading, "Nobody in a live case is from elsewhere.", columns)
        content = list_content(listing, wanted, output)
        hand_out(record, Leaving(DocumentKind.AREA_LIST.words, "", wanted, recipient, reason), content, output)
