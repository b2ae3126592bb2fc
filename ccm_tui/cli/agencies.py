"""ccm agencies: the agencies and who speaks for them, as a list."""

import click

from ccm_tui.cli.disclosure import chosen_format, hand_out, leaving_options, output_option
from ccm_tui.cli.listing import Listing, list_format_option
from ccm_tui.cli.start import db_option, opened_record
from ccm_tui.documents.catalogue import DocumentKind


@click.command("agencies")
@list_format_option(DocumentKind.AGENCY_LIST)
@output_option
@leaving_options
@db_option
def agencies_command(kind: str | None, output: str | None, recipient: str, reason: str) -> None:
    """List the agencies and who speaks for them.

    As CSV or as a workbook they can be taken into another record, by ccm import agencies. Those that are retired are
    left out.
    """
    from ccm_tui.cli.list_content import list_content
    from ccm_tui.domain.listings import ListedSpeaker
    from ccm_tui.services.agencies.listing import list_speakers
    from ccm_tui.services.documents.listing import list_cover
    from ccm_tui.services.governance.disclosure import Leaving

    wanted = chosen_format(kind, output, DocumentKind.AGENCY_LIST.formats)
    with opened_record() as record:
        lines = list_speakers(record)
        columns = {
            "Code": ("code",),
            "Kind": ("kind",),
            "Who speaks for it": ("representative",),
            "Role": ("role",),
            "Agency": ("name",),
        }
        heading = f"Agencies: {len({line.code for line in lines})}"
        listing = Listing(ListedSpeaker, lines, heading, "No agency is on record yet.", columns)
        if wanted == "xlsx":
            from ccm_tui.documents.formats.workbooks import rows_workbook

            content = rows_workbook(ListedSpeaker, lines, list_cover(record, heading))
        else:
            content = list_content(listing, wanted, output)
        hand_out(record, Leaving(DocumentKind.AGENCY_LIST.words, "", wanted, recipient, reason), content, output)
