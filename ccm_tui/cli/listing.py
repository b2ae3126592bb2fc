"""What the commands that list have in common: the formats of a list, what it holds, and how it is shown."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from ccm_tui.cli.disclosure import format_choice
from ccm_tui.documents.catalogue import LISTS, DocumentKind, Format

if TYPE_CHECKING:
    from ccm_tui.domain.listings import Listed

print_format_option = click.option(
    "--format",
    "kind",
    type=format_choice(LISTS),
    default="text",
    show_default=True,
    help="Text to read, CSV for a spreadsheet, or JSON for a script.",
)
"""--format of a list that is printed, and never written to a file."""


def list_format_option(document: DocumentKind) -> Callable[[Any], Any]:
    """--format of a list that can be had in several formats; without it the name of the file decides."""
    formats = document.formats
    csv = "CSV or a workbook (xlsx)" if Format.XLSX in formats else "CSV"
    json = "JSON for a script, or ICS for a calendar" if Format.ICS in formats else "or JSON for a script"
    return click.option(
        "--format",
        "kind",
        type=format_choice(formats),
        help=f"Text to read, {csv} for a spreadsheet, {json}. Without it the name of the file decides, or text is"
        " printed.",
    )


@dataclass(frozen=True, slots=True)
class Listing:
    """Lines, and how they are shown as text; the other formats hold every field of them."""

    of: type["Listed"]
    lines: Sequence["Listed"]
    heading: str
    """What is listed, above the columns."""
    empty: str
    """Said where there is nothing to list."""
    columns: Mapping[str, Sequence[str]]
    """Each column's heading, and the fields of which it shows the first that says anything."""
