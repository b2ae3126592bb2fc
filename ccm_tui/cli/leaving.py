"""What leaves by the command line: to whom and why, and noted before it is printed or written."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ccm_tui.cli.output import pour, say

if TYPE_CHECKING:
    from ccm_tui.services.governance.disclosure import Leaving
    from db.record import Record

Command = TypeVar("Command", bound=Callable[..., Any])


def leaving_options(command: Command) -> Command:
    """Adds --recipient and --reason, which the log keeps."""
    reason = click.option("--reason", default="", metavar="TEXT", help="Why it leaves; kept in ccm log.")
    recipient = click.option("--recipient", default="", metavar="TEXT", help="Who is given it; kept in ccm log.")
    return recipient(reason(command))


def hand_out(record: "Record", leaving: "Leaving", content: bytes, output: str | None) -> None:
    """Prints a document, or writes it as the file that was asked for, noted as what leaves the record."""
    from ccm_tui.services.documents.documents import as_file
    from ccm_tui.services.governance.disclosure import handing_out, write_out

    if output is None:
        with handing_out(record, leaving, content):
            pour(content)
    else:
        say(f"Written: {write_out(record, leaving, Path(output), as_file(content, leaving.format))}")
