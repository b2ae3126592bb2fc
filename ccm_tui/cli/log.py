"""ccm log: what left the record and which case files were opened, by whom, for whom and why."""

from datetime import date

import click

from ccm_tui.cli.disclosure import chosen_format, hand_out, leaving_options, output_option
from ccm_tui.cli.input import day_option
from ccm_tui.cli.listing import Listing, list_format_option
from ccm_tui.cli.start import db_option, opened_record
from ccm_tui.documents.catalogue import DocumentKind


@click.command("log")
@click.option("--case", metavar="CASE", help="All that may have shown that case, minutes and lists included.")
@day_option("--since", "From that day on, like 2026-12-17.")
@day_option("--until", "Up to and with that day.")
@click.option("--by", "actor", default="", metavar="NAME", help="What that person did.")
@click.option("--kind", "seen", type=click.Choice(("opened", "exported")), help="Case files opened, or what left.")
@list_format_option(DocumentKind.DISCLOSURE_LOG)
@output_option
@leaving_options
@db_option
def log_command(
    case: str | None,
    since: date | None,
    until: date | None,
    actor: str,
    seen: str | None,
    kind: str | None,
    output: str | None,
    recipient: str,
    reason: str,
) -> None:
    """List what left the record, and who opened a case file.

    It holds no word of a case, beyond what was given as a reason. Written to a file, it is noted in itself.
    """
    from ccm_tui.cli.list_content import list_content, print_list
    from ccm_tui.domain.listings import ListedDisclosure
    from ccm_tui.domain.vocabulary import DisclosureKind
    from ccm_tui.services.governance.disclosure import Leaving
    from ccm_tui.services.governance.log_view import LogPart, list_disclosures

    wanted = chosen_format(kind, output, DocumentKind.DISCLOSURE_LOG.formats)
    columns = {
        "When": ("at",),
        "Who": ("actor",),
        "What": ("document",),
        "Meeting": ("meeting",),
        "Case": ("case",),
        "For": ("audience",),
        "As": ("format",),
        "To": ("recipient",),
        "State": ("state",),
        "Why": ("reason",),
    }
    empty = "Nothing left the record, and no case file was opened, in what was asked for."
    with opened_record() as record:
        lines = list_disclosures(
            record, LogPart(case, since, until, actor, DisclosureKind.of(seen) if seen else None)
        )
        listing = Listing(ListedDisclosure, lines, f"Opened or left the record: {len(lines)}", empty, columns)
        if output is None:
            print_list(listing, wanted)
        else:
            content = list_content(listing, wanted, output)
            hand_out(
                record, Leaving(DocumentKind.DISCLOSURE_LOG.words, "", wanted, recipient, reason), content, output
            )
