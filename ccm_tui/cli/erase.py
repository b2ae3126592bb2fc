"""ccm erase: the text of one case erased, once its reference is typed again."""

import sys

import click

from ccm_tui.cli.output import say
from ccm_tui.cli.start import db_option, opened_record
from ccm_tui.errors import CcmError, UsageError


@click.command("erase")
@click.argument("case")
@click.option("--reason", required=True, metavar="TEXT", help="Why it is erased; it stays on record.")
@click.option("--authority", required=True, metavar="TEXT", help="Who or what allows it; it stays on record.")
@click.option("--confirm", metavar="REFERENCE", help="The whole reference again, where nobody can be asked.")
@db_option
def erase_command(case: str, reason: str, authority: str, confirm: str | None) -> None:
    """Erase the text of a case or of a referral.

    CASE is the reference of a case, or referral-N as ccm retention lists it.

    Names, texts, addresses and reasons go from its rows, from the journal, from sealed minutes and from the file's
    free pages. How many cases, hearings, actions and ratings there were stays. It can't be undone.
    """
    from ccm_tui.services.governance.erasure import erase as erase_case
    from ccm_tui.services.governance.erasure import erasing_sheet, finish_erasing

    with opened_record() as record:
        if finish_erasing(record, case):
            say("The file is written anew; nothing of it is left in it.")
            return
        sheet = erasing_sheet(record, case)
        say("\n".join(sheet.in_sentences))
        if (confirm if confirm is not None else _asked()).strip().upper() != sheet.reference.upper():
            raise CcmError("That is not the reference; nothing was erased.", f"Type {sheet.reference} to erase it.")
        erase_case(record, sheet.reference, reason, authority)
        say(f"{sheet.reference} is erased. ccm verify says by whom, when and on what authority.")


def _asked() -> str:
    if not (sys.stdin is not None and sys.stdin.isatty()):
        raise UsageError("Nobody can be asked here.", "Give the whole reference again with --confirm.")
    return str(
        click.prompt("Type the whole reference to erase it, or nothing to leave it", default="", show_default=False)
    )
