"""ccm retention: closed cases that have been kept for as long as they were to be."""

from datetime import date
from typing import TYPE_CHECKING

import click

from ccm_tui.cli.input import day_option
from ccm_tui.cli.listing import Listing, print_format_option
from ccm_tui.cli.output import say
from ccm_tui.cli.start import db_option, opened_record
from ccm_tui.domain.words.counting import counted
from ccm_tui.errors import CcmError, UsageError

if TYPE_CHECKING:
    from db.record import Record


@click.command("retention")
@click.option("--years", type=int, metavar="N", help="Set how many years after closing a case is looked at.")
@click.option("--keep", metavar="CASE", help="Keep that case for longer, until --until, saying why.")
@day_option("--until", "Until when, like 2032-04-01.")
@click.option("--reason", default="", metavar="TEXT", help="Why it is kept for longer.")
@print_format_option
@db_option
def retention_command(years: int | None, keep: str | None, until: date | None, reason: str, kind: str) -> None:
    """List what was kept long enough.

    How many years a case is kept is for the partnership to decide and set; ccm erase erases one.
    """
    from ccm_tui.domain.days.when import show_day
    from ccm_tui.services.governance.retention import keep_longer, set_retention_years

    if (keep is None) != (until is None):
        raise UsageError("--keep and --until go together.", "Name the case, the day and the reason.")
    with opened_record() as record:
        if years is not None:
            set_retention_years(record, years)
            say(f"Closed cases are looked at {counted(years, 'year')} after they closed.")
        if keep is not None and until is not None:
            keep_longer(record, keep, until, reason)
            say(f"Kept until {show_day(until)}.")
        if years is None and keep is None:
            _list(record, kind)


def _list(record: "Record", kind: str) -> None:
    from ccm_tui.cli.list_content import print_list
    from ccm_tui.domain.listings import ListedRetention
    from ccm_tui.services.governance.retention import due_for_review, retention_years

    years = retention_years(record)
    if not years:
        raise CcmError(
            "The partnership has not said how long closed cases are kept.",
            "Set it in years: ccm retention --years N.",
        )
    lines = due_for_review(record)
    columns = {
        "Case": ("reference",),
        "Closed": ("closed_on",),
        "Due": ("due_on",),
        "Days over": ("days_over",),
        "Open cases of the same people": ("people_in_open_cases",),
        "Kept longer because": ("extended",),
    }
    after = counted(years, "year")
    heading = f"Closed cases to be erased or kept for longer, {after} after they closed: {len(lines)}"
    print_list(Listing(ListedRetention, lines, heading, "No case is due.", columns), kind)
