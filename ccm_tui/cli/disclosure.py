"""What the commands that write documents have in common: where to, and in which format."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ccm_tui.errors import UsageError

if TYPE_CHECKING:
    from ccm_tui.documents.catalogue import Format

output_option = click.option(
    "-o", "--output", metavar="FILE", help="Write a new file, which only you can read, instead."
)


def chosen_format(kind: str | None, output: str | None, known: Sequence[str]) -> "Format":
    """The format asked for, else the one that the file's name ends in, else text.

    Raises UsageError where it can't be shown in a terminal and no file is named, and where the file's name promises
    a format that this can't be had in.
    """
    from ccm_tui.documents.catalogue import Format

    suffix = Path(output).suffix.lower() if output else ""
    meant = (Format(name) for name in known if Format(name).suffix == suffix)
    if kind is None and any(one.suffix == suffix for one in Format if one not in known):
        raise UsageError(
            f"This can't be had as {suffix}.", f"Name a file that ends otherwise, or one of: {', '.join(known)}."
        )
    wanted = Format(kind) if kind else next(meant, Format.TEXT)
    if output is None and not wanted.readable:
        raise UsageError(f"A terminal can't show {wanted}.", f"Name a file to write: -o FILE{wanted.suffix}")
    return wanted
