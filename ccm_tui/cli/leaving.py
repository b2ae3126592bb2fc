"""What leaves by the command line: to whom and why, and noted before it is printed."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ccm_tui.cli.output import say

if TYPE_CHECKING:
    from ccm_tui.services.disclosing import Leaving
    from db.record import Record

Command = TypeVar("Command", bound=Callable[..., Any])


def leaving_options(command: Command) -> Command:
    """Adds --recipient and --reason, which the log keeps."""
    reason = click.option("--reason", default="", metavar="TEXT", help="Why it leaves; kept in ccm log.")
    recipient = click.option("--recipient", default="", metavar="TEXT", help="Who is given it; kept in ccm log.")
    return recipient(reason(command))


def hand_out(record: "Record", leaving: "Leaving", text: str) -> None:
    """Prints a document, noted as what leaves the record."""
    from ccm_tui.domain.text import visible_lines
    from ccm_tui.services.disclosing import handing_out

    with handing_out(record, leaving, f"{visible_lines(text)}\n"):
        say(text)
