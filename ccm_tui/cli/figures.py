"""ccm figures: what the partnership board asks for, with what each number is of."""

from datetime import date, datetime, timedelta

import click

from ccm_tui.cli.disclosure import chosen_format, format_choice, hand_out, leaving_options, output_option
from ccm_tui.cli.start import db_option, opened_record
from ccm_tui.documents.catalogue import DocumentKind

_DAY = click.DateTime(("%Y-%m-%d",))


@click.command("figures")
@click.option(
    "--from", "first", type=_DAY, metavar="DAY", help="The first day, like 2026-01-01; a year before the last."
)
@click.option("--to", "last", type=_DAY, metavar="DAY", help="The last day; today unless another is given.")
@click.option("--whole", is_flag=True, help="Withhold no small numbers: for use within the partnership alone.")
@click.option(
    "--format",
    "kind",
    type=format_choice(DocumentKind.BOARD_FIGURES.formats),
    help="Without it the name of the file decides, or text.",
)
@output_option
@leaving_options
@db_option
def figures_command(
    first: datetime | None,
    last: datetime | None,
    whole: bool,
    kind: str | None,
    output: str | None,
    recipient: str,
    reason: str,
) -> None:
    """Print the figures for the partnership board.

    No names, each number beside what it is of.

    The period before, of the same length, stands beside it.
    """
    from ccm_tui.domain.figures.board import Period
    from ccm_tui.services.figures.board import board_document
    from ccm_tui.services.governance.disclosure import Leaving

    wanted = chosen_format(kind, output, DocumentKind.BOARD_FIGURES.formats)
    with opened_record() as record:
        end = last.date() if last else record.today
        period = Period(first.date() if first else _a_year_before(end), end)
        content = board_document(record, period, wanted, whole=whole)
        audience = "partnership board, whole" if whole else "partnership board"
        hand_out(
            record, Leaving(DocumentKind.BOARD_FIGURES.words, audience, wanted, recipient, reason), content, output
        )


def _a_year_before(day: date) -> date:
    """The day after the same day of the year before: twelve months with it."""
    return date(day.year - 1, day.month, 1) + timedelta(days=day.day)
