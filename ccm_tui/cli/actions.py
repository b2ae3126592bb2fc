"""ccm actions: the actions, as a list, a workbook or a calendar."""

from datetime import date

import click

from ccm_tui.cli.disclosure import chosen_format, hand_out, leaving_options, output_option
from ccm_tui.cli.input import day_option
from ccm_tui.cli.listing import Listing, list_format_option
from ccm_tui.cli.start import db_option, opened_record
from ccm_tui.documents.catalogue import DocumentKind


@click.command("actions")
@click.option("--agency", metavar="CODE", help="Those of one agency.")
@click.option("--open", "only_unsettled", is_flag=True, help="Those that are open or proposed.")
@click.option("--overdue", "only_overdue", is_flag=True, help="Those that are overdue today.")
@click.option("--case", metavar="CASE", help="Those of one case: CCM/26/031, or 031.")
@click.option("--person", default="", metavar="NAME", help="Those of the people whose name holds that.")
@day_option("--due-before", "Those that are due before that day.")
@list_format_option(DocumentKind.ACTION_LIST)
@output_option
@leaving_options
@db_option
def actions_command(
    agency: str | None,
    only_unsettled: bool,
    only_overdue: bool,
    case: str | None,
    person: str,
    due_before: date | None,
    kind: str | None,
    output: str | None,
    recipient: str,
    reason: str,
) -> None:
    """List the actions, and what became of them.

    What is asked for together is looked for together. As CSV it can be read by ccm import replies.
    """
    from ccm_tui.cli.list_content import list_content
    from ccm_tui.domain.actions.search import ActionSearch
    from ccm_tui.domain.listings import ListedAction
    from ccm_tui.services.actions.listing import action_search, list_actions
    from ccm_tui.services.documents.listing import list_cover
    from ccm_tui.services.governance.disclosure import Leaving

    wanted = chosen_format(kind, output, DocumentKind.ACTION_LIST.formats)
    with opened_record() as record:
        search = action_search(
            record,
            agency,
            case,
            person,
            due_before,
            only_unsettled=only_unsettled,
            only_overdue=only_overdue,
        )
        lines = list_actions(record, search)
        which = f", {search.in_words}" if search != ActionSearch() else ""
        heading = f"Actions{which}: {len(lines)}"
        columns = {
            "Reference": ("reference",),
            "Agency": ("agency",),
            "Owner": ("owner",),
            "Due": ("due_on",),
            "State": ("state",),
            "Action": ("text",),
        }
        listing = Listing(ListedAction, lines, heading, "There is no such action.", columns)
        match wanted:
            case "ics":
                from ccm_tui.documents.formats.diary import action_diary

                content = action_diary(lines, list_cover(record, heading))
            case "xlsx":
                from ccm_tui.documents.formats.workbooks import rows_workbook

                content = rows_workbook(ListedAction, lines, list_cover(record, heading))
            case _:
                content = list_content(listing, wanted, output)
        audience = f"agency:{agency.upper()}" if agency else ""
        hand_out(
            record, Leaving(DocumentKind.ACTION_LIST.words, audience, wanted, recipient, reason), content, output
        )
