"""ccm referrals: the referrals, as a list from which another copy can take them in."""

import click

from ccm_tui.cli.disclosure import chosen_format, hand_out, leaving_options, output_option
from ccm_tui.cli.listing import Listing, list_format_option
from ccm_tui.cli.start import db_option, opened_record
from ccm_tui.documents.catalogue import DocumentKind


@click.command("referrals")
@click.option("--waiting", "only_waiting", is_flag=True, help="Those that wait to be screened.")
@list_format_option(DocumentKind.REFERRAL_LIST)
@output_option
@leaving_options
@db_option
def referrals_command(only_waiting: bool, kind: str | None, output: str | None, recipient: str, reason: str) -> None:
    """List the referrals, in the order received.

    As CSV or as a workbook they can be taken into another record, by ccm import referrals. Those that were accepted
    into a restricted case are left out.
    """
    from ccm_tui.cli.list_content import list_content
    from ccm_tui.domain.listings import ListedReferral
    from ccm_tui.domain.words.counting import counted
    from ccm_tui.services.documents.listing import list_cover
    from ccm_tui.services.governance.disclosure import Leaving
    from ccm_tui.services.referrals.listing import list_referrals

    wanted = chosen_format(kind, output, DocumentKind.REFERRAL_LIST.formats)
    with opened_record() as record:
        lines, left_out = list_referrals(record, only_waiting=only_waiting)
        columns = {
            "Received": ("received_on",),
            "Agency": ("referrer_agency",),
            "Case": ("reference",),
            "Screening": ("screening",),
            "Subject": ("subject_name",),
        }
        which = ", waiting to be screened" if only_waiting else ""
        hidden = f"; {counted(left_out, 'referral')} of restricted cases left out" if left_out else ""
        heading = f"Referrals{which}: {len(lines)}{hidden}"
        listing = Listing(ListedReferral, lines, heading, "There is no such referral.", columns)
        if wanted == "xlsx":
            from ccm_tui.documents.formats.workbooks import rows_workbook

            content = rows_workbook(ListedReferral, lines, list_cover(record, heading))
        else:
            content = list_content(listing, wanted, output)
        hand_out(record, Leaving(DocumentKind.REFERRAL_LIST.words, "", wanted, recipient, reason), content, output)
