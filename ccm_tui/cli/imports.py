"""ccm import: referrals, agencies and what agencies reply, from a spreadsheet, CSV or Excel."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ccm_tui.cli.output import say
from ccm_tui.cli.start import claimed_record, db_option, opened_record

if TYPE_CHECKING:
    from ccm_tui.domain.spreadsheets.sheet import SheetColumn
    from db.record import Record

Importer = Callable[["Record"], tuple[str, ...]]

file_argument = click.argument("file", type=click.Path(path_type=Path))
dry_run_option = click.option("--dry-run", is_flag=True, help="Only say what would be taken, or what is wrong.")
sheet_option = click.option(
    "--sheet", default="", metavar="NAME", help="The sheet of a workbook to read, where several have such headings."
)
template_option = click.option(
    "--template", is_flag=True, help="Write an empty sheet to FILE, and explain its columns."
)


@click.group("import")
@db_option
def import_command() -> None:
    """Take referrals, agencies or replies from a file.

    Every row is taken or named with its reason, all or nothing. Columns may come in any order and under other
    names; what was taken for what is said.
    """


@import_command.command("referrals")
@file_argument
@sheet_option
@dry_run_option
@template_option
@db_option
def import_referrals_command(file: Path, sheet: str, dry_run: bool, template: bool) -> None:
    """Take the referrals of FILE; those accepted already get their cases.

    --template explains the columns.
    """
    from ccm_tui.domain.referrals.columns import REFERRAL_COLUMNS
    from ccm_tui.services.spreadsheets.imports import import_referrals, referral_sheet, rehearse_referrals

    if template:
        _write_template(file, REFERRAL_COLUMNS)
    else:
        act = rehearse_referrals if dry_run else import_referrals
        _import(lambda record: act(record, referral_sheet(file, sheet)), rehearsed=dry_run)


@import_command.command("agencies")
@file_argument
@sheet_option
@dry_run_option
@template_option
@db_option
def import_agencies_command(file: Path, sheet: str, dry_run: bool, template: bool) -> None:
    """Take the agencies of FILE and the people who speak for them.

    An agency that is on record is changed to what the file says, and gains people; nobody is removed. --template
    explains the columns.
    """
    from ccm_tui.domain.agencies.columns import AGENCY_COLUMNS
    from ccm_tui.services.spreadsheets.imports import agency_sheet, import_agencies, rehearse_agencies

    if template:
        _write_template(file, AGENCY_COLUMNS)
    else:
        act = rehearse_agencies if dry_run else import_agencies
        _import(lambda record: act(record, agency_sheet(file, sheet)), rehearsed=dry_run)


@import_command.command("replies")
@file_argument
@click.option("--agency", metavar="CODE", help="Whose answers they are; then no other agency's action is taken.")
@sheet_option
@dry_run_option
@template_option
@db_option
def import_replies_command(file: Path, agency: str | None, sheet: str, dry_run: bool, template: bool) -> None:
    """Take what FILE says became of actions: an agency's sheet that came back, as a spreadsheet, CSV or text.

    In text it is a line an action: 031/5 | complete | 2026-12-10 | note. The list that ccm actions writes as CSV is
    taken too. Nothing goes over what is settled on record; what says otherwise is named.
    """
    from ccm_tui.domain.actions.replies import REPLY_COLUMNS
    from ccm_tui.services.actions.replies import import_replies, rehearse_replies

    if template:
        _write_template(file, REPLY_COLUMNS)
    else:
        act = rehearse_replies if dry_run else import_replies
        _import(lambda record: act(record, file, agency, sheet), rehearsed=dry_run)


def _import(importer: Importer, *, rehearsed: bool) -> None:
    from ccm_tui.services.spreadsheets.imports import RowsRefusedError

    # A rehearsal keeps nothing, so there is nothing to back up before it.
    with opened_record() if rehearsed else claimed_record() as record:
        try:
            told = importer(record)
        except RowsRefusedError as refused:
            say("\n".join((*refused.told, *(problem.in_words for problem in refused.problems))))
            raise
    say("\n".join(("This would be taken:" if rehearsed else "Taken:", *told)))


def _write_template(file: Path, columns: "Sequence[SheetColumn]") -> None:
    from ccm_tui.documents.page.layout import hanging
    from ccm_tui.domain.spreadsheets.sheet import template
    from ccm_tui.files import write_new

    write_new(file, template(columns).encode("utf-8-sig"))
    explained = [
        line
        for column in columns
        if column.offered
        for line in hanging(f"{column.name}{' (needed)' if column.required else ''}:", column.takes, 80, 4)
    ]
    say(
        "\n".join(
            (
                f"The sheet is written: {file}",
                "Its columns, in any order; those not needed can be left out:",
                *explained,
            )
        )
    )
