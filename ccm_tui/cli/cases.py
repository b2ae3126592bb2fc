"""ccm cases: the cases, as a list or a workbook."""

import click

from ccm_tui.cli.disclosure import chosen_format, hand_out, leaving_options, output_option
from ccm_tui.cli.listing import Listing, list_format_option
from ccm_tui.cli.start import db_option, opened_record
from ccm_tui.documents.catalogue import DocumentKind


@click.command("cases")
@click.argument("query", required=False, default="")
@list_format_option(DocumentKind.CASE_LIST)
@output_option
@leaving_options
@db_option
def cases_command(query: str, kind: str | None, output: str | None, recipient: str, reason: str) -> None:
    """List the cases, or those that hold QUERY.

    Every word of QUERY has to be found. Each finds those that begin with it, in references, names, addresses,
    themes, referrals and all that was recorded at hearings. Restricted cases are listed without their name, and are
    found by their reference alone.
    """
    from ccm_tui.cli.list_content import list_content
    from ccm_tui.domain.listings import ListedCase
    from ccm_tui.services.cases.listing import list_cases
    from ccm_tui.services.documents.listing import list_cover
    from ccm_tui.services.governance.disclosure import Leaving

    wanted = chosen_format(kind, output, DocumentKind.CASE_LIST.formats)
    with opened_record() as record:
        lines = list_cases(record, query)
        empty = "No case is found by that." if query else "No case is on record yet."
        columns = {
            "Reference": ("reference",),
            "Name": ("name",),
            "Status": ("status",),
            "Heard": ("times_heard",),
            "Last heard": ("last_heard_on",),
            "Review": ("review_on",),
            "Open actions": ("open_actions",),
            "Themes": ("themes",),
        }
        listing = Listing(ListedCase, lines, f"Cases: {len(lines)}", empty, columns)
        if wanted == "xlsx":
            from ccm_tui.documents.formats.workbooks import rows_workbook

            content = rows_workbook(ListedCase, lines, list_cover(record, listing.heading))
        else:
            content = list_content(listing, wanted, output)
        hand_out(record, Leaving(DocumentKind.CASE_LIST.words, "", wanted, recipient, reason), content, output)
