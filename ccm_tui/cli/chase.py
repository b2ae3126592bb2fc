"""ccm chase: what to send to an agency about its open and overdue actions."""

from pathlib import Path

import click

from ccm_tui.cli.disclosure import chosen_format, format_choice, hand_out, leaving_options
from ccm_tui.cli.output import say
from ccm_tui.cli.start import db_option, opened_record
from ccm_tui.documents.catalogue import DocumentKind
from ccm_tui.domain.words.counting import counted
from ccm_tui.errors import UsageError


@click.command("chase")
@click.argument("code", required=False)
@click.option("--all", "everyone", is_flag=True, help="Every agency that has something open, a file each.")
@click.option(
    "--format",
    "kind",
    type=format_choice(DocumentKind.REMINDER.formats),
    help="What it is written as; without it, text.",
)
@click.option("-o", "--output", metavar="FILE", help="Write a new file instead; with --all, the folder to write to.")
@leaving_options
@db_option
def chase_command(
    code: str | None, everyone: bool, kind: str | None, output: str | None, recipient: str, reason: str
) -> None:
    """Print a reminder of its actions for an agency.

    It names each action that is overdue, proposed or open, and nothing of its case; and ends in the lines that the
    agency fills in and sends back, for ccm import replies.
    """
    from ccm_tui.services.actions.chase import chase_document, chase_leaving, chase_paper

    if everyone == (code is not None):
        raise UsageError("Say which agency, or --all, and not both.", "Such as: ccm chase HSG")
    if everyone:
        _chase_all(kind, output, recipient, reason)
        return
    wanted = chosen_format(kind, output, DocumentKind.REMINDER.formats)
    with opened_record() as record:
        paper = chase_paper(record, code or "")
        hand_out(record, chase_leaving(paper, wanted, recipient, reason), chase_document(paper, wanted), output)


def _chase_all(kind: str | None, folder: str | None, recipient: str, reason: str) -> None:
    from ccm_tui.documents.catalogue import Format
    from ccm_tui.services.actions.chase import save_chases

    if folder is None:
        raise UsageError("A file for each agency needs a folder.", "Name one: ccm chase --all -o FOLDER")
    wanted = Format.of(kind) if kind else Format.TEXT
    with opened_record() as record:
        place, number = save_chases(record, Path(folder), wanted, recipient, reason)
        say(f"{counted(number, 'reminder')} written: {place}")
