"""ccm figures: what the partnership board asks for, with what each number is of."""

from datetime import datetime

import click

from ccm_tui.cli.disclosure import chosen_format, format_choice, hand_out, leaving_options, output_option
from ccm_tui.cli.output import complain
from ccm_tui.cli.start import db_option, opened_record
from ccm_tui.documents.catalogue import DocumentKind
from ccm_tui.errors import UsageError

_DAY = click.DateTime(("%Y-%m-%d",))


@click.command("figures")
@click.option("--quarter", type=_DAY, metavar="DAY", help="The quarter of that day; else the last that is over.")
@click.option("--year", type=_DAY, metavar="DAY", help="The year from April of that day.")
@click.option("--from", "first", type=_DAY, metavar="DAY", help="The first day of other days, with --whole.")
@click.option("--to", "last", type=_DAY, metavar="DAY", help="The last of them; today unless another is given.")
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
    quarter: datetime | None,
    year: datetime | None,
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

    They are of a quarter or a year that is over, beside the one before.
    """
    from ccm_tui.domain.figures.periods import Period, latest_quarter, quarter_of, year_of
    from ccm_tui.services.figures.board import FIGURES_OF, board_document, left_before, whole_document
    from ccm_tui.services.governance.disclosure import Leaving

    if sum((quarter is not None, year is not None, first is not None or last is not None)) > 1:
        raise UsageError("That is more than one period.", "Give --quarter, or --year, or --from and --to.")
    wanted = chosen_format(kind, output, DocumentKind.BOARD_FIGURES.formats)
    with opened_record() as record:
        period = latest_quarter(record.today)
        if quarter:
            period = quarter_of(quarter.date())
        elif year:
            period = year_of(year.date())
        elif first or last:
            end = last.date() if last else record.today
            period = Period(first.date() if first else year_of(end).first, end)
        content = (whole_document if whole else board_document)(record, period, wanted)
        for left in () if whole else left_before(record, period):
            to = f", to {left.recipient}" if left.recipient else ""
            complain(
                f"Figures that share days with these left before: {left.period}, on {left.on}{to}.",
                "What was told of those days is told again, so nothing follows from the two together.",
            )
        audience = "partnership board, whole" if whole else "partnership board"
        hand_out(record, Leaving(FIGURES_OF + period.words, audience, wanted, recipient, reason), content, output)
