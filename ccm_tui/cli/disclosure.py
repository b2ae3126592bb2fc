"""What leaves by the command line: to whom and why, where to, in which format, and noted before it leaves."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ccm_tui.cli.output import pour, say
from ccm_tui.documents.catalogue import Format
from ccm_tui.errors import UsageError

if TYPE_CHECKING:
    from ccm_tui.services.governance.disclosure import Leaving
    from db.record import Record


output_option = click.option(
    "-o", "--output", metavar="FILE", help="Write a new file, which only you can read, instead."
)


def format_choice(formats: Sequence[Format]) -> click.Choice[str]:
    """What --format takes, in one order for every command."""
    return click.Choice([one.value for one in Format if one in formats])


def chosen_format(kind: str | None, output: str | None, known: Sequence[Format]) -> Format:
    """The format asked for, else the one that the file's name ends in, else text.

    Raises UsageError where it can't be shown in a terminal and no file is named, and where the file's name promises
    a format that this can't be had in.
    """
    suffix = Path(output).suffix.lower() if output else ""
    meant = (one for one in known if one.suffix == suffix)
    if kind is None and any(one.suffix == suffix for one in Format if one not in known):
        raise UsageError(
            f"This can't be had as {suffix}.", f"Name a file that ends otherwise, or one of: {', '.join(known)}."
        )
    wanted = Format.of(kind) if kind else next(meant, Format.TEXT)
    if output is None and not wanted.readable:
        raise UsageError(f"A terminal can't show {wanted}.", f"Name a file to write: -o FILE{wanted.suffix}")
    return wanted


AnyCommand = TypeVar("AnyCommand", bound=Callable[..., Any])


def leaving_options(command: AnyCommand) -> AnyCommand:
    """Adds --recipient and --reason, which the log keeps."""
    reason = click.option("--reason", default="", metavar="TEXT", help="Why it leaves; kept in ccm log.")
    recipient = click.option("--recipient", default="", metavar="TEXT", help="Who is given it; kept in ccm log.")
    return recipient(reason(command))


def release_option(command: AnyCommand) -> AnyCommand:
    """Adds --release, which puts what is protected into a paper."""
    return click.option(
        "--release",
        "asked",
        multiple=True,
        metavar="REF:DETAIL",
        help="Put in what is protected of a case's people: 031:address, 031:safe-contact or 031:further-names. Needs"
        " --recipient and --reason; kept in ccm log.",
    )(command)


def hand_out(record: "Record", leaving: "Leaving", content: bytes, output: str | None) -> None:
    """Prints a document, or writes it as the file that was asked for, noted as what leaves the record."""
    from ccm_tui.documents.catalogue import as_file
    from ccm_tui.services.governance.disclosure import handing_out, write_out

    if output is None:
        with handing_out(record, leaving, content):
            pour(content)
    else:
        say(f"Written: {write_out(record, leaving, Path(output), as_file(content, leaving.format))}")
